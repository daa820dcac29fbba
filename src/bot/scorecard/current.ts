/** A scorecard as it counts now: frozen once decided, worked out afresh before, with what its viewer may see. */
import { may, type Viewer } from '../permission.ts';
import { today } from '../period.ts';
import type { Company, Correction, Day, Period, ScorecardRecord, Tx } from '../ports.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { evaluate, type EvaluationOutcome } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { countingEvaluation, isDecided } from './frozen.ts';

export interface Current {
  readonly outcome:
    { readonly type: 'evaluated'; readonly evaluation: Evaluation } | Exclude<EvaluationOutcome, { type: 'evaluated' }>;
  /** Null until somebody has done something about it. */
  readonly record: ScorecardRecord | null;
  /** Of a published one, oldest first. */
  readonly corrections: readonly Correction[];
}

export async function currentScorecard(
  tx: Tx,
  now: Date,
  company: Company,
  standing: Standing,
  period: Period,
  viewer: Viewer,
): Promise<Current> {
  const cycle = await tx.cycles.byPeriod(period);
  const record = cycle === null ? null : await tx.scorecards.find(cycle.id, standing.personId);
  const day = today(now, company.timeZone);
  if (record !== null && seesDecision(viewer, standing, record, day)) {
    const corrections = await tx.scorecards.corrections([record.id]);
    return { outcome: { type: 'evaluated', evaluation: countingEvaluation(record, corrections) }, record, corrections };
  }
  const withRatings = may(viewer, 'see_ratings', standing, day).allowed;
  const outcome = await evaluate(tx, { now, company, standing, period, adjustment: null, withRatings });
  return { outcome, record, corrections: [] };
}

/** What was approved is told to the person when it is published; until then their card is as it was. */
export const seesDecision = (viewer: Viewer, standing: Standing, record: ScorecardRecord, day: Day): boolean =>
  record.state === 'published' || (isDecided(record) && may(viewer, 'see_ratings', standing, day).allowed);

/** The same for another period of the same person, or null where there is nothing to compare with. */
export async function evaluationOf(
  tx: Tx,
  now: Date,
  company: Company,
  personId: string,
  period: Period,
  viewer: Viewer,
): Promise<Evaluation | null> {
  const standing = await standingOf(tx, personId, period, today(now, company.timeZone));
  if (standing === null) return null;
  const { outcome } = await currentScorecard(tx, now, company, standing, period, viewer);
  return outcome.type === 'evaluated' ? outcome.evaluation : null;
}
