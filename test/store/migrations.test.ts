import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDrift } from '../../prisma/schemaEngine.ts';
import type { Database } from '../../src/adapters/store/database.ts';
import { applyMigrations, loadMigrations } from '../../src/adapters/store/migrations.ts';
import type { Migration } from '../../src/adapters/store/migrations.ts';
import { openPgliteInMemory } from '../../src/adapters/store/pglite.ts';
import { openPostgres } from '../../src/adapters/store/postgres.ts';
import { SetupError } from '../../src/bot/errors.ts';
import { createTestDatabase } from '../support/database.ts';
import { silentLog } from '../support/log.ts';

it('lead to exactly what the schema says', async () => {
  expect(await findDrift()).toBeNull();
});

describe.each([
  { name: 'PGlite', open: (): Promise<Database> => openPgliteInMemory(null) },
  { name: 'PostgreSQL', open: async () => openPostgres(await createTestDatabase('template0'), silentLog) },
])('on $name', ({ open }) => {
  const first: Migration = { name: '20260101000000_first', sql: 'CREATE TABLE first (); CREATE TABLE more ();' };
  const second: Migration = { name: '20260201000000_second', sql: 'CREATE TABLE second ();' };
  const broken: Migration = { name: '20260301000000_broken', sql: 'CREATE TABLE third (); SELECT nonsense;' };
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const apply = (...migrations: Migration[]): Promise<number> => applyMigrations(database, migrations, () => undefined);
  const names = (query: string): Promise<readonly string[]> =>
    database.transaction(async (sql) => (await sql.query<{ name: string }>(query)).map(({ name }) => name));
  const tables = (): Promise<readonly string[]> =>
    names(`SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`);

  it('are applied in order, once', async () => {
    expect([await apply(first), await apply(first), await apply(first, second)]).toEqual([1, 0, 1]);
    expect(await tables()).toEqual(['first', 'more', 'second']);
    expect(
      await names(`SELECT migration_name AS name FROM _prisma_migrations
                    WHERE finished_at IS NOT NULL AND length(checksum) = 64 ORDER BY started_at, name`),
    ).toEqual([first.name, second.name]);
  });

  it('are applied once by two who start at the same time', async () => {
    const third: Migration = { name: '20260202000000_third', sql: 'CREATE TABLE at_once ();' };
    const counts = await Promise.all([apply(first, second, third), apply(first, second, third)]);
    expect(counts.toSorted()).toEqual([0, 1]);
    await database.transaction((sql) =>
      sql.script(`DROP TABLE at_once; DELETE FROM _prisma_migrations WHERE migration_name = '${third.name}'`),
    );
  });

  it('leave everything as it was when one of them fails', async () => {
    await expect(apply(first, second, broken)).rejects.toBeInstanceOf(SetupError);
    expect(await tables()).toEqual(['first', 'more', 'second']);
    expect(await apply(first, second)).toBe(0);
  });

  it('refuse a database that is newer, and change nothing', async () => {
    const outcome = apply(first, { name: '20260101120000_between', sql: 'CREATE TABLE between_them ();' });
    await expect(outcome).rejects.toThrow(
      'The database is newer than this version of the program: it has the migration 20260201000000_second',
    );
    expect(await tables()).toEqual(['first', 'more', 'second']);
  });

  it('refuse a database in which one was begun and not finished', async () => {
    await database.transaction((sql) =>
      sql.script(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', 'half')`),
    );
    await expect(apply(first, second)).rejects.toThrow('begun and not finished: half');
    await database.transaction((sql) =>
      sql.script(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'`),
    );
    expect(await apply(first, second)).toBe(0);
  });
});

it('bring an empty PostgreSQL to the schema', async () => {
  const database = await openPostgres(await createTestDatabase('template0'), silentLog);
  const migrations = await loadMigrations();
  expect(await applyMigrations(database, migrations, () => undefined)).toBe(migrations.length);
  await database.close();
});

it.each([
  { url: 'postgresql://somebody:S3cret@127.0.0.1:1/linkstar', says: '127.0.0.1:1/linkstar' },
  { url: 'postgres//S3cret', says: 'not a valid address' },
])('a server that cannot be reached is named without its password: $says', async ({ url, says }) => {
  const error: unknown = await openPostgres(url, silentLog).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SetupError);
  expect(String(error)).toContain(says);
  expect(String(error)).not.toContain('S3cret');
});
