/** What the workbook has changed since the opening is taken over, as it was shown. */
import { recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import { inPlace } from '../conversation/replies.ts';
import type { Period, Reply } from '../ports.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { withOrganisation } from './organisation.ts';
import { openStep } from './progress.ts';
import { progressCard, reviseProgress } from './progressMessages.ts';
import { scopeOfCycle } from './scope.ts';
import { termsFingerprint } from './terms.ts';

/** Undecided scorecards are worked out by the new terms, and who has joined gets one; decided ones stay. */
export async function takeOverTerms(context: Context, period: Period, terms: string): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  const { tx, now, asker, words } = context;
  const step = openStep(cycle.state);
  if (step === null || step === 'closed' || cycle.deadlines === null) {
    return cycleNotice(context, { about: 'moved', period });
  }
  const workbook = await tx.cycles.workbookTerms(period);
  if (termsFingerprint(workbook, cycle.deadlines) !== terms) {
    return [
      ...cycleNotice(context, { about: 'terms_changed', period }),
      inPlace(context, await progressCard(context, cycle, asker)),
    ];
  }
  const saved = await tx.cycles.save(cycle, {});
  await tx.cycles.fixTerms(cycle.id, workbook);
  const { people } = await scopeOfCycle(await withOrganisation(tx, period), period);
  await tx.scorecards.ensureAll(
    cycle.id,
    people.map(({ person }) => person.id),
  );
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'cycle.terms_fixed',
    subject: `cycle:${cycle.id}`,
    from: null,
    to: { terms, people: people.length },
    reason: null,
  });
  await reviseProgress(context, saved);
  const card = await progressCard(context, saved, asker);
  return [{ type: 'notice', text: words.cycleNotice.tookOver }, inPlace(context, card)];
}
