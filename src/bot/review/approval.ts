/** A manager decides: what is shown, what is checked, who is told. Two who decide at once: one wins. */
import { approvalCard, type ApprovalView } from '../../cards/approval.ts';
import { approvalListCard } from '../../cards/approvalList.ts';
import { adjustForm } from '../../cards/forms/adjust.ts';
import { REASON_LIMITS, returnForm } from '../../cards/forms/returnReason.ts';
import { exact, toDecimal } from '../../scoring/exact.ts';
import { words as wordsOf } from '../../words/index.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { inPlace, notice, refusal, toAsker } from '../conversation/replies.ts';
import { postToPerson, revise } from '../delivery/outbox.ts';
import { ConflictError } from '../errors.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { hasAccess, may } from '../permission.ts';
import type { Json, Period, Person, Reply, ScorecardRecord } from '../ports.ts';
import { evaluate } from '../scorecard/evaluate.ts';
import type { Evaluation } from '../scorecard/evaluation.ts';
import { approvalView } from './approvalView.ts';
import { dueOf } from './calendar.ts';
import { pointsField, textField, type FieldError } from './fields.ts';
import { tellOutcome } from './outcome.ts';
import { nameOf, reviewStateOf } from './state.ts';

const messageSubject = (scorecardId: string): string => `approval:${scorecardId}`;

/**
 * The card goes to the direct manager, once for each state that is handed over. An earlier message that tells of a
 * return goes on telling it; one that still waits shows the new rating.
 */
export async function announceForApproval(
  context: Context,
  before: ScorecardRecord,
  record: ScorecardRecord,
  standing: Standing,
): Promise<void> {
  const { tx, now } = context;
  const approver = standing.lineIds[0] === undefined ? null : await tx.people.get(standing.lineIds[0]);
  if (approver === null) return;
  if (before.state === 'returned') await retireMessages(context, record);
  else await reviseMessages(context, record, standing);
  const card = await cardFor(context, record, standing, approver);
  const key = `approval/${record.id}/${String(record.version)}`;
  await postToPerson(tx, approver.id, { key, subject: messageSubject(record.id), card }, now);
}

/** Every approval message about a scorecard shows how it stands now, in its reader's language. */
async function reviseMessages(context: Context, record: ScorecardRecord, standing: Standing): Promise<void> {
  for (const delivery of await context.tx.deliveries.bySubject(messageSubject(record.id))) {
    if (delivery.state === 'retired') continue;
    const reader = delivery.personId === null ? null : await context.tx.people.get(delivery.personId);
    if (reader === null || !hasAccess(reader, dayOf(context))) continue;
    await revise(context.tx, delivery.key, await cardFor(context, record, standing, reader));
  }
}

async function retireMessages({ tx }: Context, record: ScorecardRecord): Promise<void> {
  for (const { key } of await tx.deliveries.bySubject(messageSubject(record.id))) await tx.deliveries.retire(key);
}

async function cardFor(context: Context, record: ScorecardRecord, standing: Standing, reader: Person) {
  const view = await approvalView(context.tx, context.now, context.company, record, standing, reader);
  return approvalCard(view, wordsOf(reader.language));
}

/** What waits for the asker in a period, the unusual ones on top. */
export async function showApprovals(context: Context, period: Period): Promise<readonly Reply[]> {
  const { tx, now, company, asker } = context;
  const cycle = await tx.cycles.byPeriod(period);
  const reports = cycle === null ? [] : await tx.people.reportsOf(asker.id);
  const cards: ApprovalView[] = [];
  const notRated: { id: string; name: string }[] = [];
  let decided = 0;
  for (const report of reports) {
    const standing = await standingOf(tx, report.id, period);
    if (cycle === null || standing === null || standing.assignments.length === 0) continue;
    const record = await tx.scorecards.find(cycle.id, report.id);
    if (record?.state === 'rated') cards.push(await approvalView(tx, now, company, record, standing, asker));
    else if (record?.state === 'approved' || record?.state === 'published') decided += 1;
    else notRated.push({ id: report.id, name: report.name });
  }
  if (cards.length + decided + notRated.length === 0) return notice(context, { about: 'nothing_to_approve', period });
  const waiting = [...cards]
    .sort((a, b) => b.unusual.length - a.unusual.length)
    .map((view) => ({
      scorecard: view.scorecard,
      person: view.person,
      position: view.position,
      result: view.result,
      change:
        view.last?.total == null || view.result.total === null ? null : subtract(view.result.total, view.last.total),
      unusual: view.unusual,
    }));
  const view = { period, timeZone: asker.timeZone, due: dueOf(period, now, company), waiting, decided, notRated };
  return toAsker(approvalListCard(view, context.words));
}

type Opened =
  | { readonly open: true; readonly record: ScorecardRecord; readonly standing: Standing }
  | { readonly open: false; readonly replies: readonly Reply[] };

/** The scorecard, if the asker may decide on it. */
async function openApproval(context: Context, scorecardId: string): Promise<Opened> {
  const { tx, asker } = context;
  const record = await tx.scorecards.get(scorecardId);
  const standing = record === null ? null : await standingOf(tx, record.personId, record.period);
  if (record === null || standing === null) {
    const gone = { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn: { do: 'help' } } as const;
    return { open: false, replies: notice(context, gone) };
  }
  const permission = may(viewerOf(context), 'approve', standing, dayOf(context));
  if (!permission.allowed) return { open: false, replies: refusal(context, permission.because) };
  return { open: true, record, standing };
}

/**
 * The same, when it still waits for a decision in the version the asker has seen. Otherwise they learn what happened:
 * somebody else was first, or the card has changed since.
 */
async function openDecision(context: Context, scorecardId: string, version: number): Promise<Opened> {
  const opened = await openApproval(context, scorecardId);
  if (!opened.open) return opened;
  const { record, standing } = opened;
  if (record.state === 'rated' && record.version === version) return opened;
  const state = await reviewStateOf(context.tx, context.now, context.company, standing, record, record.period);
  const { timeZone } = context.asker;
  const wayOn = { do: 'approval', scorecard: scorecardId } as const;
  const decided = state.at === 'approved' || state.at === 'returned';
  const replies = decided
    ? notice(context, { about: 'conflict', timeZone, state, wayOn })
    : notice(context, { about: 'out_of_date', timeZone, state, wayOn });
  return { open: false, replies };
}

export async function showApproval(context: Context, scorecardId: string): Promise<readonly Reply[]> {
  const opened = await openApproval(context, scorecardId);
  if (!opened.open) return opened.replies;
  return toAsker(await cardFor(context, opened.record, opened.standing, context.asker));
}

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
  const evaluation = await evaluated(context, standing, record.period, null);
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
  const { plan } = await evaluated(context, standing, record.period, null);
  const errors: FieldError[] = [];
  const points = pointsField('points', values['points'], plan.adjustLimit, context.words, errors);
  const reason = textField('reason', values['reason'], REASON_LIMITS, context.words, errors);
  if (points === null || errors.length > 0) return [{ type: 'reject', errors }];
  return settle(context, record, standing, { points, reason });
}

/** Approved, as it is or adjusted: frozen with its inputs, recorded, told to the person and the lead. */
async function settle(
  context: Context,
  record: ScorecardRecord,
  standing: Standing,
  adjustment: { readonly points: string; readonly reason: string } | null,
): Promise<readonly Reply[]> {
  const { tx, now, asker, words } = context;
  const evaluation = await evaluated(context, standing, record.period, adjustment?.points ?? null);
  const saved = await win(context, record, () =>
    tx.scorecards.save(record, {
      state: 'approved',
      adjustment: adjustment?.points ?? null,
      adjustReason: adjustment?.reason ?? null,
      decidedById: asker.id,
      decidedAt: now,
      frozen: evaluation as unknown as Json,
    }),
  );
  if ('replies' in saved) return saved.replies;
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
  await reviseMessages(context, saved.record, standing);
  const { total, grade } = evaluation;
  await tellOutcome(context, saved.record, standing, { kind: 'approved', result: { total, grade }, adjustment });
  const { name } = standing.person;
  return decided(
    context,
    saved.record,
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

  const saved = await win(context, record, () => tx.scorecards.save(record, { state: 'returned' }));
  if ('replies' in saved) return saved.replies;
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
  await reviseMessages(context, saved.record, standing);
  await tellOutcome(context, saved.record, standing, { kind: 'returned', reason });
  return decided(context, saved.record, standing, words.toast.returned(standing.person.name));
}

/** In the place of the card that was pressed; after a form, the message is revised by itself. */
async function decided(
  context: Context,
  record: ScorecardRecord,
  standing: Standing,
  toast: string,
): Promise<readonly Reply[]> {
  const card = await cardFor(context, record, standing, context.asker);
  return [{ type: 'notice', text: toast }, inPlace(context, card)];
}

/** Runs the compare-and-set; whoever comes second is told what happened. */
async function win(
  context: Context,
  record: ScorecardRecord,
  save: () => Promise<ScorecardRecord>,
): Promise<{ readonly record: ScorecardRecord } | { readonly replies: readonly Reply[] }> {
  try {
    return { record: await save() };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const opened = await openDecision(context, record.id, record.version);
    if (opened.open) throw error;
    return { replies: opened.replies };
  }
}

async function evaluated(
  context: Context,
  standing: Standing,
  period: Period,
  adjustment: string | null,
): Promise<Evaluation> {
  const { tx, now, company } = context;
  const outcome = await evaluate(tx, { now, company, standing, period, adjustment, withRatings: true });
  if (outcome.type !== 'evaluated') throw new Error(`a rated scorecard cannot be worked out: ${outcome.type}`);
  return outcome.evaluation;
}

const subtract = (a: string, b: string): string => toDecimal(exact(a).sub(exact(b)));
