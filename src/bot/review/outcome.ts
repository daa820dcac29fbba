/** Who works with a scorecard is told what was decided, each in their own language, once. */
import { outcomeCard, type OutcomeView } from '../../cards/outcome.ts';
import { words } from '../../words/index.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { postToPerson } from '../delivery/outbox.ts';
import { hasAccess } from '../permission.ts';
import type { Standing } from '../people/standing.ts';
import type { ScorecardRecord } from '../ports.ts';

type Decision = OutcomeView['decision'];

/** `employee` null: the person hears of it when it is published. */
export async function tellOutcome(
  context: Context,
  record: ScorecardRecord,
  standing: Standing,
  { lead, employee }: { readonly lead: Decision; readonly employee: Decision | null },
): Promise<void> {
  const { tx, now, asker } = context;
  const readers = [
    ...(employee === null ? [] : [{ id: standing.personId, decision: employee }]),
    ...standing.leadIds.filter((id) => id !== asker.id).map((id) => ({ id, decision: lead })),
  ];
  for (const { id, decision } of readers) {
    const reader = await tx.people.get(id);
    // Nothing about a score goes to whoever has left.
    if (reader === null || !hasAccess(reader, dayOf(context))) continue;
    const view: OutcomeView = {
      person: { id: standing.personId, name: standing.person.name },
      period: record.period,
      timeZone: reader.timeZone,
      by: { id: asker.id, name: asker.name },
      on: now.toISOString(),
      decision,
    };
    const key = `outcome/${record.id}/${String(record.version)}/${id}`;
    await postToPerson(
      tx,
      id,
      { key, subject: `outcome:${record.id}`, card: outcomeCard(view, words(reader.language)) },
      now,
    );
  }
}
