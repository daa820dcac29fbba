/**
 * What somebody answers for in a period: sites over days, cut where the site's stage changes, where the assignment
 * begins or ends, and where the figures end.
 */
import { addDays, daysBetween, firstDay, lastDay, maxDay, minDay, today } from '../period.ts';
import type { Assignment, Day, DecimalText, FigureScope, Period, Site, Stage } from '../ports.ts';

/** A site over days (inclusive) in one stage. */
export interface Stretch {
  readonly site: Site;
  readonly share: DecimalText;
  readonly stage: Stage;
  readonly from: Day;
  readonly to: Day;
  /** The last day it is answered for: after `to` where the figures end early. */
  readonly answeredTo: Day;
  /** Days of the stretch, 1 or more. */
  readonly days: number;
}

export interface ScopeOptions {
  readonly period: Period;
  readonly now: Date;
  readonly sites: ReadonlyMap<string, Site>;
  /** Last day that has figures, by site, where a source is late while the period runs. */
  readonly figuresEnd: ReadonlyMap<string, Day>;
}

/** The period is over on the clock of the site. */
export const isOver = (period: Period, timeZone: string, now: Date): boolean => lastDay(period) < today(now, timeZone);

/** The last day of the period that is over on the site's clock; before the period's first day when none is. */
export const lastFinishedDay = (period: Period, timeZone: string, now: Date): Day =>
  minDay(lastDay(period), addDays(today(now, timeZone), -1));

/** Stretches of the assignments, oldest first; empty when nothing of the period is over yet. */
export function stretchesOf(assignments: readonly Assignment[], options: ScopeOptions): readonly Stretch[] {
  return assignments
    .flatMap((assignment) =>
      assignment.sites.flatMap(({ siteId, share }) => {
        const site = options.sites.get(siteId);
        return site === undefined ? [] : stretchesOfSite(site, share, assignment, options);
      }),
    )
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.site.key < b.site.key ? -1 : 1));
}

function stretchesOfSite(site: Site, share: DecimalText, assignment: Assignment, options: ScopeOptions): Stretch[] {
  const { period, now, figuresEnd } = options;
  const over = isOver(period, site.timeZone, now);
  const figures = over ? undefined : figuresEnd.get(site.id);
  const end = lastFinishedDay(period, site.timeZone, now);
  const from = [assignment.from, site.openedOn].reduce(maxDay, firstDay(period));
  const answeredTo = minDay(assignment.to ?? end, end);
  const to = minDay(answeredTo, figures ?? end);
  // A site without a stage is judged as a mature one; the import warns.
  const stages = site.stages.length === 0 ? [{ stage: 'mature' as const, from }] : site.stages;
  return stages.flatMap((entry, index) => {
    const next = stages[index + 1];
    const begin = index === 0 ? from : maxDay(from, entry.from);
    const lastOfStage = next === undefined ? end : addDays(next.from, -1);
    const finish = minDay(to, lastOfStage);
    const days = daysBetween(begin, finish);
    return days === 0
      ? []
      : [
          {
            site,
            share,
            stage: entry.stage,
            from: begin,
            to: finish,
            answeredTo: minDay(answeredTo, lastOfStage),
            days,
          },
        ];
  });
}

/**
 * Stretches in groups in which no site comes twice, so that totals asked for a group belong to one stretch each.
 * Almost always one group.
 */
export function layers(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const groups: Stretch[][] = [];
  for (const stretch of stretches) {
    const group = groups.find((candidate) => candidate.every(({ site }) => site.id !== stretch.site.id));
    if (group === undefined) groups.push([stretch]);
    else group.push(stretch);
  }
  return groups;
}

export const figureScope = (stretch: Stretch, personId: string): FigureScope => ({
  siteId: stretch.site.id,
  personId,
  from: stretch.from,
  to: stretch.to,
});
