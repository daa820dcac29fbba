/** From step to step: when its deadline has passed, or when an administrator ends it early. */
import { recordAudit } from '../audit.ts';
import type { Context, Situation } from '../conversation/context.ts';
import { inPlace } from '../conversation/replies.ts';
import type { Cycle, CycleState, Period, Reply } from '../ports.ts';
import { dueAt } from './deadlines.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { openStep } from './progress.ts';
import { progressCard, reviseProgress } from './progressMessages.ts';
import { askRaters, handOverUnrated } from './requests.ts';

type Next = Extract<CycleState, 'rating' | 'approving' | 'published'>;

/** Null where no step follows by itself: a cycle is opened and closed by somebody. */
function nextOf(state: CycleState): Next | null {
  switch (openStep(state)) {
    case 'collecting':
      return 'rating';
    case 'rating':
      return 'approving';
    case 'approving':
      return 'published';
    case 'published':
    case 'closed':
    case null:
      return null;
  }
}

/** @throws ConflictError when the cycle has moved meanwhile */
async function advance(situation: Situation, cycle: Cycle, next: Next, actor: string): Promise<Cycle> {
  const { tx, now } = situation;
  const moved = await tx.cycles.save(cycle, { state: next, ...(next === 'published' ? { publishedAt: now } : {}) });
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'cycle.moved',
    subject: `cycle:${cycle.id}`,
    from: { state: cycle.state },
    to: { state: next },
    reason: null,
  });
  switch (next) {
    case 'rating':
      await askRaters(situation, moved);
      break;
    case 'approving':
      await handOverUnrated(situation, moved);
      break;
    case 'published':
      break;
  }
  return moved;
}

/** Collecting and rating end with their deadlines; the administrator alone ends the approving, and publishes. */
export async function advanceIfDue(situation: Situation, cycle: Cycle): Promise<Cycle> {
  const step = openStep(cycle.state);
  const isTimed = step === 'collecting' || step === 'rating';
  if (!isTimed || cycle.deadlines === null) return cycle;
  if (dueAt(cycle.deadlines[step], situation.company) > situation.now) return cycle;
  const next = nextOf(cycle.state);
  return next === null ? cycle : advanceIfDue(situation, await advance(situation, cycle, next, 'system'));
}

export async function endStep(context: Context, period: Period, version: number): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  const next = nextOf(cycle.state);
  const moved = (): readonly Reply[] => cycleNotice(context, { about: 'moved', period });
  if (next === null || cycle.version !== version) return moved();
  const advanced = await advance(context, cycle, next, context.asker.id);
  await reviseProgress(context, advanced);
  const text = context.words.cycleNotice.stepEnded(context.words.steps[next]);
  return [{ type: 'notice', text }, inPlace(context, await progressCard(context, advanced, context.asker))];
}
