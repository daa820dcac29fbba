/** How far the figures reach: which sources are late, at which sites. */
import { measureOf } from '../../scoring/measures.ts';
import { measuresOf, type Metric } from '../../scoring/metric.ts';
import { addDays, localTime, minDay } from '../period.ts';
import type { Day, Site, Source, Tx } from '../ports.ts';

export interface SourceState {
  readonly source: Source;
  readonly site: Site;
  readonly lastDay: Day;
  readonly late: boolean;
}

/** The last day a source should have delivered by now: a day is due so many hours after it ended on the site's clock. */
export function expectedDay(now: Date, site: Site, source: Source): Day {
  const dueFrom = new Date(now.getTime() - source.lateAfterHours * 3_600_000);
  return addDays(localTime(dueFrom, site.timeZone).day, -1);
}

/** All sources of the measures at the sites, by source and site. */
export async function sourceStates(
  tx: Tx,
  now: Date,
  siteIds: readonly string[],
  measures: readonly string[],
): Promise<readonly SourceState[]> {
  if (siteIds.length === 0) return [];
  const sources = new Map((await tx.figures.sources()).map((source) => [source.key, source]));
  const sites = new Map((await tx.sites.list()).map((site) => [site.id, site]));
  return (await tx.figures.freshness(siteIds, measures)).flatMap(({ sourceKey, siteId, lastDay }) => {
    const source = sources.get(sourceKey);
    const site = sites.get(siteId);
    if (source === undefined || site === undefined) return [];
    return [{ source, site, lastDay, late: lastDay < expectedDay(now, site, source) }];
  });
}

export async function lateSources(
  tx: Tx,
  now: Date,
  siteIds: readonly string[],
  measures: readonly string[],
): Promise<readonly SourceState[]> {
  return (await sourceStates(tx, now, siteIds, measures)).filter(({ late }) => late);
}

/** Where a source is late: the last day on which all the measures are there, by site. Days after it are not judged yet. */
export async function figuresEnd(
  tx: Tx,
  now: Date,
  siteIds: readonly string[],
  measures: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const ends = new Map<string, Day>();
  for (const { site, lastDay } of await lateSources(tx, now, siteIds, measures)) {
    ends.set(site.id, minDay(ends.get(site.id) ?? lastDay, lastDay));
  }
  return ends;
}

/** The measures metrics are worked out of, without those that are reported only when they happen: their silence is no delay. */
export const regularMeasures = (metrics: readonly Metric[]): readonly string[] =>
  [...new Set(metrics.flatMap((metric) => measuresOf(metric)))].filter(
    (measure) => measureOf(measure)?.noneWhere === undefined,
  );
