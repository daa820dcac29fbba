/** A team's indicators site by site: for its members and those above them. */
import { teamSitesCard, type TeamSitesView } from '../../cards/teamSites.ts';
import { one } from '../../scoring/exact.ts';
import { directionOf } from '../../scoring/compose.ts';
import { isMissing } from '../../scoring/document.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { notice, refusal, toAsker } from '../conversation/replies.ts';
import { teamStanding } from '../people/standing.ts';
import { maySeeTeam } from '../permission.ts';
import { firstDay, lastDay } from '../period.ts';
import type { Period, Reply } from '../ports.ts';
import { siteMissing } from '../scorecard/missing.ts';
import { metricQuantity, targetView } from './digest.ts';
import { measuresOfIndicators, readIndicators, readingValue, teamIndicators, teamStretches } from './teamMetrics.ts';

export async function showSites(context: Context, teamId: string, period: Period): Promise<readonly Reply[]> {
  const { tx, now, company, asker, words } = context;
  const team = await tx.teams.get(teamId);
  if (team === null) {
    return notice(context, { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn: { do: 'help' } });
  }
  const permission = maySeeTeam(viewerOf(context), await teamStanding(tx, team, dayOf(context)), dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);
  const days = { from: firstDay(period), to: lastDay(period) };
  const indicators = await teamIndicators(tx, team, period, days.to);
  const stretches = await teamStretches(tx, team, days, now, measuresOfIndicators(indicators));
  const readings = await readIndicators(tx, company, period, indicators, stretches);
  const view: TeamSitesView = {
    team: { id: team.id, name: team.name },
    period,
    timeZone: asker.timeZone,
    indicators: await Promise.all(
      readings.map(async ({ indicator, bySite }) => ({
        name: indicator.metric.name,
        direction: directionOf(indicator.rule, indicator.metric),
        sites: await Promise.all(
          bySite.map(async ({ site, reading, target, attainment }) => {
            const value = readingValue(reading);
            return {
              site: site.name,
              reading: value === null ? null : metricQuantity(company, indicator.metric, value),
              target: targetView(target),
              onTarget: attainment === null ? null : attainment.gte(one),
              missing: isMissing(reading) ? await siteMissing(tx, now, reading.missing) : null,
            };
          }),
        ),
      })),
    ),
  };
  return toAsker(teamSitesCard(view, words));
}
