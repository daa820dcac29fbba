/** A person's published result, as their card shows it. */
import { resultCard, type ResultView } from '../../cards/result.ts';
import type { Card } from '../../cards/model.ts';
import { words } from '../../words/index.ts';
import type { Situation } from '../conversation/context.ts';
import type { Standing } from '../people/standing.ts';
import type { Correction, Person, ScorecardRecord } from '../ports.ts';
import { absencesOf, waiverOf } from '../review/absences.ts';
import { absenceReason } from '../review/approvalView.ts';
import { knownName } from '../review/state.ts';
import { countingEvaluation, resultOf } from '../scorecard/frozen.ts';
import { firedGates, itemView } from '../scorecard/itemView.ts';

export const resultSubject = (scorecardId: string): string => `result:${scorecardId}`;

export async function resultCardFor(
  situation: Situation,
  record: ScorecardRecord,
  corrections: readonly Correction[],
  standing: Standing,
  reader: Person,
): Promise<Card> {
  return resultCard(await resultView(situation, record, corrections, standing, reader), words(reader.language));
}

/** @throws Error for one that is not published */
async function resultView(
  { tx, now, company }: Situation,
  record: ScorecardRecord,
  corrections: readonly Correction[],
  standing: Standing,
  reader: Person,
): Promise<ResultView> {
  const { decidedById, decidedAt, publishedAt, period } = record;
  if (decidedById === null || decidedAt === null || publishedAt === null) {
    throw new Error('a published scorecard does not say by whom it was decided');
  }
  const evaluation = countingEvaluation(record, corrections);
  const waivers = await tx.scorecards.waivers(record.id);
  const context = { tx, now, company, standing, period, rated: false };
  const waived = absencesOf(evaluation).flatMap((absence) => {
    const waiver = waiverOf(absence, waivers);
    return waiver === null ? [] : [{ absence, waiver }];
  });
  const last = corrections.at(-1);
  return {
    scorecard: record.id,
    person: { id: standing.personId, name: standing.person.name },
    period,
    timeZone: reader.timeZone,
    position: evaluation.position.name,
    result: resultOf(evaluation),
    items: await Promise.all(evaluation.items.map((item) => itemView(context, item, undefined))),
    gatesFired: firedGates(evaluation.gates),
    adjustment: record.adjustment === null ? null : { points: record.adjustment, reason: record.adjustReason ?? '' },
    waived: await Promise.all(
      waived.map(async ({ absence, waiver }) => ({
        name: absence.name,
        why: await absenceReason(context, absence),
        by: await knownName(tx, waiver.byId),
        reason: waiver.reason,
      })),
    ),
    plan: { version: evaluation.plan.version, effectiveFrom: evaluation.plan.effectiveFrom },
    by: await knownName(tx, decidedById),
    on: decidedAt.toISOString(),
    publishedOn: publishedAt.toISOString(),
    acknowledgedOn: record.acknowledgedAt?.toISOString() ?? null,
    correction:
      last === undefined
        ? null
        : { from: last.from, by: await knownName(tx, last.byId), on: last.at.toISOString(), reason: last.reason },
  };
}
