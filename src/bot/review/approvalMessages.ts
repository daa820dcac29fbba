/** The approver's messages: sent when a scorecard is handed over, and showing ever after how it stands. */
import { approvalCard } from '../../cards/approval.ts';
import type { Card } from '../../cards/model.ts';
import { words as wordsOf } from '../../words/index.ts';
import { dayOf, type Situation } from '../conversation/context.ts';
import { postToPerson, revise } from '../delivery/outbox.ts';
import type { Standing } from '../people/standing.ts';
import { may } from '../permission.ts';
import type { Person, Platform, ScorecardRecord } from '../ports.ts';
import { approvalView } from './approvalView.ts';

const messageSubject = (scorecardId: string): string => `approval:${scorecardId}`;

/**
 * The card goes to the direct manager, once for each state that is handed over. An earlier message that tells of a
 * return goes on telling it; one that still waits shows the new rating.
 */
export async function announceForApproval(
  context: Situation,
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
  const key = `approval/${record.id}/${String(record.version)}/${approver.id}`;
  await postToPerson(tx, approver.id, { key, subject: messageSubject(record.id), card }, now);
}

/**
 * Every approval message about a scorecard shows how it stands now, in its reader's language. Who manages the person no
 * longer keeps what they were shown, and reads nothing more.
 */
export async function reviseMessages(context: Situation, record: ScorecardRecord, standing: Standing): Promise<void> {
  const { tx } = context;
  for (const { key, personId, state } of await tx.deliveries.bySubject(messageSubject(record.id))) {
    if (state === 'retired') continue;
    const reader = personId === null ? null : await tx.people.get(personId);
    if (reader !== null && may(reader, 'approve', standing, dayOf(context)).allowed)
      await revise(tx, key, await approvalCardFor(context, record, standing, reader));
    else await tx.deliveries.retire(key);
  }
}

/**
 * Whose manager has left is decided by the next in line: they get the card where nobody who decides has it, and what the
 * one who left was shown stays as it is.
 */
export async function handToNextInLine(
  context: Situation,
  record: ScorecardRecord,
  standing: Standing,
): Promise<boolean> {
  const [approverId] = standing.lineIds;
  const sent = await context.tx.deliveries.bySubject(messageSubject(record.id));
  if (approverId === undefined || sent.length === 0) return false;
  const open = sent.filter(({ state }) => state !== 'retired');
  if (open.some(({ personId }) => personId === approverId)) return false;
  for (const { key } of open) await context.tx.deliveries.retire(key);
  await announceForApproval(context, record, record, standing);
  return true;
}

/** A card can be pressed and updated so long; a little less, so that nobody meets one that is dead. */
const LIVE_DAYS: Readonly<Record<Platform, number | null>> = { web: null, slack: null, feishu: 13, dingtalk: null };

/** An open request whose card is about to die is sent anew; the old message is ours no more. */
export async function renewOldMessages({ tx, now }: Situation, record: ScorecardRecord): Promise<void> {
  for (const { key, platform, state, sentAt } of await tx.deliveries.bySubject(messageSubject(record.id))) {
    const days = LIVE_DAYS[platform];
    if (state === 'sent' && days !== null && sentAt !== null && now.getTime() - sentAt.getTime() > days * 86_400_000)
      await tx.deliveries.renew(key);
  }
}

async function retireMessages({ tx }: Situation, record: ScorecardRecord): Promise<void> {
  for (const { key } of await tx.deliveries.bySubject(messageSubject(record.id))) await tx.deliveries.retire(key);
}

export async function approvalCardFor(
  context: Situation,
  record: ScorecardRecord,
  standing: Standing,
  reader: Person,
): Promise<Card> {
  const view = await approvalView(context.tx, context.now, context.company, record, standing, reader);
  return approvalCard(view, wordsOf(reader.language));
}
