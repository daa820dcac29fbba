import type { Day } from '../ports.ts';

const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}.*)?$/;
const writtenMonth = /^(\d{4})[-/.年](\d{1,2})月?$/;

/** '2026-11-05', '2026/11/5', '2026年11月5日', with or without a time of day -> '2026-11-05'; null for no such day. */
export function parseDay(text: string): Day | null {
  const [, year = '', month = '', day = ''] = written.exec(text) ?? [];
  if (year === '') return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 31 February rolls over to March.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}

/** '2026-11', '2026/11', '2026年11月' or any day of it -> '2026-11'. */
export function parsePeriod(text: string): string | null {
  const [, year = '', month = ''] = writtenMonth.exec(text) ?? [];
  if (year === '') return parseDay(text)?.slice(0, 7) ?? null;
  const padded = month.padStart(2, '0');
  return padded >= '01' && padded <= '12' ? `${year}-${padded}` : null;
}

/** '9:30' -> '09:30'. */
export function parseTime(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:：](\d{2})$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

const knownTimeZones = new Map<string, boolean>();

export function isTimeZone(name: string): boolean {
  let known = knownTimeZones.get(name);
  if (known === undefined) {
    known = name === 'UTC' || (name.includes('/') && resolves(name));
    knownTimeZones.set(name, known);
  }
  return known;
}

function resolves(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
