import type { Log } from '../../bot/ports.ts';
import type { Database } from './database.ts';
import { readApplied, type Migration } from './migrations.ts';

export type StoreHealth = 'ok' | 'unreachable' | 'other_version';

/** A newer version that was started on the same server has changed it for everybody. */
export async function checkDatabase(
  database: Pick<Database, 'transaction'>,
  migrations: readonly Migration[],
  log: Log,
): Promise<StoreHealth> {
  try {
    const applied = await database.transaction(readApplied);
    const known = migrations.map(({ name }) => name);
    return applied.join() === known.join() ? 'ok' : 'other_version';
  } catch (error) {
    log.warn('store.unreachable', { error: error instanceof Error ? error.name : typeof error });
    return 'unreachable';
  }
}
