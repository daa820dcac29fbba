/** The whole scorecard as its card shows it, to one viewer. */
import type { ScorecardView } from '../../cards/scorecard.ts';
import type { ReviewState } from '../../cards/view.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { addPeriods } from '../period.ts';
import type { Cycle, Period, ScorecardRecord } from '../ports.ts';
import type { Standing } from '../people/standing.ts';
import { dueOf } from '../cycle/deadlines.ts';
import { isUnderWay } from '../cycle/gate.ts';
import { lastResult } from '../review/approvalView.ts';
import { knownName, nameOf, reviewStateOf } from '../review/state.ts';
import { evaluationOf, seesDecision } from './current.ts';
import { isDecided, resultOf } from './frozen.ts';
import type { EvaluatedItem, Evaluation } from './evaluation.ts';
import { sourceStates } from './freshness.ts';
import { restatedSince } from './restated.ts';
import { firedGates, gateView, itemView, leverView } from './itemView.ts';

export async function scorecardView(
  context: Context,
  standing: Standing,
  evaluation: Evaluation,
  record: ScorecardRecord | null,
): Promise<ScorecardView> {
  const { tx, now, company, asker } = context;
  const { period } = evaluation;
  const isSelf = asker.id === standing.personId;
  const recent = await evaluationsBefore(context, standing.personId, period, 3);
  const [previous] = recent;
  const ratings = await ratingStatus(context, standing, record, period);
  const missing = { tx, now, company, standing, period, rated: everyoneHasRated(ratings) };
  const before = new Map(previous?.items.map((item) => [item.id, item]));
  return {
    person: { id: standing.personId, name: standing.person.name },
    timeZone: asker.timeZone,
    period,
    position: evaluation.position.name,
    viewer: { isSelf, isLead: standing.leadIds.includes(asker.id) },
    state: await stateFor(context, standing, record, period),
    result: { total: evaluation.total, grade: evaluation.grade },
    withheld: evaluation.withheld,
    last: lastResult(previous ?? null),
    nextGrade: evaluation.nextGrade,
    items: await Promise.all(
      evaluation.items.map((item) => itemView(missing, item, comparable(evaluation, item, before.get(item.id)))),
    ),
    gatesFired: firedGates(evaluation.gates),
    gatesNotEvaluated: evaluation.gates.filter(({ outcome }) => outcome === 'not_evaluated').map(gateView),
    adjustment:
      record?.adjustment == null || !seesDecision(asker, standing, record, dayOf(context))
        ? null
        : { points: record.adjustment, reason: record.adjustReason ?? '' },
    levers: evaluation.levers.flatMap((lever) => leverView(evaluation, lever, recent) ?? []),
    freshness: await freshnessOf(context, evaluation),
    ratings,
    published: await publishedView(context, standing, evaluation, record),
    selfReview: await selfReviewState(context, isSelf, record, period),
  };
}

async function publishedView(
  context: Context,
  standing: Standing,
  { payout }: Evaluation,
  record: ScorecardRecord | null,
): Promise<ScorecardView['published']> {
  if (record?.state !== 'published') return null;
  const { tx } = context;
  const corrections = await tx.scorecards.corrections([record.id]);
  const last = corrections.at(-1);
  const restated = await restatedSince(context, record, corrections, standing);
  return {
    scorecard: record.id,
    payout,
    acknowledged: record.acknowledgedAt !== null,
    correction:
      last === undefined
        ? null
        : { by: await knownName(tx, last.byId), on: last.at.toISOString(), reason: last.reason },
    restated:
      restated === null ? null : { result: resultOf(restated.evaluation), changesResult: restated.changesResult },
  };
}

/** A sum of some days is not held against the sum of a whole month: its attainment tells how it goes. */
function comparable(evaluation: Evaluation, item: EvaluatedItem, before: EvaluatedItem | undefined) {
  const isSum = item.unit === 'money' || item.unit === 'count';
  return isSum && !evaluation.over ? undefined : before;
}

/** Newest first; periods that cannot be worked out are passed over. */
async function evaluationsBefore(
  context: Context,
  personId: string,
  period: Period,
  count: number,
): Promise<Evaluation[]> {
  const { tx, now, company, asker } = context;
  const evaluations: Evaluation[] = [];
  for (let back = 1; back <= count; back += 1) {
    const evaluation = await evaluationOf(tx, now, company, personId, addPeriods(period, -back), asker);
    if (evaluation !== null) evaluations.push(evaluation);
  }
  return evaluations;
}

/** A return's reason is the lead's and the approver's to read. */
export async function stateFor(
  { tx, now, company, asker }: Context,
  standing: Standing,
  record: ScorecardRecord | null,
  period: Period,
): Promise<ReviewState> {
  const state = await reviewStateOf(tx, now, company, standing, record, period);
  return state.at === 'returned' && asker.id === standing.personId ? { ...state, reason: null } : state;
}

/** One line a source that the indicators rest on: the site that is furthest behind. */
async function freshnessOf({ tx, now }: Context, evaluation: Evaluation): Promise<ScorecardView['freshness']> {
  const states = await sourceStates(tx, now, evaluation.siteIds, evaluation.measures);
  const furthestBehind = [...Map.groupBy(states, ({ source }) => source.key).values()].flatMap((same) =>
    same.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1)).slice(0, 1),
  );
  return furthestBehind.map(({ source, lastDay, late }) => ({
    source: source.name,
    lastDay,
    late,
    settlesInDays: null,
  }));
}

export const everyoneHasRated = (ratings: ScorecardView['ratings']): boolean =>
  ratings.length > 0 && ratings.every(({ submittedAt }) => submittedAt !== null);

export async function ratingStatus(
  { tx, now, company }: Context,
  standing: Standing,
  record: ScorecardRecord | null,
  period: Period,
): Promise<ScorecardView['ratings']> {
  const notes = record === null ? [] : await tx.scorecards.notes(record.id);
  const statuses: ScorecardView['ratings'][number][] = [];
  const due = await dueOf(tx, period, 'rating', now, company);
  for (const leadId of standing.leadIds) {
    const rater = await nameOf(tx, leadId);
    const submitted = notes.find(({ kind, authorId }) => kind === 'lead_note' && authorId === leadId);
    if (rater === null) continue;
    statuses.push({ rater, submittedAt: submitted?.at.toISOString() ?? null, due: due?.at ?? null });
  }
  return statuses;
}

async function selfReviewState(
  { tx, asker }: Context,
  isSelf: boolean,
  record: ScorecardRecord | null,
  period: Period,
): Promise<ScorecardView['selfReview']> {
  const cycle: Cycle | null = await tx.cycles.byPeriod(period);
  if (!isSelf || cycle === null || !isUnderWay(cycle) || (record !== null && isDecided(record))) return 'closed';
  const notes = record === null ? [] : await tx.scorecards.notes(record.id);
  return notes.some(({ kind, authorId }) => kind === 'self_review' && authorId === asker.id) ? 'written' : 'open';
}
