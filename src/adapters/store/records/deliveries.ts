import type {
  Card,
  DeliveryRecord,
  Job,
  MessageRef,
  NewDelivery,
  Platform,
  Recipient,
  Tx,
} from '../../../bot/ports.ts';
import { Prisma } from '../generated/client.ts';
import { jsonColumn } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

export function deliveryRecords(
  db: PrismaTransaction,
  enqueue: (...jobs: readonly Job[]) => Promise<void>,
): Tx['deliveries'] {
  /** Never sent, or sent with content that has changed since. */
  const due = {
    OR: [{ state: 'queued' }, { state: 'sent', sentVersion: { lt: db.delivery.fields.version } }],
  } satisfies Prisma.DeliveryWhereInput;

  return {
    async add(delivery, at) {
      const { count } = await db.delivery.createMany({ data: [newRow(delivery, at)], skipDuplicates: true });
      return count === 1;
    },
    async addAll(deliveries, at) {
      const rows = await db.delivery.createManyAndReturn({
        data: deliveries.map((delivery) => newRow(delivery, at)),
        skipDuplicates: true,
        select: { key: true },
      });
      return rows.map(({ key }) => key);
    },
    async revise(key, card) {
      await db.delivery.update({
        where: { key },
        data: { card: card as unknown as Prisma.InputJsonObject, version: { increment: 1 } },
      });
    },
    async get(key) {
      const row = await db.delivery.findUnique({ where: { key } });
      return row === null ? null : deliveryOf(row);
    },

    async claim(key, now, until) {
      const [row] = await db.delivery.updateManyAndReturn({
        where: { key, AND: [due, { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] }] },
        data: { claimedUntil: until, attempts: { increment: 1 } },
      });
      if (row !== undefined) {
        // From here on it may arrive, whatever becomes of us.
        if (row.triedAt === null) await db.delivery.update({ where: { key }, data: { triedAt: now } });
        return deliveryOf(row);
      }
      return (await db.delivery.count({ where: { key, ...due } })) === 1 ? 'held' : 'settled';
    },
    async recover() {
      await db.delivery.updateMany({ where: { claimedUntil: { not: null } }, data: { claimedUntil: null } });
      const rows = await db.delivery.findMany({ where: due, select: { key: true }, orderBy: { createdAt: 'asc' } });
      await enqueue(...rows.map(({ key }) => ({ type: 'deliver' as const, key })));
      return rows.length;
    },
    async recoverExpired(now) {
      const rows = await db.delivery.updateManyAndReturn({
        where: { claimedUntil: { lte: now }, ...due },
        data: { claimedUntil: null },
        select: { key: true },
      });
      await enqueue(...rows.map(({ key }) => ({ type: 'deliver' as const, key })));
      return rows.length;
    },
    async settle(key, { state, error, messageRef, sentAt, sentVersion, triedAt = null }) {
      const outcome = { error, messageRef: jsonColumn(messageRef), sentAt, sentVersion, triedAt, claimedUntil: null };
      await db.delivery.update({ where: { key }, data: outcome });
      // What was retired while it was on its way stays retired.
      await db.delivery.updateMany({ where: { key, state: { not: 'retired' } }, data: { state } });
    },

    async bySubject(subject) {
      const rows = await db.delivery.findMany({ where: { subject }, orderBy: [{ createdAt: 'asc' }, { key: 'asc' }] });
      return rows.map(deliveryOf);
    },
    async retire(key) {
      await db.delivery.update({ where: { key }, data: { state: 'retired' } });
    },
    async renew(key) {
      await db.delivery.update({ where: { key }, data: { messageRef: Prisma.DbNull, version: { increment: 1 } } });
      await enqueue({ type: 'deliver', key });
    },
    async redirect(personId, { platform, externalId }, spared) {
      const recipient = { type: 'person', user: externalId } satisfies Recipient;
      const { count } = await db.delivery.updateMany({
        where: {
          personId,
          state: 'queued',
          claimedUntil: null,
          messageRef: { equals: Prisma.DbNull },
          platform: { not: platform },
          subject: { not: spared },
        },
        data: { platform, recipient },
      });
      return count;
    },
    async list({ state, limit }) {
      const rows = await db.delivery.findMany({
        where: { state },
        orderBy: [{ createdAt: 'asc' }, { key: 'asc' }],
        take: limit,
      });
      return rows.map(deliveryOf);
    },
  };
}

function newRow({ card, replaces, ...delivery }: NewDelivery, at: Date): Prisma.DeliveryCreateManyInput {
  return {
    ...delivery,
    card: card as unknown as Prisma.InputJsonObject,
    ...(replaces === undefined ? {} : { messageRef: jsonColumn(replaces) }),
    createdAt: at,
  };
}

function deliveryOf(row: Prisma.DeliveryModel): DeliveryRecord {
  return {
    key: row.key,
    platform: row.platform as Platform,
    recipient: row.recipient as unknown as Recipient,
    personId: row.personId,
    teamId: row.teamId,
    subject: row.subject,
    card: row.card as unknown as Card,
    version: row.version,
    sentVersion: row.sentVersion,
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    messageRef: row.messageRef as unknown as MessageRef | null,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    triedAt: row.triedAt,
  };
}
