import type { ChatEvent, Reply, Tx } from '../../../bot/ports.ts';
import { Prisma } from '../generated/client.ts';
import type { PrismaTransaction } from './conversion.ts';

export function inboxRecords(db: PrismaTransaction): Tx['inbox'] {
  return {
    async accept(event, at) {
      const { count } = await db.inboxEvent.createMany({
        data: [
          {
            platform: event.platform,
            id: event.id,
            event: event as unknown as Prisma.InputJsonObject,
            receivedAt: at,
          },
        ],
        skipDuplicates: true,
      });
      return count === 1 ? 'new' : 'repeat';
    },
    async take(platform, id, at) {
      // Whoever comes second waits here for the first one's row lock.
      const { count } = await db.inboxEvent.updateMany({
        where: { platform, id, handledAt: null },
        data: { handledAt: at },
      });
      return count === 1;
    },
    async finish(platform, id, replies, at) {
      await db.inboxEvent.update({
        where: { platform_id: { platform, id } },
        data: { handledAt: at, replies: replies as unknown as Prisma.InputJsonArray },
      });
    },
    async answered(platform, id, at) {
      await db.inboxEvent.update({
        where: { platform_id: { platform, id } },
        data: { answeredAt: at, replies: Prisma.DbNull },
      });
    },
    async unanswered({ from, to }, limit) {
      const rows = await db.inboxEvent.findMany({
        where: { answeredAt: null, receivedAt: { gte: from, lte: to } },
        orderBy: [{ receivedAt: 'asc' }, { platform: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(({ event, replies }) => ({
        event: event as unknown as ChatEvent,
        replies: replies as unknown as readonly Reply[] | null,
      }));
    },
  };
}
