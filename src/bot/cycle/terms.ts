/** What a cycle fixes, told apart from what the workbook says by now. Pure, but for where it asks the store. */
import { createHash } from 'node:crypto';
import { canonical } from '../audit.ts';
import type { CycleDeadlines, CycleTerms, Json, TargetRow, Tx, Cycle } from '../ports.ts';

/** What was shown to whoever opens the cycle: it is opened with exactly that, or not. 16 hex digits. */
export const termsFingerprint = (terms: CycleTerms, deadlines: CycleDeadlines): string =>
  createHash('sha256')
    .update(canonical({ terms, deadlines } as unknown as Json))
    .digest('hex')
    .slice(0, 16);

/** How many plans, targets, rates and indicators of the workbook are not those of the cycle. */
export interface TermsDrift {
  readonly plans: number;
  readonly targets: number;
  readonly rates: number;
  readonly metrics: number;
}

/** Null where nothing differs, or nothing was fixed. */
export async function driftOf(tx: Tx, cycle: Pick<Cycle, 'id' | 'period'>): Promise<TermsDrift | null> {
  const fixed = await tx.cycles.terms(cycle.id);
  if (fixed === null) return null;
  const drift = compareTerms(fixed, await tx.cycles.workbookTerms(cycle.period));
  return drift.plans + drift.targets + drift.rates + drift.metrics === 0 ? null : drift;
}

export const compareTerms = (fixed: CycleTerms, now: CycleTerms): TermsDrift => ({
  plans: differing(fixed.plans, now.plans, ({ positionKey }) => positionKey),
  targets: differing(fixed.targets, now.targets, targetKey),
  rates: differing(fixed.rates, now.rates, ({ currency }) => currency),
  metrics: differing(fixed.metrics, now.metrics, canonical),
});

/** Rows that only one of the two has, or that say something else in the other. */
function differing<Row>(a: readonly Row[], b: readonly Row[], keyOf: (row: Row) => string): number {
  const textByKey = (rows: readonly Row[]): ReadonlyMap<string, string> =>
    new Map(rows.map((row) => [keyOf(row), canonical(row as Json)]));
  const [before, after] = [textByKey(a), textByKey(b)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).length;
}

const targetKey = ({ metricKey, positionKey, personId, siteId, stage }: TargetRow): string =>
  [metricKey, positionKey, personId, siteId, stage ?? ''].join('\n');
