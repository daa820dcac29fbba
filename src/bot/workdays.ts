/** On which days, and when on them, a company works: Monday to Friday, with what its own calendar says otherwise. */
import type { BilingualName } from '../words/language.ts';
import { addDays, localTime, weekday } from './period.ts';
import type { Day, Holiday } from './ports.ts';

/** Days that differ from the week. A holiday takes a working day away, a make-up day gives a weekend day back. */
export interface WorkCalendar {
  readonly exceptions: ReadonlyMap<Day, Holiday>;
}

export type DayOff = { readonly type: 'weekend' } | { readonly type: 'holiday'; readonly name: BilingualName };

const FRIDAY = 5;
/** Minutes of the day. */
const OPENS_AT = 9 * 60;
const CLOSES_AT = 18 * 60;

export function createWorkCalendar(holidays: readonly Holiday[]): WorkCalendar {
  return { exceptions: new Map(holidays.map((holiday) => [holiday.day, holiday])) };
}

/** Why a day is no working day; null when it is one. A holiday on a weekend is told as the holiday. */
export function dayOffName(calendar: WorkCalendar, day: Day): DayOff | null {
  const exception = calendar.exceptions.get(day);
  if (exception !== undefined) return exception.working ? null : { type: 'holiday', name: exception.name };
  return weekday(day) > FRIDAY ? { type: 'weekend' } : null;
}

export const isWorkday = (calendar: WorkCalendar, day: Day): boolean => dayOffName(calendar, day) === null;

/** Ends however long the holidays are: after the last day listed, the next Monday to Friday is a working day. */
function nearestWorkday(calendar: WorkCalendar, day: Day, step: 1 | -1): Day {
  let candidate = day;
  while (!isWorkday(calendar, candidate)) candidate = addDays(candidate, step);
  return candidate;
}

export const workdayOnOrAfter = (calendar: WorkCalendar, day: Day): Day => nearestWorkday(calendar, day, 1);
export const workdayOnOrBefore = (calendar: WorkCalendar, day: Day): Day => nearestWorkday(calendar, day, -1);

/**
 * The working day that comes `count` working days after a day, or before it where `count` is negative. From a day off,
 * one working day later is the next working day; none later is that day too, so that the answer is always a working day.
 */
export function addWorkdays(calendar: WorkCalendar, day: Day, count: number): Day {
  if (count === 0) return workdayOnOrAfter(calendar, day);
  const step = count > 0 ? 1 : -1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    reached = nearestWorkday(calendar, addDays(reached, step), step);
  }
  return reached;
}

/** 9:00 to 18:00 of a working day, on the clock of a zone. At 18:00 sharp work is over. */
export function isWorkingTime(calendar: WorkCalendar, instant: Date, timeZone: string): boolean {
  const { day, minute } = localTime(instant, timeZone);
  return minute >= OPENS_AT && minute < CLOSES_AT && isWorkday(calendar, day);
}
