import type { Log, MessageLog, StateStore, Store } from '../../bot/ports.ts';
import type { StoreHealth } from './check.ts';
import type { Database, QueueConnection } from './database.ts';
import type { Enqueue } from './transaction.ts';

export type StoreLocation =
  | { readonly dataDir: string }
  | { readonly databaseUrl: string }
  /** For tests: gone with the process. `dump` is of a store that was open once (`dumpDataDir`). */
  | { readonly memory: true; readonly dump: Blob | null };

/** What takes long enough to be told about, as it begins. */
export type StoreProgress = 'create' | 'migrate' | 'connect_queue';

/** The queue as the store needs it. */
interface JobCarrier {
  enqueue: Enqueue;
  stop(): Promise<void>;
}

export interface OpenStore<Q> {
  readonly store: Store;
  readonly messages: MessageLog;
  readonly queue: Q;
  /** The same database whole, beside its records. */
  readonly state: StateStore;
  /** Whether the database can be reached, and is as this version left it. */
  check(): Promise<StoreHealth>;
  /** Stops the queue, if it has not been, and lets the database go. */
  close(): Promise<void>;
}

export interface StoreDeps<Q extends JobCarrier> {
  readonly log: Log;
  readonly onProgress: (step: StoreProgress) => void;
  /** The queue adapter's `openQueue`: it lives in the same database, so that jobs share its transactions. */
  readonly openQueue: (connection: QueueConnection, deps: { readonly log: Log }) => Promise<Q>;
}

/**
 * Opens the store, brings its database to this version, and connects the queue to it.
 *
 * @throws SetupError when the folder is held by another process, the server cannot be reached, or the database is newer
 *   than this version or holds a failed migration; nothing has been changed then
 */
export async function openStore<Q extends JobCarrier>(
  location: StoreLocation,
  { log, onProgress, openQueue }: StoreDeps<Q>,
): Promise<OpenStore<Q>> {
  const database = await openDatabase(location, log, () => {
    onProgress('create');
  });
  try {
    const { applyMigrations, loadMigrations } = await import('./migrations.ts');
    const migrations = await loadMigrations();
    await applyMigrations(database, migrations, () => {
      onProgress('migrate');
    });
    onProgress('connect_queue');
    const queue = await openQueue(database.connection, { log });
    const [{ PrismaClient }, { createStore }, { createMessageLog }, { createStateStore }, { checkDatabase }] =
      await Promise.all([
        import('./generated/client.ts'),
        import('./transaction.ts'),
        import('./messageLog.ts'),
        import('./state/index.ts'),
        import('./check.ts'),
      ]);
    const prisma = new PrismaClient({ adapter: database.prismaAdapter });
    return {
      store: createStore(prisma, queue.enqueue),
      messages: createMessageLog(prisma),
      queue,
      state: createStateStore(database, migrations),
      check: () => checkDatabase(database, migrations, log),
      async close() {
        await queue.stop();
        await prisma.$disconnect();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens the database alone, as it is: nothing is migrated, and no queue connected.
 *
 * @throws SetupError when the folder is held by another process, or the server cannot be reached
 */
export async function openState(
  location: StoreLocation,
  { log, onProgress }: Pick<StoreDeps<never>, 'log' | 'onProgress'>,
): Promise<{ readonly state: StateStore; close(): Promise<void> }> {
  const database = await openDatabase(location, log, () => {
    onProgress('create');
  });
  const { loadMigrations } = await import('./migrations.ts');
  const { createStateStore } = await import('./state/index.ts');
  return { state: createStateStore(database, await loadMigrations()), close: () => database.close() };
}

async function openDatabase(location: StoreLocation, log: Log, onCreate: () => void): Promise<Database> {
  if ('databaseUrl' in location) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(location.databaseUrl, log);
  }
  const { openPgliteFolder, openPgliteInMemory } = await import('./pglite.ts');
  return 'dataDir' in location ? openPgliteFolder(location.dataDir, onCreate) : openPgliteInMemory(location.dump);
}
