/** What a team's week was: pace, movers, risks, gaps in the data. Sites and indicators only, never a person. */
import type { DigestView } from '../../cards/digest.ts';
import type { Quantity, Target } from '../../cards/view.ts';
import { directionOf } from '../../scoring/compose.ts';
import { isMissing } from '../../scoring/document.ts';
import { ratio, toDecimal, type Exact } from '../../scoring/exact.ts';
import type { Metric } from '../../scoring/metric.ts';
import type { PooledTarget } from '../../scoring/targets.ts';
import { addDays, firstDay, periodOf, type Week } from '../period.ts';
import type { Company, Team, Tx } from '../ports.ts';
import { lateSources, type SourceState } from '../scorecard/freshness.ts';
import { trendOf } from '../scorecard/itemView.ts';
import {
  measuresOfIndicators,
  readIndicators,
  readingValue,
  teamIndicators,
  teamStretches,
  type IndicatorReading,
} from './teamMetrics.ts';

/** A week's reading that moved by less, against the week before, is no news. */
const NEWS = ratio(5, 100);
/** Below this part of its target an indicator is a risk: the threshold of the standard curve. */
const RISK_BELOW = ratio(9, 10);
const STREAK_WEEKS = 4;

/** Null when the team has no figures in the week. */
export async function digestView(
  tx: Tx,
  now: Date,
  company: Company,
  team: Team,
  week: Week,
): Promise<DigestView | null> {
  const period = periodOf(week.to);
  const indicators = await teamIndicators(tx, team, period, week.to);
  const measures = measuresOfIndicators(indicators);
  const read = async (from: string, to: string) => {
    const stretches = await teamStretches(tx, team, { from, to }, now, measures);
    return readIndicators(tx, company, period, indicators, stretches);
  };
  const toDate = await read(firstDay(period), week.to);
  const weeks: (readonly IndicatorReading[])[] = [];
  for (let back = 0; back < STREAK_WEEKS; back += 1) {
    weeks.push(await read(addDays(week.from, -7 * back), addDays(week.to, -7 * back)));
  }
  const [thisWeek = [], lastWeek = []] = weeks;
  if (thisWeek.every(({ reading }) => isMissing(reading))) return null;
  return {
    team: { id: team.id, name: team.name },
    week: week.key,
    period,
    timeZone: team.timeZone,
    postedAt: now.toISOString(),
    pace: toDate.map(({ indicator, attainment }) => ({
      name: indicator.metric.name,
      ofPace: attainment === null ? null : toDecimal(attainment, 6),
    })),
    streak: streakOf(weeks),
    movers: moversOf(company, thisWeek, lastWeek),
    risks: risksOf(company, toDate),
    late: await lateFor(tx, now, toDate),
  };
}

/** What the team's own indicators wait for: a source that is late at a site matters where it is judged by it. */
async function lateFor(tx: Tx, now: Date, toDate: readonly IndicatorReading[]): Promise<DigestView['late']> {
  const late = new Map<string, SourceState>();
  for (const { indicator, bySite } of toDate) {
    const siteIds = bySite.map(({ site }) => site.id);
    for (const state of await lateSources(tx, now, siteIds, measuresOfIndicators([indicator]))) {
      late.set(`${state.source.key} ${state.site.id}`, state);
    }
  }
  return [...late.values()].map(({ source, site, lastDay }) => ({ source: source.name, site: site.name, lastDay }));
}

export const metricQuantity = (company: Company, metric: Metric, value: string): Quantity => ({
  value,
  unit: metric.unit,
  currency: metric.unit === 'money' ? company.reportingCurrency : null,
});

export function targetView(target: PooledTarget): Target | null {
  switch (target.kind) {
    case 'value':
      return { type: 'point', value: toDecimal(target.value, 10) };
    case 'band':
      return { type: 'band', low: toDecimal(target.band.low, 10), high: toDecimal(target.band.high, 10) };
    case 'missing':
      return null;
  }
}

type Trending = Parameters<typeof trendOf>[0];

const trending = ({ indicator, target }: Pick<IndicatorReading, 'indicator' | 'target'>): Trending => ({
  unit: indicator.metric.unit,
  direction: directionOf(indicator.rule, indicator.metric),
  target: targetView(target),
  curve: { over: 'attainment', knots: [] },
});

/** Sites whose reading moved most against the week before, relative to where it was and to what it weighs. */
function moversOf(
  company: Company,
  thisWeek: readonly IndicatorReading[],
  lastWeek: readonly IndicatorReading[],
): DigestView['movers'] {
  return thisWeek
    .flatMap((current) => {
      const before = lastWeek.find(({ indicator }) => indicator.metric.key === current.indicator.metric.key);
      return current.bySite.flatMap((entry) => {
        const then = before?.bySite.find(({ site }) => site.id === entry.site.id);
        // A week whose figures end early is no fall: the gap is told instead.
        if (then === undefined || then.days !== entry.days) return [];
        if (isMissing(entry.reading) || isMissing(then.reading)) return [];
        const change = entry.reading.value.sub(then.reading.value);
        const base = then.reading.value.abs();
        const share: Exact = base.equals(0) ? change.abs() : change.abs().div(base);
        const value = toDecimal(entry.reading.value, 10);
        const mover = {
          site: entry.site.name,
          indicator: current.indicator.metric.name,
          reading: metricQuantity(company, current.indicator.metric, value),
          change: toDecimal(change, 10),
          trend: trendOf(trending(current), value, toDecimal(then.reading.value, 10)),
        };
        return share.gte(NEWS) && mover.trend !== 'same'
          ? [{ interest: share.mul(current.indicator.rule.weight), mover }]
          : [];
      });
    })
    .sort((a, b) => b.interest.compare(a.interest))
    .map(({ mover }) => mover);
}

function risksOf(company: Company, toDate: readonly IndicatorReading[]): DigestView['risks'] {
  return toDate
    .flatMap(({ indicator, bySite }) =>
      bySite.flatMap(({ site, reading, target, attainment }) => {
        const value = readingValue(reading);
        const shown = targetView(target);
        if (value === null || shown === null || attainment === null || attainment.gte(RISK_BELOW)) return [];
        const risk = {
          site: site.name,
          indicator: indicator.metric.name,
          reading: metricQuantity(company, indicator.metric, value),
          target: shown,
          direction: directionOf(indicator.rule, indicator.metric),
        };
        return [{ attainment, risk }];
      }),
    )
    .sort((a, b) => a.attainment.compare(b.attainment))
    .map(({ risk }) => risk);
}

/** The indicator that went one way in each of the last weeks; the heaviest one where several did. `weeks`: newest first. */
function streakOf(weeks: readonly (readonly IndicatorReading[])[]): DigestView['streak'] {
  for (const current of weeks[0] ?? []) {
    const values = weeks.map((week) => {
      const same = week.find(({ indicator }) => indicator.metric.key === current.indicator.metric.key);
      return same === undefined ? null : readingValue(same.reading);
    });
    const steps = values.slice(0, -1).map((value, index) => {
      const before = values[index + 1];
      return value === null || before === null || before === undefined
        ? 'same'
        : trendOf(trending(current), value, before);
    });
    const [first] = steps;
    if (first !== undefined && first !== 'same' && steps.every((step) => step === first)) {
      return { name: current.indicator.metric.name, trend: first, weeks: steps.length };
    }
  }
  return null;
}
