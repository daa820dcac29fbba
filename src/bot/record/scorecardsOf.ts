import type { Cycle, ScorecardRecord, Tx } from '../ports.ts';

/** All scorecards of a person, oldest month first. */
export async function scorecardsOf(
  tx: Tx,
  personId: string,
): Promise<readonly { readonly cycle: Cycle; readonly record: ScorecardRecord }[]> {
  const found: { readonly cycle: Cycle; readonly record: ScorecardRecord }[] = [];
  for (const cycle of await tx.cycles.list()) {
    const record = await tx.scorecards.find(cycle.id, personId);
    if (record !== null) found.push({ cycle, record });
  }
  return found;
}
