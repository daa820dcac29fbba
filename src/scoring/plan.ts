/**
 * Plans as they are stored: JSON, one document per version, figures as decimal text ('0.08'), so that no double ever
 * stands between a company's rule and its score. `parsePlan` checks an unknown one; `composeDocument` fills it in.
 */
import {
  defaultAdjustLimit,
  defaultGrades,
  defaultMaxMissing,
  defaultRatingMap,
  type BuiltInCurve,
  type Comparison,
  type Curve,
  type Direction,
  type Gate,
  type GradeStep,
  type LowerForm,
  type MissingRule,
  type RatingMap,
} from './document.ts';
import type { Exact } from './exact.ts';
import {
  accept,
  check,
  decimalText as figure,
  distinct,
  fieldPlace,
  flag,
  list,
  object,
  oneOf,
  optional,
  refine,
  refuse,
  text,
  variants,
  type Parser,
  type Refusal,
} from './reader.ts';
import * as rules from './rules.ts';

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

/** A plan with its figures read and its defaults filled in. */
export interface Plan {
  readonly items: readonly PlanRule[];
  readonly gates: readonly Gate[];
  readonly adjustLimit: Exact;
  readonly maxMissing: Exact;
  readonly grades: readonly GradeStep[];
}

export interface MeasuredRule {
  readonly id: string;
  readonly kind: 'measured';
  readonly metric: string;
  readonly weight: Exact;
  /** Null: the metric's own. */
  readonly direction: Direction | null;
  readonly form: LowerForm | null;
  /** Null: the standard curve. Never null with direction `value`. */
  readonly curve: Curve | null;
  readonly missing: MissingRule;
  readonly pooling: 'pooled' | 'bySite';
  readonly perPerson: boolean;
}

export interface SubjectiveRule extends Pick<PlanSubjectiveItem, 'id' | 'kind' | 'name' | 'meaning' | 'anchors'> {
  readonly weight: Exact;
  /** Ratings of other groups are shown and do not count; null: every group weighs 1. */
  readonly groups: ReadonlyMap<string, Exact> | null;
  readonly map: RatingMap;
  readonly minRatings: number;
  readonly missing: MissingRule;
}

export type PlanRule = MeasuredRule | SubjectiveRule;

export type ParsedPlan = { readonly plan: Plan } | { readonly problems: readonly [Refusal, ...Refusal[]] };

const measuredFields = object({
  id: text,
  kind: oneOf('measured'),
  metric: text,
  weight: rules.above0(figure),
  direction: optional(rules.direction),
  form: optional(rules.lowerForm),
  curve: optional(rules.curve(figure)),
  missing: optional(rules.missingRule),
  pooling: optional(oneOf('pooled', 'bySite')),
  perPerson: optional(flag),
});

const measured: Parser<MeasuredRule> = refine(measuredFields, (fields, place) => {
  const { direction = null, form = null, curve = null, missing = 'exclude', pooling = 'pooled', ...rest } = fields;
  if (direction === 'value' && curve === null)
    return refuse(fieldPlace(place, 'curve'), 'expected a curve: the direction value has none by default');
  return accept({ ...rest, direction, form, curve, missing, pooling, perPerson: rest.perPerson ?? false });
});

const bilingual = object({ zh: text, en: text });
const minRatings: Parser<number> = (value, place) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? accept(value)
    : refuse(place, 'expected a whole number, 1 or more');

const subjectiveFields = object({
  id: text,
  kind: oneOf('subjective'),
  name: bilingual,
  meaning: bilingual,
  anchors: object({ '1': bilingual, '2': bilingual, '3': bilingual, '4': bilingual, '5': bilingual }),
  weight: rules.above0(figure),
  groups: optional(rules.raterGroups(figure)),
  map: optional(rules.ratingMap(figure)),
  minRatings: optional(minRatings),
  missing: optional(rules.missingRule),
});

const subjective: Parser<SubjectiveRule> = refine(subjectiveFields, (fields) => {
  const { groups = null, map = defaultRatingMap, minRatings: needed = 1, missing = 'exclude', ...rest } = fields;
  return accept({ ...rest, groups, map, minRatings: needed, missing });
});

interface ItemParsers extends Readonly<Record<string, Parser<PlanRule>>> {
  readonly measured: Parser<MeasuredRule>;
  readonly subjective: Parser<SubjectiveRule>;
}

const planFields = object({
  items: distinct(
    check(list(variants<ItemParsers>('kind', { measured, subjective })), (all) => all.length > 0, 'at least one item'),
    (item) => item.id,
    (place) => fieldPlace(place, 'id'),
  ),
  gates: rules.gates(figure),
  adjustLimit: optional(rules.notNegative(figure)),
  maxMissing: optional(rules.share(figure)),
  grades: optional(rules.grades(figure)),
});

const planParser: Parser<Plan> = refine(planFields, (fields, place) => {
  const lost = rules.unknownGateItem(fields.gates, new Set(fields.items.map((item) => item.id)), 'gates');
  if (lost !== null) return refuse(fieldPlace(place, lost), 'expected the id of an item');
  return accept({
    items: fields.items,
    gates: fields.gates,
    adjustLimit: fields.adjustLimit ?? defaultAdjustLimit,
    maxMissing: fields.maxMissing ?? defaultMaxMissing,
    grades: fields.grades ?? defaultGrades,
  });
});

/** A stored PlanDocument, or every place that is not as expected. */
export function parsePlan(document: unknown): ParsedPlan {
  const parsed = planParser(document, '');
  return parsed.ok ? { plan: parsed.value } : { problems: parsed.refusals };
}
