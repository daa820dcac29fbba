/** The approver's messages: sent when a scorecard is handed over, and showing ever after how it stands. */
import { approvalCard } from '../../cards/approval.ts';
import type { Card } from '../../cards/model.ts';
import { words as wordsOf } from '../../words/index.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf } from '../conversation/context.ts';
import { postToPerson, revise } from '../delivery/outbox.ts';
import type { Standing } from '../people/standing.ts';
import { hasAccess } from '../permission.ts';
import type { Person, ScorecardRecord } from '../ports.ts';
import { approvalView } from './approvalView.ts';

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
  const card = await approvalCardFor(context, record, standing, approver);
  const key = `approval/${record.id}/${String(record.version)}`;
  await postToPerson(tx, approver.id, { key, subject: messageSubject(record.id), card }, now);
}

/** Every approval message about a scorecard shows how it stands now, in its reader's language. */
export async function reviseMessages(context: Context, record: ScorecardRecord, standing: Standing): Promise<void> {
  for (const delivery of await context.tx.deliveries.bySubject(messageSubject(record.id))) {
    if (delivery.state === 'retired') continue;
    const reader = delivery.personId === null ? null : await context.tx.people.get(delivery.personId);
    if (reader === null || !hasAccess(reader, dayOf(context))) continue;
    await revise(context.tx, delivery.key, await approvalCardFor(context, record, standing, reader));
  }
}

async function retireMessages({ tx }: Context, record: ScorecardRecord): Promise<void> {
  for (const { key } of await tx.deliveries.bySubject(messageSubject(record.id))) await tx.deliveries.retire(key);
}

export async function approvalCardFor(
  context: Context,
  record: ScorecardRecord,
  standing: Standing,
  reader: Person,
): Promise<Card> {
  const view = await approvalView(context.tx, context.now, context.company, record, standing, reader);
  return approvalCard(view, wordsOf(reader.language));
}
