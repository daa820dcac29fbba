/** A manager decides: approve, adjust within the limit, return with a reason. Two who decide at once: one wins. */
import { adjustForm } from '../../cards/forms/adjust.ts';
import { REASON_LIMITS, returnForm } from '../../cards/forms/returnReason.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import type { Standing } from '../people/standing.ts';
import type { Period, Reply, ScorecardRecord } from '../ports.ts';
import { inPlace, notice } from '../conversation/replies.ts';
import { evaluate } from '../scorecard/evaluate.ts';
import type { Evaluation } from '../scorecard/evaluation.ts';
import { freeze } from '../scorecard/frozen.ts';
import type { EvaluationInputs } from '../scorecard/inputs.ts';
import { unexplained } from './absences.ts';
import { approvalCardFor, reviseMessages } from './approvalMessages.ts';
import { pointsField, textField, type FieldError } from './fields.ts';
import { openDecision } from './openApproval.ts';
import { tellOutcome } from './outcome.ts';
import { nameOf } from './state.ts';

export async function openReturnForm(
  context: Context,
  scorecardId: string,
  version: number,
): Promise<readonly Reply[]> {
  const opened = await openDecision(context, scorecardId, version);
  if (!opened.open) return opened.replies;
  const { record, standing } = opened;
  const person = { id: standing.person.id, name: standing.person.name };
  const lead = await nameOf(context.tx, standing.leadIds[0]);
  const form = returnForm({ scorecard: record.id, version, person, period: record.period, lead }, context.words);
  return [{ type: 'form', form }];
}

export async function openAdjustForm(
  context: Context,
  scorecardId: string,
  version: number,
): Promise<readonly Reply[]> {
  const opened = await openDecision(context, scorecardId, version);
  if (!opened.open) return opened.replies;
  const { record, standing } = opened;
  const { evaluation } = await evaluated(context, standing, record.period, null);
  const missing = await stillMissing(context, record, standing, evaluation);
  if (missing !== null) return missing;
  const { total, grade, plan } = evaluation;
  const person = { id: standing.person.id, name: standing.person.name };
  const view = { scorecard: record.id, version, person, period: record.period, result: { total, grade } };
  return [{ type: 'form', form: adjustForm({ ...view, limit: plan.adjustLimit }, context.words) }];
}

export async function approve(context: Context, scorecardId: string, version: number): Promise<readonly Reply[]> {
  const opened = await openDecision(context, scorecardId, version);
  if (!opened.open) return opened.replies;
  return settle(context, opened.record, opened.standing, null);
}

export async function submitAdjust(
  context: Context,
  scorecardId: string,
  version: number,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openDecision(context, scorecardId, version);
  if (!opened.open) return opened.replies;
  const { record, standing } = opened;
  const { plan } = (await evaluated(context, standing, record.period, null)).evaluation;
  const errors: FieldError[] = [];
  const points = pointsField('points', values['points'], plan.adjustLimit, context.words, errors);
  const reason = textField('reason', values['reason'], REASON_LIMITS, context.words, errors);
  if (points === null || errors.length > 0) return [{ type: 'reject', errors }];
  return settle(context, record, standing, { points, reason });
}

/** Approved, as it is or adjusted: frozen with its inputs, recorded, told to the lead. */
async function settle(
  context: Context,
  record: ScorecardRecord,
  standing: Standing,
  adjustment: { readonly points: string; readonly reason: string } | null,
): Promise<readonly Reply[]> {
  const { tx, now, asker, words, codeVersion } = context;
  const { evaluation, inputs } = await evaluated(context, standing, record.period, adjustment?.points ?? null);
  const missing = await stillMissing(context, record, standing, evaluation);
  if (missing !== null) return missing;
  const saved = await tx.scorecards.save(record, {
    state: 'approved',
    adjustment: adjustment?.points ?? null,
    adjustReason: adjustment?.reason ?? null,
    decidedById: asker.id,
    decidedAt: now,
    frozen: freeze({ codeVersion, inputs, evaluation }),
  });
  const decision = adjustment === null ? 'approve' : 'adjust';
  const { version } = record;
  const reason = adjustment?.reason ?? null;
  await tx.scorecards.addDecision(record.id, {
    kind: decision,
    byId: asker.id,
    at: now,
    version,
    reason,
    adjustment: adjustment?.points ?? null,
  });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: adjustment === null ? 'scorecard.approved' : 'scorecard.adjusted',
    subject: `scorecard:${record.id}`,
    from: { state: record.state, version },
    to: { state: 'approved', total: evaluation.total, grade: evaluation.grade, adjustment: adjustment?.points ?? null },
    reason,
  });
  await reviseMessages(context, saved, standing);
  const { total, grade } = evaluation;
  const lead = { kind: 'approved', to: 'lead', result: { total, grade }, adjustment } as const;
  await tellOutcome(context, saved, standing, { lead, employee: null });
  const { name } = standing.person;
  return decided(
    context,
    saved,
    standing,
    adjustment === null ? words.toast.approved(name) : words.toast.adjusted(name),
  );
}

export async function submitReturn(
  context: Context,
  scorecardId: string,
  version: number,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openDecision(context, scorecardId, version);
  if (!opened.open) return opened.replies;
  const { record, standing } = opened;
  const { tx, now, asker, words } = context;
  const errors: FieldError[] = [];
  const reason = textField('reason', values['reason'], REASON_LIMITS, words, errors);
  if (errors.length > 0) return [{ type: 'reject', errors }];

  const saved = await tx.scorecards.save(record, { state: 'returned' });
  await tx.scorecards.addDecision(record.id, {
    kind: 'return',
    byId: asker.id,
    at: now,
    version,
    reason,
    adjustment: null,
  });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'scorecard.returned',
    subject: `scorecard:${record.id}`,
    from: { state: record.state, version },
    to: { state: 'returned' },
    reason,
  });
  await reviseMessages(context, saved, standing);
  await tellOutcome(context, saved, standing, {
    lead: { kind: 'returned', to: 'lead', reason },
    employee: { kind: 'returned', to: 'employee' },
  });
  return decided(context, saved, standing, words.toast.returned(standing.person.name));
}

/** In the place of the card that was pressed; after a form, the message is revised by itself. */
export async function decided(
  context: Context,
  record: ScorecardRecord,
  standing: Standing,
  toast: string,
): Promise<readonly Reply[]> {
  const card = await approvalCardFor(context, record, standing, context.asker);
  return [{ type: 'notice', text: toast }, inPlace(context, card)];
}

async function evaluated(
  context: Context,
  standing: Standing,
  period: Period,
  adjustment: string | null,
): Promise<{ readonly evaluation: Evaluation; readonly inputs: EvaluationInputs }> {
  const { tx, now, company } = context;
  const outcome = await evaluate(tx, { now, company, standing, period, adjustment, withRatings: true });
  if (outcome.type !== 'evaluated') throw new Error(`a rated scorecard cannot be worked out: ${outcome.type}`);
  return outcome;
}

/** The answer where something is missing that nobody has waived; null where nothing is. */
async function stillMissing(
  context: Context,
  record: ScorecardRecord,
  { person }: Standing,
  evaluation: Evaluation,
): Promise<readonly Reply[] | null> {
  const missing = unexplained(evaluation, await context.tx.scorecards.waivers(record.id));
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name);
  const wayOn = { do: 'approval', scorecard: record.id } as const;
  return notice(context, { about: 'unexplained', person: { id: person.id, name: person.name }, names, wayOn });
}
