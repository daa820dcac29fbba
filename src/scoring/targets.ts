import type { Band } from './document.ts';
import type { Exact } from './exact.ts';
import type { MissingReason } from './reason.ts';

/** A target as set: a value or a band, in a currency where it is money. */
export type Target =
  | { readonly kind: 'value'; readonly value: Exact; readonly currency: string | null }
  | { readonly kind: 'band'; readonly band: Band };

/** The target of one slice; parallel to the slices of the reading. */
export interface SliceTarget {
  readonly siteId: string;
  /** Null: none is set for it. */
  readonly target: Target | null;
  /** For additive metrics: the target is prorated by daysInScope / daysInPeriod. */
  readonly daysInScope: number;
  readonly daysInPeriod: number;
}

/** In the reporting currency. */
export type PooledTarget =
  | { readonly kind: 'value'; readonly value: Exact }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'missing'; readonly reason: MissingReason };
