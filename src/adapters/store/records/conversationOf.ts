import type { Prisma } from '../generated/client.ts';
import type { PrismaTransaction } from './conversion.ts';

/** Somebody's own conversation on the web, and what they said in channels. */
export async function conversationOf(db: PrismaTransaction, personId: string): Promise<Prisma.WebMessageWhereInput> {
  const accounts = await db.identity.findMany({ where: { personId, platform: 'web' } });
  const users = accounts.map(({ externalId }) => externalId);
  return { OR: [{ channel: { in: users.map((user) => `person:${user}`) } }, { author: { in: users } }] };
}
