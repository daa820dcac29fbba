/** "How do I stand?", "why?", "which rows?", "and before?": answers about one person's scorecard. */
import { historyCard, type HistoryEntry } from '../../cards/history.ts';
import { scorecardCard } from '../../cards/scorecard.ts';
import { exact, toDecimal } from '../../scoring/exact.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { notice, refusal, toAsker } from '../conversation/replies.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { may, type PersonAction } from '../permission.ts';
import { addPeriods, periodOf, today } from '../period.ts';
import type { Period, Reply, ScorecardRecord } from '../ports.ts';
import { currentScorecard } from './current.ts';
import type { Evaluation } from './evaluation.ts';
import { scorecardView } from './view.ts';

export interface OpenedScorecard {
  readonly standing: Standing;
  readonly evaluation: Evaluation;
  readonly record: ScorecardRecord | null;
}

/** The person's scorecard if the asker may see it and there is one; otherwise the answer that says why not. */
export async function openScorecard(
  context: Context,
  action: PersonAction,
  personId: string,
  period: Period,
): Promise<OpenedScorecard | readonly Reply[]> {
  const { tx, now, company, asker } = context;
  const standing = await standingOf(tx, personId, period, dayOf(context));
  // Who may not see a person is told the same, whether there is one or not.
  if (standing === null) return refusal(context, 'not_in_line');
  const permission = may(viewerOf(context), action, standing, dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);
  const { outcome, record } = await currentScorecard(tx, now, company, standing, period, asker);
  switch (outcome.type) {
    case 'evaluated':
      return { standing, evaluation: outcome.evaluation, record };
    case 'not_assigned':
      return notice(context, { about: 'not_assigned', period });
    case 'no_plan':
      return notice(context, { about: 'no_plan', period, position: outcome.position });
    case 'no_figures':
      return notice(context, { about: 'no_figures', period, latest: outcome.latest, person: personId });
  }
}

export const isOpened = (opened: OpenedScorecard | readonly Reply[]): opened is OpenedScorecard =>
  'evaluation' in opened;

export async function showScorecard(context: Context, personId: string, period: Period): Promise<readonly Reply[]> {
  const opened = await openScorecard(context, 'see_scorecard', personId, period);
  if (!isOpened(opened)) return opened;
  const view = await scorecardView(context, opened.standing, opened.evaluation, opened.record);
  return toAsker(scorecardCard(view, context.words));
}

const HISTORY_PERIODS = 6;

export async function showHistory(context: Context, personId: string): Promise<readonly Reply[]> {
  const { tx, now, company, asker } = context;
  const current = periodOf(today(now, company.timeZone));
  const standing = await standingOf(tx, personId, current, dayOf(context));
  if (standing === null) return refusal(context, 'not_in_line');
  const permission = may(viewerOf(context), 'see_history', standing, dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);

  const entries: HistoryEntry[] = [];
  let position: Evaluation['position'] | null = null;
  for (let back = HISTORY_PERIODS - 1; back >= 0; back -= 1) {
    const period = addPeriods(current, -back);
    const then = await standingOf(tx, personId, period, dayOf(context));
    if (then === null) continue;
    const { outcome } = await currentScorecard(tx, now, company, then, period, asker);
    if (outcome.type !== 'evaluated') continue;
    const { evaluation } = outcome;
    position = evaluation.position;
    entries.push({
      period,
      total: evaluation.total,
      grade: evaluation.grade,
      inProgress: !evaluation.over,
      change: changeOf(evaluation.total, entries.at(-1)?.total ?? null),
    });
  }
  if (position === null)
    return notice(context, { about: 'no_figures', period: current, latest: null, person: personId });
  const person = { id: personId, name: standing.person.name };
  return toAsker(
    historyCard({ person, position: position.name, isSelf: asker.id === personId, entries }, context.words),
  );
}

function changeOf(total: string | null, before: string | null): string | null {
  return total === null || before === null ? null : toDecimal(exact(total).sub(exact(before)));
}
