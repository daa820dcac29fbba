/** The days off of 2026 in China, and the weekend days worked for them, as the State Council announced them. */
import type { WrittenRow } from '../src/bot/import/writtenRow.ts';
import { addDays } from './calendar.ts';

interface Holiday {
  readonly zh: string;
  readonly en: string;
  readonly from: string;
  readonly days: number;
  /** Weekend days on which people work so that the days off hang together. */
  readonly madeUp: readonly string[];
}

const holidays: readonly Holiday[] = [
  { zh: '元旦', en: 'New Year', from: '2026-01-01', days: 3, madeUp: ['2026-01-04'] },
  { zh: '春节', en: 'Spring Festival', from: '2026-02-15', days: 9, madeUp: ['2026-02-14', '2026-02-28'] },
  { zh: '清明节', en: 'Qingming Festival', from: '2026-04-04', days: 3, madeUp: [] },
  { zh: '劳动节', en: 'Labour Day', from: '2026-05-01', days: 5, madeUp: ['2026-05-09'] },
  { zh: '端午节', en: 'Dragon Boat Festival', from: '2026-06-19', days: 3, madeUp: [] },
  { zh: '中秋节', en: 'Mid-Autumn Festival', from: '2026-09-25', days: 3, madeUp: [] },
  { zh: '国庆节', en: 'National Day', from: '2026-10-01', days: 7, madeUp: ['2026-09-20', '2026-10-10'] },
];

/** In the order of days. The same whatever today is: the days off of a year are announced in the autumn before it. */
export function demoHolidays(): readonly WrittenRow[] {
  const rows = holidays.flatMap(({ zh, en, from, days, madeUp }) => [
    ...Array.from({ length: days }, (_, index) => ({
      date: addDays(from, index),
      name_zh: zh,
      name_en: en,
      kind: 'off',
    })),
    ...madeUp.map((date) => ({ date, name_zh: `${zh}调休`, name_en: `Made up for ${en}`, kind: 'working' })),
  ]);
  return rows.toSorted((first, second) => first.date.localeCompare(second.date));
}
