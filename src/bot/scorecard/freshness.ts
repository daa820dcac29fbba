/** How far the figures reach: which sources are late, at which sites. */
import { measures } from '../../scoring/measures.ts';
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

/**
 * All sources of the measures at the sites, by source and site. A source is late when nothing at all comes of it: what
 * it reports once a week is not late on the other days.
 */
export async function sourceStates(
  tx: Tx,
  now: Date,
  siteIds: readonly string[],
  of: readonly string[],
): Promise<readonly SourceState[]> {
  if (siteIds.length === 0) return [];
  const sources = new Map((await tx.figures.sources()).map((source) => [source.key, source]));
  const sites = new Map((await tx.sites.list()).map((site) => [site.id, site]));
  const feeding = await tx.figures.freshness(siteIds, of);
  const latest = await tx.figures.freshness(siteIds, expectedMeasures);
  return latest.flatMap(({ sourceKey, siteId, lastDay }) => {
    if (!feeding.some((fed) => fed.sourceKey === sourceKey && fed.siteId === siteId)) return [];
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
  of: readonly string[],
): Promise<readonly SourceState[]> {
  return (await sourceStates(tx, now, siteIds, of)).filter(({ late }) => late);
}

/** Where a source is late: the last day on which all the measures are there, by site. Days after it are not judged yet. */
export async function figuresEnd(
  tx: Tx,
  now: Date,
  siteIds: readonly string[],
  of: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const ends = new Map<string, Day>();
  for (const { site, lastDay } of await lateSources(tx, now, siteIds, of)) {
    ends.set(site.id, minDay(ends.get(site.id) ?? lastDay, lastDay));
  }
  return ends;
}

/** Without those that are reported only when they happen: their silence is no delay. */
const expectedMeasures: readonly string[] = measures
  .filter(({ noneWhere }) => noneWhere === undefined)
  .map(({ key }) => key);

/** The measures metrics are worked out of, as far as they are expected. */
export const regularMeasures = (metrics: readonly Metric[]): readonly string[] => {
  const asked = new Set(metrics.flatMap((metric) => measuresOf(metric)));
  return expectedMeasures.filter((measure) => asked.has(measure));
};
