/** Something is missing, and the approver decides without it: one by one, each with a reason that the person reads. */
import { REASON_LIMITS } from '../../cards/forms/returnReason.ts';
import { waiveForm } from '../../cards/forms/waive.ts';
import { pick } from '../../cards/format.ts';
import { recordAudit } from '../audit.ts';
import { viewerOf, dayOf, type Context } from '../conversation/context.ts';
import { refusal } from '../conversation/replies.ts';
import type { Standing } from '../people/standing.ts';
import { may } from '../permission.ts';
import type { Reply, ScorecardRecord } from '../ports.ts';
import { evaluate } from '../scorecard/evaluate.ts';
import { unexplained, type Absence } from './absences.ts';
import { reviseMessages } from './approvalMessages.ts';
import { absenceReason } from './approvalView.ts';
import { decided } from './decide.ts';
import { textField, type FieldError } from './fields.ts';
import { openDecision, showApproval } from './openApproval.ts';

interface OpenAbsence {
  readonly record: ScorecardRecord;
  readonly standing: Standing;
  readonly absence: Absence;
}

/** The absence, where it is still there and the asker may decide without it. */
async function openAbsence(
  context: Context,
  scorecardId: string,
  version: number,
  item: string,
): Promise<OpenAbsence | readonly Reply[]> {
  const opened = await openDecision(context, scorecardId, version);
  if (!opened.open) return opened.replies;
  const { record, standing } = opened;
  const permission = may(viewerOf(context), 'waive', standing, dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);
  const { tx, now, company } = context;
  const request = { now, company, standing, period: record.period, adjustment: null, withRatings: true };
  const outcome = await evaluate(tx, request);
  const open =
    outcome.type === 'evaluated' ? unexplained(outcome.evaluation, await tx.scorecards.waivers(record.id)) : [];
  const absence = open.find((candidate) => candidate.item.id === item);
  // It has come in meanwhile: the card says so.
  return absence === undefined ? showApproval(context, scorecardId) : { record, standing, absence };
}

const isOpen = (opened: OpenAbsence | readonly Reply[]): opened is OpenAbsence => 'absence' in opened;

export async function openWaiveForm(
  context: Context,
  scorecardId: string,
  version: number,
  item: string,
): Promise<readonly Reply[]> {
  const opened = await openAbsence(context, scorecardId, version, item);
  if (!isOpen(opened)) return opened;
  const { record, standing, absence } = opened;
  const { tx, now, company, asker, words } = context;
  const why = await absenceReason({ tx, now, company, standing, period: record.period, rated: false }, absence);
  const person = { id: standing.personId, name: standing.person.name };
  const view = { scorecard: record.id, version, item, name: absence.name, why, person, timeZone: asker.timeZone };
  return [{ type: 'form', form: waiveForm(view, words) }];
}

export async function submitWaiver(
  context: Context,
  scorecardId: string,
  version: number,
  item: string,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openAbsence(context, scorecardId, version, item);
  if (!isOpen(opened)) return opened;
  const { record, standing, absence } = opened;
  const { tx, now, asker, words } = context;
  const errors: FieldError[] = [];
  const reason = textField('reason', values['reason'], REASON_LIMITS, words, errors);
  if (errors.length > 0) return [{ type: 'reject', errors }];

  // The version goes up, so that who decides at the same moment sees that the card has changed.
  const saved = await tx.scorecards.save(record, {});
  await tx.scorecards.putWaiver(record.id, { item, absence: absence.kind, byId: asker.id, reason, at: now });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'scorecard.waived',
    subject: `scorecard:${record.id}`,
    from: null,
    to: { item, absence: absence.kind },
    reason,
  });
  await reviseMessages(context, saved, standing);
  return decided(context, saved, standing, words.cycleNotice.waived(pick(words, absence.name)));
}
