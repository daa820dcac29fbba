/** What a person says about their own period, before it is decided. */
import { SELF_REVIEW_LIMITS, selfReviewForm } from '../../cards/forms/selfReview.ts';
import { fingerprint, recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { draftKept, notice, refusal } from '../conversation/replies.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { may } from '../permission.ts';
import type { Cycle, Period, Reply } from '../ports.ts';
import { isDecided } from '../scorecard/frozen.ts';
import { isUnderWay, notReviewed } from '../cycle/gate.ts';
import { textField, type FieldError } from './fields.ts';
import { nameOf } from './state.ts';

const draftKey = (period: Period): string => `self_review/${period}`;

async function openSelfReview(
  context: Context,
  period: Period,
): Promise<{ readonly standing: Standing; readonly cycle: Cycle } | readonly Reply[]> {
  const { tx, asker } = context;
  const standing = await standingOf(tx, asker.id, period, dayOf(context));
  if (standing === null || standing.assignments.length === 0) return notice(context, { about: 'not_assigned', period });
  const permission = may(viewerOf(context), 'self_review', standing, dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);
  const cycle = await tx.cycles.byPeriod(period);
  const record = cycle === null ? null : await tx.scorecards.find(cycle.id, asker.id);
  if (cycle === null || (record !== null && isDecided(record))) {
    return notice(context, { about: 'closed', period, what: 'self_review' });
  }
  if (!isUnderWay(cycle)) return notReviewed(context, cycle, 'self_review');
  return { standing, cycle };
}

export async function openSelfReviewForm(context: Context, period: Period): Promise<readonly Reply[]> {
  const opened = await openSelfReview(context, period);
  if (!('cycle' in opened)) return opened;
  const { tx, asker } = context;
  const record = await tx.scorecards.find(opened.cycle.id, asker.id);
  const notes = record === null ? [] : await tx.scorecards.notes(record.id);
  const draft = await tx.drafts.get(asker.id, draftKey(period));
  const written = notes.find(({ kind, authorId }) => kind === 'self_review' && authorId === asker.id);
  const form = selfReviewForm(
    {
      period,
      timeZone: asker.timeZone,
      lead: await nameOf(tx, opened.standing.leadIds[0]),
      approver: await nameOf(tx, opened.standing.lineIds[0]),
      text: draft?.values['text'] ?? written?.text ?? '',
      draftSavedAt: draft?.at.toISOString() ?? null,
    },
    context.words,
  );
  return [{ type: 'form', form }];
}

export async function keepSelfReviewDraft(
  context: Context,
  period: Period,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openSelfReview(context, period);
  if (!('cycle' in opened)) return opened;
  const text = typeof values['text'] === 'string' ? values['text'].slice(0, SELF_REVIEW_LIMITS.max) : '';
  await context.tx.drafts.put(context.asker.id, draftKey(period), { text }, context.now);
  return draftKept(context);
}

export async function submitSelfReview(
  context: Context,
  period: Period,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openSelfReview(context, period);
  if (!('cycle' in opened)) return opened;
  const { tx, asker, now, words } = context;
  const errors: FieldError[] = [];
  const text = textField('text', values['text'], SELF_REVIEW_LIMITS, words, errors);
  if (errors.length > 0) return [{ type: 'reject', errors }];

  const record = await tx.scorecards.ensure(opened.cycle.id, asker.id);
  const before = (await tx.scorecards.notes(record.id)).find(
    ({ kind, authorId }) => kind === 'self_review' && authorId === asker.id,
  );
  await tx.scorecards.putNote(record.id, { authorId: asker.id, kind: 'self_review', text, at: now });
  await tx.drafts.remove(asker.id, draftKey(period));
  // The record says that it was written, and when; the text itself stays with the scorecard.
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'scorecard.self_reviewed',
    subject: `scorecard:${record.id}`,
    from: before === undefined ? null : { text: fingerprint(before.text) },
    to: { text: fingerprint(text) },
    reason: null,
  });
  return notice(context, { about: 'saved', what: 'self_review', at: now.toISOString(), timeZone: asker.timeZone });
}
