/** The file of a backup: whole or refused. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackup } from '../../src/adapters/backup/read.ts';
import { writeBackup } from '../../src/adapters/backup/write.ts';
import type { State, StateRows } from '../../src/bot/ports.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkstar-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const people = Array.from({ length: 1_203 }, (_, index) =>
  JSON.stringify([`E${String(index)}`, '李雷\u2028\n"', null]),
);
const state: State = {
  header: {
    migrations: ['20260101000000_first'],
    tables: [
      { name: 'nothing', columns: ['id'], rows: 0 },
      { name: 'person', columns: ['key', 'name', 'email'], rows: people.length },
      { name: 'rate', columns: ['rate'], rows: 1 },
      { name: 'nothing_more', columns: [], rows: 0 },
    ],
    sequences: [{ name: 'figure_id_seq', value: '9007199254740993' }],
  },
  async *rows() {
    yield await Promise.resolve({ table: 'person', rows: people.slice(0, 700) });
    yield { table: 'person', rows: people.slice(700) };
    yield { table: 'rate', rows: ['["1.085000000000"]'] };
  },
};
const content = { state, at: new Date('2026-11-23T08:00:00.123Z'), sessionKey: new Uint8Array([0, 255, 7]) };

async function write(name: string): Promise<Buffer> {
  await writeBackup(at(name), content);
  return readFile(at(name));
}

async function problemOf(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(at(name), bytes);
  const opened = await openBackup(at(name));
  return 'problem' in opened ? opened.problem : 'none';
}

async function collect(rows: AsyncIterable<StateRows>): Promise<ReadonlyMap<string, readonly string[]>> {
  const collected = new Map<string, string[]>();
  for await (const piece of rows) collected.set(piece.table, [...(collected.get(piece.table) ?? []), ...piece.rows]);
  return collected;
}

describe('a backup file', () => {
  it('gives back what was written, and is its owner’s alone', async () => {
    const outcome = await writeBackup(at('whole'), content);
    expect(outcome).toMatchObject({ type: 'written', rows: 1_204 });
    expect(((await stat(at('whole'))).mode & 0o777).toString(8)).toBe('600');
    const opened = await openBackup(at('whole'));
    if ('problem' in opened) throw new Error(opened.problem);
    expect(opened).toMatchObject({ at: content.at, state: { header: state.header } });
    expect([...(opened.sessionKey ?? [])]).toEqual([0, 255, 7]);
    expect(await collect(opened.state.rows())).toEqual(await collect(state.rows()));
  });

  it('is never written over another file, nor into one that is being written', async () => {
    await writeFile(at('taken'), 'mine');
    expect(await writeBackup(at('taken'), content)).toEqual({ type: 'exists' });
    expect(await readFile(at('taken'), 'utf8')).toBe('mine');
    await writeFile(at('busy.part'), 'theirs');
    expect(await writeBackup(at('busy'), content)).toEqual({ type: 'unfinished', path: at('busy.part') });
    expect(await writeBackup(at('no/such/folder'), content)).toEqual({ type: 'cannot_write', code: 'ENOENT' });
  });

  it('leaves nothing when what it is made from fails', async () => {
    const failing: State = {
      ...state,
      async *rows(): AsyncGenerator<StateRows> {
        await Promise.reject(new Error('the connection was lost'));
      },
    };
    await expect(writeBackup(at('failed'), { ...content, state: failing })).rejects.toThrow('connection was lost');
    expect((await readdir(folder)).filter((name) => name.startsWith('failed'))).toEqual([]);
    expect(existsSync(at('failed'))).toBe(false);
  });

  it('is refused wherever it was cut', async () => {
    const bytes = await write('to-cut');
    for (const part of [0.02, 0.25, 0.5, 0.75, 0.99]) {
      expect(await problemOf('cut', bytes.subarray(0, Math.floor(bytes.length * part)))).toBe('cut_short');
    }
    expect(await problemOf('cut', bytes.subarray(0, -1))).toBe('cut_short');
    // And where somebody made a sound gzip file of the rest.
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n');
    const without = (count: number): Uint8Array => gzipSync(`${lines.slice(0, -count).join('\n')}\n`);
    expect(await problemOf('cut', without(1))).toBe('cut_short');
    expect(await problemOf('cut', without(2))).toBe('cut_short');
    expect(await problemOf('cut', without(500))).toBe('cut_short');
  });

  it('is refused with any byte changed', async () => {
    const bytes = await write('to-change');
    // The first ten bytes are gzip's own: a time and a system that nobody reads.
    for (let place = 10; place < bytes.length; place += Math.ceil(bytes.length / 60)) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 4;
      const problem = await problemOf('changed', changed);
      expect({ place, problem }).not.toEqual({ place, problem: 'none' });
    }
    const text = gunzipSync(bytes).toString();
    expect(await problemOf('changed', gzipSync(text.replace('1.085000000000', '1.085000000001')))).toBe('damaged');
    expect(await problemOf('changed', gzipSync(text.replace('"E7"', '"E8"')))).toBe('damaged');
    expect(await problemOf('changed', gzipSync(`${text}["more"]\n`))).toBe('damaged');
  });

  it('is told from other files', async () => {
    expect(await problemOf('other', Buffer.from('PK\u0003\u0004 a workbook'))).toBe('not_a_backup');
    expect(await problemOf('other', Buffer.alloc(0))).toBe('cut_short');
    expect(await problemOf('other', gzipSync('date,site\n'))).toBe('not_a_backup');
    expect(await problemOf('other', gzipSync('{"format":"linkstar-kpi-backup","version":2}\n'))).toBe('newer_format');
    expect(await openBackup(at('nowhere'))).toEqual({ problem: 'not_found' });
    expect(await openBackup(folder)).toEqual({ problem: 'unreadable' });
  });
});
