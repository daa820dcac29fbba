import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { SetupError } from '../../bot/errors.ts';
import type { Database, SqlTransaction } from './database.ts';

export interface Migration {
  /** Its folder: '20261123142543_init'. */
  readonly name: string;
  readonly sql: string;
}

/** The lock that `prisma migrate deploy` takes, so that the two never run at once. */
const PRISMA_MIGRATE_LOCK = 72707369;

/** The migrations this code comes with, in their order. */
export async function loadMigrations(): Promise<readonly Migration[]> {
  const root = new URL('../../../prisma/migrations/', import.meta.url);
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(`${name}/migration.sql`, root), 'utf8') })),
  );
}

/**
 * Brings the database to what the code expects: all that is missing, in one transaction, so that a process killed
 * meanwhile leaves it as it was. Prisma's own table keeps the account, so that `prisma migrate` can take over.
 *
 * @returns how many were applied
 * @throws SetupError when the database is newer than the code, or holds a migration that failed; nothing has changed then
 */
export async function applyMigrations(
  database: Pick<Database, 'transaction'>,
  migrations: readonly Migration[],
  onMigrate: () => void,
): Promise<number> {
  return database.transaction(async (sql) => {
    await lockMigrations(sql);
    return migrate(sql, migrations, onMigrate);
  });
}

/** For the rest of the transaction nobody else changes the tables. */
export async function lockMigrations(sql: SqlTransaction): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)::text', [PRISMA_MIGRATE_LOCK]);
}

/** The same inside of a transaction that holds the lock. */
export async function migrate(
  sql: SqlTransaction,
  migrations: readonly Migration[],
  onMigrate: () => void,
): Promise<number> {
  const applied = new Set(await readApplied(sql));
  refuseUnknown(applied, migrations);
  const missing = migrations.filter(({ name }) => !applied.has(name));
  if (missing.length === 0) return 0;
  onMigrate();
  await sql.script(MIGRATIONS_TABLE);
  for (const migration of missing) await applyOne(sql, migration);
  return missing.length;
}

/**
 * Names of those that the database holds, in their order.
 * @throws SetupError when one of them was begun and not finished
 */
export async function readApplied(sql: SqlTransaction): Promise<readonly string[]> {
  const [table] = await sql.query<{ present: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  );
  if (table?.present !== true) return [];
  const rows = await sql.query<{ migration_name: string; finished: boolean }>(
    `SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const failed = rows.find((row) => !row.finished);
  if (failed !== undefined) {
    throw new SetupError(
      `The database holds a migration that was begun and not finished: ${failed.migration_name}. ` +
        'Restore the last backup, or put it right by hand and say so with "npx prisma migrate resolve".',
    );
  }
  return rows.map((row) => row.migration_name).sort();
}

function refuseUnknown(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new SetupError(
    `The database is newer than this version of the program: it has the migration ${unknown.join(', ')}, ` +
      'which this version does not know. Start the newer version again, or restore a backup made by this one. ' +
      'Nothing has been changed.',
  );
}

async function applyOne(sql: SqlTransaction, { name, sql: script }: Migration): Promise<void> {
  try {
    await sql.script(script);
  } catch (error) {
    throw new SetupError(`The database could not be brought to ${name}; it is as it was before.`, { cause: error });
  }
  await sql.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), createHash('sha256').update(script).digest('hex'), name],
  );
}

/** As Prisma's own engine creates it. */
const MIGRATIONS_TABLE = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
