/** A plan with a person's readings, targets and ratings filled in: the document that is scored. */
import type {
  Direction,
  GivenRating,
  MeasuredItem,
  Reading,
  ScoringDocument,
  ScoringItem,
  Standard,
  SubjectiveItem,
} from './document.ts';
import { zero, type Exact } from './exact.ts';
import type { Metric } from './metric.ts';
import type { MeasuredRule, Plan, SubjectiveRule } from './plan.ts';
import { noData, type MissingReason } from './reason.ts';
import type { PooledTarget } from './targets.ts';

export interface Measurement {
  readonly reading: Reading;
  /** Null where the direction is `value`, which needs none. */
  readonly target: PooledTarget | null;
}

/** What a measured item is judged by: one figure over all sites, or one for each. */
export type MeasuredFacts =
  | ({ readonly kind: 'pooled' } & Measurement)
  | {
      readonly kind: 'by_site';
      readonly parts: readonly ({ readonly siteId: string; readonly share: Exact } & Measurement)[];
    };

export interface PlanFacts {
  /** By item id; an item without is missing (no data). */
  readonly measured: ReadonlyMap<string, MeasuredFacts>;
  /** By item id. Ratings of groups that the criterion does not list are left out. */
  readonly ratings: ReadonlyMap<string, readonly GivenRating[]>;
  /** By metric key; absent is missing. */
  readonly gateReadings: ReadonlyMap<string, Exact>;
  /** 0 for none; within the plan's limit. */
  readonly adjustment: Exact;
}

/** `metrics`: by key, all that the plan's items name. */
export function composeDocument(
  plan: Plan,
  metrics: ReadonlyMap<string, Pick<Metric, 'direction' | 'form'>>,
  facts: PlanFacts,
): ScoringDocument {
  return {
    items: plan.items.map((rule): ScoringItem => {
      switch (rule.kind) {
        case 'measured':
          return measuredItem(rule, metrics.get(rule.metric) ?? null, facts.measured.get(rule.id) ?? null);
        case 'subjective':
          return subjectiveItem(rule, facts.ratings.get(rule.id) ?? []);
      }
    }),
    readings: facts.gateReadings,
    gates: plan.gates,
    adjustment: facts.adjustment,
    adjustLimit: plan.adjustLimit,
    maxMissing: plan.maxMissing,
    grades: plan.grades,
  };
}

function subjectiveItem(rule: SubjectiveRule, ratings: readonly GivenRating[]): SubjectiveItem {
  const { id, kind, weight, groups, map, minRatings, missing } = rule;
  const counting = groups === null ? ratings : ratings.filter(({ group }) => groups.has(group));
  return { id, kind, weight, missing, ratings: counting, groups, map, minRatings };
}

type MetricDefaults = Pick<Metric, 'direction' | 'form'>;

function measuredItem(rule: MeasuredRule, metric: MetricDefaults | null, facts: MeasuredFacts | null): ScoringItem {
  const { id, weight, missing } = rule;
  if (metric === null || facts === null) return { id, weight, missing, kind: 'measured', ...unjudged(noData) };
  if (facts.kind === 'pooled') return { id, weight, missing, kind: 'measured', ...judgedBy(rule, metric, facts) };
  const parts = facts.parts
    .filter(({ share }) => share.gt(zero))
    .map((part) => ({ siteId: part.siteId, share: part.share, ...judgedBy(rule, metric, part) }));
  if (parts.length === 0) return { id, weight, missing, kind: 'measured', ...unjudged({ kind: 'not_applicable' }) };
  return { id, weight, missing, kind: 'by_site', parts };
}

type Judged = Pick<MeasuredItem, 'standard' | 'reading'>;

/** A missing item's standard is never asked. */
const unjudged = (reason: MissingReason): Judged => ({
  standard: { direction: 'value', curve: 'standard' },
  reading: { missing: reason },
});

/** A reading without the target it needs cannot be judged, and is missing for that reason. */
function judgedBy(rule: MeasuredRule, metric: MetricDefaults, { reading, target }: Measurement): Judged {
  const standard = standardOf(directionOf(rule, metric), rule, metric, target);
  if ('direction' in standard) return { standard, reading };
  return unjudged('missing' in reading ? reading.missing : standard);
}

export const directionOf = (rule: MeasuredRule, metric: MetricDefaults): Direction =>
  rule.direction ?? metric.direction;

function standardOf(
  direction: Direction,
  rule: MeasuredRule,
  metric: MetricDefaults,
  target: PooledTarget | null,
): Standard | MissingReason {
  const curve = rule.curve ?? 'standard';
  if (direction === 'value') return { direction, curve };
  if (target === null) return { kind: 'no_target', siteIds: [] };
  if (target.kind === 'missing') return target.reason;
  switch (direction) {
    case 'higher':
    case 'lower': {
      if (target.kind !== 'value') return { kind: 'no_target', siteIds: [] };
      if (target.value.lte(zero)) return { kind: 'target_not_above_zero' };
      return direction === 'higher'
        ? { direction, target: target.value, curve }
        : { direction, form: rule.form ?? metric.form ?? 'linear', target: target.value, curve };
    }
    case 'band':
      if (target.kind !== 'band') return { kind: 'no_target', siteIds: [] };
      if (target.band.tolerance.lte(zero)) return { kind: 'target_not_above_zero' };
      return { direction, target: target.band, curve };
  }
}
