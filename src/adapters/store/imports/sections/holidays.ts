import type { CompanyData } from '../../../../bot/ports.ts';
import { dateOf, dayOf } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference } from '../difference.ts';
import type { SectionChanges } from '../difference.ts';

const yearOf = ({ day }: { readonly day: string }): string => day.slice(0, 4);

/** A year that has holidays in the import has these and no others; other years stay as they are. */
export async function applyHolidays(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const years = new Set(data.holidays.map(yearOf));
  const stored = await db.holiday.findMany();
  const change = difference('holidays', ({ day }) => day, {
    imported: data.holidays.map(({ day, name, working }) => ({ day, nameZh: name.zh, nameEn: name.en, working })),
    stored: stored.map((row) => ({ ...row, day: dayOf(row.day) })),
    isReplaced: (row) => years.has(yearOf(row)),
  });
  const outdated = [...change.updated, ...change.removed].map(({ day }) => dateOf(day));
  await db.holiday.deleteMany({ where: { day: { in: outdated } } });
  await db.holiday.createMany({
    data: [...change.added, ...change.updated].map((row) => ({ ...row, day: dateOf(row.day) })),
  });
  return change;
}
