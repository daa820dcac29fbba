/** A cycle before somebody who may manage it. */
import { cycleNoticeCard, type CycleNoticeView } from '../../cards/cycleNotice.ts';
import { dayOf, viewerOf, type Context } from '../conversation/context.ts';
import { refusal, toAsker } from '../conversation/replies.ts';
import { mayCompany, type CompanyAction } from '../permission.ts';
import type { Cycle, Period, Reply } from '../ports.ts';

type Managed = { readonly cycle: Cycle } | { readonly replies: readonly Reply[] };

export async function managedCycle(
  context: Context,
  period: Period,
  action: CompanyAction = 'manage_cycle',
): Promise<Managed> {
  const permission = mayCompany(viewerOf(context), action, dayOf(context));
  if (!permission.allowed) return { replies: refusal(context, permission.because) };
  const cycle = await context.tx.cycles.byPeriod(period);
  return cycle === null ? { replies: cycleNotice(context, { about: 'no_cycle', period }) } : { cycle };
}

export const cycleNotice = (context: Context, view: CycleNoticeView): readonly Reply[] =>
  toAsker(cycleNoticeCard(view, context.words));
