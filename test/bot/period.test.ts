import { describe, expect, it } from 'vitest';
import {
  addPeriods,
  daysBetween,
  instantAt,
  lastDay,
  localTime,
  parsePeriod,
  parseWeek,
  weekOf,
  weekday,
} from '../../src/bot/period.ts';

describe('days and periods', () => {
  it.each([
    ['2026-10', 1, '2026-11'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-03', -15, '2024-12'],
  ])('%s plus %i months is %s', (period, months, expected) => {
    expect(addPeriods(period, months)).toBe(expected);
  });

  it.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (period, expected) => {
    expect(lastDay(period)).toBe(expected);
  });

  it('counts both ends, and nothing when they are the wrong way round', () => {
    expect(daysBetween('2026-10-01', '2026-10-31')).toBe(31);
    expect(daysBetween('2026-10-31', '2026-10-31')).toBe(1);
    expect(daysBetween('2026-11-01', '2026-10-31')).toBe(0);
  });

  it.each(['2026-13', '26-10', 'October', '2026-1', ''])('%j is no month', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it.each([
    ['2026-11-23', '2026-W48', '2026-11-23', '2026-11-29'],
    ['2026-11-22', '2026-W47', '2026-11-16', '2026-11-22'],
    ['2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
  ])('%s lies in week %s', (day, key, from, to) => {
    expect(weekOf(day)).toEqual({ key, from, to });
    expect(parseWeek(key)).toEqual({ key, from, to });
  });

  it.each(['2026-W54', '2025-W53', 'W47', '2026-W00'])('%s is no week', (text) => {
    expect(parseWeek(text)).toBeNull();
  });

  it('starts weeks on Monday', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-22')).toBe(7);
  });

  it('reads one instant on two clocks', () => {
    const instant = new Date('2026-11-01T05:30:00Z');
    expect(localTime(instant, 'America/Los_Angeles')).toEqual({ day: '2026-10-31', minute: 22 * 60 + 30 });
    expect(localTime(instant, 'Asia/Shanghai')).toEqual({ day: '2026-11-01', minute: 13 * 60 + 30 });
  });

  it.each([
    ['2026-11-25', 18 * 60, 'Asia/Shanghai', '2026-11-25T10:00:00.000Z'],
    // The clocks went back that night.
    ['2026-10-25', 12 * 60, 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
    // 02:30 does not exist: clocks jump from 2 to 3.
    ['2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s at minute %i in %s is %s', (day, minute, zone, expected) => {
    expect(instantAt(day, minute, zone).toISOString()).toBe(expected);
  });
});
