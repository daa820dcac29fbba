import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openState } from '../../src/adapters/store/open.ts';
import type { StateReader } from '../../src/bot/ports.ts';
import { silentLog } from './log.ts';

/** All that a store holds, into an embedded database in a folder that has none: made from a `dump` that is ready. */
export async function copyToFolder(original: StateReader, folder: string, dump: string): Promise<void> {
  await (await PGlite.create(join(folder, 'database'), { loadDataDir: await openAsBlob(dump) })).close();
  const options = { log: silentLog, openQueue, onProgress: () => undefined };
  const { state, close } = await openState({ dataDir: folder }, options);
  const loaded = await original.read((read) =>
    state.load(read, { original: { fate: 'stopped' }, onLoaded: () => Promise.resolve() }),
  );
  await close();
  if (loaded.type !== 'loaded') throw new Error(`it was not copied: ${loaded.type}`);
}
