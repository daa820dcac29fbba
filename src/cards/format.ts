/**
 * Figures as people read them, from exact decimal text: Intl.NumberFormat rounds the text itself, half away from zero,
 * so that no double comes between. What stands around the digits is the language's (words.figures).
 */
import { exact } from '../scoring/exact.ts';
import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { oneLine } from './clip.ts';
import type { DecimalText, Direction, PersonName, Quantity, Target, Unit } from './view.ts';

export * from './dates.ts';

interface Digits {
  readonly min: number;
  readonly max: number;
  readonly signed?: boolean;
  /** Times a hundred, exactly. */
  readonly percent?: boolean;
}

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: Digits): Intl.NumberFormat {
  const key = JSON.stringify(digits);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits.min,
    maximumFractionDigits: digits.max,
    signDisplay: digits.signed === true ? 'exceptZero' : 'negative',
    style: digits.percent === true ? 'percent' : 'decimal',
  });
  formatters.set(key, made);
  return made;
}

/** '-1234.56' -> '−1,234.6': a true minus, thousands separated. */
function digitsOf(value: DecimalText, digits: Digits): string {
  return numberFormat(digits)
    .formatToParts(value as Intl.StringNumericLiteral)
    .map((part) => {
      if (part.type === 'minusSign') return '−';
      return part.type === 'percentSign' || part.type === 'literal' ? '' : part.value;
    })
    .join('');
}

/** Minor units of a currency: JPY has none. */
function minorUnits(currency: string): number {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Letters of ISO 4217, but for the one everybody writes otherwise. */
const currencySign = (currency: string): string => (currency === 'USD' ? 'US$' : currency);

/** From here on the cents of a sum only distract. */
const WHOLE_FROM = 1000;

function moneyDigits(value: DecimalText, currency: string, exactly: boolean): Digits {
  const minor = minorUnits(currency);
  const decimals = !exactly && exact(value).abs().gte(WHOLE_FROM) ? 0 : minor;
  return { min: decimals, max: decimals };
}

function unitText(words: Words, unit: Unit, digits: string): string {
  const { figures } = words;
  switch (unit) {
    case 'ratio':
      return figures.percent(digits);
    case 'days':
      return figures.days(digits);
    case 'hours':
      return figures.hours(digits);
    case 'rating':
      return figures.rating(digits);
    case 'money':
    case 'count':
      return digits;
  }
}

/** Shares under one percent, such as claims and late orders, are told apart by their second decimal. */
const SMALL_RATIO = exact('0.01');

function readingDigits(unit: Unit, value: DecimalText): Digits {
  if (unit !== 'ratio') return { min: 0, max: 1 };
  const figure = exact(value).abs();
  const decimals = figure.lt(SMALL_RATIO) && !figure.equals(0) ? 2 : 1;
  return { min: decimals, max: decimals, percent: true };
}

/** A reading: 'US$ 125,040', '11.2 %', '78 天', '4.5 / 5'. */
export function formatQuantity(words: Words, quantity: Quantity): string {
  const { value, unit, currency } = quantity;
  if (unit === 'money' && currency !== null) {
    return words.figures.money(currencySign(currency), digitsOf(value, moneyDigits(value, currency, false)));
  }
  return unitText(words, unit, digitsOf(value, readingDigits(unit, value)));
}

/** A row as it was imported: with all its decimals. */
export function formatExactly(words: Words, quantity: Quantity): string {
  const { value, unit, currency } = quantity;
  if (unit === 'money' && currency !== null) {
    const { min } = moneyDigits(value, currency, true);
    return words.figures.money(currencySign(currency), digitsOf(value, { min, max: Math.max(min, 10) }));
  }
  return unitText(
    words,
    unit,
    digitsOf(value, unit === 'ratio' ? { min: 0, max: 8, percent: true } : { min: 0, max: 10 }),
  );
}

/** What people set: no decimals that say nothing. '12 %', 'US$ 120,000'. */
export function formatLimit(words: Words, quantity: Quantity): string {
  const { value, unit } = quantity;
  if (unit === 'money') return formatQuantity(words, quantity);
  return unitText(words, unit, limitDigits(unit, value));
}

const limitDigits = (unit: Unit, value: DecimalText): string =>
  digitsOf(value, { min: 0, max: 2, percent: unit === 'ratio' });

/** '≥ 12 %', '≤ 28 %', '15–25 %'; sums and counts that should be high stand alone: 'US$ 120,000'. */
export function formatTarget(
  words: Words,
  target: Target,
  direction: Direction,
  like: Pick<Quantity, 'unit' | 'currency'>,
): string {
  const limit = (value: DecimalText): string => formatLimit(words, { ...like, value });
  if (target.type === 'band') {
    const low = like.unit === 'money' ? limit(target.low) : limitDigits(like.unit, target.low);
    return words.figures.range(low, limit(target.high));
  }
  switch (direction) {
    case 'higher':
      return like.unit === 'money' || like.unit === 'count' ? limit(target.value) : `≥ ${limit(target.value)}`;
    case 'lower':
      return `≤ ${limit(target.value)}`;
    case 'band':
    case 'value':
      return limit(target.value);
  }
}

/** How far apart two readings are, with its sign: '+US$ 1,200', '−1.8 个百分点', '+3 天'. */
export function formatDifference(words: Words, difference: Quantity): string {
  return signedText(words, difference, true);
}

/** How much is still to go, without a sign: '0.8 个百分点'. */
export function formatDistance(words: Words, distance: Quantity): string {
  return signedText(words, { ...distance, value: distance.value.replace(/^-/u, '') }, false);
}

/** What is not nothing is never shown as nothing: '0.04' rather than '0.0'. */
function smallDigits(value: DecimalText, digits: Digits): string {
  const shown = digitsOf(value, digits);
  if (/[1-9]/u.test(shown) || digits.max >= 4 || exact(value).equals(0)) return shown;
  return smallDigits(value, { ...digits, max: digits.max + 1 });
}

function signedText(words: Words, { value, unit, currency }: Quantity, signed: boolean): string {
  const { figures } = words;
  if (unit === 'ratio') return figures.percentagePoints(smallDigits(value, { min: 1, max: 1, percent: true, signed }));
  if (unit === 'money' && currency !== null) {
    const digits = digitsOf(value, { ...moneyDigits(value, currency, false), signed });
    const sign = /^[+−]/u.exec(digits)?.[0] ?? '';
    return sign + figures.money(currencySign(currency), digits.slice(sign.length));
  }
  const digits = smallDigits(value, { min: 0, max: 1, signed });
  return unit === 'rating' ? digits : unitText(words, unit, digits);
}

/** Points without the word: '89.4'. */
export const formatScore = (points: DecimalText): string => digitsOf(points, { min: 1, max: 1 });
/** '+9.4', '−3.0' */
export const formatGain = (points: DecimalText): string => digitsOf(points, { min: 1, max: 1, signed: true });
/** '89.4 分' */
export const formatPoints = (words: Words, points: DecimalText): string => words.figures.points(formatScore(points));

/** A threshold that people set: '95 分'. */
export const formatWholePoints = (words: Words, points: DecimalText): string =>
  words.figures.points(digitsOf(points, { min: 0, max: 1 }));

/** A weight in percent of the whole: '40 %'. */
export const formatWeight = (words: Words, weight: DecimalText): string =>
  words.figures.percent(digitsOf(weight, { min: 0, max: 1 }));

/** Attainment and shares, 1 being all of it: '104.2 %'. */
export const formatShare = (words: Words, share: DecimalText): string =>
  words.figures.percent(digitsOf(share, { min: 1, max: 1, percent: true }));

/** A bare number as it was set: '48', '1.5'. */
export const formatPlain = (value: DecimalText): string => digitsOf(value, { min: 0, max: 10 });

export const formatCount = (count: number): string => digitsOf(String(count), { min: 0, max: 0 });

/** For drawing only: charts hold plain numbers. */
export const drawn = (value: DecimalText, percent = false): number =>
  Number(digitsOf(value, { min: 0, max: 1, percent }).replaceAll(',', '').replace('−', '-'));

/** The reader's one of a bilingual name. */
export const pick = (words: Words, name: BilingualName, max = 60): string => oneLine(name[words.language], max);

/** A person's name stays as people write it. */
export const nameOf = (person: PersonName): string => oneLine(person.name);
