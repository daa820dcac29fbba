/** A person's row, texts, accounts and conversation, made to say nothing of them. Ids, figures and scores stay. */
import type { ErasedCounts, Erasure } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { conversationOf } from './conversationOf.ts';
import type { PrismaTransaction } from './conversion.ts';

export async function erasePerson(db: PrismaTransaction, erasure: Erasure): Promise<ErasedCounts | null> {
  const { personId, at, name, key } = erasure;
  const company = await db.company.findUniqueOrThrow({ where: { id: 'company' } });
  const { count } = await db.person.updateMany({
    where: { id: personId, erasedAt: null },
    data: {
      ...{ name, key, email: null, mobile: null, roles: [], erasedAt: at },
      ...{ language: company.language, timeZone: company.timeZone },
    },
  });
  if (count === 0) return null;
  const drafts = await db.draft.deleteMany({ where: { OR: [{ personId }, { form: { contains: personId } }] } });
  const links = await db.link.deleteMany({ where: { personId } });
  const texts = await eraseTexts(db, erasure);
  await eraseDeliveries(db, erasure);
  await eraseEvents(db, personId);
  // By the accounts, which go last.
  const messages = await db.webMessage.deleteMany({ where: await conversationOf(db, personId) });
  const accounts = await db.identity.deleteMany({ where: { personId } });
  return { accounts: accounts.count, links: links.count, drafts: drafts.count, ...texts, messages: messages.count };
}

async function eraseTexts(
  db: PrismaTransaction,
  { personId, text }: Erasure,
): Promise<Pick<ErasedCounts, 'notes' | 'reasons'>> {
  const theirs = { scorecard: { personId } } satisfies Prisma.NoteWhereInput;
  const notes = await db.note.updateMany({ where: { OR: [{ authorId: personId }, theirs] }, data: { text } });
  const waivers = await db.waiver.updateMany({ where: theirs, data: { reason: text } });
  const corrections = await db.correction.updateMany({ where: theirs, data: { reason: text } });
  const decisions = await db.decision.updateMany({
    where: { ...theirs, reason: { not: null } },
    data: { reason: text },
  });
  await db.scorecard.updateMany({ where: { personId, adjustReason: { not: null } }, data: { adjustReason: text } });
  return { notes: notes.count, reasons: waivers.count + corrections.count + decisions.count };
}

/** What the person was sent: the row stays, so that nothing is sent twice, and says nothing. */
async function eraseDeliveries(db: PrismaTransaction, { personId, key, card }: Erasure): Promise<void> {
  await db.$executeRaw`
    UPDATE delivery
       SET card = ${JSON.stringify(card)}::jsonb,
           recipient = recipient || ${JSON.stringify({ user: key })}::jsonb,
           person_id = ${personId},
           state = CASE WHEN state = 'queued' OR sent_version < version THEN 'retired' ELSE state END
     WHERE person_id = ${personId}
        OR EXISTS (SELECT 1 FROM identity
                    WHERE identity.person_id = ${personId} AND identity.platform = delivery.platform
                      AND identity.external_id = delivery.recipient ->> 'user')`;
}

/** What the person said and pressed is gone; of what others filled in about them, the values. */
async function eraseEvents(db: PrismaTransaction, personId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM inbox_event USING identity
     WHERE identity.person_id = ${personId} AND identity.platform = inbox_event.platform
       AND identity.external_id = inbox_event.event ->> 'user'`;
  await db.$executeRaw`
    UPDATE inbox_event SET event = jsonb_set(event, '{values}', '{}'::jsonb)
     WHERE event ? 'values'
       AND (event -> 'intent' ->> 'person' = ${personId}
            OR event -> 'intent' ->> 'scorecard' IN (SELECT id FROM scorecard WHERE person_id = ${personId}))`;
}
