import type { Tx } from '../../../bot/ports.ts';
import { dayOf } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

export function holidayRecords(db: PrismaTransaction): Tx['holidays'] {
  return {
    async list() {
      const rows = await db.holiday.findMany({ orderBy: { day: 'asc' } });
      return rows.map(({ day, nameZh, nameEn, working }) => ({
        day: dayOf(day),
        name: { zh: nameZh, en: nameEn },
        working,
      }));
    },
  };
}
