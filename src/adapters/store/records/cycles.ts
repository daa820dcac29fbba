import type { Cycle, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { dayOf } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

export function cycleRecords(db: PrismaTransaction): Tx['cycles'] {
  return {
    async byPeriod(period) {
      const row = await db.cycle.findUnique({ where: { period } });
      return row === null ? null : cycleOf(row);
    },
    list: async () => (await db.cycle.findMany({ orderBy: { period: 'asc' } })).map(cycleOf),
  };
}

function cycleOf(row: Prisma.CycleModel): Cycle {
  return { ...row, startsOn: dayOf(row.startsOn), endsOn: dayOf(row.endsOn) };
}
