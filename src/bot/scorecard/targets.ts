/** Which of the targets that were set counts: the most special one that matches. */
import { exact, one, ratio, zero, type Exact } from '../../scoring/exact.ts';
import type { SliceTarget, Target } from '../../scoring/targets.ts';
import { addDays, daysBetween, firstDay, lastDay } from '../period.ts';
import type { BilingualName, Period, TargetRow } from '../ports.ts';
import type { Stretch } from './scope.ts';

/** Of a stretch, what a target is chosen by. */
export type JudgedStretch = Omit<Stretch, 'site' | 'share'> & { readonly site: { readonly id: string } };

export interface TargetQuestion {
  readonly period: Period;
  readonly metricKey: string;
  readonly additive: boolean;
  readonly personId: string;
  readonly positionKey: string;
}

/** Whose target it is, from the most special to the most general: person, site, stage, position. */
function rank(row: TargetRow): number {
  return (
    (row.personId === '' ? 0 : 8) +
    (row.siteId === '' ? 0 : 4) +
    (row.stage === null ? 0 : 2) +
    (row.positionKey === '' ? 0 : 1)
  );
}

function matches(row: TargetRow, question: TargetQuestion, stretch: JudgedStretch): boolean {
  return (
    row.metricKey === question.metricKey &&
    (row.personId === '' || row.personId === question.personId) &&
    (row.siteId === '' || row.siteId === stretch.site.id) &&
    (row.stage === null || row.stage === stretch.stage) &&
    (row.positionKey === '' || row.positionKey === question.positionKey)
  );
}

export interface ResolvedTargets {
  /** Parallel to the stretches. */
  readonly slices: readonly SliceTarget[];
  /** Where they came from, in the administrator's words, each once. */
  readonly origins: readonly BilingualName[];
}

/** One target a stretch. A sum that was set for a person as a whole is shared, day by day, by the sites of that day. */
export function resolveTargets(
  rows: readonly TargetRow[],
  question: TargetQuestion,
  stretches: readonly JudgedStretch[],
): ResolvedTargets {
  const chosen = stretches.map((stretch) =>
    rows
      .filter((row) => matches(row, question, stretch))
      .sort((a, b) => rank(b) - rank(a))
      .at(0),
  );
  const daysInPeriod = daysBetween(firstDay(question.period), lastDay(question.period));
  const slices = stretches.map((stretch, index): SliceTarget => {
    const row = chosen[index];
    const siteId = stretch.site.id;
    if (row === undefined) return { siteId, target: null, daysInScope: stretch.days, daysInPeriod };
    const isShared = question.additive && row.siteId === '';
    const sharing = stretches.filter((_, other) => chosen[other] === row);
    const part = isShared ? partOf(stretch, sharing) : one;
    return { siteId, target: toTarget(row, part), daysInScope: stretch.days, daysInPeriod };
  });
  return {
    slices,
    origins: [...new Map(chosen.flatMap((row) => (row === undefined ? [] : [[row.origin.zh, row.origin]]))).values()],
  };
}

/** The stretch's part of a sum, 0..1: the mean over its days of one by the sites that are answered for on that day. */
function partOf(stretch: JudgedStretch, sharing: readonly JudgedStretch[]): Exact {
  let parts = zero;
  for (let day = stretch.from; day <= stretch.to; day = addDays(day, 1)) {
    const sites = sharing.filter(({ from, answeredTo }) => from <= day && day <= answeredTo).length;
    parts = parts.add(ratio(1, sites));
  }
  return parts.div(stretch.days);
}

function toTarget(row: TargetRow, part: Exact): Target | null {
  if (row.band !== null) {
    const { low, high, tolerance } = row.band;
    return { kind: 'band', band: { low: exact(low), high: exact(high), tolerance: exact(tolerance) } };
  }
  return row.value === null ? null : { kind: 'value', value: exact(row.value).mul(part), currency: row.currency };
}
