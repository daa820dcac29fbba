/** Figures of stretches, from the store as plain data, and from there into scoring's slices: one query for all metrics asked. */
import { exact, toDecimal, type Exact } from '../../scoring/exact.ts';
import { conditionsOf, measuresOf, type Metric } from '../../scoring/metric.ts';
import type { SiteSlice } from '../../scoring/readings.ts';
import type { CountCondition, DecimalText, FigureTotal, Tx } from '../ports.ts';
import { figureScope, layers, type Stretch } from './scope.ts';

/** What a stretch's site, or a person there, has of each measure. */
export interface SliceFigures {
  readonly siteId: string;
  readonly days: number;
  readonly totals: readonly MeasureFigures[];
}

interface MeasureFigures extends Pick<FigureTotal, 'measure' | 'sum' | 'currency' | 'days' | 'conflictingSources'> {
  /** Rows that satisfy a condition. */
  readonly counts: readonly (Pick<CountCondition, 'op' | 'value'> & { readonly rows: number })[];
}

/**
 * One for each stretch, in their order. `personId`: '' for the sites' figures, or a person's for their own.
 * A site without any figure has no totals: scoring says what that means.
 */
export async function loadSlices(
  tx: Tx,
  stretches: readonly Stretch[],
  metrics: readonly Metric[],
  personId: string,
): Promise<readonly SliceFigures[]> {
  const conditions = distinctConditions(metrics);
  const measures = new Set(metrics.flatMap((metric) => measuresOf(metric)));
  const slices = new Map<Stretch, SliceFigures>();
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
function combine(totals: readonly FigureTotal[], conditions: readonly CountCondition[]): readonly MeasureFigures[] {
  const byMeasure = new Map<string, MeasureFigures>();
  for (const total of totals) {
    const known = byMeasure.get(`${total.measure} ${total.currency ?? ''}`);
    byMeasure.set(`${total.measure} ${total.currency ?? ''}`, {
      measure: total.measure,
      sum: known === undefined ? total.sum : add(known.sum, total.sum),
      currency: total.currency,
      days: (known?.days ?? 0) + total.days,
      conflictingSources: (known?.conflictingSources ?? false) || total.conflictingSources,
      counts: conditions.flatMap(({ op, value }, index) => {
        const rows = total.counts[index];
        if (rows === null || rows === undefined) return [];
        const before = known?.counts.find((count) => count.op === op && count.value === value);
        return [{ op, value, rows: rows + (before?.rows ?? 0) }];
      }),
    });
  }
  return [...byMeasure.values()];
}

const add = (a: DecimalText, b: DecimalText): DecimalText => toDecimal(exact(a).add(exact(b)));

export const toSlice = ({ siteId, days, totals }: SliceFigures): SiteSlice => ({
  siteId,
  days,
  totals: totals.map(({ sum, counts, ...total }) => ({
    ...total,
    sum: exact(sum),
    counts: counts.map(({ op, value, rows }) => ({ op, value: exact(value), rows })),
  })),
});

/** Plan rates of a period, the reporting currency at 1. */
export async function planRates(
  tx: Tx,
  period: string,
  reportingCurrency: string,
): Promise<Readonly<Record<string, DecimalText>>> {
  return { ...Object.fromEntries(await tx.rates.plan(period)), [reportingCurrency]: '1' };
}

export const toRates = (rates: Readonly<Record<string, DecimalText>>): ReadonlyMap<string, Exact> =>
  new Map(Object.entries(rates).map(([currency, rate]) => [currency, exact(rate)]));
