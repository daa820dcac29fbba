/** One line of a scorecard: an indicator, or a limit that was touched. */
import { exact, max, toDecimal, zero } from '../scoring/exact.ts';
import type { Words } from '../words/index.ts';
import { fact } from './block.ts';
import { formatPeriod } from './dates.ts';
import {
  formatDistance,
  formatLimit,
  formatPoints,
  formatQuantity,
  formatShare,
  formatTarget,
  formatWeight,
  pick,
} from './format.ts';
import { plain, strong, type Fact, type Spans, type Tone } from './model.ts';
import { isNegative, isZero, joined, missingText, subtract } from './phrase.ts';
import type { FiredGate, ScorecardGate, ScorecardItem, ScorecardView } from './scorecardView.ts';
import type { DecimalText, Quantity } from './view.ts';

/** Where it stands for: its period against the one before, on the reader's clock. */
type Setting = Pick<ScorecardView, 'timeZone' | 'last' | 'state'>;

export function itemFact(item: ScorecardItem, setting: Setting, words: Words): Fact {
  const { missing, points, reading } = item;
  if (missing !== null || points === null) return missingFact(item, setting, words);
  const spans: Spans = [
    strong(reading === null ? formatPoints(words, points) : formatQuantity(words, reading)),
    plain(
      [
        '',
        reading === null ? '' : targetText(item, reading, setting, words),
        distanceText(item, words),
        words.scorecard.points(formatPoints(words, points), formatWeight(words, item.weight)),
        reading === null ? '' : lastText(item, reading, setting, words),
        item.gap === null ? '' : words.scorecard.gapInDays(item.gap.days, item.gap.of),
      ]
        .filter((part, index) => index === 0 || part !== '')
        .join(' · '),
    ),
  ];
  return fact(pick(words, item.name), spans, toneOf(points));
}

function targetText(item: ScorecardItem, reading: Quantity, { state }: Setting, words: Words): string {
  if (item.target === null) return '';
  const said = words.scorecard;
  const target = formatTarget(words, item.target, item.direction, reading);
  const sums = item.direction === 'higher' && (reading.unit === 'money' || reading.unit === 'count');
  // A sum's target grows with the days, so that in the middle of a month it is the one of the days so far.
  const label = sums && state.at === 'collecting' ? said.targetSoFar(target) : said.target(target);
  return sums && item.attainment !== null ? joined([label, said.attained(formatShare(words, item.attainment))]) : label;
}

function distanceText(item: ScorecardItem, words: Words): string {
  const distance = distanceToTarget(item);
  if (distance === null) return '';
  return isZero(distance.value) ? words.scorecard.onTarget : words.scorecard.toGo(formatDistance(words, distance));
}

/** How far a reading is from its target, 0 when it is there; null where there is nothing to be near to. */
export function distanceToTarget({ reading, target, direction }: ScorecardItem): Quantity | null {
  if (reading === null || target === null) return null;
  const away = (short: DecimalText): Quantity => ({ ...reading, value: isNegative(short) ? '0' : short });
  if (target.type === 'band') {
    const below = exact(target.low).sub(exact(reading.value));
    const above = exact(reading.value).sub(exact(target.high));
    return away(toDecimal(max(max(below, above), zero)));
  }
  switch (direction) {
    case 'higher':
      return away(subtract(target.value, reading.value));
    case 'lower':
      return away(subtract(reading.value, target.value));
    case 'band':
    case 'value':
      return null;
  }
}

function lastText(item: ScorecardItem, reading: Quantity, { last: before }: Setting, words: Words): string {
  if (item.last === null || before === null) return '';
  const said = words.scorecard;
  const period = formatPeriod(words, before.period);
  const then = formatQuantity(words, { ...reading, value: item.last.value });
  switch (item.last.trend) {
    case 'better':
      return said.better(period, then);
    case 'same':
      return said.same(period, then);
    case 'worse':
      if (item.direction === 'band') return said.outOfBand(period, then);
      return isNegative(subtract(reading.value, item.last.value))
        ? said.worse(period, then)
        : said.worseHigher(period, then);
  }
}

function missingFact(item: ScorecardItem, { timeZone }: Setting, words: Words): Fact {
  const why = item.missing === null ? words.missing.noData : missingText(words, item.missing, timeZone);
  const effect = words.missing.effect[item.whenMissing](formatWeight(words, item.weight));
  const reading = item.reading === null ? '' : formatQuantity(words, item.reading);
  return fact(pick(words, item.name), joined([reading, why, effect]), 'attention');
}

/** Full points are 100; colours only repeat what the words say. */
function toneOf(points: DecimalText): Tone {
  if (!isNegative(subtract(points, '100'))) return 'good';
  return isZero(points) ? 'problem' : 'attention';
}

/** What a gate guards: '上限 20 %'. */
export function gateLimit({ op, limit }: ScorecardGate, words: Words): string {
  const said = words.scorecard;
  const bound = formatLimit(words, limit);
  return op === '>' || op === '>=' ? said.ceiling(bound) : said.floor(bound);
}

export function gateFact(gate: FiredGate, words: Words): Fact {
  const said = words.scorecard;
  const reading = formatQuantity(words, gate.reading);
  const limit = formatLimit(words, gate.limit);
  const touched = gate.op === '>' || gate.op === '>=' ? said.over(reading, limit) : said.under(reading, limit);
  return fact(pick(words, gate.name), `${touched}${words.colon}${costText(gate.cost, words)}`, 'problem');
}

function costText(cost: DecimalText | null, words: Words): string {
  const said = words.scorecard;
  if (cost === null) return said.noCostYet;
  if (isZero(cost)) return said.noCost;
  const points = formatPoints(words, cost.replace(/^-/u, ''));
  return isNegative(cost) ? said.gave(points) : said.cost(points);
}
