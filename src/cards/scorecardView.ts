import type { Comparison, MissingRule } from '../scoring/document.ts';
import type { BilingualName } from '../words/language.ts';
import type {
  Adjustment,
  Day,
  DecimalText,
  Direction,
  Instant,
  LastResult,
  Missing,
  PaidResult,
  Period,
  PersonName,
  Quantity,
  Result,
  ReviewState,
  Target,
  Trend,
  Withheld,
} from './view.ts';

/** An indicator or criterion as it stands. `points` is null where it is missing. */
export interface ScorecardItem {
  readonly id: string;
  readonly name: BilingualName;
  readonly kind: 'measured' | 'subjective';
  readonly direction: Direction;
  /** Null where missing. A criterion's is the mean of its submitted ratings, unit 'rating'. */
  readonly reading: Quantity | null;
  readonly target: Target | null;
  readonly attainment: DecimalText | null;
  readonly points: DecimalText | null;
  /** Percent of the whole: '40'. */
  readonly weight: DecimalText;
  /** The reading of the period before, in the same unit. */
  readonly last: { readonly value: DecimalText; readonly trend: Trend } | null;
  readonly missing: Missing | null;
  /** Days that have figures where some have none, counted for each site; null where every day has. */
  readonly gap: { readonly days: number; readonly of: number } | null;
  /** What its absence does: leave both sums, count as 0, or withhold the total. */
  readonly whenMissing: MissingRule;
}

export interface ScorecardGate {
  readonly id: string;
  readonly name: BilingualName;
  readonly op: Comparison;
  readonly limit: Quantity;
}

export interface FiredGate extends ScorecardGate {
  readonly reading: Quantity;
  /** Points it took from the total; '0' where it cost nothing, below 0 where it gave, null without a total. */
  readonly cost: DecimalText | null;
}

export interface Lever {
  readonly of: 'item' | 'gate';
  readonly name: BilingualName;
  readonly from: Quantity;
  readonly to: Quantity;
  /** Points of the total. */
  readonly gain: DecimalText;
  /** Months of the last three in which it was reached, where known. */
  readonly reachedMonths: number | null;
}

export interface Freshness {
  readonly source: BilingualName;
  readonly lastDay: Day | null;
  readonly late: boolean;
  /** Days for which its figures still change. */
  readonly settlesInDays: number | null;
}

/** Who rates, and whether they have. Never a draft, never a value. */
export interface RatingStatus {
  readonly rater: PersonName;
  readonly submittedAt: Instant | null;
  readonly due: Instant | null;
}

export interface ScorecardView {
  readonly person: PersonName;
  readonly timeZone: string;
  readonly period: Period;
  readonly position: BilingualName;
  readonly viewer: { readonly isSelf: boolean; readonly isLead: boolean };
  readonly state: ReviewState;
  readonly result: Result;
  /** Null where there is a total. */
  readonly withheld: Withheld | null;
  readonly last: LastResult | null;
  readonly nextGrade: { readonly name: string; readonly from: DecimalText } | null;
  readonly items: readonly ScorecardItem[];
  readonly gatesFired: readonly FiredGate[];
  readonly gatesNotEvaluated: readonly ScorecardGate[];
  readonly adjustment: Adjustment | null;
  /** Largest gain first. */
  readonly levers: readonly Lever[];
  readonly freshness: readonly Freshness[];
  readonly ratings: readonly RatingStatus[];
  /** Null until it is published. */
  readonly published: {
    readonly scorecard: string;
    readonly payout: DecimalText | null;
    readonly acknowledged: boolean;
    /** The last one. */
    readonly correction: { readonly by: PersonName; readonly on: Instant; readonly reason: string } | null;
    /** What figures imported since would give; they may change readings alone. */
    readonly restated: { readonly result: PaidResult; readonly changesResult: boolean } | null;
  } | null;
  readonly selfReview: 'open' | 'written' | 'closed';
}
