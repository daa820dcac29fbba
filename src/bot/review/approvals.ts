/** What waits for a manager. */
import type { ApprovalView } from '../../cards/approval.ts';
import { approvalListCard } from '../../cards/approvalList.ts';
import { exact, toDecimal } from '../../scoring/exact.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { notice, toAsker } from '../conversation/replies.ts';
import { standingOf } from '../people/standing.ts';
import type { Period, Reply } from '../ports.ts';
import { approvalView } from './approvalView.ts';
import { dueOf } from './calendar.ts';

/** What waits for the asker in a period, the unusual ones on top. */
export async function showApprovals(context: Context, period: Period): Promise<readonly Reply[]> {
  const { tx, now, company, asker } = context;
  const cycle = await tx.cycles.byPeriod(period);
  const reports = cycle === null ? [] : await tx.people.reportsOf(asker.id);
  const cards: ApprovalView[] = [];
  const notRated: { id: string; name: string }[] = [];
  let decided = 0;
  for (const report of reports) {
    const standing = await standingOf(tx, report.id, period, dayOf(context));
    if (cycle === null || standing === null || standing.assignments.length === 0) continue;
    const record = await tx.scorecards.find(cycle.id, report.id);
    if (record?.state === 'rated') cards.push(await approvalView(tx, now, company, record, standing, asker));
    else if (record?.state === 'approved' || record?.state === 'published') decided += 1;
    else notRated.push({ id: report.id, name: report.name });
  }
  if (cards.length + decided + notRated.length === 0) return notice(context, { about: 'nothing_to_approve', period });
  const waiting = [...cards]
    .sort((a, b) => b.unusual.length - a.unusual.length)
    .map((view) => ({
      scorecard: view.scorecard,
      person: view.person,
      position: view.position,
      result: view.result,
      change:
        view.last?.total == null || view.result.total === null ? null : subtract(view.result.total, view.last.total),
      unusual: view.unusual,
    }));
  const view = { period, timeZone: asker.timeZone, due: dueOf(period, now, company), waiting, decided, notRated };
  return toAsker(approvalListCard(view, context.words));
}

const subtract = (a: string, b: string): string => toDecimal(exact(a).sub(exact(b)));
