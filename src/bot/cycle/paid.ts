/** A cycle as pay takes it: published results, corrections that are due, and the head of the record. */
import type { PersonName } from '../../cards/view.ts';
import { dayOf, type Situation } from '../conversation/context.ts';
import { addDays, daysBetween, firstDay, lastDay, maxDay, minDay } from '../period.ts';
import type { Assignment, Correction, Cycle, Period, ScorecardRecord } from '../ports.ts';
import { absencesOf, waiverOf } from '../review/absences.ts';
import { frozenOf } from '../scorecard/frozen.ts';
import { planIn } from '../scorecard/workOut.ts';
import { toDecimal } from '../../scoring/exact.ts';
import type { Evaluation } from '../scorecard/evaluation.ts';
import { withOrganisation } from './organisation.ts';
import type { PaidCorrection, PaidItem, PaidPerson, PayExport } from './payExport.ts';
import { followed, isApproved, openStep, type Followed } from './progress.ts';

export type PaidCycle =
  | { readonly type: 'ready'; readonly view: PayExport }
  | {
      readonly type: 'refused';
      readonly because: 'not_opened' | 'not_published';
      /** Who has no published result. */
      readonly missing: readonly PersonName[];
    };

/** `codeVersion`: of the code that exports. */
export async function paidCycle(
  situation: Situation & { readonly codeVersion: string },
  cycle: Cycle,
): Promise<PaidCycle> {
  const { now, company, codeVersion } = situation;
  const tx = await withOrganisation(situation.tx, cycle.period);
  const organised = { ...situation, tx };
  const step = openStep(cycle.state);
  if (step === null) return { type: 'refused', because: 'not_opened', missing: [] };
  const everybody = (await followed(organised, cycle)).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const left = everybody.filter(({ progress }) => progress.state !== 'published');
  if (step !== 'published' && step !== 'closed') {
    const missing = left.map(({ standing: { person } }) => ({ id: person.id, name: person.name }));
    return { type: 'refused', because: 'not_published', missing };
  }
  const records = new Map(
    (await tx.scorecards.list({ cycleId: cycle.id, state: 'published' })).map((record) => [record.id, record]),
  );
  const corrections = await tx.scorecards.corrections([...records.keys()]);
  const people: PaidPerson[] = [];
  for (const each of everybody) {
    const record = records.get(each.progress.id);
    if (record === undefined) continue;
    const own = corrections.filter(({ scorecardId }) => scorecardId === record.id);
    people.push(await paidPerson(organised, each, record, own));
  }
  const head = await tx.audit.head();
  if (head === null) throw new Error('a cycle was opened, and the record says nothing');
  return {
    type: 'ready',
    view: {
      company,
      period: cycle.period,
      state: step,
      exportedAt: now,
      codeVersion,
      auditHead: { seq: head.seq, hash: head.hash },
      people,
      left: left.map(({ progress, standing: { person } }) => ({
        key: person.key,
        name: person.name,
        why: isApproved(progress) ? 'not_published' : 'not_decided',
      })),
      corrections: await dueCorrections(organised, cycle),
    },
  };
}

const orderOf = ({ team, standing }: Followed): string => `${team?.key ?? ''}\n${standing.person.key}`;

async function paidPerson(
  situation: Situation,
  { standing, progress }: Followed,
  record: ScorecardRecord,
  corrections: readonly Correction[],
): Promise<PaidPerson> {
  const { tx } = situation;
  const { person, teams, assignments } = standing;
  const { decidedAt, publishedAt, period } = record;
  if (decidedAt === null || publishedAt === null) throw new Error('a published scorecard does not say when');
  const restated = corrections.findLast(({ frozen }) => frozen !== null);
  const { evaluation, inputs } = frozenOf(restated ?? record);
  const approver = record.decidedById === null ? null : await tx.people.get(record.decidedById);
  const grades = inputs === null ? [] : planIn(inputs).grades;
  return {
    key: person.key,
    name: person.name,
    teams: teams.toReversed().map(({ key, name }) => ({ key, name })),
    position: evaluation.position.name,
    plan: { key: evaluation.plan.key, version: evaluation.plan.version },
    days: daysHeld(assignments, period),
    daysInPeriod: daysBetween(firstDay(period), lastDay(period)),
    items: await paidItems(situation, evaluation, record),
    gates: evaluation.gates
      .filter(({ outcome }) => outcome === 'fired')
      .map(({ name, on, cost }) => ({ name, on, cost })),
    base: evaluation.beforeAdjustment,
    adjustment: record.adjustment === null ? null : { points: record.adjustment, reason: record.adjustReason ?? '' },
    total: evaluation.total,
    grade: evaluation.grade,
    payout: evaluation.payout,
    grades: grades.map(({ name, from, coefficient }) => ({
      name,
      from: toDecimal(from),
      payout: toDecimal(coefficient),
    })),
    approvedBy: approver?.name ?? '',
    approvedAt: decidedAt,
    publishedAt,
    acknowledgedAt: progress.acknowledgedAt,
    corrections: await Promise.all(
      corrections.map((correction) => paidCorrection(situation, correction, person, period)),
    ),
    leftOn: person.leftOn !== null && person.leftOn < dayOf(situation) ? person.leftOn : null,
  };
}

/** Days of the period on which an assignment ran, each once. */
function daysHeld(assignments: readonly Assignment[], period: Period): number {
  let reached = addDays(firstDay(period), -1);
  let days = 0;
  for (const { from, to } of assignments.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const end = minDay(to ?? lastDay(period), lastDay(period));
    days += daysBetween(maxDay(from, addDays(reached, 1)), end);
    reached = maxDay(reached, end);
  }
  return days;
}

async function paidItems(
  { tx }: Situation,
  evaluation: Evaluation,
  record: ScorecardRecord,
): Promise<readonly PaidItem[]> {
  const waivers = await tx.scorecards.waivers(record.id);
  const people = new Map((await tx.people.list()).map(({ id, name }) => [id, name]));
  const absences = absencesOf(evaluation);
  return evaluation.items.map((item) => {
    const absence = absences.find((candidate) => candidate.item.id === item.id);
    const waiver = absence === undefined ? null : waiverOf(absence, waivers);
    const { id, name, kind, unit, currency, reading, target, attainment, points, weight, contribution, missing } = item;
    return {
      id,
      name,
      kind,
      unit,
      currency,
      reading,
      target,
      attainment,
      points,
      weight,
      contribution,
      missing: missing === null ? null : { what: missing.kind },
      waiver: waiver === null ? null : { by: people.get(waiver.byId) ?? '', reason: waiver.reason },
    };
  });
}

async function paidCorrection(
  { tx }: Situation,
  { at, byId, reason, points, from, to }: Correction,
  person: { readonly key: string; readonly name: string },
  period: Period,
): Promise<PaidCorrection> {
  const by = await tx.people.get(byId);
  return { person: { key: person.key, name: person.name }, period, at, by: by?.name ?? '', reason, points, from, to };
}

/** Made to a closed month: due with the first later one that was not closed yet. */
async function dueCorrections(situation: Situation, cycle: Cycle): Promise<readonly PaidCorrection[]> {
  const { tx } = situation;
  const cycles = (await tx.cycles.list()).filter(({ state }) => state !== 'planned');
  const closed = cycles.filter(({ period, closedAt }) => period < cycle.period && closedAt !== null);
  const [first] = closed.flatMap(({ closedAt }) => closedAt ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  if (first === undefined) return [];
  const due: PaidCorrection[] = [];
  for (const correction of await tx.scorecards.correctionsSince(first)) {
    const record = await tx.scorecards.get(correction.scorecardId);
    const corrected = closed.find(({ id }) => id === record?.cycleId);
    if (record === null || corrected === undefined || !isDueWith(cycle, corrected, correction, cycles)) continue;
    const person = await tx.people.get(record.personId);
    if (person !== null) due.push(await paidCorrection(situation, correction, person, record.period));
  }
  return due;
}

function isDueWith(cycle: Cycle, corrected: Cycle, { at }: Correction, cycles: readonly Cycle[]): boolean {
  if (corrected.closedAt === null || at <= corrected.closedAt) return false;
  const open = cycles.find(
    ({ period, closedAt }) => period > corrected.period && (closedAt === null || at <= closedAt),
  );
  return open?.id === cycle.id;
}
