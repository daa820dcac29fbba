/** How a month stands: what would be fixed by opening it, or how far it is. */
import type { Context } from '../conversation/context.ts';
import { toAsker } from '../conversation/replies.ts';
import { addPeriods, periodOf } from '../period.ts';
import { dayOf } from '../conversation/context.ts';
import type { Period, Reply } from '../ports.ts';
import { managedCycle } from './managed.ts';
import { openingCard } from './opening.ts';
import { openStep } from './progress.ts';
import { progressCard } from './progressMessages.ts';

/** `period` null: the oldest one that is open, otherwise the last one that is over. */
export async function showCycle(context: Context, period: Period | null): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period ?? (await periodInWork(context)));
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  return toAsker(
    openStep(cycle.state) === null
      ? await openingCard(context, cycle)
      : await progressCard(context, cycle, context.asker),
  );
}

/** The oldest one that is open; otherwise the last month that is over, or this one where that was never to be judged. */
async function periodInWork(context: Context): Promise<Period> {
  const cycles = await context.tx.cycles.list();
  const open = cycles.find(({ state }) => state !== 'planned' && state !== 'closed');
  if (open !== undefined) return open.period;
  const current = periodOf(dayOf(context));
  const last = addPeriods(current, -1);
  const planned = cycles
    .filter(({ state, period }) => state === 'planned' && period >= last)
    .map(({ period }) => period);
  return planned.includes(last) ? last : current;
}
