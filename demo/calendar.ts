/** The demo's months, told from the day on which it is looked at, so that it is always in the middle of one. */
const dayMs = 86_400_000;

export interface DemoCalendar {
  /** The four months before the current one, and the current one: '2026-07' … '2026-11'. */
  readonly periods: readonly string[];
  readonly current: string;
  readonly previous: string;
  /** Every day from the first of the first month to yesterday. */
  readonly days: readonly string[];
  readonly yesterday: string;
  /** A day of the current month. */
  thisMonth(day: number): string;
  lastMonth(day: number): string;
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const daysIn = (period: string): number =>
  new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0)).getUTCDate();

export function addMonths(period: string, months: number): string {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** @param today 'YYYY-MM-DD' */
export function createCalendar(today: string): DemoCalendar {
  const current = today.slice(0, 7);
  const periods = [-4, -3, -2, -1, 0].map((months) => addMonths(current, months));
  const days: string[] = [];
  for (let day = `${addMonths(current, -4)}-01`; day < today; day = addDays(day, 1)) days.push(day);
  const inPeriod = (period: string) => (day: number) => `${period}-${String(day).padStart(2, '0')}`;
  const previous = addMonths(current, -1);
  return {
    periods,
    current,
    previous,
    days,
    yesterday: addDays(today, -1),
    thisMonth: inPeriod(current),
    lastMonth: inPeriod(previous),
  };
}
