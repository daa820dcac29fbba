import type { CompanyData, Day } from '../../ports.ts';
import { BEGINNING, weekday } from '../../period.ts';
import type { RowReader } from '../table.ts';
import { bilingualName } from './company.ts';

/** Nobody knows their holidays longer ahead: a later year is a slip of the pen. */
const YEARS_AHEAD = 5;
const FRIDAY = 5;

/** @param today on the clock of the head office; the limit moves on with it, so that a sound sheet stays sound */
export function checkHolidays(rows: readonly RowReader[], today: Day): CompanyData['holidays'] {
  const holidays: CompanyData['holidays'][number][] = [];
  const firstYear = BEGINNING.slice(0, 4);
  const lastYear = String(Number(today.slice(0, 4)) + YEARS_AHEAD);
  for (const row of rows) {
    const day = row.get('date');
    const working = row.get('kind') === 'working';
    const year = day?.slice(0, 4);
    if (year !== undefined && (year < firstYear || year > lastYear)) {
      row.report('date', { kind: 'year_far_away', firstYear, lastYear });
    }
    if (!row.isSound() || day === null) continue;
    if (working && weekday(day) <= FRIDAY) row.warn('kind', { kind: 'workday_anyway' });
    holidays.push({ day, name: bilingualName(row), working });
  }
  return holidays;
}
