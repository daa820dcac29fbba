/**
 * What is scored: a plan's rules with one person's targets, readings and ratings filled in. Everything is exact and
 * already valid: `parseDocument` makes one of outside text, `composeDocument` of a plan and the figures of a period.
 */
import { ratio, type Exact } from './exact.ts';
import type { MissingReason } from './reason.ts';

export type Direction = 'higher' | 'lower' | 'band' | 'value';
/** Lower is better: 2 - actual / target, or target / actual. */
export type LowerForm = 'linear' | 'ratio';
/** What a missing item does: leave the sums, count as 0 with its weight, or withhold the total. */
export type MissingRule = 'exclude' | 'zero' | 'hold';
export type BuiltInCurve = 'standard' | 'smooth' | 'linear' | 'threshold';
export type Comparison = '<' | '<=' | '>' | '>=';

export interface Knot {
  /** Attainment, or with direction `value` the reading itself. */
  readonly x: Exact;
  readonly points: Exact;
}
/** A name, or at least one knot with x not decreasing; the same x twice is a jump. */
export type Curve = BuiltInCurve | readonly Knot[];

export interface Band {
  readonly low: Exact;
  readonly high: Exact;
  /** Distance from the band at which attainment is 0; above 0. */
  readonly tolerance: Exact;
}

/** A measured value, or missing with a reason. */
export type Reading = { readonly value: Exact } | { readonly missing: MissingReason };
export const isMissing = (reading: Reading): reading is { readonly missing: MissingReason } => 'missing' in reading;

/** How a reading becomes attainment and points. Targets of `higher` and `lower` are above 0. */
export type Standard =
  | { readonly direction: 'higher'; readonly target: Exact; readonly curve: Curve }
  | { readonly direction: 'lower'; readonly form: LowerForm; readonly target: Exact; readonly curve: Curve }
  | { readonly direction: 'band'; readonly target: Band; readonly curve: Curve }
  | { readonly direction: 'value'; readonly curve: Curve };

interface ItemBase {
  readonly id: string;
  /** Above 0; only proportions count. */
  readonly weight: Exact;
  readonly missing: MissingRule;
}

export interface MeasuredItem extends ItemBase {
  readonly kind: 'measured';
  readonly standard: Standard;
  readonly reading: Reading;
}

/** Judged site by site, each by its own standard; points are the mean weighted by share. */
export interface BySiteItem extends ItemBase {
  readonly kind: 'by_site';
  /** At least one. */
  readonly parts: readonly {
    readonly siteId: string;
    /** Above 0. */
    readonly share: Exact;
    readonly standard: Standard;
    readonly reading: Reading;
  }[];
}

export interface GivenRating {
  readonly group: string;
  /** 1..5; halves and tenths too. */
  readonly score: Exact;
}

/** Points of the ratings 1, 2, 3, 4, 5. */
export type RatingMap = readonly [Exact, Exact, Exact, Exact, Exact];

export interface SubjectiveItem extends ItemBase {
  readonly kind: 'subjective';
  readonly ratings: readonly GivenRating[];
  /** Weight of each group; null: each weighs 1, whichever they are. */
  readonly groups: ReadonlyMap<string, Exact> | null;
  readonly map: RatingMap;
  /** Counted over all groups. */
  readonly minRatings: number;
}

export type ScoringItem = MeasuredItem | BySiteItem | SubjectiveItem;

export type GateEffect =
  | { readonly type: 'capItem'; readonly item: string; readonly points: Exact }
  | { readonly type: 'zeroItem'; readonly item: string }
  | { readonly type: 'capTotal'; readonly points: Exact }
  | { readonly type: 'deduct'; readonly points: Exact }
  | { readonly type: 'multiply'; readonly factor: Exact };

export interface Gate {
  readonly id: string;
  /** Key into `ScoringDocument.readings`. */
  readonly metric: string;
  readonly op: Comparison;
  readonly value: Exact;
  readonly effect: GateEffect;
}

export interface GradeStep {
  readonly name: string;
  /** The lowest rounded total of the grade. */
  readonly from: Exact;
  readonly coefficient: Exact;
}

export interface ScoringDocument {
  /** At least one; ids are unique. */
  readonly items: readonly ScoringItem[];
  /** Readings that gates watch, by metric; absent is missing. */
  readonly readings: ReadonlyMap<string, Exact>;
  /** In the plan's order; ids are unique. */
  readonly gates: readonly Gate[];
  /** Within +-adjustLimit; 0 for none. */
  readonly adjustment: Exact;
  readonly adjustLimit: Exact;
  /** Share of all weight, 0..1; beyond it there is no total. */
  readonly maxMissing: Exact;
  /** Descending; the last starts at 0. */
  readonly grades: readonly GradeStep[];
}

export const defaultAdjustLimit: Exact = ratio(5);
export const defaultMaxMissing: Exact = ratio(4, 10);
export const defaultRatingMap: RatingMap = [ratio(40), ratio(70), ratio(100), ratio(110), ratio(120)];
export const defaultGrades: readonly GradeStep[] = [
  { name: 'S', from: ratio(110), coefficient: ratio(15, 10) },
  { name: 'A', from: ratio(95), coefficient: ratio(12, 10) },
  { name: 'B', from: ratio(80), coefficient: ratio(1) },
  { name: 'C', from: ratio(60), coefficient: ratio(6, 10) },
  { name: 'D', from: ratio(0), coefficient: ratio(0) },
];
