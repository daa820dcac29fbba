/** A database as a whole: read as of one instant, and put into an empty one, of either kind. */
import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database, SqlTransaction } from '../../src/adapters/store/database.ts';
import { applyMigrations, loadMigrations, type Migration } from '../../src/adapters/store/migrations.ts';
import { openPgliteInMemory } from '../../src/adapters/store/pglite.ts';
import { openPostgres } from '../../src/adapters/store/postgres.ts';
import { readTables } from '../../src/adapters/store/state/catalogue.ts';
import { createStateStore } from '../../src/adapters/store/state/index.ts';
import type { LoadOptions, Loaded, State, StateRows } from '../../src/bot/ports.ts';
import { createTestDatabase, openTestStore, type DatabaseKind } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { at, figure, idsOf, importFigures, october, sampleCompany } from './sample.ts';

const stopped: LoadOptions = { original: { fate: 'stopped' }, onLoaded: () => Promise.resolve() };

/** With all tables, and without a row. */
async function openReady(kind: DatabaseKind): Promise<Database> {
  if (kind === 'postgres') return openPostgres(await createTestDatabase('template'), silentLog);
  return openPgliteInMemory(await openAsBlob(inject('pgliteDump')));
}

const openEmpty = async (): Promise<Database> => openPostgres(await createTestDatabase('template0'), silentLog);

/** A state that outlives its database. */
async function keep(state: State): Promise<State> {
  const pieces: StateRows[] = [];
  for await (const piece of state.rows()) pieces.push(piece);
  return {
    header: state.header,
    async *rows() {
      for (const piece of pieces) yield await Promise.resolve(piece);
    },
  };
}

/** Every row of every table as its database writes it. */
async function contents(sql: SqlTransaction): Promise<ReadonlyMap<string, string>> {
  await sql.script(`SET LOCAL TimeZone = 'UTC'`);
  const found = new Map<string, string>();
  for (const { name } of await readTables(sql)) {
    const [all] = await sql.query<{ text: string | null }>(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C") AS text FROM public."${name}" t`,
    );
    found.set(name, all?.text ?? '');
  }
  return found;
}

const DIGITS = ['0.0000000001', '-98765432109876543210.0123456789', '1000.1000000000', '48210.37'];

describe.each([
  { from: 'pglite', to: 'postgres' },
  { from: 'postgres', to: 'pglite' },
] as const)('the state of $from', ({ from, to }) => {
  let state: State;
  let original: ReadonlyMap<string, string>;
  let target: Database;
  beforeAll(async () => {
    const { store, state: whole, messages, close } = await openTestStore(from);
    await store.transaction((tx) => tx.companyImport.apply(sampleCompany, at));
    await store.transaction((tx) =>
      importFigures(
        tx,
        DIGITS.map((value, index) => figure({ value, item: `SKU-${String(index)}`, place: 'a\u2028"b"\\' })),
      ),
    );
    await messages.append({ channel: 'channel:x', author: 'bot', content: null, deliveryKey: null, at });
    state = await whole.read(keep);
    await close();
    target = await openReady(to);
  });
  afterAll(() => target.close());

  it('is the same, to the digit, in the other database', async () => {
    const loaded = await createStateStore(target, await loadMigrations()).load(state, stopped);
    expect(loaded).toMatchObject({ type: 'loaded', uncertain: 0 });
    const again = await createStateStore(target, []).read(keep);
    expect(again.header).toEqual(state.header);
    expect(await rowsOf(again)).toEqual(await rowsOf(state));
    original = await target.transaction(contents);
    for (const value of DIGITS) expect(original.get('figure')).toContain(`,${value}`);
  });

  it('is not put over data', async () => {
    expect(await createStateStore(target, await loadMigrations()).load(state, stopped)).toEqual({ type: 'full' });
    expect(await target.transaction(contents)).toEqual(original);
  });
});

async function rowsOf(state: State): Promise<readonly StateRows[]> {
  const pieces: StateRows[] = [];
  for await (const piece of state.rows()) pieces.push(piece);
  return pieces;
}

it('counts on from where the original was', async () => {
  const source = await openTestStore('pglite');
  await source.store.transaction((tx) => tx.companyImport.apply(sampleCompany, at));
  await source.store.transaction((tx) =>
    importFigures(tx, [figure({ value: '1' }), figure({ value: '2', item: 'x' })]),
  );
  const before = await source.messages.append({ channel: 'c', author: 'bot', content: 1, deliveryKey: 'k', at });
  const target = await openTestStore('postgres');
  expect(await source.state.read((state) => target.state.load(state, stopped))).toMatchObject({ type: 'loaded' });
  await source.close();

  const more = [figure({ value: '3', item: 'y' })];
  await target.store.transaction((tx) => importFigures(tx, more));
  const seqs = await target.store.transaction(async (tx) => {
    const scopes = [october((await idsOf(tx)).site('amazon_us'))];
    return { last: await tx.figures.lastImport(), since: await tx.figures.changedSince('1', scopes, ['net_sales']) };
  });
  expect(seqs).toEqual({ last: '2', since: true });
  const repeated = await target.messages.append({ channel: 'c', author: 'bot', content: 1, deliveryKey: 'k', at });
  expect(repeated).toEqual({ id: before.id, repeated: true });
  const next = await target.messages.append({ channel: 'c', author: 'bot', content: 2, deliveryKey: 'l', at });
  expect(Number(next.id)).toBeGreaterThan(Number(before.id));
  await target.close();
});

// On PGlite nobody can write meanwhile.
it('is of one instant, whatever is written while it is read', async () => {
  const { store, state, close } = await openTestStore('postgres');
  await store.transaction((tx) => tx.schedule.takeSlot('before', at));
  const read = await state.read(async (reading) => {
    await store.transaction((tx) => tx.schedule.takeSlot('meanwhile', at));
    return keep(reading);
  });
  await close();
  expect(read.header.tables.find(({ name }) => name === 'schedule_slot')?.rows).toBe(1);
  const slots = (await rowsOf(read)).filter(({ table }) => table === 'schedule_slot');
  expect(slots.map(({ rows }) => rows.map((row) => (JSON.parse(row) as string[])[0]))).toEqual([['before']]);
});

describe('of another version', () => {
  const first: Migration = {
    name: '20260101000000_first',
    sql: `CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT NOT NULL, boss_id INTEGER REFERENCES member (id));
          CREATE TABLE delivery (key TEXT PRIMARY KEY, platform TEXT, state TEXT, version INTEGER, sent_version INTEGER,
                                 claimed_until TIMESTAMPTZ);`,
  };
  const second: Migration = {
    name: '20260201000000_second',
    sql: `ALTER TABLE member ADD COLUMN loud TEXT; UPDATE member SET loud = upper(name);`,
  };
  let old: State;
  beforeAll(async () => {
    const database = await openEmpty();
    await applyMigrations(database, [first], () => undefined);
    // Everybody's boss comes after them, in another piece.
    await database.transaction((sql) =>
      sql.script(
        `INSERT INTO member SELECT n, 'm' || n, CASE WHEN n < 1300 THEN 1300 END FROM generate_series(1, 1300) n`,
      ),
    );
    old = await createStateStore(database, [first]).read(keep);
    await database.close();
  });

  async function loadWith(migrations: readonly Migration[], prepared: readonly Migration[], state = old) {
    const database = await openEmpty();
    await applyMigrations(database, prepared, () => undefined);
    const outcome: Loaded | Error = await createStateStore(database, migrations)
      .load(state, stopped)
      .catch((error: unknown) => error as Error);
    const tables = await database.transaction(contents);
    await database.close();
    return { outcome, tables };
  }

  it('an older one is brought up to this version, its rows too', async () => {
    const { outcome, tables } = await loadWith([first, second], []);
    expect(outcome).toEqual({ type: 'loaded', rows: 1_300, uncertain: 0 });
    expect(tables.get('member')).toContain('(7,m7,1300,M7)');
  });

  it('an empty database of that version takes it, and one of a later version does not', async () => {
    expect((await loadWith([first, second], [first])).outcome).toMatchObject({ type: 'loaded' });
    const { outcome, tables } = await loadWith([first, second], [first, second]);
    expect(outcome).toEqual({ type: 'prepared_otherwise' });
    expect(tables.get('member')).toBe('');
  });

  it('a newer one is refused by name, and nothing is made', async () => {
    const newer = { ...old, header: { ...old.header, migrations: [first.name, second.name] } };
    const { outcome, tables } = await loadWith([first], [], newer);
    expect(outcome).toEqual({ type: 'newer', migrations: [second.name] });
    expect(tables.size).toBe(0);
  });

  it('one that names what its version does not have is refused, and nothing is made', async () => {
    const stranger = {
      ...old,
      header: { ...old.header, tables: [{ name: 'member', columns: ['id', 'salary'], rows: 0 }] },
    };
    const { outcome, tables } = await loadWith([first], [], stranger);
    expect(outcome).toEqual({ type: 'unknown_table', table: 'member' });
    expect(tables.size).toBe(0);
  });

  it('one that breaks off leaves nothing', async () => {
    const broken: State = {
      ...old,
      async *rows() {
        yield { table: 'member', rows: ['["1","m1",null]'] };
        await Promise.reject(new Error('the file is gone'));
      },
    };
    const { outcome, tables } = await loadWith([first], [], broken);
    expect(outcome).toMatchObject({ message: 'the file is gone' });
    expect(tables.size).toBe(0);
  });
});
