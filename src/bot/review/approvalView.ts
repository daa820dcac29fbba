/** What an approver is shown about one scorecard, and what is unusual about it. */
import type { ApprovalView, Unusual } from '../../cards/approval.ts';
import type { LastResult, Missing } from '../../cards/view.ts';
import { exact, ratio, toDecimal } from '../../scoring/exact.ts';
import { addPeriods } from '../period.ts';
import type { Company, Person, ScorecardRecord, Tx, Waiver } from '../ports.ts';
import type { Standing } from '../people/standing.ts';
import { currentScorecard, evaluationOf } from '../scorecard/current.ts';
import type { Evaluation } from '../scorecard/evaluation.ts';
import { missingOf, type MissingContext } from '../scorecard/missing.ts';
import { absencesOf, waiverOf, type Absence } from './absences.ts';
import { dueOf } from '../cycle/deadlines.ts';
import { knownName, nameOf, reviewStateOf } from './state.ts';

/** A total that moved by more against the period before is looked at first. */
const LARGE_CHANGE = ratio(10);

export async function approvalView(
  tx: Tx,
  now: Date,
  company: Company,
  record: ScorecardRecord,
  standing: Standing,
  reader: Person,
): Promise<ApprovalView> {
  const { period } = record;
  const { outcome } = await currentScorecard(tx, now, company, standing, period, reader);
  if (outcome.type !== 'evaluated') throw new Error(`a rated scorecard cannot be worked out: ${outcome.type}`);
  const { evaluation } = outcome;
  const previous = await evaluationOf(tx, now, company, standing.personId, addPeriods(period, -1), reader);
  const notes = await tx.scorecards.notes(record.id);
  const waivers = await tx.scorecards.waivers(record.id);
  const leadNote = notes.find(({ kind }) => kind === 'lead_note');
  const missingContext = { tx, now, company, standing, period, rated: false };
  const view: Omit<ApprovalView, 'unusual'> = {
    scorecard: record.id,
    version: record.version,
    person: { id: standing.personId, name: standing.person.name },
    position: evaluation.position.name,
    period,
    timeZone: reader.timeZone,
    state: await stateOf(tx, now, company, record, standing),
    result: { total: evaluation.total, grade: evaluation.grade },
    last: lastResult(previous),
    movers: moversOf(evaluation, previous),
    missing: await Promise.all(
      absencesOf(evaluation).map((absence) => missingEntry(missingContext, absence, waiverOf(absence, waivers))),
    ),
    ratings: evaluation.items.flatMap(({ kind, name, reading }) =>
      kind === 'subjective' && reading !== null ? [{ name, score: reading }] : [],
    ),
    leadNote: leadNote === undefined ? null : { author: await knownName(tx, leadNote.authorId), text: leadNote.text },
    selfReview: notes.find(({ kind }) => kind === 'self_review')?.text ?? null,
    adjustment: record.adjustment === null ? null : { points: record.adjustment, reason: record.adjustReason ?? '' },
    adjustLimit: evaluation.plan.adjustLimit,
  };
  const decisions = await tx.scorecards.decisions(record.id);
  const times = decisions.filter(({ kind }) => kind === 'return').length;
  return { ...view, unusual: unusualIn(view, evaluation, times) };
}

export async function absenceReason(
  context: MissingContext,
  { item: { missing, gap } }: Pick<Absence, 'item'>,
): Promise<Missing> {
  return missing === null ? { why: 'days', days: gap?.days ?? 0, of: gap?.of ?? 0 } : missingOf(context, missing);
}

async function missingEntry(
  context: MissingContext,
  { item, name }: Absence,
  waiver: Waiver | null,
): Promise<ApprovalView['missing'][number]> {
  return {
    item: item.id,
    name,
    weight: item.weight,
    why: await absenceReason(context, { item }),
    waiver: waiver === null ? null : { by: await knownName(context.tx, waiver.byId), reason: waiver.reason },
  };
}

async function stateOf(
  tx: Tx,
  now: Date,
  company: Company,
  record: ScorecardRecord,
  standing: Standing,
): Promise<ApprovalView['state']> {
  const state = await reviewStateOf(tx, now, company, standing, record, record.period);
  switch (state.at) {
    case 'collecting':
    case 'rating':
      return { at: 'not_ready', rater: await nameOf(tx, standing.leadIds[0]) };
    case 'approving':
      return { at: 'waiting', due: await dueOf(tx, record.period, 'approving', now, company) };
    case 'approved':
      return state;
    case 'published':
      return { at: 'published', by: state.by, on: state.on };
    case 'returned':
      return { ...state, reason: state.reason ?? '' };
  }
}

export const lastResult = (previous: Evaluation | null): LastResult | null =>
  previous === null ? null : { period: previous.period, total: previous.total, grade: previous.grade };

/** The two items whose points moved the total most, by at least a tenth of a point, at today's weights. */
function moversOf(evaluation: Evaluation, previous: Evaluation | null): ApprovalView['movers'] {
  const before = new Map(previous?.items.map((item) => [item.id, item]));
  return evaluation.items
    .flatMap((item) => {
      const then = before.get(item.id)?.points;
      if (item.points === null || then === null || then === undefined) return [];
      const points = exact(item.points).sub(exact(then)).mul(exact(item.weight)).div(100);
      return [{ name: item.name, points }];
    })
    .filter(({ points }) => points.abs().gte(ratio(1, 10)))
    .sort((a, b) => b.points.abs().compare(a.points.abs()))
    .slice(0, 2)
    .map(({ name, points }) => ({
      name,
      points: toDecimal(points, 4),
      trend: points.compare(0) > 0 ? ('better' as const) : ('worse' as const),
    }));
}

function unusualIn(
  view: Omit<ApprovalView, 'unusual'>,
  evaluation: Evaluation,
  timesReturned: number,
): readonly Unusual[] {
  const unusual: Unusual[] = [];
  if (view.result.total === null) unusual.push({ what: 'no_total' });
  if (view.missing.length > 0) unusual.push({ what: 'missing', items: view.missing.length });
  for (const gate of evaluation.gates) {
    if (gate.outcome === 'fired') unusual.push({ what: 'gate', name: gate.name, cost: gate.cost });
  }
  if (view.result.total !== null && view.last?.total != null) {
    const change = exact(view.result.total).sub(exact(view.last.total));
    if (change.abs().gt(LARGE_CHANGE)) unusual.push({ what: 'change', points: toDecimal(change, 1) });
  }
  if (view.adjustment !== null) unusual.push({ what: 'adjusted', adjustment: view.adjustment });
  if (timesReturned > 0) unusual.push({ what: 'returned_before', times: timesReturned });
  return unusual;
}
