/** A team's indicators over its sites: readings and targets, as a whole and site by site. No person comes in here. */
import { composeDocument } from '../../scoring/compose.ts';
import { isMissing, type Reading } from '../../scoring/document.ts';
import { toDecimal, zero, type Exact } from '../../scoring/exact.ts';
import type { Metric } from '../../scoring/metric.ts';
import { judgeItem } from '../../scoring/judgement.ts';
import type { MeasuredRule, Plan } from '../../scoring/plan.ts';
import { poolReading } from '../../scoring/readings.ts';
import { poolTarget, type PooledTarget } from '../../scoring/targets.ts';
import { firstDay, maxDay, periodOf } from '../period.ts';
import type { Assignment, Company, Day, Period, Site, Team, Tx } from '../ports.ts';
import { loadSlices, planRates, toRates, toSlice } from '../scorecard/figures.ts';
import { figuresEnd, regularMeasures } from '../scorecard/freshness.ts';
import { companyMetrics } from '../scorecard/metrics.ts';
import { readPlan } from '../scorecard/plan.ts';
import { stretchesOf, type Stretch } from '../scorecard/scope.ts';
import { resolveTargets } from '../scorecard/targets.ts';

/** An indicator that some position of the team is judged by. */
export interface TeamIndicator {
  readonly metric: Metric;
  readonly plan: Plan;
  readonly rule: MeasuredRule;
  readonly positionKey: string;
  /** Where the team's people are judged by it: a buyer for the whole company does not make its sales the team's. */
  readonly siteIds: ReadonlySet<string>;
}

export interface IndicatorReading {
  readonly indicator: TeamIndicator;
  readonly reading: Reading;
  readonly target: PooledTarget;
  /** 1 is on target; null where missing, or for indicators without one. */
  readonly attainment: Exact | null;
  readonly bySite: readonly SiteIndicator[];
}

export interface SiteIndicator {
  readonly site: Site;
  /** Days that are judged: fewer than asked where the figures end. */
  readonly days: number;
  readonly reading: Reading;
  readonly target: PooledTarget;
  readonly attainment: Exact | null;
}

/** What fits a phone, as a chart or site by site. */
const SHOWN_INDICATORS = 6;

/** The heaviest indicators of the team's positions, heaviest first, each metric once. A person's own figures are not a team's. */
export async function teamIndicators(tx: Tx, team: Team, period: Period, to: Day): Promise<readonly TeamIndicator[]> {
  const assignments = await tx.people.assignments({ teamId: team.id, from: firstDay(period), to });
  const metrics = await companyMetrics(tx, period);
  const indicators = new Map<string, TeamIndicator>();
  for (const [positionKey, held] of Map.groupBy(assignments, (assignment) => assignment.positionKey)) {
    const version = await tx.plans.inForce(positionKey, period);
    if (version === null) continue;
    const plan = readPlan(version);
    const sites = held.flatMap((assignment) => assignment.sites.map(({ siteId }) => siteId));
    for (const rule of plan.items) {
      if (rule.kind !== 'measured' || rule.perPerson) continue;
      const metric = metrics.get(rule.metric);
      const known = indicators.get(rule.metric);
      if (metric === undefined) continue;
      const siteIds = new Set([...(known?.siteIds ?? []), ...sites]);
      const heaviest = known === undefined || known.rule.weight.lt(rule.weight) ? { plan, rule, positionKey } : known;
      indicators.set(rule.metric, { ...heaviest, metric, siteIds });
    }
  }
  return [...indicators.values()].sort((a, b) => b.rule.weight.compare(a.rule.weight)).slice(0, SHOWN_INDICATORS);
}

/** What indicators are worked out of, as far as it is expected day after day. */
export const measuresOfIndicators = (indicators: readonly TeamIndicator[]): readonly string[] =>
  regularMeasures(indicators.map(({ metric }) => metric));

/** The team's sites over days, each once however many people look after it. */
export async function teamStretches(
  tx: Tx,
  team: Team,
  days: { readonly from: Day; readonly to: Day },
  now: Date,
  measures: readonly string[],
): Promise<readonly Stretch[]> {
  const assignments = await tx.people.assignments({ teamId: team.id, ...days });
  const siteIds = [...new Set(assignments.flatMap(({ sites }) => sites.map(({ siteId }) => siteId)))];
  const sites = new Map((await tx.sites.list()).map((site) => [site.id, site]));
  const together: Assignment = {
    id: '',
    personId: '',
    teamId: team.id,
    positionKey: '',
    ...days,
    sites: siteIds.map((siteId) => ({ siteId, share: '1' })),
  };
  // A week may begin in the month before: each month's days are cut on their own.
  const periods = [...new Set([periodOf(days.from), periodOf(days.to)])];
  const ends = await figuresEnd(tx, now, siteIds, measures);
  return periods.flatMap((period) =>
    stretchesOf([{ ...together, from: maxDay(days.from, firstDay(period)) }], { period, now, sites, figuresEnd: ends }),
  );
}

export async function readIndicators(
  tx: Tx,
  company: Company,
  period: Period,
  indicators: readonly TeamIndicator[],
  stretches: readonly Stretch[],
): Promise<readonly IndicatorReading[]> {
  const figures = await loadSlices(
    tx,
    stretches,
    indicators.map(({ metric }) => metric),
    '',
  );
  const slices = figures.map(toSlice);
  const rates = toRates(await planRates(tx, period, company.reportingCurrency));
  const rows = await tx.plans.targets(
    period,
    indicators.map(({ metric }) => metric.key),
  );
  return indicators.map((indicator): IndicatorReading => {
    const { metric, positionKey } = indicator;
    const question = { period, metricKey: metric.key, additive: metric.additive, personId: '', positionKey };
    const read = (some: readonly Stretch[]) => {
      const own = some.map((stretch) => slices[stretches.indexOf(stretch)]).filter((slice) => slice !== undefined);
      const pooled = poolReading(metric, own, rates);
      const target = poolTarget(metric, pooled, resolveTargets(rows, question, some).slices, rates);
      return { reading: pooled.reading, target, attainment: attainmentOf(indicator, pooled.reading, target) };
    };
    const own = stretches.filter(({ site }) => indicator.siteIds.has(site.id));
    const bySite = [...Map.groupBy(own, ({ site }) => site).entries()];
    return {
      indicator,
      ...read(own),
      bySite: bySite.map(([site, some]) => ({
        site,
        ...read(some),
        days: some.reduce((all, { days }) => all + days, 0),
      })),
    };
  });
}

/** As the position's plan judges it. */
function attainmentOf({ metric, plan, rule }: TeamIndicator, reading: Reading, target: PooledTarget): Exact | null {
  const alone = { ...plan, items: [{ ...rule, pooling: 'pooled' as const }], gates: [] };
  const { items } = composeDocument(alone, new Map([[metric.key, metric]]), {
    measured: new Map([[rule.id, { kind: 'pooled', reading, target }]]),
    ratings: new Map(),
    gateReadings: new Map(),
    adjustment: zero,
  });
  return items[0] === undefined ? null : judgeItem(items[0]).attainment;
}

export const readingValue = (reading: Reading): string | null =>
  isMissing(reading) ? null : toDecimal(reading.value, 10);
