/**
 * For what concerns a whole company: people and their assignments are read once, and each person is found among them.
 * A question about one person is quicker without.
 */
import { firstDay, lastDay } from '../period.ts';
import { withReferenceData } from '../referenceData.ts';
import type { Assignment, Period, Tx } from '../ports.ts';

export async function withOrganisation(store: Tx, period: Period): Promise<Tx> {
  const tx = withReferenceData(store);
  const days = { from: firstDay(period), to: lastDay(period) };
  const people = await tx.people.list();
  const byId = new Map(people.map((person) => [person.id, person]));
  const reports = Map.groupBy(people, ({ managerId }) => managerId);
  const assignments = await tx.people.assignments(days);
  const byPerson = Map.groupBy(assignments, ({ personId }) => personId);
  const within = (some: readonly Assignment[] | undefined, from: string, to: string): readonly Assignment[] =>
    (some ?? []).filter((each) => each.from <= to && (each.to === null || each.to >= from));
  return {
    ...tx,
    people: {
      ...tx.people,
      get: (id) => Promise.resolve(byId.get(id) ?? null),
      reportsOf: (id) => Promise.resolve(reports.get(id) ?? []),
      async assignments(filter) {
        const { personId, from, to } = filter;
        const isPersonal = personId !== undefined && filter.teamId === undefined && filter.siteId === undefined;
        if (!isPersonal || from < days.from || to > days.to) return tx.people.assignments(filter);
        return within(byPerson.get(personId), from, to);
      },
    },
  };
}
