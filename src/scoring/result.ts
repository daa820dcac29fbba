/** What scoring answers: everything a card needs to explain a total, step by step. */
import type { Exact } from './exact.ts';
import type { MissingReason } from './reason.ts';

export interface PartResult {
  readonly siteId: string;
  /** Of all shares, 0..1. */
  readonly share: Exact;
  readonly attainment: Exact | null;
  readonly points: Exact | null;
  readonly missing: MissingReason | null;
}

export interface ItemResult {
  readonly id: string;
  /** Unrounded; null for `value`, subjective and missing items, and with actual 0 under the ratio form. */
  readonly attainment: Exact | null;
  /** Unrounded, before gates; null when missing. */
  readonly pointsBeforeGates: Exact | null;
  /** Unrounded, after gates' item effects; null when missing. Show with 1 decimal. */
  readonly points: Exact | null;
  readonly weight: Exact;
  /** weight x points / sum of the weights that count. 0 for a missing item that counts as zero; null where it does not count, or there is no total. */
  readonly contribution: Exact | null;
  /** Null unless missing; a missing item is always listed with its reason, whatever its rule. */
  readonly missing: MissingReason | null;
  /** The mean over groups that the map was read at; null for measured items and too few ratings. */
  readonly meanRating: Exact | null;
  /** Of an item judged site by site; empty otherwise. */
  readonly parts: readonly PartResult[];
}

export interface GateResult {
  readonly id: string;
  readonly outcome: 'fired' | 'quiet' | 'not_evaluated';
  readonly reading: Exact | null;
  /**
   * What it took from the total when its turn came (item effects first, then total effects, in order), so that the
   * costs add up to totalBeforeGates - totalAfterGates. Below 0 where it gave. Null unless it fired and there is a total.
   */
  readonly cost: Exact | null;
}

/** Why there is no total. */
export type Withheld =
  | { readonly kind: 'all_missing' }
  | { readonly kind: 'hold'; readonly items: readonly string[] }
  | { readonly kind: 'too_much_missing'; readonly share: Exact; readonly limit: Exact };

export interface ScoringResult {
  /** In the document's order, as are the gates. */
  readonly items: readonly ItemResult[];
  readonly gates: readonly GateResult[];
  /** Rounded to 1 decimal, 0..150; null when withheld. */
  readonly total: Exact | null;
  readonly withheld: Withheld | null;
  /** Unrounded; null when withheld. */
  readonly totalBeforeGates: Exact | null;
  /** Unrounded, after gates and before the adjustment; null when withheld. */
  readonly totalBeforeAdjustment: Exact | null;
  readonly adjustment: Exact;
  /** Weight of missing items over all weight, 0..1. */
  readonly missingShare: Exact;
  readonly grade: string | null;
  /** Payout coefficient of the grade. */
  readonly payout: Exact | null;
}
