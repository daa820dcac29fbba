import type { CycleTerms, Period } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

/** Of the terms, all but the targets, which are rows of their own. */
type StoredTerms = Omit<CycleTerms, 'targets'>;

type Fixed = (StoredTerms & { readonly cycleId: string }) | null;

type Where = { readonly id: string } | { readonly period: Period };

/** Plans, targets and rates of a month all ask for them: read once in a transaction, all plans of the company as they are. */
const known = new WeakMap<PrismaTransaction, Map<string, Promise<Fixed>>>();

/** What the period's cycle, or the cycle, has fixed; null where nothing is. Written by `fixTerms` in this shape. */
export function fixedTerms(db: PrismaTransaction, where: Where): Promise<Fixed> {
  const inTransaction = known.get(db) ?? new Map<string, Promise<Fixed>>();
  known.set(db, inTransaction);
  const key = JSON.stringify(where);
  const terms = inTransaction.get(key) ?? readTerms(db, where);
  inTransaction.set(key, terms);
  return terms;
}

/** After they were written. */
export const forgetTerms = (db: PrismaTransaction): void => void known.delete(db);

async function readTerms(db: PrismaTransaction, where: Where): Promise<Fixed> {
  const row = await db.cycle.findUnique({ where, select: { id: true, terms: true } });
  return row?.terms == null ? null : { ...(row.terms as unknown as StoredTerms), cycleId: row.id };
}
