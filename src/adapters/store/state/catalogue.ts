/** What tables there are, as the database itself tells it. */
import type { SqlTransaction } from '../database.ts';

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Of its primary key; its rows are read in this order. */
  readonly key: readonly string[];
  /** Tables that its rows refer to; its own name where they refer to each other. */
  readonly refersTo: readonly string[];
}

interface Column {
  readonly name: string;
  /** As SQL writes it: 'numeric(30,10)', '"Role"[]'. */
  readonly type: string;
}

/** The account of migrations is made by those who apply them, and is never copied. */
const MIGRATIONS = '_prisma_migrations';

/** Tables of the public schema, those of extensions left out, each after the tables it refers to. */
export async function readTables(sql: SqlTransaction): Promise<readonly Table[]> {
  return inOrder(await sql.query<Table>(TABLES, [MIGRATIONS]));
}

const TABLES = `
SELECT c.relname AS name,
       coalesce((SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                                 ORDER BY a.attnum)
                   FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
                '[]') AS columns,
       coalesce((SELECT json_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum))
                   FROM pg_index i
                   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[])
                  WHERE i.indrelid = c.oid AND i.indisprimary),
                '[]') AS key,
       coalesce((SELECT json_agg(DISTINCT other.relname)
                   FROM pg_constraint k
                   JOIN pg_class other ON other.oid = k.confrelid
                  WHERE k.conrelid = c.oid AND k.contype = 'f'),
                '[]') AS "refersTo"
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind = 'r'
   AND c.relname <> $1
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY c.relname`;

function inOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const free = [...left.values()].filter(({ name, refersTo }) =>
      refersTo.every((other) => other === name || !left.has(other)),
    );
    if (free.length === 0)
      throw new Error(`these tables refer to each other in a ring: ${[...left.keys()].join(', ')}`);
    for (const table of free) left.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}

/** A name as SQL takes it, whatever it contains. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
