/** What waits for a manager. */
import type { ApprovalView } from '../../cards/approval.ts';
import { approvalListCard } from '../../cards/approvalList.ts';
import { exact, toDecimal } from '../../scoring/exact.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { notice, toAsker } from '../conversation/replies.ts';
import { approvedBy } from '../people/standing.ts';
import type { Period, Reply } from '../ports.ts';
import { approvalView } from './approvalView.ts';
import { dueOf } from '../cycle/deadlines.ts';
import { isDecidable } from '../cycle/gate.ts';
import { isDecided } from '../scorecard/frozen.ts';

/** What waits for the asker in a period, the unusual ones on top. */
export async function showApprovals(context: Context, period: Period): Promise<readonly Reply[]> {
  const { tx, now, company, asker } = context;
  const cycle = await tx.cycles.byPeriod(period);
  const cards: ApprovalView[] = [];
  const notRated: { id: string; name: string }[] = [];
  let decided = 0;
  for (const standing of cycle === null ? [] : await approvedBy(tx, asker.id, period, dayOf(context))) {
    const { person } = standing;
    const record = cycle === null ? null : await tx.scorecards.find(cycle.id, person.id);
    if (cycle !== null && record !== null && isDecidable(cycle, record)) {
      cards.push(await approvalView(tx, now, company, record, standing, asker));
    } else if (record !== null && isDecided(record)) decided += 1;
    else notRated.push({ id: person.id, name: person.name });
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
  const due = await dueOf(tx, period, 'approving', now, company);
  const view = { period, timeZone: asker.timeZone, due, waiting, decided, notRated };
  return toAsker(approvalListCard(view, context.words));
}

const subtract = (a: string, b: string): string => toDecimal(exact(a).sub(exact(b)));
