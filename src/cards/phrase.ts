/** What several cards say about the same facts: where a review stands, why something is missing, how a total moved. */
import { exact, toDecimal } from '../scoring/exact.ts';
import type { Words } from '../words/index.ts';
import { oneLine } from './clip.ts';
import { formatDay, formatInstant, formatPeriod } from './dates.ts';
import { formatPlain, formatPoints, formatScore, nameOf, pick } from './format.ts';
import type { DecimalText, LastResult, Missing, PaidResult, PersonName, Result, ReviewState } from './view.ts';

/** Parts of one line, in every language. */
export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

export const subtract = (a: DecimalText, b: DecimalText): DecimalText => toDecimal(exact(a).sub(exact(b)));

export const isZero = (value: DecimalText): boolean => exact(value).equals(0);
export const isNegative = (value: DecimalText): boolean => exact(value).compare(0) < 0;

const nameOrNull = (person: PersonName | null): string | null => (person === null ? null : nameOf(person));

export function stateText(words: Words, state: ReviewState, timeZone: string): string {
  const when = (at: string | null): string | null => (at === null ? null : formatInstant(words, at, timeZone));
  switch (state.at) {
    case 'collecting':
      return words.state.collecting(state.daysLeft);
    case 'rating':
      return words.state.rating(nameOrNull(state.rater), when(state.due));
    case 'approving':
      return words.state.approving(nameOrNull(state.approver), when(state.due));
    case 'returned':
      return words.state.returned(nameOf(state.by), formatInstant(words, state.on, timeZone));
    case 'approved':
      return words.state.approved(nameOf(state.by), formatInstant(words, state.on, timeZone));
    case 'published':
      return words.state.published(formatInstant(words, state.publishedOn, timeZone), nameOf(state.by));
  }
}

export function missingText(words: Words, missing: Missing, timeZone: string): string {
  const said = words.missing;
  const when = (at: string | null): string | null => (at === null ? null : formatInstant(words, at, timeZone));
  switch (missing.why) {
    case 'no_data':
      return said.noData;
    case 'late':
      return said.late(
        pick(words, missing.source),
        missing.lastDay === null ? null : formatDay(words, missing.lastDay),
        when(missing.expectedAt),
      );
    case 'no_activity':
      return said.noActivity;
    case 'rated':
      return said.rated;
    case 'conflicting_sources':
      return said.conflictingSources;
    case 'negative_denominator':
      return said.negativeDenominator;
    case 'coverage':
      return said.coverage(missing.days, missing.of);
    case 'no_rate':
      return said.noRate(missing.currency);
    case 'no_target':
      return said.noTarget;
    case 'bad_target':
      return said.badTarget;
    case 'not_applicable':
      return said.notApplicable;
    case 'sample':
      return said.sample(missing.have, missing.need);
    case 'rejected':
      return said.rejected;
    case 'negative':
      return said.negative;
    case 'rating':
      return said.rating(nameOrNull(missing.rater), when(missing.due));
    case 'days':
      return said.days(missing.days, missing.of);
    case 'said':
      return said.said(oneLine(missing.text, 200));
  }
}

/** '89.4 分 · B', or null where there is no total. */
export function resultText(words: Words, result: Result): string | null {
  return result.total === null ? null : joined([formatPoints(words, result.total), result.grade ?? '']);
}

/** '89.4 分 · B · 系数 1.2', or null where there is no total. */
export function paidText(result: PaidResult, words: Words): string | null {
  const text = resultText(words, result);
  if (text === null) return null;
  return joined([text, result.payout === null ? '' : words.result.payout(formatPlain(result.payout))]);
}

/** '▲ 3.2（9 月 86.2 分）'; '' where there is nothing to compare with. */
export function changeText(words: Words, result: Result, last: LastResult | null): string {
  if (result.total === null || last?.total == null) return '';
  const change = subtract(result.total, last.total);
  const sign = isZero(change) ? '=' : isNegative(change) ? '▼' : '▲';
  return words.scorecard.change(
    sign,
    formatScore(change.replace(/^-/u, '')),
    formatPeriod(words, last.period),
    formatScore(last.total),
  );
}

/** '▲ 3.2': how points moved, without what they were. */
export function movedText(words: Words, points: DecimalText): string {
  if (isZero(points)) return words.unchanged;
  return `${isNegative(points) ? '▼' : '▲'} ${formatScore(points.replace(/^-/u, ''))}`;
}
