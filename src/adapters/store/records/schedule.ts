import type { Tx } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

export function scheduleRecords(db: PrismaTransaction): Tx['schedule'] {
  return {
    async takeSlot(key, at) {
      const { count } = await db.scheduleSlot.createMany({ data: [{ key, at }], skipDuplicates: true });
      return count === 1;
    },
  };
}
