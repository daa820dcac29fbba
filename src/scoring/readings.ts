import type { Comparison, Reading } from './document.ts';
import type { Exact } from './exact.ts';

/** All figures of one measure at one site over its days in scope, summed; the store's totals with exact values. */
export interface MeasureTotal {
  readonly measure: string;
  readonly sum: Exact;
  /** Of the money; null for counts. */
  readonly currency: string | null;
  /** Distinct days that have a figure. */
  readonly days: number;
  /** On some day two sources have figures for it, and nobody has said which is right. */
  readonly conflictingSources: boolean;
  /** Rows that satisfy each condition asked. */
  readonly counts: readonly {
    readonly op: Comparison;
    readonly value: Exact;
    readonly rows: number;
  }[];
}

/** One site over the days somebody answers for it. The same site may come twice: two stretches in different stages. */
export interface SiteSlice {
  readonly siteId: string;
  /** Days in scope that are over, 1 or more. */
  readonly days: number;
  readonly totals: readonly MeasureTotal[];
}

/** Units of the reporting currency for one unit of each; the reporting currency itself is 1. */
export type Rates = ReadonlyMap<string, Exact>;

export interface SiteReading {
  readonly siteId: string;
  readonly reading: Reading;
  /** In the reporting currency; null when missing, or for a metric without denominator. */
  readonly numerator: Exact | null;
  readonly denominator: Exact | null;
}

export interface PooledReading {
  readonly reading: Reading;
  readonly numerator: Exact | null;
  readonly denominator: Exact | null;
  /** Parallel to the slices asked. */
  readonly sites: readonly SiteReading[];
  /** What stands for each measure, and for 'days', in the formula: sums over sites in the reporting currency. */
  readonly figures: ReadonlyMap<string, Exact>;
  /** False where the formula with `figures` put in is not the reading (abs() or days that differ by site): show numerator / denominator. */
  readonly figuresExplain: boolean;
  /** Measures that come daily: days with a figure, of the days in scope, over all sites. */
  readonly coverage: readonly { readonly measure: string; readonly days: number; readonly of: number }[];
}
