/** Where a scorecard stands, as cards say it. */
import type { ReviewState } from '../../cards/view.ts';
import type { PersonName } from '../../cards/view.ts';
import { daysBetween, lastDay, today } from '../period.ts';
import type { Company, Decision, ScorecardRecord, Tx } from '../ports.ts';
import type { Standing } from '../people/standing.ts';
import { dueOf, type CycleStep } from '../cycle/deadlines.ts';

export async function nameOf(tx: Tx, personId: string | null | undefined): Promise<PersonName | null> {
  if (personId === null || personId === undefined) return null;
  const person = await tx.people.get(personId);
  return person === null ? null : { id: person.id, name: person.name };
}

/** @throws Error when a record names a person who is not there: the store's keys rule it out. */
export async function knownName(tx: Tx, personId: string): Promise<PersonName> {
  const name = await nameOf(tx, personId);
  if (name === null) throw new Error('a record names a person who does not exist');
  return name;
}

/** The last decision of a kind, or null. */
export const lastDecision = (decisions: readonly Decision[], kind: Decision['kind']): Decision | null =>
  decisions.filter((decision) => decision.kind === kind).at(-1) ?? null;

/** `record` is null until somebody has done something about it. */
export async function reviewStateOf(
  tx: Tx,
  now: Date,
  company: Company,
  standing: Standing,
  record: Pick<ScorecardRecord, 'id' | 'state' | 'decidedById' | 'decidedAt' | 'publishedAt'> | null,
  period: string,
): Promise<ReviewState> {
  const cycle = await tx.cycles.byPeriod(period);
  const due = async (step: CycleStep): Promise<string | null> =>
    (await dueOf(tx, period, step, now, company))?.at ?? null;
  const rating = async (): Promise<ReviewState> => {
    const rater = await nameOf(tx, standing.leadIds[0]);
    return { at: 'rating', rater, due: await due('rating') };
  };
  switch (record?.state ?? 'collecting') {
    case 'collecting': {
      const current = today(now, company.timeZone);
      if (current <= lastDay(period)) return { at: 'collecting', daysLeft: daysBetween(current, lastDay(period)) - 1 };
      if (cycle?.state !== 'approving' || record === null) return rating();
      return { at: 'approving', approver: await nameOf(tx, standing.lineIds[0]), due: await due('approving') };
    }
    case 'rated':
      return { at: 'approving', approver: await nameOf(tx, standing.lineIds[0]), due: await due('approving') };
    case 'returned': {
      const decision = record === null ? null : lastDecision(await tx.scorecards.decisions(record.id), 'return');
      if (decision === null) return rating();
      const by = await knownName(tx, decision.byId);
      return { at: 'returned', by, on: decision.at.toISOString(), reason: decision.reason ?? '' };
    }
    case 'approved':
    case 'published': {
      if (record?.decidedById == null || record.decidedAt === null) {
        throw new Error('an approved scorecard does not say by whom');
      }
      const by = await knownName(tx, record.decidedById);
      const on = record.decidedAt.toISOString();
      return record.publishedAt === null
        ? { at: 'approved', by, on }
        : { at: 'published', by, on, publishedOn: record.publishedAt.toISOString() };
    }
  }
}
