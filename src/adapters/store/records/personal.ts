/** What is kept about one person, wherever it is: read, erased, and written anew where others' records mention it. */
import type { Job, PersonalRecords, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { conversationOf } from './conversationOf.ts';
import { dayOf, decimalText } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';
import { erasePerson } from './erasure.ts';
import { targetOf } from './plans.ts';
import { rewriteKept } from './rewriting.ts';

export function personalRecords(
  db: PrismaTransaction,
  enqueue: (...jobs: readonly Job[]) => Promise<void>,
): Tx['personal'] {
  return {
    of: (personId) => personalOf(db, personId),
    erase: (erasure) => erasePerson(db, erasure),
    rewrite: (fragments, rewriting) => rewriteKept(db, enqueue, fragments, rewriting),
  };
}

const onScorecard = {
  scorecard: { select: { personId: true, cycle: { select: { period: true } } } },
} satisfies Prisma.NoteInclude;

async function personalOf(db: PrismaTransaction, personId: string): Promise<PersonalRecords> {
  const links = await db.link.findMany({
    where: { personId },
    omit: { id: true, tokenHash: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const drafts = await db.draft.findMany({ where: { personId }, orderBy: [{ at: 'asc' }, { form: 'asc' }] });
  const targets = await db.target.findMany({
    where: { personId, cycleId: null },
    orderBy: [{ period: 'asc' }, { metricKey: 'asc' }, { id: 'asc' }],
  });
  const figures = await db.figure.findMany({ where: { personId }, orderBy: [{ day: 'asc' }, { id: 'asc' }] });
  const written = { orderBy: [{ at: 'asc' }, { id: 'asc' }] } satisfies Prisma.NoteFindManyArgs;
  const notes = await db.note.findMany({ ...written, where: { authorId: personId }, include: onScorecard });
  const ratings = await db.rating.findMany({ ...written, where: { raterId: personId }, include: onScorecard });
  const messages = await db.webMessage.findMany({
    where: await conversationOf(db, personId),
    orderBy: { id: 'asc' },
  });
  return {
    links,
    drafts: drafts.map(({ form, values, at }) => ({ form, values: values as Record<string, string>, at })),
    targets: targets.map(targetOf),
    figures: figures.map(({ measure, day, siteId, item, value, currency, sourceKey, place }) => ({
      ...{ measure, day: dayOf(day), siteId, personId, item, value: decimalText(value), currency, sourceKey, place },
    })),
    notes: notes.map(({ authorId, kind, text, at, scorecard }) => ({
      ...{ authorId, kind, text, at, personId: scorecard.personId, period: scorecard.cycle.period },
    })),
    ratings: ratings.map(({ raterId, group, criterion, score, at, scorecard }) => ({
      ...{ raterId, group, criterion, score: decimalText(score), at },
      ...{ personId: scorecard.personId, period: scorecard.cycle.period },
    })),
    messages: messages.map(({ id, channel, author, content, at, editedAt }) => ({
      ...{ id: id.toString(), channel, author, content, at, editedAt },
    })),
  };
}
