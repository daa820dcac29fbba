/** A lead rates their people: the list, the form, what is kept unfinished, and what is handed to the manager. */
import { z } from 'zod';
import { NOTE_LIMITS, ratingField, ratingForm } from '../../cards/forms/rating.ts';
import type { SubjectiveRule } from '../../scoring/plan.ts';
import { fingerprint, recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { draftKept, notice, refusal } from '../conversation/replies.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { may } from '../permission.ts';
import type { Cycle, Json, Period, Rating, Reply, ScorecardRecord } from '../ports.ts';
import { planOf } from '../scorecard/plan.ts';
import { isDecided } from '../scorecard/frozen.ts';
import { isReviewed, notReviewed } from '../cycle/gate.ts';
import { announceForApproval } from './approvalMessages.ts';

import { knownName, lastDecision, nameOf } from './state.ts';
import { textField, type FieldError } from './fields.ts';
import { ratingDraftKey, showRatings } from './ratingList.ts';

/** What may be done about somebody's rating, or the answer that says why not. */
async function openRating(
  context: Context,
  personId: string,
  period: Period,
): Promise<
  | {
      readonly open: true;
      readonly standing: Standing;
      readonly cycle: Cycle;
      readonly criteria: readonly SubjectiveRule[];
    }
  | { readonly open: false; readonly replies: readonly Reply[] }
> {
  const { tx } = context;
  const standing = await standingOf(tx, personId, period, dayOf(context));
  const wayOn = { do: 'ratings', period } as const;
  if (standing === null) {
    return {
      open: false,
      replies: notice(context, { about: 'out_of_date', timeZone: context.asker.timeZone, state: null, wayOn }),
    };
  }
  const permission = may(viewerOf(context), 'rate', standing, dayOf(context));
  if (!permission.allowed) return { open: false, replies: refusal(context, permission.because) };
  const cycle = await tx.cycles.byPeriod(period);
  if (cycle === null) return { open: false, replies: notice(context, { about: 'nothing_to_rate', period }) };
  const record = await tx.scorecards.find(cycle.id, personId);
  if (!isReviewed(cycle) && (record === null || !isDecided(record))) {
    return { open: false, replies: await notReviewed(context, cycle, 'rating') };
  }
  if (record !== null && isDecided(record)) {
    return { open: false, replies: notice(context, { about: 'closed', period, what: 'rating' }) };
  }
  const plan = await planOf(tx, standing, period);
  const criteria = (plan.document?.items ?? []).filter((item) => item.kind === 'subjective');
  return { open: true, standing, cycle, criteria };
}

/** The form, with what was kept or given before. */
export async function openRatingForm(context: Context, personId: string, period: Period): Promise<readonly Reply[]> {
  const opened = await openRating(context, personId, period);
  if (!opened.open) return opened.replies;
  const { standing, cycle, criteria } = opened;
  const { tx, asker } = context;
  const record = await tx.scorecards.find(cycle.id, personId);
  const draft = await tx.drafts.get(asker.id, ratingDraftKey(personId, period));
  const ratings = record === null ? [] : await tx.scorecards.ratings(record.id);
  const notes = record === null ? [] : await tx.scorecards.notes(record.id);
  const given = new Map(
    ratings.filter(({ raterId }) => raterId === asker.id).map((rating) => [rating.criterion, rating.score]),
  );
  const note = notes.find(({ kind, authorId }) => kind === 'lead_note' && authorId === asker.id);
  const returned =
    record?.state === 'returned' ? lastDecision(await tx.scorecards.decisions(record.id), 'return') : null;
  const plan = await planOf(tx, standing, period);
  const form = ratingForm(
    {
      person: { id: personId, name: standing.person.name },
      position: plan.position.name,
      period,
      timeZone: asker.timeZone,
      approver: await nameOf(tx, standing.lineIds[0]),
      criteria: criteria.map(({ id, name, meaning, anchors }) => ({
        id,
        name,
        meaning,
        anchors,
        value: draft?.values[ratingField(id)] ?? given.get(id) ?? '',
      })),
      note: draft?.values['note'] ?? note?.text ?? '',
      selfReview: notes.find(({ kind }) => kind === 'self_review')?.text ?? null,
      returned: returned === null ? null : { by: await knownName(tx, returned.byId), reason: returned.reason ?? '' },
      draftSavedAt: draft?.at.toISOString() ?? null,
    },
    context.words,
  );
  return [{ type: 'form', form }];
}

/** Kept as typed: nobody but its author reads it. Only fields of the form are kept, each within its size. */
export async function keepRatingDraft(
  context: Context,
  personId: string,
  period: Period,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openRating(context, personId, period);
  if (!opened.open) return opened.replies;
  const fields = [...opened.criteria.map(({ id }) => ratingField(id)), 'note'];
  const kept = Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field];
      return typeof value === 'string' ? [[field, value.slice(0, NOTE_LIMITS.max)]] : [];
    }),
  );
  await context.tx.drafts.put(context.asker.id, ratingDraftKey(personId, period), kept, context.now);
  return draftKept(context);
}

const score = z.enum(['1', '2', '3', '4', '5']);

/** Checks all fields at once; then the rating counts and the manager is asked. */
export async function submitRating(
  context: Context,
  personId: string,
  period: Period,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const opened = await openRating(context, personId, period);
  if (!opened.open) return opened.replies;
  const { standing, cycle, criteria } = opened;
  const { tx, asker, now, words } = context;

  const errors: FieldError[] = [];
  const scores = criteria.map(({ id }) => {
    const parsed = score.safeParse(values[ratingField(id)]);
    if (!parsed.success) errors.push({ field: ratingField(id), message: words.errors.notOption });
    return { criterion: id, score: parsed.data ?? '' };
  });
  const note = textField('note', values['note'], NOTE_LIMITS, words, errors);
  if (errors.length > 0) return [{ type: 'reject', errors }];

  const record = await tx.scorecards.ensure(cycle.id, personId);
  const before = (await tx.scorecards.ratings(record.id)).filter(({ raterId }) => raterId === asker.id);
  const noteBefore = (await tx.scorecards.notes(record.id)).find(
    ({ kind, authorId }) => kind === 'lead_note' && authorId === asker.id,
  );
  for (const { criterion, score: given } of scores) {
    await tx.scorecards.putRating(record.id, { raterId: asker.id, group: 'lead', criterion, score: given, at: now });
  }
  await tx.scorecards.putNote(record.id, { authorId: asker.id, kind: 'lead_note', text: note, at: now });
  await tx.drafts.remove(asker.id, ratingDraftKey(personId, period));

  const complete = await everyRaterHasRated(context, record, standing, criteria);
  const saved = await tx.scorecards.save(record, { state: complete ? 'rated' : 'collecting' });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'scorecard.rated',
    subject: `scorecard:${record.id}`,
    from: {
      state: record.state,
      scores: scoresOf(before),
      note: noteBefore === undefined ? null : fingerprint(noteBefore.text),
    },
    to: { state: saved.state, scores: scoresOf(scores), note: fingerprint(note) },
    reason: null,
  });
  if (complete) await announceForApproval(context, record, saved, standing);
  return [{ type: 'notice', text: words.notice.saved.rating }, ...(await showRatings(context, period))];
}

const scoresOf = (ratings: readonly Pick<Rating, 'criterion' | 'score'>[]): Json =>
  ratings.length === 0 ? null : Object.fromEntries(ratings.map(({ criterion, score: given }) => [criterion, given]));

/** A person in two teams is rated by both leads; the card waits for the last of them. */
async function everyRaterHasRated(
  { tx }: Context,
  record: ScorecardRecord,
  standing: Standing,
  criteria: readonly SubjectiveRule[],
): Promise<boolean> {
  const notes = await tx.scorecards.notes(record.id);
  const ratings = await tx.scorecards.ratings(record.id);
  return standing.leadIds.every((leadId) =>
    criteria.length === 0
      ? notes.some(({ authorId, kind }) => authorId === leadId && kind === 'lead_note')
      : criteria.every(({ id }) => ratings.some(({ raterId, criterion }) => raterId === leadId && criterion === id)),
  );
}
