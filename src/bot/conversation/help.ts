/** What this person can do here, and the first meeting. */
import { helpCard, type HelpView } from '../../cards/help.ts';
import { welcomeCard } from '../../cards/welcome.ts';
import { mayCompany } from '../permission.ts';
import { ratedBy, standingOf } from '../people/standing.ts';
import { firstDay, lastDay, periodOf, today } from '../period.ts';
import type { Cycle, Reply } from '../ports.ts';
import { periodInReview } from '../cycle/deadlines.ts';
import { dayOf, type Context } from './context.ts';
import { toAsker } from './replies.ts';

export async function showHelp(context: Context): Promise<readonly Reply[]> {
  return toAsker(helpCard(await helpView(context), context.words));
}

export async function showWelcome(context: Context): Promise<readonly Reply[]> {
  const { tx, company } = context;
  const administrator = (await tx.people.list()).find(({ roles }) => roles.includes('administrator'));
  const view = {
    ...(await helpView(context)),
    company: company.name,
    demo: company.demo,
    administrator: administrator?.name ?? null,
  };
  return toAsker(welcomeCard(view, context.words));
}

async function helpView(context: Context): Promise<HelpView> {
  const { tx, asker, now, company } = context;
  const period = periodOf(today(now, company.timeZone));
  const inReview = periodInReview(now, company);
  const standing = await standingOf(tx, asker.id, period, dayOf(context));
  const cycle = await tx.cycles.byPeriod(inReview);
  return {
    person: { id: asker.id, name: asker.name },
    period,
    inReview,
    hasScorecard: standing !== null && standing.assignments.length > 0,
    lead: await leadView(context, inReview, cycle),
    approver: await approverView(context, inReview, cycle),
    isAdministrator: asker.roles.includes('administrator'),
    mayExport: mayCompany(asker, 'export_pay', dayOf(context)).allowed,
  };
}

async function leadView(context: Context, period: string, cycle: Cycle | null): Promise<HelpView['lead']> {
  const { tx, asker } = context;
  const rated = await ratedBy(tx, asker.id, period, dayOf(context));
  if (rated.length === 0 || cycle === null) return null;
  const records = await tx.scorecards.list({ cycleId: cycle.id, personIds: rated.map(({ personId }) => personId) });
  const done = records.filter(({ state }) => state !== 'collecting' && state !== 'returned').length;
  return { period, waiting: rated.length - done };
}

async function approverView(
  { tx, asker }: Context,
  period: string,
  cycle: Cycle | null,
): Promise<HelpView['approver']> {
  const reports = await tx.people.reportsOf(asker.id);
  if (reports.length === 0 || cycle === null) return null;
  const assigned = new Set<string>();
  for (const { id } of reports) {
    const assignments = await tx.people.assignments({ personId: id, from: firstDay(period), to: lastDay(period) });
    if (assignments.length > 0) assigned.add(id);
  }
  const waiting = await tx.scorecards.list({ cycleId: cycle.id, personIds: [...assigned], state: 'rated' });
  return { period, waiting: waiting.length };
}
