/** Targets of several sites and stages, pooled as the reading is (scoring text, section 7). */
import type { Band } from './document.ts';
import { max, ratio, sum, zero, type Exact } from './exact.ts';
import type { Metric } from './metric.ts';
import type { PooledReading, Rates } from './readings.ts';
import type { MissingReason } from './reason.ts';

/** A target as set: a value or a band, in a currency where it is money (null: the reporting currency). */
export type Target =
  | { readonly kind: 'value'; readonly value: Exact; readonly currency: string | null }
  | { readonly kind: 'band'; readonly band: Band };

/** The target of one slice: the site's own, or its stage's. */
export interface SliceTarget {
  readonly siteId: string;
  /** Null: none is set for it. */
  readonly target: Target | null;
  /** A sum's target is prorated by daysInScope / daysInPeriod; a quotient's is not. */
  readonly daysInScope: number;
  readonly daysInPeriod: number;
}

/** In the reporting currency. */
export type PooledTarget =
  | { readonly kind: 'value'; readonly value: Exact }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'missing'; readonly reason: MissingReason };

const missing = (reason: MissingReason): PooledTarget => ({ kind: 'missing', reason });

/**
 * Sums add up, each prorated by its days; quotients are weighted by the slice's actual denominator, so that a new site's
 * lower target counts by its own size. `targets` are parallel to the slices that `reading` was made of.
 */
export function poolTarget(
  metric: Metric,
  reading: PooledReading,
  targets: readonly SliceTarget[],
  rates: Rates,
): PooledTarget {
  const kind = targets.find(({ target }) => target !== null)?.target?.kind;
  const without = targets.filter(({ target }) => target === null || target.kind !== kind);
  if (kind === undefined || without.length > 0)
    return missing({ kind: 'no_target', siteIds: [...new Set(without.map(({ siteId }) => siteId))] });

  const weights = metric.additive ? targets.map(inScope) : denominatorShares(reading);
  if (weights === null) return missing({ kind: 'no_activity' });
  const parts: { readonly weight: Exact; readonly band: Band }[] = [];
  for (const [index, { target }] of targets.entries()) {
    if (target === null) continue;
    const rate = rateOf(metric, target, rates);
    if (typeof rate === 'string') return missing({ kind: 'no_rate', currency: rate });
    const weight = (weights[index] ?? zero).mul(rate);
    parts.push({ weight, band: target.kind === 'band' ? target.band : asBand(target.value) });
  }
  const pool = (edge: keyof Band): Exact => sum(parts.map(({ weight, band }) => weight.mul(band[edge])));
  if (kind === 'value') return { kind, value: pool('low') };
  return { kind, band: { low: pool('low'), high: pool('high'), tolerance: pool('tolerance') } };
}

const inScope = ({ daysInScope, daysInPeriod }: SliceTarget): Exact => ratio(daysInScope, daysInPeriod);

/** Of all denominators, 1 together; null where nothing happened anywhere. */
function denominatorShares(reading: PooledReading): readonly Exact[] | null {
  const denominators = reading.sites.map(({ denominator }) => max(denominator ?? zero, zero));
  const all = sum(denominators);
  return all.equals(zero) ? null : denominators.map((each) => each.div(all));
}

const asBand = (value: Exact): Band => ({ low: value, high: value, tolerance: zero });

/** 1 for what is not money. */
function rateOf(metric: Metric, target: Target, rates: Rates): Exact | string {
  if (metric.unit !== 'money' || target.kind === 'band' || target.currency === null) return ratio(1);
  return rates.get(target.currency) ?? target.currency;
}
