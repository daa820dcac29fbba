/** Every place where words of people are kept, written anew where they mention somebody. */
import type { Job, Json, Rewriting } from '../../../bot/ports.ts';
import { Prisma } from '../generated/client.ts';
import type { PrismaTransaction } from './conversion.ts';

interface Kept {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'json';
}

/** What people wrote, and what they were shown. Keys, ids and figures hold no names. */
const KEPT: readonly Kept[] = [
  { table: 'note', column: 'text', type: 'text' },
  { table: 'waiver', column: 'reason', type: 'text' },
  { table: 'correction', column: 'reason', type: 'text' },
  { table: 'correction', column: 'frozen', type: 'json' },
  { table: 'decision', column: 'reason', type: 'text' },
  { table: 'scorecard', column: 'adjust_reason', type: 'text' },
  { table: 'scorecard', column: 'frozen', type: 'json' },
  { table: 'target', column: 'origin_zh', type: 'text' },
  { table: 'target', column: 'origin_en', type: 'text' },
  { table: 'import', column: 'source_name', type: 'text' },
  { table: 'draft', column: 'values', type: 'json' },
  { table: 'inbox_event', column: 'event', type: 'json' },
  { table: 'inbox_event', column: 'replies', type: 'json' },
  { table: 'web_message', column: 'content', type: 'json' },
];

export async function rewriteKept(
  db: PrismaTransaction,
  enqueue: (...jobs: readonly Job[]) => Promise<void>,
  fragments: readonly string[],
  rewriting: Rewriting,
): Promise<number> {
  let changed = await rewriteDeliveries(db, enqueue, fragments, rewriting);
  for (const { table, column, type } of KEPT) {
    const [from, what] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
    const rows = await db.$queryRaw<{ place: string; kept: Json }[]>`
      SELECT ctid::text AS place, ${what} AS kept FROM ${from} WHERE ${holdsOne(what, type, fragments)} FOR UPDATE`;
    for (const { place, kept } of rows) {
      const now = typeof kept === 'string' && type === 'text' ? rewriting.text(kept) : rewriting.json(kept);
      if (now === kept || JSON.stringify(now) === JSON.stringify(kept)) continue;
      const value = type === 'text' ? Prisma.sql`${now}` : Prisma.sql`${JSON.stringify(now)}::jsonb`;
      // Locked above, so that it is still in its place.
      await db.$executeRaw`UPDATE ${from} SET ${what} = ${value} WHERE ctid = ${place}::tid`;
      changed += 1;
    }
  }
  return changed;
}

/** A card that changes goes out again, as an update of the message that is there. */
async function rewriteDeliveries(
  db: PrismaTransaction,
  enqueue: (...jobs: readonly Job[]) => Promise<void>,
  fragments: readonly string[],
  rewriting: Rewriting,
): Promise<number> {
  const rows = await db.$queryRaw<{ key: string; card: Json }[]>`
    SELECT key, card FROM delivery WHERE ${holdsOne(Prisma.raw('card'), 'json', fragments)} FOR UPDATE`;
  const keys: string[] = [];
  for (const { key, card } of rows) {
    const now = JSON.stringify(rewriting.json(card));
    if (now === JSON.stringify(card)) continue;
    await db.$executeRaw`UPDATE delivery SET card = ${now}::jsonb, version = version + 1 WHERE key = ${key}`;
    keys.push(key);
  }
  await enqueue(...keys.map((key) => ({ type: 'deliver' as const, key })));
  return keys.length;
}

/** JSON's text writes quotes and backslashes of a fragment with a backslash. */
function holdsOne(column: Prisma.Sql, type: Kept['type'], fragments: readonly string[]): Prisma.Sql {
  const sought = fragments.map((fragment) => (type === 'json' ? JSON.stringify(fragment).slice(1, -1) : fragment));
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(${sought}::text[]) AS sought (fragment)
                             WHERE position(lower(sought.fragment) IN lower(${column}::text)) > 0)`;
}
