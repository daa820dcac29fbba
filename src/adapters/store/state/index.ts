import type { StateStore } from '../../../bot/ports.ts';
import type { Database } from '../database.ts';
import type { Migration } from '../migrations.ts';
import { loadState } from './load.ts';
import { readState } from './read.ts';

/** The whole of a database, whatever version it is of. */
export function createStateStore(
  database: Pick<Database, 'transaction'>,
  migrations: readonly Migration[],
): StateStore {
  return {
    read: (work) => readState(database, work),
    load: (state, options) => loadState(database, migrations, state, options),
  };
}
