import type { BilingualName } from '../words/language.ts';
import type { FormulaPart } from './formula.ts';
import type { ScorecardItem } from './scorecardView.ts';
import type { DecimalText, Instant, Period, PersonName, PlanName, Quantity, ReviewState, Unit } from './view.ts';

/** How it was found: by a formula over figures, or by people. */
export type WhyBasis =
  | {
      readonly type: 'measured';
      readonly definition: BilingualName;
      /** Of its readings and targets. */
      readonly unit: Unit;
      readonly currency: string | null;
      /** From `formulaParts`. */
      readonly formula: readonly FormulaPart[];
      /** Shown where the formula with the figures put in is not the reading (it differs by site). */
      readonly quotient: { readonly numerator: Quantity; readonly denominator: Quantity } | null;
      /** In the administrator's words: "mean of Jul–Sep + 5 %"; several where sites' targets differ. */
      readonly targetOrigins: readonly BilingualName[];
      readonly sites: readonly BilingualName[];
      /** Rows behind it; 0 where there are none. */
      readonly rows: number;
    }
  | {
      readonly type: 'subjective';
      readonly meaning: BilingualName;
      /** "1" … "5" in words. */
      readonly anchors: Readonly<Record<string, BilingualName>>;
      /** What raters wrote, for whoever may see it. */
      readonly notes: readonly { readonly author: PersonName; readonly text: string }[];
      /** Submitted ones that this viewer may see. */
      readonly ratings: readonly {
        readonly rater: PersonName;
        readonly score: DecimalText;
        readonly at: Instant;
      }[];
    };

export interface WhyView {
  readonly person: PersonName;
  readonly timeZone: string;
  readonly period: Period;
  readonly item: ScorecardItem;
  /** Place among the card's items, from 1. */
  readonly index: number;
  readonly of: number;
  readonly basis: WhyBasis;
  /** Points it brings to the total: weight x points / sum of weights. */
  readonly contribution: DecimalText | null;
  readonly curve: {
    /** What the x of a knot is: attainment (1 = at target), or the reading itself. */
    readonly over: 'attainment' | 'reading';
    readonly knots: readonly (readonly [DecimalText, DecimalText])[];
  };
  readonly plan: PlanName;
  readonly state: ReviewState;
  readonly previousItem: { readonly id: string; readonly name: BilingualName } | null;
  readonly nextItem: { readonly id: string; readonly name: BilingualName } | null;
  /** Whom to ask when the figure looks wrong. */
  readonly ask: PersonName | null;
}
