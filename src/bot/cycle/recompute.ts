/** Every frozen scorecard of a cycle worked out again, out of what was frozen with it. */
import type { Tx, Period } from '../ports.ts';
import { frozenOf, isDecided } from '../scorecard/frozen.ts';
import { saysTheSame } from '../scorecard/restated.ts';
import { workOut } from '../scorecard/workOut.ts';

export interface Recomputed {
  readonly frozen: number;
  /** Which came out otherwise. `now` null: it was frozen without its inputs. */
  readonly different: readonly {
    readonly key: string;
    readonly name: string;
    readonly codeVersion: string;
    readonly then: { readonly total: string | null; readonly grade: string | null };
    readonly now: { readonly total: string | null; readonly grade: string | null } | null;
  }[];
}

/** Null for a period without a cycle. */
export async function recompute(tx: Tx, period: Period): Promise<Recomputed | null> {
  const cycle = await tx.cycles.byPeriod(period);
  if (cycle === null) return null;
  const people = new Map((await tx.people.list()).map((person) => [person.id, person]));
  const decided = (await tx.scorecards.list({ cycleId: cycle.id })).filter(isDecided);
  const different = decided.flatMap((record): Recomputed['different'] => {
    const { inputs, evaluation, codeVersion } = frozenOf(record);
    const again = inputs === null ? null : workOut(inputs);
    if (again !== null && saysTheSame(evaluation, again)) return [];
    const person = people.get(record.personId);
    const { total, grade } = evaluation;
    const now = again === null ? null : { total: again.total, grade: again.grade };
    return [{ key: person?.key ?? '', name: person?.name ?? '', codeVersion, then: { total, grade }, now }];
  });
  return { frozen: decided.length, different };
}
