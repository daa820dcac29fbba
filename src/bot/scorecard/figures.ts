/** Figures of stretches, from the store into scoring's slices: one query for all metrics asked. */
import { exact, zero, type Exact } from '../../scoring/exact.ts';
import { conditionsOf, measuresOf, type Metric } from '../../scoring/metric.ts';
import type { MeasureTotal, SiteSlice } from '../../scoring/readings.ts';
import type { CountCondition, FigureTotal, Tx } from '../ports.ts';
import { figureScope, layers, type Stretch } from './scope.ts';

/**
 * One slice for each stretch, in their order. `personId`: '' for the sites' figures, or a person's for their own.
 * A site without any figure has a slice without totals: scoring says what that means.
 */
export async function loadSlices(
  tx: Tx,
  stretches: readonly Stretch[],
  metrics: readonly Metric[],
  personId: string,
): Promise<readonly SiteSlice[]> {
  const conditions = distinctConditions(metrics);
  const measures = new Set(metrics.flatMap((metric) => measuresOf(metric)));
  const slices = new Map<Stretch, SiteSlice>();
  for (const layer of layers(stretches)) {
    const scopes = layer.map((stretch) => figureScope(stretch, personId));
    const totals = await tx.figures.totals(scopes, conditions);
    for (const stretch of layer) {
      const own = totals.filter(({ siteId, measure }) => siteId === stretch.site.id && measures.has(measure));
      slices.set(stretch, { siteId: stretch.site.id, days: stretch.days, totals: combine(own, conditions) });
    }
  }
  return stretches.flatMap((stretch) => slices.get(stretch) ?? []);
}

function distinctConditions(metrics: readonly Metric[]): readonly CountCondition[] {
  const byText = new Map<string, CountCondition>();
  for (const condition of metrics.flatMap((metric) => conditionsOf(metric))) {
    byText.set(`${condition.measure} ${condition.op} ${condition.value}`, condition);
  }
  return [...byText.values()];
}

/** The store answers by month; a week may lie in two. */
function combine(totals: readonly FigureTotal[], conditions: readonly CountCondition[]): readonly MeasureTotal[] {
  const byMeasure = new Map<string, MeasureTotal>();
  for (const total of totals) {
    const known = byMeasure.get(`${total.measure} ${total.currency ?? ''}`);
    byMeasure.set(`${total.measure} ${total.currency ?? ''}`, {
      measure: total.measure,
      sum: (known?.sum ?? zero).add(exact(total.sum)),
      currency: total.currency,
      days: (known?.days ?? 0) + total.days,
      conflictingSources: (known?.conflictingSources ?? false) || total.conflictingSources,
      counts: conditions.flatMap((condition, index) => {
        const rows = total.counts[index];
        if (rows === null || rows === undefined) return [];
        const before = known?.counts.find(
          (count) => count.op === condition.op && count.value.equals(exact(condition.value)),
        );
        return [{ op: condition.op, value: exact(condition.value), rows: rows + (before?.rows ?? 0) }];
      }),
    });
  }
  return [...byMeasure.values()];
}

/** Plan rates of a period, the reporting currency at 1. */
export async function planRates(
  tx: Tx,
  period: string,
  reportingCurrency: string,
): Promise<ReadonlyMap<string, Exact>> {
  const rates = new Map([[reportingCurrency, exact('1')]]);
  for (const [currency, rate] of await tx.rates.plan(period)) rates.set(currency, exact(rate));
  return rates;
}
