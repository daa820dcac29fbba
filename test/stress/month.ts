import type { Cycle, ScorecardRecord, Tx } from '../../src/bot/ports.ts';
import { PERIOD } from './company.ts';

export interface Month {
  readonly cycle: Cycle;
  /** By their person's key. */
  readonly records: ReadonlyMap<string, ScorecardRecord>;
}

/** The month that is judged, as it stands. */
export async function monthIn(tx: Tx): Promise<Month> {
  const cycle = await tx.cycles.byPeriod(PERIOD);
  if (cycle === null) throw new Error(`${PERIOD} has no cycle`);
  const keys = new Map((await tx.people.list()).map(({ id, key }) => [id, key]));
  const records = await tx.scorecards.list({ cycleId: cycle.id });
  return { cycle, records: new Map(records.map((record) => [keys.get(record.personId) ?? '', record])) };
}
