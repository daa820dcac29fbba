import type { Tx } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

export function linkRecords(db: PrismaTransaction): Tx['links'] {
  return {
    async add(link) {
      const { personId, purpose, subject } = link;
      // Of two at once the second waits here, and then finds the first one's link.
      await db.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
      await db.link.deleteMany({ where: { personId, purpose, subject, usedAt: null } });
      await db.link.create({ data: link });
    },
    async get(tokenHash) {
      return db.link.findUnique({ where: { tokenHash }, omit: { id: true } });
    },
    async use(tokenHash, at) {
      const { count } = await db.link.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: at } });
      return count === 1;
    },
  };
}
