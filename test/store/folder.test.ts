import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { lockFolder } from '../../src/adapters/store/folderLock.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { SetupError } from '../../src/bot/errors.ts';
import { silentLog } from '../support/log.ts';

const open = (dataDir: string) => openStore({ dataDir }, { log: silentLog, onProgress: () => undefined, openQueue });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkstar-folder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A data folder as an earlier start has left it. */
async function usedFolder(name: string): Promise<string> {
  const dataDir = join(folder, name);
  await mkdir(dataDir);
  const pglite = await PGlite.create(join(dataDir, 'database'), {
    loadDataDir: await openAsBlob(inject('pgliteDump')),
  });
  await pglite.close();
  return dataDir;
}

/** Starts a writer on the folder, waits for a line that satisfies, kills it with SIGKILL; all lines that were seen. */
async function killWhen(
  dataDir: string,
  isTime: (line: string) => boolean,
  meanwhile: { readonly at: string; readonly work: (writer: ChildProcess) => Promise<void> } | null = null,
): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(writer, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    lines.push(line);
    if (line === meanwhile?.at) await meanwhile.work(writer);
    if (isTime(line)) writer.kill('SIGKILL');
  }
  const [, signal] = (await ended) as [number | null, NodeJS.Signals | null];
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself after ${lines.join(', ')}`);
  return lines;
}

// Processes are started and killed here, which takes long where others keep the machine busy.
describe('a data folder', { timeout: 120_000 }, () => {
  it('is refused to a second process at once, and the first one goes on', async () => {
    const dataDir = await usedFolder('second');
    let refusal: unknown;
    let holder: number | undefined;
    const lines = await killWhen(dataDir, (line) => line === 'wrote 30', {
      at: 'wrote 5',
      async work({ pid }) {
        holder = pid;
        refusal = await open(dataDir).catch((error: unknown) => error);
      },
    });
    expect(refusal).toBeInstanceOf(SetupError);
    expect(refusal).toMatchObject({
      message: `The data folder ${dataDir} is in use by process ${String(holder)}. Stop that process first, or give this one a folder of its own with DATA_DIR.`,
    });
    expect(lines).toContain('wrote 30');
  });

  it('is refused to a second opener of the same process', async () => {
    const held = lockFolder(join(folder, 'twice'));
    expect(() => lockFolder(join(folder, 'twice'))).toThrow(`in use by process ${String(process.pid)}`);
    held.release();
    lockFolder(join(folder, 'twice')).release();
  });

  it('stays held when nobody refers to its lock and garbage is collected', () => {
    lockFolder(join(folder, 'garbage'));
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    expect(() => lockFolder(join(folder, 'garbage'))).toThrow(SetupError);
  });

  it('loses nothing that was acknowledged when its process is killed, and bars nobody', async () => {
    const dataDir = await usedFolder('killed');
    const acknowledged: string[] = [];
    for (const written of [25, 50]) {
      const lines = await killWhen(dataDir, (line) => line === `wrote ${String(written)}`);
      acknowledged.push(
        ...lines.filter((line) => line.startsWith('wrote ')).map((line) => line.slice('wrote '.length)),
      );
    }
    const keys = new Set(acknowledged);
    const { store, queue, close } = await open(dataDir);
    const lost = await store.transaction(async (tx) => {
      const missing: string[] = [];
      for (const key of keys) {
        if (await tx.schedule.takeSlot(`written/${key}`, new Date())) missing.push(key);
      }
      return missing;
    });
    const awaited = new Set(keys);
    const { promise: allCame, resolve } = Promise.withResolvers<undefined>();
    await queue.work(({ key }) => {
      awaited.delete(key);
      if (awaited.size === 0) resolve(undefined);
      return Promise.resolve('done' as const);
    });
    await allCame;
    await close();
    expect(keys.size).toBeGreaterThan(50);
    expect(lost).toEqual([]);
  });

  it('is whole after its process was killed while it was being made', async () => {
    const dataDir = join(folder, 'unfinished');
    await killWhen(dataDir, (line) => line === 'create');
    expect(await readdir(dataDir)).not.toContain('database');
    await killWhen(dataDir, (line) => line === 'migrate');
    const { store, close } = await open(dataDir);
    expect(await store.transaction((tx) => tx.company.get())).toBeNull();
    await close();
  });
});
