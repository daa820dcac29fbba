/**
 * Days and periods as text ('2026-10-31', '2026-10'), computed without a clock: the instant and the zone come in.
 */
import type { Day, Period } from './ports.ts';

const DAY_MS = 86_400_000;

/** From here on counts what has no first day. */
export const BEGINNING: Day = '2000-01-01';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The date and the minute of the day on the clocks of a zone. */
export function localTime(instant: Date, timeZone: string): { readonly day: Day; readonly minute: number } {
  const parts = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

export const today = (instant: Date, timeZone: string): Day => localTime(instant, timeZone).day;

const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => toDay(toMs(day) + days * DAY_MS);

/** Whole days from `from` to `to`, both counted; 0 when they are the wrong way round. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.max(0, Math.round((toMs(to) - toMs(from)) / DAY_MS) + 1);

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b);
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => new Date(toMs(day)).getUTCDay() || 7;

export const periodOf = (day: Day): Period => day.slice(0, 7);
export const firstDay = (period: Period): Day => `${period}-01`;
export const lastDay = (period: Period): Day => addDays(firstDay(addPeriods(period, 1)), -1);

export function addPeriods(period: Period, months: number): Period {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const index = year * 12 + (month - 1) + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Null for what is no month: '2026-13', '26-1', 'October'. */
export function parsePeriod(text: string): Period | null {
  return /^20\d\d-(0[1-9]|1[0-2])$/u.test(text) ? text : null;
}

export interface Week {
  /** ISO 8601: '2026-W47'. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

/** The ISO week a day is in: weeks start on Monday, week 1 holds the year's first Thursday. */
export function weekOf(day: Day): Week {
  const from = addDays(day, 1 - weekday(day));
  const thursday = addDays(from, 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor((daysBetween(`${year}-01-01`, thursday) - 1) / 7) + 1;
  return { key: `${year}-W${String(number).padStart(2, '0')}`, from, to: addDays(from, 6) };
}

/** Null for what is no week: '2026-W54', 'W47'. */
export function parseWeek(text: string): Week | null {
  const match = /^(20\d\d)-W(\d\d)$/u.exec(text);
  if (match === null) return null;
  const week = weekOf(addDays(weekOf(`${match[1] ?? ''}-01-04`).from, (Number(match[2]) - 1) * 7));
  return week.key === text ? week : null;
}

/** The instant at which clocks of a zone show a day and minute; an hour that summer time skips is read as the next one. */
export function instantAt(day: Day, minute: number, timeZone: string): Date {
  const wanted = toMs(day) + minute * 60_000;
  let guess = wanted;
  // The offset at the guess may differ from the one at the answer: the second round settles it.
  for (let round = 0; round < 2; round += 1) {
    const shown = localTime(new Date(guess), timeZone);
    guess += wanted - (toMs(shown.day) + shown.minute * 60_000);
  }
  return new Date(guess);
}
