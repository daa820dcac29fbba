/**
 * Readings: a metric worked out of figures. Numerators and denominators are summed over sites in the reporting currency
 * and divided once, never a mean of quotients.
 *
 * What is missing: a measure without any row at one of the sites makes the reading missing, with that site's name,
 * since leaving the site out would judge somebody by the rest of their work, and counting it as 0 would be a lie.
 * Measures that sources report only when they happen (claims, late orders) are 0 there when another measure of the same
 * source proves that it has reported (`noneWhere`). A stock needs snapshots on enough days, and is averaged over those
 * it has. A flow that stops early is not missing, since some flows rest at weekends; `coverage` says so beside it.
 */
import type { Reading } from './document.ts';
import { exact, sum, zero, type Exact } from './exact.ts';
import { evaluate } from './expression.ts';
import { measuresOf, type Metric } from './metric.ts';
import { measureOf } from './measures.ts';
import type { MissingReason } from './reason.ts';
import { siteFigures } from './siteFigures.ts';
import type { MeasureTotal, Rates, ReadingOptions, SiteSlice } from './slice.ts';

export type { MeasureTotal, Rates, SiteSlice };

export interface SiteReading {
  readonly siteId: string;
  readonly reading: Reading;
  /** In the reporting currency; null when missing. */
  readonly numerator: Exact | null;
  /** Also null for a metric without denominator. */
  readonly denominator: Exact | null;
}

export interface PooledReading {
  readonly reading: Reading;
  readonly numerator: Exact | null;
  readonly denominator: Exact | null;
  /** Parallel to the slices asked. */
  readonly sites: readonly SiteReading[];
  /**
   * What stands for each measure, each count (`countKey`) and 'days' in the formula: sums over sites in the reporting
   * currency, and the most days of any site. Empty when figures are missing.
   */
  readonly figures: ReadonlyMap<string, Exact>;
  /** False where the formula with `figures` put in is not the reading (abs() or days that differ by site): show numerator / denominator. */
  readonly figuresExplain: boolean;
  /** Measures that come daily: days with a figure, of the days in scope, over all sites. */
  readonly coverage: readonly { readonly measure: string; readonly days: number; readonly of: number }[];
}

export const defaultMinCoverage: Exact = exact('0.8');

/** `slices` and `rates` of one period; the reading is in the reporting currency where it is money. */
export function poolReading(
  metric: Metric,
  slices: readonly SiteSlice[],
  rates: Rates,
  options: ReadingOptions = { minCoverage: defaultMinCoverage },
): PooledReading {
  const sites = slices.map((slice) => quotient(metric, [slice], rates, options).site(slice.siteId));
  const pooled = quotient(metric, mergeBySite(slices), rates, options);
  const { reading, numerator, denominator } = pooled.site('');
  return {
    reading,
    numerator,
    denominator,
    sites,
    figures: pooled.figures,
    figuresExplain: 'value' in reading && direct(metric, pooled.figures)?.equals(reading.value) === true,
    coverage: coverageOf(metric, slices),
  };
}

interface Quotient {
  readonly figures: ReadonlyMap<string, Exact>;
  site(siteId: string): SiteReading;
}

function quotient(metric: Metric, slices: readonly SiteSlice[], rates: Rates, options: ReadingOptions): Quotient {
  const missing = (reason: MissingReason, figures: ReadonlyMap<string, Exact> = new Map()): Quotient => ({
    figures,
    site: (siteId) => ({ siteId, reading: { missing: reason }, numerator: null, denominator: null }),
  });
  if (slices.length === 0) return missing({ kind: 'not_applicable' });
  const found = slices.map((slice) => siteFigures(metric, slice, rates, options));
  const problem = worst(found.flatMap((each) => ('missing' in each ? [each.missing] : [])));
  if (problem !== null) return missing(problem);
  const each = found.flatMap((site) => ('figures' in site ? [site.figures] : []));
  const figures = addUp(each);

  const { numerator: above, denominator: below } = metric.parsed;
  const numerators = each.map((site) => evaluate(above, site));
  const denominators = below === null ? null : each.map((site) => evaluate(below, site));
  // Only a quotient by a number 0 in the formula itself leaves these without a value.
  if (!isWhole(numerators) || (denominators !== null && !isWhole(denominators)))
    return missing({ kind: 'no_activity' }, figures);
  const numerator = sum(numerators);
  if (denominators === null)
    return { figures, site: (siteId) => ({ siteId, reading: { value: numerator }, numerator, denominator: null }) };
  const denominator = sum(denominators);
  const reading: Reading =
    denominator.compare(zero) > 0
      ? { value: numerator.div(denominator) }
      : { missing: { kind: denominator.equals(zero) ? 'no_activity' : 'negative_denominator' } };
  return { figures, site: (siteId) => ({ siteId, reading, numerator, denominator }) };
}

const isWhole = (values: readonly (Exact | null)[]): values is readonly Exact[] =>
  values.every((value) => value !== null);

/** All sites without data in one reason; otherwise the first of what is wrong. */
function worst(reasons: readonly MissingReason[]): MissingReason | null {
  const gaps = reasons.filter((reason) => reason.kind === 'no_data');
  if (gaps.length === 0) return reasons[0] ?? null;
  return {
    kind: 'no_data',
    measures: [...new Set(gaps.flatMap((reason) => reason.measures))],
    siteIds: [...new Set(gaps.flatMap((reason) => reason.siteIds))],
  };
}

/** Stretches of the same site count as one, so that a stock is averaged over all of its days, not added to itself. */
function mergeBySite(slices: readonly SiteSlice[]): readonly SiteSlice[] {
  const bySite = Map.groupBy(slices, (slice) => slice.siteId);
  return [...bySite].map(([siteId, stretches]) => ({
    siteId,
    days: stretches.reduce((days, stretch) => days + stretch.days, 0),
    totals: mergeTotals(stretches.flatMap((stretch) => stretch.totals)),
  }));
}

function mergeTotals(totals: readonly MeasureTotal[]): readonly MeasureTotal[] {
  const same = Map.groupBy(totals, (total) => `${total.measure} ${total.currency ?? ''}`);
  return [...same.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ...first,
        sum: sum(group.map((total) => total.sum)),
        days: group.reduce((days, total) => days + total.days, 0),
        conflictingSources: group.some((total) => total.conflictingSources),
        counts: first.counts.map((count, index) => ({
          ...count,
          rows: group.reduce((rows, total) => rows + (total.counts[index]?.rows ?? 0), 0),
        })),
      },
    ];
  });
}

function addUp(sites: readonly ReadonlyMap<string, Exact>[]): ReadonlyMap<string, Exact> {
  const total = new Map<string, Exact>();
  for (const site of sites) {
    for (const [key, value] of site) {
      const before = total.get(key) ?? zero;
      if (key !== 'days') total.set(key, before.add(value));
      else if (value.gt(before)) total.set(key, value);
    }
  }
  return total;
}

function direct({ parsed }: Metric, figures: ReadonlyMap<string, Exact>): Exact | null {
  const numerator = evaluate(parsed.numerator, figures);
  if (parsed.denominator === null) return numerator;
  const denominator = evaluate(parsed.denominator, figures);
  return denominator === null || denominator.equals(zero) ? null : (numerator?.div(denominator) ?? null);
}

function coverageOf(metric: Metric, slices: readonly SiteSlice[]): PooledReading['coverage'] {
  return measuresOf(metric)
    .filter((key) => measureOf(key)?.daily === true)
    .map((measure) => ({
      measure,
      days: slices.reduce((days, slice) => days + daysWith(slice, measure), 0),
      of: slices.reduce((days, slice) => days + slice.days, 0),
    }));
}

const daysWith = (slice: SiteSlice, measure: string): number =>
  Math.max(0, ...slice.totals.filter((total) => total.measure === measure).map((total) => total.days));
