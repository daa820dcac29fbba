/** What a cycle's state allows to happen to its scorecards, and what is said where it does not. */
import type { Context } from '../conversation/context.ts';
import { notice } from '../conversation/replies.ts';
import { addDays } from '../period.ts';
import type { Cycle, CycleState, Reply, ScorecardRecord } from '../ports.ts';

type Stated = Pick<Cycle, 'state'>;

const RATED_IN: readonly CycleState[] = ['rating', 'approving', 'published'];

/** Ratings and decisions: also late ones, until the cycle is closed. */
export const isReviewed = ({ state }: Stated): boolean => RATED_IN.includes(state);

/** Self-reviews: from the opening on. */
export const isUnderWay = (cycle: Stated): boolean => cycle.state === 'collecting' || isReviewed(cycle);

/** Handed to the approver: rated, or not rated although the time for that is over. */
export const isDecidable = (cycle: Stated, { state }: Pick<ScorecardRecord, 'state'>): boolean =>
  isReviewed(cycle) && (state === 'rated' || (state === 'collecting' && cycle.state !== 'rating'));

/** Why nothing can be done about a scorecard of the cycle now. */
export async function notReviewed(
  context: Context,
  { state, period, deadlines }: Cycle,
  what: 'rating' | 'self_review',
): Promise<readonly Reply[]> {
  if (state === 'closed') return notice(context, { about: 'cycle_closed', period });
  if (state === 'planned' || deadlines === null) {
    const administrator = (await context.tx.people.list()).find(({ roles }) => roles.includes('administrator'));
    return notice(context, { about: 'not_opened', period, administrator: administrator?.name ?? null, what });
  }
  return notice(context, { about: 'too_early', period, from: addDays(deadlines.collecting, 1) });
}
