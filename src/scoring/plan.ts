/**
 * Plans as they are stored: JSON, one document per version, figures as decimal text ('0.08'), so that no double ever
 * stands between a company's rule and its score. `parsePlan` checks an unknown one; `composeDocument` fills it in.
 */
import type { BuiltInCurve, Comparison, Direction, LowerForm, MissingRule } from './document.ts';

/** A text the company gives in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** [x, points] in decimal text. */
export type PlanCurve = BuiltInCurve | readonly (readonly [string, string])[];

export interface PlanMeasuredItem {
  readonly id: string;
  readonly kind: 'measured';
  /** Key of a MetricDefinition. */
  readonly metric: string;
  readonly weight: string;
  /** The metric's own unless given. */
  readonly direction?: Direction;
  readonly form?: LowerForm;
  readonly curve?: PlanCurve;
  readonly missing?: MissingRule;
  /** One figure over all sites (default), or points per site and their mean by the assignment's shares. */
  readonly pooling?: 'pooled' | 'bySite';
  /** The person's own figures, not their sites'. */
  readonly perPerson?: boolean;
}

export interface PlanSubjectiveItem {
  readonly id: string;
  readonly kind: 'subjective';
  readonly name: Bilingual;
  readonly meaning: Bilingual;
  /** What each rating looks like, in words a lead can compare with. */
  readonly anchors: Readonly<Record<'1' | '2' | '3' | '4' | '5', Bilingual>>;
  readonly weight: string;
  /** Weight of each group of raters. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Points of each rating. */
  readonly map?: Readonly<Record<'1' | '2' | '3' | '4' | '5', string>>;
  readonly minRatings?: number;
  readonly missing?: MissingRule;
}

export type PlanItem = PlanMeasuredItem | PlanSubjectiveItem;

export type PlanEffect =
  | { readonly type: 'capItem'; readonly item: string; readonly points: string }
  | { readonly type: 'zeroItem'; readonly item: string }
  | { readonly type: 'capTotal'; readonly points: string }
  | { readonly type: 'deduct'; readonly points: string }
  | { readonly type: 'multiply'; readonly factor: string };

export interface PlanGate {
  readonly id: string;
  readonly metric: string;
  readonly op: Comparison;
  readonly value: string;
  readonly effect: PlanEffect;
}

export interface PlanDocument {
  readonly items: readonly PlanItem[];
  readonly gates: readonly PlanGate[];
  readonly adjustLimit?: string;
  readonly maxMissing?: string;
  /** [name, from, coefficient], descending, the last from '0'. */
  readonly grades?: readonly (readonly [string, string, string])[];
}

/** A plan that comes with the product, for one position. */
export interface ReadyPlan {
  /** Stable: companies refer to it. */
  readonly key: string;
  readonly positionKey: string;
  readonly positionName: Bilingual;
  readonly name: Bilingual;
  readonly document: PlanDocument;
}
