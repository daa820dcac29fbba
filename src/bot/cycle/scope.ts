/** Whom a cycle judges: everybody with a position in the period for which there is a plan. */
import { firstDay, lastDay } from '../period.ts';
import type { Period, Person, Team, Tx } from '../ports.ts';
import { positionHeld } from '../scorecard/plan.ts';

export interface InScope {
  readonly person: Person;
  readonly positionKey: string;
  /** The last one in the period. */
  readonly team: Team;
}

export interface CycleScope {
  /** By team's key, then person's. */
  readonly people: readonly InScope[];
  /** Their position has no plan: nobody judges them by anything. */
  readonly withoutPlan: readonly InScope[];
}

export async function scopeOfCycle(tx: Tx, period: Period): Promise<CycleScope> {
  const assignments = await tx.people.assignments({ from: firstDay(period), to: lastDay(period) });
  const people = new Map((await tx.people.list()).map((person) => [person.id, person]));
  const teams = new Map((await tx.teams.list()).map((team) => [team.id, team]));
  const found: (InScope & { readonly hasPlan: boolean })[] = [];
  for (const [personId, own] of Map.groupBy(assignments, (assignment) => assignment.personId)) {
    const person = people.get(personId);
    const team = teams.get(own.at(-1)?.teamId ?? '');
    const positionKey = positionHeld(own, period);
    if (person === undefined || team === undefined || positionKey === null) continue;
    const hasPlan = (await tx.plans.inForce(positionKey, period)) !== null;
    found.push({ person, positionKey, team, hasPlan });
  }
  const order = ({ team, person }: InScope): string => `${team.key}\n${person.key}`;
  const sorted = found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const strip = ({ hasPlan: _, ...inScope }: (typeof sorted)[number]): InScope => inScope;
  return {
    people: sorted.filter(({ hasPlan }) => hasPlan).map(strip),
    withoutPlan: sorted.filter(({ hasPlan }) => !hasPlan).map(strip),
  };
}
