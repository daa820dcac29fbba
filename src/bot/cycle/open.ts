/** A month is opened: what it is judged by is fixed, exactly as it was shown. */
import { formatPeriodOfYear } from '../../cards/format.ts';
import { recordAudit } from '../audit.ts';
import { dayOf, type Context, type Situation } from '../conversation/context.ts';
import { inPlace, toAsker } from '../conversation/replies.ts';
import type { Cycle, Period, Reply } from '../ports.ts';
import { knownName } from '../review/state.ts';
import { createWorkCalendar } from '../workdays.ts';
import { checkDeadlines, dueAt } from './deadlines.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { openingCard, openingOf, type Opening } from './opening.ts';
import { announceProgress, progressCard } from './progressMessages.ts';
import { askRaters } from './requests.ts';

export async function openCycle(context: Context, period: Period, terms: string): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  if (cycle.state !== 'planned') return alreadyOpen(context, cycle);
  const opening = await openingOf(context, cycle);
  const again = async (about: 'terms_changed' | 'deadlines_needed'): Promise<readonly Reply[]> => [
    ...cycleNotice(context, { about, period }),
    ...toAsker(await openingCard(context, cycle)),
  ];
  if (opening.fingerprint !== terms) return again('terms_changed');
  if (opening.scope.people.length === 0) return cycleNotice(context, { about: 'nobody', period });
  const calendar = createWorkCalendar(await context.tx.holidays.list());
  if (checkDeadlines(opening.deadlines, period, dayOf(context), calendar).length > 0) return again('deadlines_needed');
  const opened = await fixAndOpen(context, cycle, opening, context.asker.id);
  const said = context.words.cycleNotice.opened(formatPeriodOfYear(context.words, period));
  return [{ type: 'notice', text: said }, inPlace(context, await progressCard(context, opened, context.asker))];
}

/**
 * In one transaction: terms, the scorecards of everybody in scope, and the messages to administrators; whoever rates is
 * asked at once where the figures' day has passed.
 * @throws ConflictError when somebody else was first
 */
export async function fixAndOpen(
  situation: Situation,
  cycle: Cycle,
  { deadlines, terms, scope, fingerprint }: Opening,
  actor: string,
): Promise<Cycle> {
  const { tx, now, company } = situation;
  const state = dueAt(deadlines.collecting, company) <= now ? 'rating' : 'collecting';
  const openedById = actor === 'system' ? null : actor;
  const opened = await tx.cycles.save(cycle, { state, deadlines, openedAt: now, openedById });
  await tx.cycles.fixTerms(cycle.id, terms);
  await tx.scorecards.ensureAll(
    cycle.id,
    scope.people.map(({ person }) => person.id),
  );
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'cycle.opened',
    subject: `cycle:${cycle.id}`,
    from: { state: cycle.state },
    to: { state, deadlines: { ...deadlines }, terms: fingerprint, people: scope.people.length },
    reason: null,
  });
  await announceProgress(situation, opened);
  if (state === 'rating') await askRaters(situation, opened);
  return opened;
}

async function alreadyOpen(context: Context, { period, openedById, openedAt }: Cycle): Promise<readonly Reply[]> {
  if (openedById === null || openedAt === null) return cycleNotice(context, { about: 'moved', period });
  return cycleNotice(context, {
    about: 'already_open',
    period,
    by: await knownName(context.tx, openedById),
    on: openedAt.toISOString(),
    timeZone: context.asker.timeZone,
  });
}
