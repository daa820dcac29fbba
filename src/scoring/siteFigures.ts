/** The figures that a formula needs, at one site, in the reporting currency. */
import { ratio, sum, zero, type Exact } from './exact.ts';
import { figureKey, leavesOf, type Leaf } from './expression.ts';
import { measureOf } from './measures.ts';
import type { Metric } from './metric.ts';
import type { MeasureTotal, Rates, ReadingOptions, SiteSlice } from './slice.ts';
import type { MissingReason } from './reason.ts';

type Found<T> = { readonly value: T } | { readonly missing: MissingReason };

export type SiteFigures = { readonly figures: ReadonlyMap<string, Exact> } | { readonly missing: MissingReason };

export function siteFigures(metric: Metric, slice: SiteSlice, rates: Rates, options: ReadingOptions): SiteFigures {
  const { numerator, denominator } = metric.parsed;
  const leaves = [...leavesOf(numerator), ...(denominator === null ? [] : leavesOf(denominator))];
  const figures = new Map<string, Exact>();
  const absent: string[] = [];
  let problem: MissingReason | null = null;
  for (const leaf of leaves) {
    if (leaf.type === 'number') continue;
    const found = figureOf(leaf, slice, rates, options);
    if ('value' in found) figures.set(figureKey(leaf), found.value);
    else if (found.missing.kind === 'no_data') absent.push(...found.missing.measures);
    else problem ??= found.missing;
  }
  if (absent.length > 0)
    return { missing: { kind: 'no_data', measures: [...new Set(absent)], siteIds: [slice.siteId] } };
  return problem === null ? { figures } : { missing: problem };
}

function figureOf(
  leaf: Exclude<Leaf, { type: 'number' }>,
  slice: SiteSlice,
  rates: Rates,
  options: ReadingOptions,
): Found<Exact> {
  switch (leaf.type) {
    case 'days':
      return { value: ratio(slice.days) };
    case 'measure':
      return measureFigure(leaf.key, slice, rates, options);
    case 'count':
      return countFigure(leaf, slice);
  }
}

const totalsOf = (slice: SiteSlice, measure: string): readonly MeasureTotal[] =>
  slice.totals.filter((total) => total.measure === measure);

/** Nothing was reported of it; 0 where what proves that its source has reported is there. */
function absentFigure(measure: string, slice: SiteSlice): Found<Exact> {
  return isNone(measure, slice)
    ? { value: zero }
    : { missing: { kind: 'no_data', measures: [measure], siteIds: [slice.siteId] } };
}

function isNone(measure: string, slice: SiteSlice): boolean {
  const witness = measureOf(measure)?.noneWhere;
  return witness !== undefined && (totalsOf(slice, witness).length > 0 || isNone(witness, slice));
}

function conflict(measure: string, slice: SiteSlice): MissingReason | null {
  return totalsOf(slice, measure).some((total) => total.conflictingSources)
    ? { kind: 'conflicting_sources', measure, siteId: slice.siteId }
    : null;
}

function measureFigure(key: string, slice: SiteSlice, rates: Rates, options: ReadingOptions): Found<Exact> {
  const totals = totalsOf(slice, key);
  if (totals.length === 0) return absentFigure(key, slice);
  const conflicting = conflict(key, slice);
  if (conflicting !== null) return { missing: conflicting };
  const total = converted(totals, measureOf(key)?.unit === 'money', rates);
  if ('missing' in total || measureOf(key)?.kind !== 'stock') return total;
  const days = Math.max(...totals.map((each) => each.days));
  if (ratio(days, slice.days).lt(options.minCoverage))
    return { missing: { kind: 'low_coverage', measure: key, siteId: slice.siteId, days, of: slice.days } };
  return { value: total.value.div(ratio(days)) };
}

/** Money without a currency cannot be told from money in another one. */
function converted(totals: readonly MeasureTotal[], isMoney: boolean, rates: Rates): Found<Exact> {
  if (!isMoney) return { value: sum(totals.map((total) => total.sum)) };
  const parts: Exact[] = [];
  for (const { sum: amount, currency } of totals) {
    const rate = currency === null ? undefined : rates.get(currency);
    if (rate === undefined) return { missing: { kind: 'no_rate', currency: currency ?? '?' } };
    parts.push(amount.mul(rate));
  }
  return { value: sum(parts) };
}

/** @throws RangeError when the condition was not asked of the store */
function countFigure(leaf: Extract<Leaf, { type: 'count' }>, slice: SiteSlice): Found<Exact> {
  const totals = totalsOf(slice, leaf.measure);
  if (totals.length === 0) return absentFigure(leaf.measure, slice);
  const conflicting = conflict(leaf.measure, slice);
  if (conflicting !== null) return { missing: conflicting };
  const rows = totals.map(({ counts }) => {
    const asked = counts.find((count) => count.op === leaf.op && count.value.equals(leaf.value));
    if (asked === undefined) throw new RangeError(`${figureKey(leaf)} was not asked for`);
    return ratio(asked.rows);
  });
  return { value: sum(rows) };
}
