import type { Platform, Tx } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

export function platformCallRecords(db: PrismaTransaction): Tx['platformCalls'] {
  return {
    async add(platform, month, calls) {
      await db.platformCalls.upsert({
        where: { platform_month: { platform, month } },
        create: { platform, month, calls },
        update: { calls: { increment: calls } },
      });
    },
    async spend(platform, month, at) {
      await db.platformCalls.upsert({
        where: { platform_month: { platform, month } },
        create: { platform, month, spentAt: at },
        update: { spentAt: at },
      });
    },
    async list(month) {
      const rows = await db.platformCalls.findMany({ where: { month }, orderBy: { platform: 'asc' } });
      return rows.map(({ platform, calls, spentAt }) => ({ platform: platform as Platform, calls, spentAt }));
    },
  };
}
