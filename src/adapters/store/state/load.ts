/** Puts a whole state into an empty database: all in one transaction, so that a process killed meanwhile leaves nothing. */
import type { LoadOptions, Loaded, LoadRefusal, State, StateHeader } from '../../../bot/ports.ts';
import type { Database, SqlTransaction } from '../database.ts';
import { lockMigrations, migrate, readApplied, type Migration } from '../migrations.ts';
import { quoted, readTables, type Table } from './catalogue.ts';
import { takeUpUnfinished } from './unfinished.ts';

export async function loadState(
  database: Pick<Database, 'transaction'>,
  migrations: readonly Migration[],
  state: State,
  options: LoadOptions,
): Promise<Loaded> {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = state.header.migrations.filter((name) => !known.has(name));
  if (newer.length > 0) return { type: 'newer', migrations: newer };
  try {
    return await database.transaction((sql) => loadInto(sql, migrations, state, options));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Ends the transaction without a trace. */
class Refused extends Error {
  readonly refusal: LoadRefusal;
  constructor(refusal: LoadRefusal) {
    super(`the state is refused: ${refusal.type}`);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

async function loadInto(
  sql: SqlTransaction,
  migrations: readonly Migration[],
  { header, rows }: State,
  { original, onLoaded }: LoadOptions,
): Promise<Loaded> {
  await lockMigrations(sql);
  await refuseOccupied(sql, header);

  // First the tables as they were when the state was written, then its rows, then what has changed since.
  const then = new Set(header.migrations);
  await migrate(
    sql,
    migrations.filter(({ name }) => then.has(name)),
    () => undefined,
  );
  const tables = new Map((await readTables(sql)).map((table) => [table.name, table]));
  refuseStranger(header, tables);
  const load = createLoader(sql, header, tables);
  for await (const piece of rows()) await load.add(piece.table, piece.rows);
  const loaded = await load.finish();
  for (const { name, value } of header.sequences) {
    await sql.query('SELECT setval($1::regclass, $2::bigint)::text', [`public.${quoted(name)}`, value]);
  }
  await migrate(sql, migrations, () => undefined);
  const uncertain = await takeUpUnfinished(sql, original);
  await onLoaded();
  return { type: 'loaded', rows: loaded, uncertain };
}

async function refuseOccupied(sql: SqlTransaction, header: StateHeader): Promise<void> {
  for (const { name } of await readTables(sql)) {
    const [found] = await sql.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM public.${quoted(name)}) AS any`);
    if (found?.any === true) throw new Refused({ type: 'full' });
  }
  const then = new Set(header.migrations);
  if ((await readApplied(sql)).some((name) => !then.has(name))) throw new Refused({ type: 'prepared_otherwise' });
}

function refuseStranger(header: StateHeader, tables: ReadonlyMap<string, Table>): void {
  for (const { name, columns } of header.tables) {
    const known = new Set(tables.get(name)?.columns.map((column) => column.name));
    if (columns.some((column) => !known.has(column))) throw new Refused({ type: 'unknown_table', table: name });
  }
}

/** Rows that refer to others of their own table go in by one statement: only at its end are references looked at. */
function createLoader(sql: SqlTransaction, header: StateHeader, tables: ReadonlyMap<string, Table>) {
  const written = new Map(header.tables.map(({ name, columns }) => [name, columns]));
  const kept = new Map<string, string[]>();
  let loaded = 0;

  async function insert(table: Table, rows: readonly string[]): Promise<void> {
    const columns = written.get(table.name) ?? [];
    const types = new Map(table.columns.map(({ name, type }) => [name, type]));
    const values = columns.map((name, index) => `(r->>${String(index)})::${types.get(name) ?? ''}`);
    await sql.query(
      `INSERT INTO public.${quoted(table.name)} (${columns.map(quoted).join(', ')})
       SELECT ${values.join(', ')} FROM jsonb_array_elements($1::jsonb) AS r`,
      [`[${rows.join(',')}]`],
    );
    loaded += rows.length;
  }

  async function flush(except: string | null): Promise<void> {
    for (const [name, rows] of kept) {
      if (name === except) continue;
      kept.delete(name);
      const table = tables.get(name);
      if (table !== undefined) await insert(table, rows);
    }
  }

  return {
    async add(name: string, rows: readonly string[]): Promise<void> {
      await flush(name);
      const table = tables.get(name);
      if (table === undefined || !written.has(name)) throw new Error(`rows of a table without a header: ${name}`);
      if (!table.refersTo.includes(name)) return insert(table, rows);
      const before = kept.get(name);
      if (before === undefined) kept.set(name, [...rows]);
      else before.push(...rows);
    },
    async finish(): Promise<number> {
      await flush(null);
      return loaded;
    },
  };
}
