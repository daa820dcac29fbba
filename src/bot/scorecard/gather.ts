/** Gathers from the store what a scorecard is worked out of. */
import type { Metric, MetricDefinition } from '../../scoring/metric.ts';
import type { Plan } from '../../scoring/plan.ts';
import { periodOf, today } from '../period.ts';
import type { BilingualName, Company, DecimalText, Json, Period, Rating, Site, TargetRow, Tx } from '../ports.ts';
import type { Standing } from '../people/standing.ts';
import { loadSlices, planRates } from './figures.ts';
import { figuresEnd, regularMeasures } from './freshness.ts';
import type { EvaluationInputs } from './inputs.ts';
import { companyMetrics } from './metrics.ts';
import { planOf, type PlanInForce } from './plan.ts';
import { isOver, stretchesOf, type Stretch } from './scope.ts';

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

export type Gathered =
  | { readonly type: 'gathered'; readonly inputs: EvaluationInputs; readonly plan: Plan }
  /** No assignment in the period. */
  | { readonly type: 'not_assigned' }
  | { readonly type: 'no_plan'; readonly position: BilingualName }
  /** Nothing of the period is over yet, or nothing was imported for it. `latest`: the last period that has begun. */
  | { readonly type: 'no_figures'; readonly latest: Period | null };

export async function gatherInputs(tx: Tx, request: EvaluationRequest): Promise<Gathered> {
  const { now, company, standing, period } = request;
  if (standing.assignments.length === 0) return { type: 'not_assigned' };
  const cycle = await tx.cycles.byPeriod(period);
  if (cycle === null) return { type: 'no_figures', latest: await latestPeriod(tx, request) };
  // Before the figures: an import that becomes visible in between is seen again later, never missed.
  const lastImport = await tx.figures.lastImport();
  const scope = await scopeOf(tx, request);
  const { position, version, document: plan, stretches } = scope;
  if (version === null || plan === null) return { type: 'no_plan', position: position.name };
  // Who answers for no site is judged by people alone, once the period is over.
  if (stretches.length === 0 && !isOver(period, company.timeZone, now)) {
    return { type: 'no_figures', latest: await latestPeriod(tx, request) };
  }

  const metrics = await metricsOf(tx, period, plan);
  const rules = plan.items.filter((rule) => rule.kind === 'measured');
  const named = new Set([...rules.filter(({ perPerson }) => !perPerson), ...plan.gates].map(({ metric }) => metric));
  const owned = new Set(rules.filter(({ perPerson }) => perPerson).map(({ metric }) => metric));
  const shared = metrics.filter(({ key }) => named.has(key));
  const own = metrics.filter(({ key }) => owned.has(key));
  const targets = await tx.plans.targets(
    period,
    rules.map(({ metric }) => metric),
  );
  return {
    type: 'gathered',
    plan,
    inputs: {
      personId: standing.personId,
      period,
      over: stretches.every(({ site }) => isOver(period, site.timeZone, now)),
      company: { reportingCurrency: company.reportingCurrency },
      position,
      plan: {
        id: version.id,
        key: version.planKey,
        version: version.version,
        effectiveFrom: version.effectiveFrom,
        // As it was written by the import: JSON.
        document: version.document as Json,
      },
      metrics: metrics.map(definitionOf),
      measures: scope.measures,
      rates: await planRates(tx, period, company.reportingCurrency),
      stretches: stretches.map(({ site, ...stretch }) => ({ ...stretch, site: { id: site.id } })),
      figures: await loadSlices(tx, stretches, shared, ''),
      ownFigures: own.length === 0 ? [] : await loadSlices(tx, stretches, own, standing.personId),
      targets: targets.filter((row) => concerns(row, standing.personId, position.key, stretches)),
      ratings: request.withRatings ? await ratingsOf(tx, cycle.id, standing.personId) : [],
      adjustment: request.adjustment,
      lastImport,
    },
  };
}

/** Without what was read out of the formula. */
const definitionOf = ({ parsed: _, additive: __, ...definition }: Metric): MetricDefinition => definition;

const concerns = (row: TargetRow, personId: string, positionKey: string, stretches: readonly Stretch[]): boolean =>
  (row.personId === '' || row.personId === personId) &&
  (row.positionKey === '' || row.positionKey === positionKey) &&
  (row.siteId === '' || stretches.some(({ site }) => site.id === row.siteId));

async function ratingsOf(tx: Tx, cycleId: string, personId: string): Promise<EvaluationInputs['ratings']> {
  const record = await tx.scorecards.find(cycleId, personId);
  const ratings: readonly Rating[] = record === null ? [] : await tx.scorecards.ratings(record.id);
  return ratings.map(({ criterion, group, score }) => ({ criterion, group, score }));
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

/** Those that a plan's items and gates name, each once. */
async function metricsOf(tx: Tx, period: Period, plan: Plan | null): Promise<readonly Metric[]> {
  const metrics = await companyMetrics(tx, period);
  const keys = new Set([
    ...(plan?.items ?? []).flatMap((rule) => (rule.kind === 'measured' ? rule.metric : [])),
    ...(plan?.gates ?? []).map(({ metric }) => metric),
  ]);
  return [...keys].flatMap((key) => metrics.get(key) ?? []);
}

/** The last period that has begun, beside the one asked for. */
async function latestPeriod(tx: Tx, { now, company, period }: EvaluationRequest): Promise<Period | null> {
  const current = periodOf(today(now, company.timeZone));
  const begun = (await tx.cycles.list()).map((known) => known.period).filter((known) => known <= current);
  return (
    begun
      .filter((known) => known !== period)
      .toSorted()
      .at(-1) ?? null
  );
}
