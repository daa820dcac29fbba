/**
 * A scorecard worked out: inputs and result as plain data, figures as decimal text. What is frozen at a decision is
 * one of these, so it holds all that a card shows later.
 */
import type { MissingReason } from '../../scoring/reason.ts';
import type { BilingualName, DecimalText, Period, Day } from '../ports.ts';

export type Unit = 'money' | 'ratio' | 'count' | 'days' | 'hours' | 'rating';
export type Direction = 'higher' | 'lower' | 'band' | 'value';
export type Comparison = '<' | '<=' | '>' | '>=';

export type EvaluatedTarget =
  | { readonly type: 'point'; readonly value: DecimalText }
  | { readonly type: 'band'; readonly low: DecimalText; readonly high: DecimalText };

export interface EvaluatedItem {
  readonly id: string;
  readonly name: BilingualName;
  readonly kind: 'measured' | 'subjective';
  /** Of measured items. */
  readonly metric: string | null;
  readonly unit: Unit;
  readonly currency: string | null;
  readonly direction: Direction;
  readonly reading: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  /** Measures of the formula, and 'days', in the reporting currency. */
  readonly figures: Readonly<Record<string, DecimalText>>;
  /** False where the formula with `figures` put in is not the reading. */
  readonly figuresExplain: boolean;
  readonly target: EvaluatedTarget | null;
  readonly targetOrigins: readonly BilingualName[];
  readonly attainment: DecimalText | null;
  readonly points: DecimalText | null;
  /** Percent of all weight. */
  readonly weight: DecimalText;
  readonly contribution: DecimalText | null;
  readonly missing: MissingReason | null;
  /** Days that have figures, over all sites, where some have none though every day should; null where all have. */
  readonly gap: { readonly days: number; readonly of: number } | null;
  /** What its absence does to the total. */
  readonly whenMissing: 'exclude' | 'zero' | 'hold';
  readonly siteIds: readonly string[];
  readonly curve: {
    readonly over: 'attainment' | 'reading';
    readonly knots: readonly (readonly [DecimalText, DecimalText])[];
  };
}

export interface EvaluatedGate {
  readonly id: string;
  readonly metric: string;
  readonly name: BilingualName;
  readonly unit: Unit;
  readonly currency: string | null;
  readonly op: Comparison;
  readonly limit: DecimalText;
  readonly outcome: 'fired' | 'quiet' | 'not_evaluated';
  readonly reading: DecimalText | null;
  /** What its effect is on: one item's points, or the total. */
  readonly on: 'item' | 'total';
  readonly cost: DecimalText | null;
}

export interface EvaluatedLever {
  readonly of: 'item' | 'gate';
  /** The item's or gate's id. */
  readonly id: string;
  readonly from: DecimalText;
  readonly to: DecimalText;
  readonly gain: DecimalText;
}

export interface Evaluation {
  readonly personId: string;
  readonly period: Period;
  /** The period is over on the clock of every site; otherwise targets are those of the days that are. */
  readonly over: boolean;
  readonly lastDay: Day;
  readonly reportingCurrency: string;
  readonly position: { readonly key: string; readonly name: BilingualName };
  readonly plan: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly effectiveFrom: Day;
    readonly adjustLimit: DecimalText;
  };
  readonly siteIds: readonly string[];
  /** What its indicators and gates are worked out of. */
  readonly measures: readonly string[];
  readonly items: readonly EvaluatedItem[];
  readonly gates: readonly EvaluatedGate[];
  readonly levers: readonly EvaluatedLever[];
  /** After gates, before the adjustment, not rounded; null where there is no total. */
  readonly beforeAdjustment: DecimalText | null;
  readonly total: DecimalText | null;
  readonly grade: string | null;
  /** Why there is no total; null where there is one. */
  readonly withheld: 'all_missing' | 'hold' | 'too_much_missing' | null;
  readonly payout: DecimalText | null;
  readonly adjustment: DecimalText;
  /** The grade above, and the total it starts at. */
  readonly nextGrade: { readonly name: string; readonly from: DecimalText } | null;
}
