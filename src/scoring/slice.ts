/** What readings are made of: a site's figures over the days somebody answers for it. */
import type { Comparison } from './document.ts';
import type { Exact } from './exact.ts';

/** All figures of one measure and currency at one site over its days in scope, summed: the store's totals, exact. */
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

export interface ReadingOptions {
  /** Share of days that need a snapshot of a stock, 0..1; below it the reading is missing. */
  readonly minCoverage: Exact;
}
