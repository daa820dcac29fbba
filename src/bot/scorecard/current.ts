/** A scorecard as it counts now: frozen once decided, worked out afresh before, with what its viewer may see. */
import { may, type Viewer } from '../permission.ts';
import { today } from '../period.ts';
import type { Company, Period, ScorecardRecord, Tx } from '../ports.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { evaluate, type EvaluationOutcome } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';

export interface Current {
  readonly outcome: EvaluationOutcome;
  /** Null until somebody has done something about it. */
  readonly record: ScorecardRecord | null;
}

/** From then on it is the person's own, with ratings and notes. */
export const isShownWhole = ({ state }: Pick<ScorecardRecord, 'state'>): boolean =>
  state === 'approved' || state === 'published';

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
  if (record !== null && isShownWhole(record)) {
    // Written by us, in this shape, when it was decided.
    return { outcome: { type: 'evaluated', evaluation: record.frozen as unknown as Evaluation }, record };
  }
  const withRatings = may(viewer, 'see_ratings', standing, today(now, company.timeZone)).allowed;
  return { outcome: await evaluate(tx, { now, company, standing, period, adjustment: null, withRatings }), record };
}

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
