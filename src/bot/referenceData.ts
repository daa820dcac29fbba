/**
 * Records that only an import changes are asked for once in a transaction, however many scorecards are worked out in it.
 * Not for the import itself.
 */
import type { Tx } from './ports.ts';

export function withReferenceData(tx: Tx): Tx {
  return {
    ...tx,
    company: { ...tx.company, get: once(tx.company.get) },
    people: {
      ...tx.people,
      get: once(tx.people.get),
      list: once(tx.people.list),
      assignments: once(tx.people.assignments),
    },
    teams: { list: once(tx.teams.list), byKey: once(tx.teams.byKey), get: once(tx.teams.get) },
    sites: { list: once(tx.sites.list) },
    positions: { list: once(tx.positions.list) },
    figures: { ...tx.figures, sources: once(tx.figures.sources), freshness: once(tx.figures.freshness) },
    rates: { ...tx.rates, plan: once(tx.rates.plan) },
    plans: {
      metrics: once(tx.plans.metrics),
      inForce: once(tx.plans.inForce),
      get: once(tx.plans.get),
      targets: once(tx.plans.targets),
    },
    cycles: { ...tx.cycles, byPeriod: once(tx.cycles.byPeriod) },
  };
}

/** The same question has the same answer: arguments are plain data. */
function once<Arguments extends unknown[], Answer>(
  ask: (...of: Arguments) => Promise<Answer>,
): (...of: Arguments) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...of) => {
    const question = JSON.stringify(of);
    const known = answers.get(question);
    if (known !== undefined) return known;
    const answer = ask(...of);
    answers.set(question, answer);
    return answer;
  };
}
