/** What a plan is filled in with: who answers for what, and the figures, targets and ratings of it. */
import { type MeasuredFacts, type Measurement } from '../../scoring/compose.ts';
import { isMissing, type GivenRating } from '../../scoring/document.ts';
import { exact, type Exact } from '../../scoring/exact.ts';
import type { Metric } from '../../scoring/metric.ts';
import type { MeasuredRule, Plan } from '../../scoring/plan.ts';
import { poolReading, type PooledReading, type SiteSlice } from '../../scoring/readings.ts';
import { poolTarget, type PooledTarget } from '../../scoring/targets.ts';
import type { BilingualName, Company, DecimalText, Period, Site, TargetRow, Tx } from '../ports.ts';
import type { Standing } from '../people/standing.ts';
import { loadSlices, planRates } from './figures.ts';
import { figuresEnd, regularMeasures } from './freshness.ts';
import { companyMetrics } from './metrics.ts';
import { planOf, type PlanInForce } from './plan.ts';
import { stretchesOf, type Stretch } from './scope.ts';
import { resolveTargets } from './targets.ts';

export interface EvaluationRequest {
  readonly now: Date;
  readonly company: Company;
  readonly standing: Standing;
  readonly period: Period;
  /** Points, within the plan's limit; null for none. */
  readonly adjustment: DecimalText | null;
  /** False for whoever may not see ratings yet: criteria are then still open. */
  readonly withRatings: boolean;
}

export interface Scope extends PlanInForce {
  readonly stretches: readonly Stretch[];
  /** What the plan's indicators and gates are worked out of, as far as it is expected day after day. */
  readonly measures: readonly string[];
}

/** What the person answers for in the period, under which plan. Needs an assignment. */
export async function scopeOf(
  tx: Tx,
  { now, standing, period }: Pick<EvaluationRequest, 'now' | 'standing' | 'period'>,
): Promise<Scope> {
  const plan = await planOf(tx, standing, period);
  const sites = new Map<string, Site>((await tx.sites.list()).map((site) => [site.id, site]));
  const siteIds = [...new Set(plan.assignments.flatMap(({ sites: assigned }) => assigned.map(({ siteId }) => siteId)))];
  const measures = regularMeasures(await metricsOf(tx, period, plan.document));
  const ends = await figuresEnd(tx, now, siteIds, measures);
  return { ...plan, measures, stretches: stretchesOf(plan.assignments, { period, now, sites, figuresEnd: ends }) };
}

async function metricsOf(tx: Tx, period: Period, plan: Plan | null): Promise<readonly Metric[]> {
  const metrics = await companyMetrics(tx, period);
  const keys = [
    ...(plan?.items ?? []).flatMap((rule) => (rule.kind === 'measured' ? rule.metric : [])),
    ...(plan?.gates ?? []).map(({ metric }) => metric),
  ];
  return keys.flatMap((key) => metrics.get(key) ?? []);
}

export interface ItemFacts {
  readonly measured: MeasuredFacts;
  readonly pooled: PooledReading;
  readonly target: PooledTarget;
  readonly origins: readonly BilingualName[];
}

export interface Facts {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly gateReadings: ReadonlyMap<string, Exact>;
}

export async function gatherFacts(tx: Tx, request: EvaluationRequest, plan: Plan, scope: Scope): Promise<Facts> {
  const { company, standing, period } = request;
  const { stretches } = scope;
  const metrics = await companyMetrics(tx, period);
  const metricOf = (key: string): Metric => {
    const metric = metrics.get(key);
    if (metric === undefined) throw new Error(`a plan names the metric ${key}, which does not exist`);
    return metric;
  };
  const rules = plan.items.filter((rule) => rule.kind === 'measured');
  const shared = [...rules.filter(({ perPerson }) => !perPerson), ...plan.gates].map(({ metric }) => metricOf(metric));
  const own = rules.filter(({ perPerson }) => perPerson).map(({ metric }) => metricOf(metric));
  const rates = await planRates(tx, period, company.reportingCurrency);
  const slices = await loadSlices(tx, stretches, shared, '');
  const ownSlices = own.length === 0 ? [] : await loadSlices(tx, stretches, own, standing.personId);
  const keys = rules.map(({ metric }) => metric);
  const targets = await tx.plans.targets(period, keys);

  const measure = (rule: MeasuredRule, some: readonly Stretch[]): Measurement & Omit<ItemFacts, 'measured'> => {
    const metric = metricOf(rule.metric);
    const from: readonly SiteSlice[] = rule.perPerson ? ownSlices : slices;
    const pooled = poolReading(
      metric,
      some.flatMap((stretch) => from[stretches.indexOf(stretch)] ?? []),
      rates,
    );
    const { slices: sliceTargets, origins } = resolveFor(rule, metric, some, targets, request, scope);
    const target = poolTarget(metric, pooled, sliceTargets, rates);
    return { reading: pooled.reading, target, pooled, origins };
  };

  const items = new Map(
    rules.map((rule): [string, ItemFacts] => {
      const { reading, target, pooled, origins } = measure(rule, stretches);
      const measured: MeasuredFacts =
        rule.pooling === 'pooled'
          ? { kind: 'pooled', reading, target }
          : { kind: 'by_site', parts: partsBySite(stretches, (some) => measure(rule, some)) };
      return [rule.id, { measured, target, pooled, origins }];
    }),
  );
  const gateReadings = new Map<string, Exact>();
  for (const { metric } of plan.gates) {
    const { reading } = poolReading(metricOf(metric), slices, rates);
    if (!isMissing(reading)) gateReadings.set(metric, reading.value);
  }
  return { metrics, items, gateReadings };
}

function resolveFor(
  rule: MeasuredRule,
  metric: Metric,
  stretches: readonly Stretch[],
  targets: readonly TargetRow[],
  { standing, period }: EvaluationRequest,
  { position }: Scope,
) {
  const question = {
    period,
    metricKey: rule.metric,
    additive: metric.additive,
    personId: standing.personId,
    positionKey: position.key,
  };
  return resolveTargets(targets, question, stretches);
}

function partsBySite(stretches: readonly Stretch[], measure: (some: readonly Stretch[]) => Measurement) {
  return [...Map.groupBy(stretches, ({ site }) => site.id)].map(([siteId, some]) => {
    const { reading, target } = measure(some);
    return { siteId, share: exact(some[0]?.share ?? '0'), reading, target };
  });
}

export async function ratingsOf(
  tx: Tx,
  cycleId: string,
  personId: string,
): Promise<ReadonlyMap<string, readonly GivenRating[]>> {
  const record = await tx.scorecards.find(cycleId, personId);
  const ratings = record === null ? [] : await tx.scorecards.ratings(record.id);
  const given = ratings.map(({ criterion, group, score }) => ({ criterion, rating: { group, score: exact(score) } }));
  return new Map(
    [...Map.groupBy(given, ({ criterion }) => criterion)].map(([criterion, some]) => [
      criterion,
      some.map(({ rating }) => rating),
    ]),
  );
}
