/**
 * What the bot hands to a card: facts, no wording. Names stay bilingual and the card picks; figures are exact decimal
 * text; instants are ISO 8601 in UTC and are shown on the clock of `timeZone`, the reader's.
 */
import type { BilingualName } from '../words/language.ts';

/** 'YYYY-MM-DD' */
export type Day = string;
/** 'YYYY-MM' */
export type Period = string;
/** ISO 8601, UTC. */
export type Instant = string;
/** An exact decimal in plain notation: '-0.5', '48210.37'. */
export type DecimalText = string;

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

export type Unit = 'money' | 'ratio' | 'count' | 'days' | 'hours' | 'rating';

/** A figure with its unit. A ratio is 0..1 and shown as percent; a rating is out of 5. `currency` is null but for money. */
export interface Quantity {
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly currency: string | null;
}

/** What is to be reached, in the unit of the reading beside it. */
export type Target =
  | { readonly type: 'point'; readonly value: DecimalText }
  | { readonly type: 'band'; readonly low: DecimalText; readonly high: DecimalText };

export type Direction = 'higher' | 'lower' | 'band' | 'value';
export type Trend = 'better' | 'worse' | 'same';

/** Why there is no figure, and when there may be one. */
export type Missing =
  | { readonly why: 'no_data' }
  | {
      readonly why: 'late';
      readonly source: BilingualName;
      readonly lastDay: Day | null;
      readonly expectedAt: Instant | null;
    }
  /** The denominator is 0: nothing happened that could be measured. */
  | { readonly why: 'no_activity' }
  /** Two sources have figures for the same day; nobody has said which counts. */
  | { readonly why: 'conflicting_sources' }
  /** The denominator is below 0 (refunds beyond sales). */
  | { readonly why: 'negative_denominator' }
  | { readonly why: 'coverage'; readonly days: number; readonly of: number }
  | { readonly why: 'no_rate'; readonly currency: string }
  | { readonly why: 'no_target' }
  /** The target is 0 or less: the plan's mistake. */
  | { readonly why: 'bad_target' }
  | { readonly why: 'not_applicable' }
  | { readonly why: 'sample'; readonly have: number; readonly need: number }
  | { readonly why: 'rejected' }
  | { readonly why: 'negative' }
  /** A criterion that is rated, for somebody who sees the rating with the decision. */
  | { readonly why: 'rated' }
  /** A criterion nobody has rated yet: who will, and by when. */
  | { readonly why: 'rating'; readonly rater: PersonName | null; readonly due: Instant | null }
  /** Counted as far as there are figures: some days are without. */
  | { readonly why: 'days'; readonly days: number; readonly of: number }
  /** A reason that came with the figures, as written. */
  | { readonly why: 'said'; readonly text: string };

/** Where a scorecard stands. `reason` is null for whom it is not meant. */
export type ReviewState =
  | { readonly at: 'collecting'; readonly daysLeft: number }
  | { readonly at: 'rating'; readonly rater: PersonName | null; readonly due: Instant | null }
  | { readonly at: 'approving'; readonly approver: PersonName | null; readonly due: Instant | null }
  | { readonly at: 'returned'; readonly by: PersonName; readonly on: Instant; readonly reason: string | null }
  | { readonly at: 'approved'; readonly by: PersonName; readonly on: Instant }
  | { readonly at: 'published'; readonly by: PersonName; readonly on: Instant; readonly publishedOn: Instant };

export interface Adjustment {
  /** '3', '-2.5' */
  readonly points: DecimalText;
  readonly reason: string;
}

/** A total (one decimal) and its grade; null while too little is known. */
export interface Result {
  readonly total: DecimalText | null;
  readonly grade: string | null;
}

/** A result with the coefficient that pay follows. */
export interface PaidResult extends Result {
  readonly payout: DecimalText | null;
}

/** Why there is no total. */
export type Withheld = 'all_missing' | 'hold' | 'too_much_missing';

/** The result of the period before, to compare with. */
export interface LastResult extends Result {
  readonly period: Period;
}

export interface PlanName {
  readonly position: BilingualName;
  readonly version: number;
  /** Null: from the start. */
  readonly effectiveFrom: Day | null;
}
