/** A scorecard before somebody who may decide on it. */
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { notice, refusal, toAsker } from '../conversation/replies.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { may } from '../permission.ts';
import type { Reply, ScorecardRecord } from '../ports.ts';
import { isDecidable } from '../cycle/gate.ts';
import { approvalCardFor } from './approvalMessages.ts';
import { reviewStateOf } from './state.ts';

type Opened =
  | { readonly open: true; readonly record: ScorecardRecord; readonly standing: Standing }
  | { readonly open: false; readonly replies: readonly Reply[] };

/** The scorecard, if the asker may decide on it. */
async function openApproval(context: Context, scorecardId: string): Promise<Opened> {
  const { tx, asker } = context;
  const record = await tx.scorecards.get(scorecardId);
  const standing = record === null ? null : await standingOf(tx, record.personId, record.period, dayOf(context));
  if (record === null || standing === null) {
    const gone = { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn: { do: 'help' } } as const;
    return { open: false, replies: notice(context, gone) };
  }
  const permission = may(viewerOf(context), 'approve', standing, dayOf(context));
  if (!permission.allowed) return { open: false, replies: refusal(context, permission.because) };
  return { open: true, record, standing };
}

/**
 * The same, when it still waits for a decision in the version the asker has seen. Otherwise they learn what happened:
 * somebody else was first, or the card has changed since.
 */
export async function openDecision(context: Context, scorecardId: string, version: number): Promise<Opened> {
  const opened = await openApproval(context, scorecardId);
  if (!opened.open) return opened;
  const { record, standing } = opened;
  const cycle = await context.tx.cycles.get(record.cycleId);
  if (cycle !== null && isDecidable(cycle, record) && record.version === version) return opened;
  const state = await reviewStateOf(context.tx, context.now, context.company, standing, record, record.period);
  const { timeZone } = context.asker;
  const wayOn = { do: 'approval', scorecard: scorecardId } as const;
  const replies =
    state.at === 'approved' || state.at === 'returned' || state.at === 'published'
      ? notice(context, { about: 'conflict', timeZone, state, wayOn })
      : notice(context, { about: 'out_of_date', timeZone, state, wayOn });
  return { open: false, replies };
}

export async function showApproval(context: Context, scorecardId: string): Promise<readonly Reply[]> {
  const opened = await openApproval(context, scorecardId);
  if (!opened.open) return opened.replies;
  return toAsker(await approvalCardFor(context, opened.record, opened.standing, context.asker));
}
