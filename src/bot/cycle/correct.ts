/** The only way in which a published result changes: by an administrator, dated, with a reason that the person reads. */
import { CORRECTION_LIMIT, correctForm } from '../../cards/forms/correct.ts';
import { REASON_LIMITS } from '../../cards/forms/returnReason.ts';
import { exact, toDecimal } from '../../scoring/exact.ts';
import { recordAudit } from '../audit.ts';
import { dayOf, viewerOf, type Context } from '../conversation/context.ts';
import { inPlace, notice, refusal } from '../conversation/replies.ts';
import { postToPerson, revise } from '../delivery/outbox.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { hasAccess, may } from '../permission.ts';
import type { CorrectedResult, Correction, Cycle, DecimalText, Reply, ScorecardRecord } from '../ports.ts';
import { pointsField, textField, type FieldError } from '../review/fields.ts';
import { basisOf, countingEvaluation, freeze, resultOf } from '../scorecard/frozen.ts';
import { restatedSince, type Restated } from '../scorecard/restated.ts';
import { workOut } from '../scorecard/workOut.ts';
import { progressCard, reviseProgress } from './progressMessages.ts';
import { resultCardFor, resultSubject } from './result.ts';

interface Correctable {
  readonly record: ScorecardRecord;
  readonly standing: Standing;
  readonly cycle: Cycle;
  readonly corrections: readonly Correction[];
  readonly counting: CorrectedResult;
  readonly restated: Restated | null;
}

async function openCorrection(context: Context, scorecardId: string): Promise<Correctable | readonly Reply[]> {
  const { tx, asker } = context;
  const record = await tx.scorecards.get(scorecardId);
  const standing = record === null ? null : await standingOf(tx, record.personId, record.period, dayOf(context));
  const gone = { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn: { do: 'help' } } as const;
  if (record === null || standing === null) return notice(context, gone);
  const permission = may(viewerOf(context), 'correct', standing, dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);
  const cycle = await tx.cycles.get(record.cycleId);
  if (record.state !== 'published' || cycle === null) return notice(context, gone);
  const corrections = await tx.scorecards.corrections([record.id]);
  const restated = await restatedSince(context, record, corrections, standing);
  return {
    record,
    standing,
    cycle,
    corrections,
    counting: resultOf(countingEvaluation(record, corrections)),
    restated: restated?.changesResult === true ? restated : null,
  };
}

const isCorrectable = (opened: Correctable | readonly Reply[]): opened is Correctable => 'counting' in opened;

export async function openCorrectForm(context: Context, scorecardId: string): Promise<readonly Reply[]> {
  const opened = await openCorrection(context, scorecardId);
  if (!isCorrectable(opened)) return opened;
  const { record, standing, corrections, counting, restated } = opened;
  const view = {
    scorecard: record.id,
    corrections: corrections.length,
    person: { id: standing.personId, name: standing.person.name },
    period: record.period,
    result: counting,
    restated: restated === null ? null : resultOf(restated.evaluation),
  };
  return [{ type: 'form', form: correctForm(view, context.words) }];
}

type Change = Pick<Correction, 'points' | 'to' | 'frozen'>;

export async function submitCorrection(
  context: Context,
  scorecardId: string,
  after: number | null,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openCorrection(context, scorecardId);
  if (!isCorrectable(opened)) return opened;
  const { asker, words } = context;
  if (opened.corrections.length !== after) {
    const wayOn = { do: 'restated', period: opened.record.period } as const;
    return notice(context, { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn });
  }
  const errors: FieldError[] = [];
  const takesOver = opened.restated !== null && values['how'] === 'restated';
  const points = takesOver ? null : pointsField('points', values['points'], CORRECTION_LIMIT, words, errors);
  const reason = textField('reason', values['reason'], REASON_LIMITS, words, errors);
  if (errors.length > 0) return [{ type: 'reject', errors }];
  const change = changeOf(context, opened, points);
  if (JSON.stringify(change.to) === JSON.stringify(opened.counting)) {
    return [
      { type: 'reject', errors: [{ field: takesOver ? 'how' : 'points', message: words.cycleForms.correct.nothing }] },
    ];
  }
  return correct(context, opened, change, reason);
}

/** `points` null: today's figures are taken over, with all points that were given. */
function changeOf(
  { codeVersion }: Context,
  { record, corrections, restated }: Correctable,
  points: DecimalText | null,
): Change {
  if (points === null) {
    if (restated === null) throw new Error('there are no figures to take over');
    const { inputs, evaluation } = restated;
    return { points: null, to: resultOf(evaluation), frozen: freeze({ codeVersion, inputs, evaluation }) };
  }
  const { inputs, adjustment } = basisOf(record, corrections);
  if (inputs === null) throw new Error('a scorecard that was frozen without its inputs cannot be corrected');
  const sum = toDecimal(exact(adjustment ?? '0').add(exact(points)));
  return { points, to: resultOf(workOut({ ...inputs, adjustment: sum })), frozen: null };
}

async function correct(
  context: Context,
  { record, standing, cycle, counting }: Correctable,
  { points, to, frozen }: Change,
  reason: string,
): Promise<readonly Reply[]> {
  const { tx, now, asker, words } = context;
  // The corrected result is read again.
  const saved = await tx.scorecards.save(record, { acknowledgedAt: null });
  await tx.scorecards.addCorrection({
    scorecardId: record.id,
    byId: asker.id,
    at: now,
    reason,
    points,
    from: counting,
    to,
    frozen,
  });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'scorecard.corrected',
    subject: `scorecard:${record.id}`,
    from: { ...counting },
    to: { ...to, points },
    reason,
  });
  await tellCorrection(context, saved, standing);
  await reviseProgress(context, cycle);
  const { name } = standing.person;
  return [
    { type: 'notice', text: words.cycleForms.correct.saved(name) },
    inPlace(context, await progressCard(context, cycle, asker)),
  ];
}

/** The person gets a message of its own; the one about the result shows what counts. */
async function tellCorrection(context: Context, record: ScorecardRecord, standing: Standing): Promise<void> {
  const { tx, now } = context;
  const { person } = standing;
  if (!hasAccess(person, dayOf(context))) return;
  const corrections = await tx.scorecards.corrections([record.id]);
  const card = await resultCardFor(context, record, corrections, standing, person);
  for (const { key, state } of await tx.deliveries.bySubject(resultSubject(record.id))) {
    if (state !== 'retired') await revise(tx, key, card);
  }
  const key = `correction/${record.id}/${String(corrections.length)}`;
  await postToPerson(tx, person.id, { key, subject: resultSubject(record.id), card }, now);
}
