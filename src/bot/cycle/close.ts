/** A month is closed: what is not published stays so, and afterwards only a correction changes anything. */
import { formatPeriodOfYear } from '../../cards/format.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import { inPlace } from '../conversation/replies.ts';
import type { Period, Reply } from '../ports.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { openStep } from './progress.ts';
import { progressCard, reviseProgress } from './progressMessages.ts';

export async function closeCycle(context: Context, period: Period, version: number): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  const { tx, now, asker, words } = context;
  const moved = (): readonly Reply[] => cycleNotice(context, { about: 'moved', period });
  if (openStep(cycle.state) !== 'published' || cycle.version !== version) return moved();
  const closed = await tx.cycles.save(cycle, { state: 'closed', closedAt: now, closedById: asker.id });
  const progress = await tx.scorecards.progress(cycle.id);
  const published = progress.filter(({ state }) => state === 'published');
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'cycle.closed',
    subject: `cycle:${cycle.id}`,
    from: { state: cycle.state },
    to: {
      state: 'closed',
      published: published.length,
      unpublished: progress.length - published.length,
      unread: published.filter(({ acknowledgedAt }) => acknowledgedAt === null).length,
    },
    reason: null,
  });
  await reviseProgress(context, closed);
  const text = words.cycleNotice.closed(formatPeriodOfYear(words, period));
  return [{ type: 'notice', text }, inPlace(context, await progressCard(context, closed, asker))];
}
