/**
 * What was under way in a state that has been loaded. Written for the tables of this version: it runs after the
 * migrations.
 */
import type { LoadOptions } from '../../../bot/ports.ts';
import type { SqlTransaction } from '../database.ts';

/** As in records/deliveries.ts: never sent, or sent with content that has changed since. */
const DUE = `(state = 'queued' OR (state = 'sent' AND sent_version < version))`;

/** @returns how many messages a person has to decide about */
export async function takeUpUnfinished(sql: SqlTransaction, original: LoadOptions['original']): Promise<number> {
  const uncertain = original.fate === 'went_on' ? await leaveToOriginal(sql, original.within) : 0;
  // The queue is not part of a state. A claim that has run out is found by every start, which makes the jobs anew.
  await sql.query(`UPDATE delivery SET claimed_until = 'epoch' WHERE ${DUE}`);
  return uncertain;
}

/** The original may have sent these messages, answered these events, and seen these links used: none of it twice. */
async function leaveToOriginal(sql: SqlTransaction, within: readonly string[]): Promise<number> {
  const elsewhere = 'platform <> ALL ($1::text[])';
  const uncertain = await sql.query(
    `UPDATE delivery SET state = 'uncertain', error = 'restored', claimed_until = NULL
      WHERE ${DUE} AND ${elsewhere} RETURNING key`,
    [within],
  );
  await sql.query(
    `UPDATE inbox_event SET answered_at = now(), handled_at = coalesce(handled_at, now()), replies = NULL
      WHERE answered_at IS NULL AND ${elsewhere}`,
    [within],
  );
  await sql.query('DELETE FROM link WHERE used_at IS NULL');
  return uncertain.length;
}
