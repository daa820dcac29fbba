/** Backup, restore and move as somebody at a terminal does them, with a service beside. */
import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { backUp } from '../../src/commands/backup.ts';
import type { CommandIo } from '../../src/commands/command.ts';
import { move } from '../../src/commands/move.ts';
import { companyPlace } from '../../src/commands/place.ts';
import { restore } from '../../src/commands/restore.ts';
import { parseConfig } from '../../src/config.ts';
import { at as then, sampleCompany } from '../store/sample.ts';
import { createTestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { dataFolder, run, startProcess, type DataFolder } from '../support/serviceProcess.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder({ empty: true });
  const dataDir = at('one/company');
  await mkdir(dataDir, { recursive: true });
  const empty = { loadDataDir: await openAsBlob(inject('pgliteDump')) };
  await (await PGlite.create(join(dataDir, 'database'), empty)).close();
  const { store, close } = await openStore({ dataDir }, { log: silentLog, openQueue, onProgress: () => undefined });
  await store.transaction((tx) => tx.companyImport.apply(sampleCompany, then));
  await close();
});
afterAll(() => folder.remove());

const at = (path: string): string => join(folder.path, path);

interface Told {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Settings = Readonly<Record<string, string>>;
const one = (): Settings => ({ DATA_DIR: at('one') });

/** By npm's script, in a process of its own. */
async function byProcess(
  name: 'backup' | 'restore' | 'move',
  args: readonly string[],
  settings: Settings,
): Promise<Told> {
  const process = run(`src/commands/${name}.ts`, args, settings);
  const { code } = await process.exit;
  return { code, ...process.output };
}

/** What the script does, in this one. */
async function here(name: 'backup' | 'restore' | 'move', args: readonly string[], settings: Settings): Promise<Told> {
  const told = { stdout: '', stderr: '' };
  const io: CommandIo = {
    cwd: folder.path,
    language: 'en',
    write: (line) => (told.stdout += `${line}\n`),
    error: (line) => (told.stderr += `${line}\n`),
    progress: () => undefined,
  };
  const config = parseConfig(settings);
  const work = {
    backup: () => backUp(companyPlace(config), args, io),
    restore: () => restore(companyPlace(config), args, io),
    move: () => move(config, args, io),
  };
  return { code: await work[name](), ...told };
}

const sessionKey = (place: string): Promise<Buffer> => readFile(at(`${place}/company/session.key`));

describe('the embedded database', { timeout: 120_000 }, () => {
  it('is backed up by the service that holds it', async () => {
    const service = await startProcess(one());
    const backup = await byProcess('backup', [at('kpi.backup')], one());
    expect(backup).toMatchObject({ code: 0, stderr: 'Writing the backup …\n' });
    expect(backup.stdout).toMatch(/^Written: .*kpi\.backup \(\d+ rows, \d+\.\d MB\)\nWhoever reads this file/u);
    expect(((await stat(at('kpi.backup'))).mode & 0o777).toString(8)).toBe('600');
    expect(existsSync(at('kpi.backup.part'))).toBe(false);
    const again = await here('backup', ['kpi.backup'], one());
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('kpi.backup exists already, and was left alone.');
    // Nobody moves what is in use.
    const moving = here('move', [], { ...one(), DATABASE_URL: await createTestDatabase('template0') });
    await expect(moving).rejects.toThrow(`is in use by process ${String(service.child.pid)}`);
    expect(await service.interrupt()).toEqual({ code: 0, signal: null });
  });

  it('is restored elsewhere, with the key of its sessions, and not over data', async () => {
    const two = { DATA_DIR: at('two') };
    const restored = await byProcess('restore', [at('kpi.backup')], two);
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.stdout).toMatch(/^Restored, as of \d{4}-.*Z: \d+ rows\.\nNext: npm start\./u);
    expect(await sessionKey('two')).toEqual(await sessionKey('one'));

    const again = await here('restore', ['kpi.backup'], two);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('The database holds data already. Nothing was changed.');
  });

  it('is not made for a backup that is not whole, nor for what is none', async () => {
    const bytes = await readFile(at('kpi.backup'));
    await writeFile(at('half.backup'), bytes.subarray(0, bytes.length / 2));
    await writeFile(at('company.xlsx'), 'PK a workbook');
    const three = { DATA_DIR: at('three') };
    const told = await Promise.all(
      [['half.backup'], ['company.xlsx'], ['nowhere.backup'], []].map((args) => here('restore', args, three)),
    );
    expect(told.map(({ code, stdout }) => [code, stdout])).toEqual([
      [1, ''],
      [1, ''],
      [2, ''],
      [2, ''],
    ]);
    const said = ['half.backup: The backup is not whole', 'not a backup of LinkStar KPI', 'no such file', 'Usage: npm'];
    for (const [index, text] of said.entries()) expect(told[index]?.stderr).toContain(text);

    expect(await here('backup', ['none.backup'], three)).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(at('none.backup'))).toBe(false);
    expect(existsSync(at('three/company'))).toBe(false);
  });
});

it('moves to PostgreSQL, is backed up and restored there, and is served', { timeout: 120_000 }, async () => {
  const moved = { ...one(), DATABASE_URL: await createTestDatabase('template0') };
  const told = await byProcess('move', [], moved);
  expect(told).toMatchObject({ code: 0, stderr: 'Copying the data …\n' });
  expect(told.stdout).toMatch(/^Moved: \d+ rows are in PostgreSQL\.\nKeep DATABASE_URL set/u);
  const again = await here('move', [], moved);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain('holds data already');
  // What was moved from is as it was.
  expect(await here('backup', ['afterwards.backup'], one())).toMatchObject({ code: 0 });

  expect(await here('backup', ['server.backup'], moved)).toMatchObject({ code: 0 });
  const restored = { DATABASE_URL: await createTestDatabase('template0'), DATA_DIR: at('four') };
  expect(await here('restore', ['server.backup'], restored)).toMatchObject({ code: 0 });
  expect(await sessionKey('four')).toEqual(await sessionKey('one'));

  const service = await startProcess(restored);
  // With the company, not the demo's.
  expect(service.output.stdout).toMatch(/^LinkStar KPI is ready: /u);
  const health = async (): Promise<unknown[]> => {
    const answer = await fetch(`${service.url}/health/ready`);
    return [answer.status, await answer.json()];
  };
  expect(await health()).toEqual([200, { status: 'ready', database: 'ok', queue: 'ok' }]);
  const client = new Client(restored.DATABASE_URL);
  await client.connect();
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '29990101000000_later', now())`,
  );
  await client.end();
  expect(await health()).toEqual([503, { status: 'not_ready', database: 'other_version', queue: 'ok' }]);
  expect(await service.interrupt()).toEqual({ code: 0, signal: null });
});
