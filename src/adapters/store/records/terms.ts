import type { CycleTerms, Period } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

/** Of the terms, all but the targets, which are rows of their own. */
type StoredTerms = Omit<CycleTerms, 'targets'>;

/** What the period's cycle, or the cycle, has fixed; null where nothing is. Written by `fixTerms` in this shape. */
export async function fixedTerms(
  db: PrismaTransaction,
  where: { readonly id: string } | { readonly period: Period },
): Promise<(StoredTerms & { readonly cycleId: string }) | null> {
  const row = await db.cycle.findUnique({ where, select: { id: true, terms: true } });
  return row?.terms == null ? null : { ...(row.terms as unknown as StoredTerms), cycleId: row.id };
}
