import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Database } from './database.ts';
import { lockFolder } from './folderLock.ts';

export interface PgliteDatabase extends Database {
  readonly connection: { readonly pglite: PGlite };
}

/**
 * PGlite in a folder: `DATA_DIR/database`, held for this process alone until `close`.
 *
 * @throws SetupError when another process holds the folder
 */
export async function openPgliteFolder(dataDir: string, onCreate: () => void): Promise<Database> {
  const lock = lockFolder(dataDir);
  try {
    const folder = join(dataDir, 'database');
    if (!existsSync(folder)) {
      onCreate();
      await createFolder(folder);
    }
    const pglite = await PGlite.create(folder);
    return describe(pglite, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** PGlite in memory, from a dump of another one where there is one. For tests. */
export async function openPgliteInMemory(dump: Blob | null): Promise<PgliteDatabase> {
  return describe(await PGlite.create(dump === null ? {} : { loadDataDir: dump }), () => undefined);
}

/** A process killed in the middle of this leaves a folder that the next one throws away, not half a database. */
async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await once(new Worker(new URL('createFolder.ts', import.meta.url), { workerData: unfinished }), 'exit');
  await rename(unfinished, folder);
}

function describe(pglite: PGlite, release: () => void): PgliteDatabase {
  return {
    prismaAdapter: new PrismaPGlite(pglite),
    connection: { pglite },
    transaction: (work) =>
      pglite.transaction((tx) =>
        work({
          query: async <Row>(text: string, values?: readonly unknown[]) =>
            (await tx.query<Row>(text, values === undefined ? [] : [...values])).rows,
          script: async (text) => void (await tx.exec(text)),
        }),
      ),
    async close() {
      await pglite.close();
      release();
    },
  };
}
