import type { Json, LoggedMessage, MessageLog } from '../../bot/ports.ts';
import { Prisma } from './generated/client.ts';
import type { PrismaClient } from './generated/client.ts';
import { refuseInsideTransaction } from './transaction.ts';

export function createMessageLog(prisma: PrismaClient): MessageLog {
  return {
    async append({ channel, author, content, deliveryKey, at }) {
      refuseInsideTransaction();
      const [added] = await prisma.webMessage.createManyAndReturn({
        data: [{ channel, author, content: contentColumn(content), deliveryKey, at }],
        skipDuplicates: true,
        select: { id: true },
      });
      if (added !== undefined) return { id: added.id.toString(), repeated: false };
      const earlier = await prisma.webMessage.findUniqueOrThrow({
        where: { deliveryKey: deliveryKey ?? '' },
        select: { id: true },
      });
      return { id: earlier.id.toString(), repeated: true };
    },
    async edit(id, content, at) {
      refuseInsideTransaction();
      const { count } = await prisma.webMessage.updateMany({
        where: { id: parseId(id) },
        data: { content: contentColumn(content), editedAt: at },
      });
      return count === 1;
    },
    async get(id) {
      refuseInsideTransaction();
      const row = await prisma.webMessage.findUnique({ where: { id: parseId(id) } });
      return row === null ? null : messageOf(row);
    },
    async list(channel, { before, limit }) {
      refuseInsideTransaction();
      const rows = await prisma.webMessage.findMany({
        where: { channel, ...(before === undefined ? {} : { id: { lt: parseId(before) } }) },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.reverse().map(messageOf);
    },
  };
}

function contentColumn(content: Json): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  return content === null ? Prisma.JsonNull : content;
}

/** Ids come back from browsers: what is none of ours is the id of no message. */
function parseId(id: string): bigint {
  return /^\d{1,18}$/.test(id) ? BigInt(id) : 0n;
}

function messageOf(row: Prisma.WebMessageModel): LoggedMessage {
  return {
    id: row.id.toString(),
    channel: row.channel,
    author: row.author,
    content: row.content,
    at: row.at,
    editedAt: row.editedAt,
  };
}
