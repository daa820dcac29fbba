/**
 * Records that only an import changes are asked for once in a transaction, however many scorecards are worked out in it.
 * Not for the import itself.
 */
import type { Tx } from './ports.ts';

export function withReferenceData(tx: Tx): Tx {
  const once = memory();
  /** What follows from a cycle: opened or moved, it is asked for again. */
  const ofCycle = memory();
  const forgetting =
    <Arguments extends unknown[], Answer>(write: (...of: Arguments) => Promise<Answer>) =>
    async (...of: Arguments): Promise<Answer> => {
      const answer = await write(...of);
      ofCycle.forget();
      return answer;
    };
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
    rates: { ...tx.rates, plan: ofCycle(tx.rates.plan) },
    plans: {
      metrics: ofCycle(tx.plans.metrics),
      inForce: ofCycle(tx.plans.inForce),
      get: once(tx.plans.get),
      targets: ofCycle(tx.plans.targets),
    },
    cycles: {
      ...tx.cycles,
      byPeriod: ofCycle(tx.cycles.byPeriod),
      save: forgetting(tx.cycles.save),
      fixTerms: forgetting(tx.cycles.fixTerms),
    },
  };
}

type Ask<Arguments extends unknown[], Answer> = (...of: Arguments) => Promise<Answer>;

interface Memory {
  /** The same question has the same answer: arguments are plain data. */
  <Arguments extends unknown[], Answer>(ask: Ask<Arguments, Answer>): Ask<Arguments, Answer>;
  forget(): void;
}

function memory(): Memory {
  const memories: Map<string, unknown>[] = [];
  const once = <Arguments extends unknown[], Answer>(ask: Ask<Arguments, Answer>): Ask<Arguments, Answer> => {
    const answers = new Map<string, Promise<Answer>>();
    memories.push(answers);
    return (...of) => {
      const question = JSON.stringify(of);
      const known = answers.get(question);
      if (known !== undefined) return known;
      const answer = ask(...of);
      answers.set(question, answer);
      return answer;
    };
  };
  return Object.assign(once, {
    forget() {
      for (const answers of memories) answers.clear();
    },
  });
}
