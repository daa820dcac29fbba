/** Reads a whole database as of one instant, in pieces. */
import type { State, StateRows, StateTable } from '../../../bot/ports.ts';
import type { Database, SqlTransaction } from '../database.ts';
import { readApplied } from '../migrations.ts';
import { quoted, readTables, type Table } from './catalogue.ts';

/** A scorecard that was decided is tens of kilobytes. */
const ROWS_AT_A_TIME = 500;

/** Values are written the same way by every server and session, and read back by any. */
const PLAIN_TEXT = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;`;

export function readState<T>(database: Pick<Database, 'transaction'>, work: (state: State) => Promise<T>): Promise<T> {
  return database.transaction(async (sql) => {
    // One snapshot for all that follows: what others commit meanwhile is not seen.
    await sql.script('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await sql.script(PLAIN_TEXT);
    const tables = await readTables(sql);
    const header = {
      migrations: await readApplied(sql),
      tables: await countRows(sql, tables),
      // Counters stand outside of the snapshot; read after its first row, they are beyond whatever it shows.
      sequences: await sql.query<{ name: string; value: string }>(
        `SELECT sequencename AS name, last_value::text AS value
           FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
      ),
    };
    return work({ header, rows: () => readRows(sql, tables) });
  });
}

async function countRows(sql: SqlTransaction, tables: readonly Table[]): Promise<readonly StateTable[]> {
  const counted: StateTable[] = [];
  for (const { name, columns } of tables) {
    const [count] = await sql.query<{ rows: string }>(`SELECT count(*)::text AS rows FROM public.${quoted(name)}`);
    counted.push({ name, columns: columns.map((column) => column.name), rows: Number(count?.rows) });
  }
  return counted;
}

async function* readRows(sql: SqlTransaction, tables: readonly Table[]): AsyncGenerator<StateRows> {
  for (const { name, columns, key } of tables) {
    const texts = columns.map((column) => `t.${quoted(column.name)}::text`).join(', ');
    const order = key.length === 0 ? '' : ` ORDER BY ${key.map((column) => `t.${quoted(column)}`).join(', ')}`;
    await sql.script(`DECLARE state_rows NO SCROLL CURSOR FOR
      SELECT json_build_array(${texts})::text AS row FROM public.${quoted(name)} t${order}`);
    while (true) {
      const rows = await sql.query<{ row: string }>(`FETCH ${String(ROWS_AT_A_TIME)} FROM state_rows`);
      if (rows.length > 0) yield { table: name, rows: rows.map(({ row }) => row) };
      if (rows.length < ROWS_AT_A_TIME) break;
    }
    await sql.script('CLOSE state_rows');
  }
}
