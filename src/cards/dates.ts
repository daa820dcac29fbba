/** Days, periods and instants as people say them, in their language and on their clocks. */
import type { Words } from '../words/index.ts';
import type { Day, Instant, Period } from './view.ts';

/** '2026-11-23' -> '11 月 23 日' */
export function formatDay(words: Words, day: Day): string {
  const [, month = 0, date = 0] = day.split('-').map(Number);
  return words.dates.day(month, date);
}

/** '2026-10' -> '10 月' */
export const formatPeriod = (words: Words, period: Period): string => words.dates.period(Number(period.slice(5)));

/** '2026-10' -> '2026 年 10 月', where years could be confused. */
export const formatPeriodOfYear = (words: Words, period: Period): string =>
  words.dates.periodOfYear(period.slice(0, 4), Number(period.slice(5)));

/** '2026-W47' -> '第 47 周' */
export const formatWeek = (words: Words, week: string): string => words.dates.week(Number(week.slice(6)));

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** Intl's own English abbreviations, in the order of words.dates: Monday first. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function onClock(at: Instant, timeZone: string): { month: number; day: number; weekday: number; time: string } {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  return {
    month: Number(parts.get('month')),
    day: Number(parts.get('day')),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
    time: `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`,
  };
}

/** '11 月 24 日周二 10:00', on the clocks of the zone. */
export function formatInstant(words: Words, at: Instant, timeZone: string): string {
  const { month, day, weekday, time } = onClock(at, timeZone);
  return words.dates.instant(month, day, weekday, time);
}

/** '周一 09:30' */
export function formatWeekdayTime(words: Words, at: Instant, timeZone: string): string {
  const { weekday, time } = onClock(at, timeZone);
  return words.dates.weekdayTime(weekday, time);
}
