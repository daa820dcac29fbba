/** Once per run: the demo company in a database of each kind, to be copied by each test file that lives in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { createDemo } from '../../src/commands/demo.ts';
import { copyToFolder } from './copyToFolder.ts';
import { copyDatabase } from './database.ts';
import { demoNow } from './demoNow.ts';
import { silentLog } from './log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A file with the dump of a PGlite that holds the demo company as of `demoNow`. */
    demoDump: string;
    /** The folder of the same PGlite, as a service leaves it: to be copied, never opened. */
    demoFolder: string;
  }
}

const options = { log: silentLog, openQueue, onProgress: () => undefined };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'linkstar-demo-'));
  const { postgresServer, pgliteDump } = project.getProvidedContext();
  const databaseUrl = await copyDatabase(postgresServer, { name: 'demo', of: 'template' });
  const server = await openStore({ databaseUrl }, options);
  await createDemo({ folder, clock: () => demoNow, onProgress: () => undefined }).prepare(server.store);
  // Imported once, and copied: an import takes the embedded database four times as long.
  await copyToFolder(server.state, folder, pgliteDump);
  await server.close();
  const pglite = await PGlite.create(join(folder, 'database'));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const file = join(folder, 'demo.tar');
  await writeFile(file, new Uint8Array(await dump.arrayBuffer()));
  project.provide('demoDump', file);
  project.provide('demoFolder', join(folder, 'database'));
  return () => rm(folder, { recursive: true, force: true });
}
