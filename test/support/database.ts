import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import type { JobQueue } from '../../src/adapters/queue/index.ts';
import type { Database } from '../../src/adapters/store/database.ts';
import { PrismaClient } from '../../src/adapters/store/generated/client.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import type { OpenStore, StoreLocation } from '../../src/adapters/store/open.ts';
import { openPgliteInMemory } from '../../src/adapters/store/pglite.ts';
import { openPostgres } from '../../src/adapters/store/postgres.ts';
import { createStore } from '../../src/adapters/store/transaction.ts';
import type { Store } from '../../src/bot/ports.ts';
import { silentLog } from './log.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** An empty store of one's own, in a third of a second. Only in the vitest project that has the global set-up. */
export async function openTestStore(kind: DatabaseKind): Promise<OpenStore<JobQueue>> {
  const location: StoreLocation =
    kind === 'pglite'
      ? { memory: true, dump: await openAsBlob(inject('pgliteDump')) }
      : { databaseUrl: await createTestDatabase('template') };
  return openStore(location, { log: silentLog, onProgress: () => undefined, openQueue });
}

/**
 * A database of one's own on the test server, a copy of another: 'template' is ready, 'template0' empty, 'demo' holds the
 * demo company as of `demoNow`.
 */
export const createTestDatabase = (template: 'template' | 'template0' | 'demo'): Promise<string> =>
  copyDatabase(inject('postgresServer'), { name: `test_${randomUUID().replaceAll('-', '')}`, of: template });

export async function copyDatabase(
  server: string,
  { name, of: template }: { readonly name: string; readonly of: string },
): Promise<string> {
  await query(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return `${server}/${name}`;
}

export const dropDatabase = (server: string, name: string): Promise<void> => query(server, `DROP DATABASE ${name}`);

async function query(server: string, text: string): Promise<void> {
  const client = new Client(`${server}/postgres`);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A store, and the same database by plain SQL: for what somebody does behind the store's back. Without a queue. */
export async function openTamperedStore(kind: DatabaseKind): Promise<{ store: Store; database: Database }> {
  const database =
    kind === 'pglite'
      ? await openPgliteInMemory(await openAsBlob(inject('pgliteDump')))
      : await openPostgres(await createTestDatabase('template'), silentLog);
  const prisma = new PrismaClient({ adapter: database.prismaAdapter });
  return { store: createStore(prisma, () => Promise.resolve()), database };
}
