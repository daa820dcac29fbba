import type { SheetCell } from '../ports.ts';
import type { Expected, ProblemKind } from '../../words/import.ts';
import { isNegative, isZero, parseDecimalText, percentToRatio, ratioToPercent } from './decimal.ts';
import { isTimeZone, parseDay, parsePeriod, parseTime } from './parseDay.ts';
import { bilingual, type Column, type ColumnKind, type Option, type SheetKey } from './sheet.ts';
import { normalizeHeading, sheetByKey } from './sheets.ts';
import { suggest } from './suggest.ts';

/** What a cell may refer to. */
export interface KnownKeys {
  readonly bySheet: ReadonlyMap<SheetKey, ReadonlySet<string>>;
  /** Keys of all metrics: the catalogue's and the company's own. */
  readonly metrics: ReadonlySet<string>;
}

/** A cell's value as canonical text: a day, a decimal, a key … */
export type CellResult = { readonly value: string } | { readonly problem: ProblemKind };

const keyForm = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u;
const emailForm = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

let currencies: ReadonlySet<string> | null = null;
const isCurrency = (code: string): boolean => (currencies ??= new Set(Intl.supportedValuesOf('currency'))).has(code);

const ok = (value: string): CellResult => ({ value });
const fail = (problem: ProblemKind): CellResult => ({ problem });

export function parseCell(column: Column, cell: SheetCell, known: KnownKeys): CellResult {
  if (cell.kind === 'error') return fail({ kind: 'cell_error' });
  const { kind, example } = column;
  const notA = (expected: Expected) => fail({ kind: 'not_of_kind', expected, example });
  const text = plainText(cell);
  switch (kind.type) {
    case 'text':
      // As people write it: full-width punctuation is right in Chinese.
      return withinLength(cell.text.trim(), kind.max);
    case 'formula':
    case 'curve':
    case 'shares':
      return withinLength(text, 1_000);
    case 'key':
      return keyForm.test(text) ? ok(text) : notA('key');
    case 'date': {
      const day = parseDay(text);
      return day === null ? notA('date') : ok(day);
    }
    case 'period': {
      const period = parsePeriod(text);
      return period === null ? notA('period') : ok(period);
    }
    case 'time': {
      const time = parseTime(text);
      return time === null ? notA('time') : ok(time);
    }
    case 'decimal':
      return parseDecimal(kind, cell, () => notA('number'));
    case 'figure':
      return parseShare(cell, percentToRatio, () => notA('figure'));
    case 'weight':
      return parseWeight(cell, () => notA('number'));
    case 'choice':
      return parseChoice(kind.options, text);
    case 'choices':
      return parseChoices(kind.options, text);
    case 'reference':
      return parseReference(kind, text, known);
    case 'metric':
      return parseMetric(text, known.metrics);
    case 'planItem':
      return known.bySheet.get('criteria')?.has(text) === true ? ok(text) : parseMetric(text, known.metrics);
    case 'country':
      return /^[A-Za-z]{2}$/.test(text) ? ok(text.toUpperCase()) : notA('country');
    case 'currency': {
      const code = text.toUpperCase();
      if (!/^[A-Z]{3}$/.test(code)) return notA('currency');
      return isCurrency(code) ? ok(code) : fail({ kind: 'unknown_currency' });
    }
    case 'timeZone':
      if (isTimeZone(text)) return ok(text);
      return fail({ kind: 'unknown_time_zone', suggestion: suggest(text, Intl.supportedValuesOf('timeZone')) });
    case 'email':
      return emailForm.test(text) && text.length <= 254 ? ok(text.toLowerCase()) : notA('email');
  }
}

const withinLength = (text: string, max: number): CellResult =>
  [...text].length <= max ? ok(text) : fail({ kind: 'too_long', max });

/** Full-width letters and digits are the same letters and digits. */
function plainText(cell: SheetCell): string {
  return cell.kind === 'text' ? cell.text.normalize('NFKC').trim() : cell.text;
}

function parseDecimal(
  kind: Extract<ColumnKind, { type: 'decimal' }>,
  cell: SheetCell,
  notANumber: () => CellResult,
): CellResult {
  if (cell.kind === 'date' || cell.kind === 'time' || cell.kind === 'boolean') return notANumber();
  const parsed = parseDecimalText(cell.text, kind.decimals);
  if (parsed === null) return notANumber();
  if ('problem' in parsed) return parsed;
  if (kind.above === 'zero' && (isNegative(parsed.value) || isZero(parsed.value))) {
    return fail({ kind: 'not_above_zero' });
  }
  if (kind.from === 'zero' && isNegative(parsed.value)) return fail({ kind: 'negative' });
  return parsed;
}

/** '28 %', a percent cell and '0.28' are the same; `scale` turns the text before a percent sign into what is kept. */
function parseShare(cell: SheetCell, scale: (percent: string) => string, notANumber: () => CellResult): CellResult {
  if (cell.kind === 'date' || cell.kind === 'time' || cell.kind === 'boolean') return notANumber();
  const text = plainText(cell);
  const hasSign = text.endsWith('%');
  const parsed = parseDecimalText(hasSign ? text.slice(0, -1) : text);
  if (parsed === null) return notANumber();
  return 'value' in parsed && hasSign ? ok(scale(parsed.value)) : parsed;
}

function parseWeight(cell: SheetCell, notANumber: () => CellResult): CellResult {
  const parsed = parseShare(cell, (percent) => percent, notANumber);
  if ('problem' in parsed) return parsed;
  const value = cell.kind === 'percent' ? ratioToPercent(parsed.value) : parsed.value;
  return isNegative(value) || isZero(value) ? fail({ kind: 'not_above_zero' }) : ok(value);
}

function findOption(options: readonly Option[], text: string): Option | null {
  const asked = normalizeHeading(text);
  const isMeant = (option: Option) =>
    [option.key, option.name.zh, option.name.en, bilingual(option.name)].some(
      (name) => normalizeHeading(name) === asked,
    );
  return options.find(isMeant) ?? null;
}

function parseChoice(options: readonly Option[], text: string): CellResult {
  const option = findOption(options, text);
  if (option !== null) return ok(option.key);
  const choices = options.map((candidate) => bilingual(candidate.name));
  const names = options.flatMap((candidate) => [candidate.key, candidate.name.zh, candidate.name.en]);
  return fail({ kind: 'not_a_choice', choices, suggestion: suggest(text, names) });
}

function parseChoices(options: readonly Option[], text: string): CellResult {
  const keys: string[] = [];
  for (const part of splitList(text)) {
    const parsed = parseChoice(options, part);
    if ('problem' in parsed) return parsed;
    if (!keys.includes(parsed.value)) keys.push(parsed.value);
  }
  return ok(keys.join(','));
}

/** Commas, semicolons and line breaks separate, Chinese ones too. */
export function splitList(text: string): readonly string[] {
  return text
    .split(/[,，;；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function parseReference(kind: Extract<ColumnKind, { type: 'reference' }>, text: string, known: KnownKeys): CellResult {
  const keys = known.bySheet.get(kind.to);
  // Where the whole sheet is missing that has been said: not once for each of its keys.
  if (keys === undefined || keys.has(text)) return ok(text);
  return fail({ kind: 'unknown_reference', to: sheetByKey(kind.to).name, suggestion: suggest(text, keys) });
}

function parseMetric(text: string, metrics: ReadonlySet<string>): CellResult {
  return metrics.has(text) ? ok(text) : fail({ kind: 'unknown_metric', suggestion: suggest(text, metrics) });
}
