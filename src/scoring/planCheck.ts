/**
 * The mistakes that plans are known to make, found before they hurt (R3, R5, R31). A finding never forbids: whoever sets
 * the plan up reads it and decides.
 */
import { exact, ratio, sum, type Exact } from './exact.ts';
import { figureKey, leavesOf } from './expression.ts';
import type { Metric } from './metric.ts';
import type { MeasuredRule, Plan } from './plan.ts';

export type PlanFinding =
  | { readonly kind: 'weights_not_100'; readonly total: Exact }
  | { readonly kind: 'too_few_items'; readonly items: number; readonly least: number }
  | { readonly kind: 'too_many_items'; readonly items: number; readonly most: number }
  | { readonly kind: 'unknown_metric'; readonly place: 'item' | 'gate'; readonly id: string; readonly metric: string }
  /** Read at the figure itself by the metric's own direction, and the plan names no curve for it. */
  | { readonly kind: 'value_without_curve'; readonly item: string }
  /** Sales count, and nothing stops them from being bought at a loss; `candidates` would. */
  | { readonly kind: 'sales_without_profit'; readonly item: string; readonly candidates: readonly string[] }
  /** Share of all weight, 0..1. */
  | { readonly kind: 'too_subjective'; readonly share: Exact; readonly limit: Exact }
  /** Nothing of what cannot be measured has a place. */
  | { readonly kind: 'nothing_subjective' }
  /** Two items say the same twice. */
  | { readonly kind: 'double_count'; readonly items: readonly [string, string] };

/** What a plan should hold: three to six items. */
const leastItems = 3;
const mostItems = 6;
const subjectiveLimit = exact('0.3');

/** Metrics of profit, or of the costs that eat it. */
const profitGuards = ['gross_margin', 'contribution_margin', 'fba_fee_share', 'tacos'] as const;

/** In an order that reads well; empty for a sound plan. `metrics`: the catalogue's and the company's own, by key. */
export function checkPlan(plan: Plan, metrics: ReadonlyMap<string, Metric>): readonly PlanFinding[] {
  return [
    ...checkWeights(plan),
    ...checkNumber(plan),
    ...checkMetrics(plan, metrics),
    ...checkSales(plan),
    ...checkSubjective(plan),
    ...checkPairs(plan, metrics),
  ];
}

const measuredOf = (plan: Plan): readonly MeasuredRule[] => plan.items.filter((item) => item.kind === 'measured');
const weightOf = (items: readonly { readonly weight: Exact }[]): Exact => sum(items.map(({ weight }) => weight));

function checkWeights({ items }: Plan): readonly PlanFinding[] {
  const total = weightOf(items);
  return total.equals(ratio(100)) ? [] : [{ kind: 'weights_not_100', total }];
}

function checkNumber({ items }: Plan): readonly PlanFinding[] {
  if (items.length < leastItems) return [{ kind: 'too_few_items', items: items.length, least: leastItems }];
  if (items.length > mostItems) return [{ kind: 'too_many_items', items: items.length, most: mostItems }];
  return [];
}

function checkMetrics(plan: Plan, metrics: ReadonlyMap<string, Metric>): readonly PlanFinding[] {
  const named = [
    ...measuredOf(plan).map(({ id, metric }) => ({ place: 'item' as const, id, metric })),
    ...plan.gates.map(({ id, metric }) => ({ place: 'gate' as const, id, metric })),
  ];
  const bare = measuredOf(plan).filter(
    ({ curve, direction, metric }) => curve === null && (direction ?? metrics.get(metric)?.direction) === 'value',
  );
  return [
    ...named.filter(({ metric }) => !metrics.has(metric)).map((each) => ({ kind: 'unknown_metric', ...each }) as const),
    ...bare.map(({ id }) => ({ kind: 'value_without_curve', item: id }) as const),
  ];
}

function checkSales(plan: Plan): readonly PlanFinding[] {
  const sales = measuredOf(plan).find(({ metric }) => metric === 'sales');
  const watched = new Set([...measuredOf(plan), ...plan.gates].map(({ metric }) => metric));
  if (sales === undefined || profitGuards.some((guard) => watched.has(guard))) return [];
  return [{ kind: 'sales_without_profit', item: sales.id, candidates: profitGuards }];
}

function checkSubjective({ items }: Plan): readonly PlanFinding[] {
  const subjective = items.filter((item) => item.kind === 'subjective');
  if (subjective.length === 0) return [{ kind: 'nothing_subjective' }];
  const share = weightOf(subjective).div(weightOf(items));
  return share.gt(subjectiveLimit) ? [{ kind: 'too_subjective', share, limit: subjectiveLimit }] : [];
}

/** The same metric twice, or two that are made of the same measures put the other way up (ACoS and ROAS). */
function checkPairs(plan: Plan, metrics: ReadonlyMap<string, Metric>): readonly PlanFinding[] {
  const items = measuredOf(plan);
  return items.flatMap((item, index) =>
    items
      .slice(index + 1)
      .filter((other) => saysTheSame(item.metric, other.metric, metrics))
      .map((other): PlanFinding => ({ kind: 'double_count', items: [item.id, other.id] })),
  );
}

function saysTheSame(a: string, b: string, metrics: ReadonlyMap<string, Metric>): boolean {
  const [first, second] = [metrics.get(a), metrics.get(b)];
  return a === b || (first !== undefined && second !== undefined && figuresOf(first) === figuresOf(second));
}

/** Its measures, whichever way up. */
function figuresOf({ parsed }: Metric): string {
  const leaves = [parsed.numerator, parsed.denominator].flatMap((part) => (part === null ? [] : leavesOf(part)));
  const figures = leaves.flatMap((leaf) => (leaf.type === 'number' || leaf.type === 'days' ? [] : [figureKey(leaf)]));
  return [...new Set(figures)].sort().join(' ');
}
