import { describe, expect, it } from 'vitest';
import type { Day, Holiday } from '../../src/bot/ports.ts';
import { addDays } from '../../src/bot/period.ts';
import {
  addWorkdays,
  createWorkCalendar,
  dayOffName,
  isWorkday,
  isWorkingTime,
  workdayOnOrAfter,
  workdayOnOrBefore,
} from '../../src/bot/workdays.ts';

const nationalDay = { zh: '国庆节', en: 'National Day' };
const makeUp = { zh: '国庆节调休上班', en: 'Make-up day' };

const week = (from: Day, days: number): Holiday[] =>
  Array.from({ length: days }, (_, index) => ({ day: addDays(from, index), name: nationalDay, working: false }));

/** 1 October 2026 is a Thursday, 10 October a Saturday. */
const calendar = createWorkCalendar([...week('2026-10-01', 7), { day: '2026-10-10', name: makeUp, working: true }]);
const plain = createWorkCalendar([]);
const wholeYear = createWorkCalendar(week('2027-01-01', 365));

describe('working days', () => {
  it.each([
    ['2026-09-30', true, 'a Wednesday'],
    ['2026-10-01', false, 'a holiday'],
    ['2026-10-03', false, 'a holiday on a Saturday'],
    ['2026-10-08', true, 'the Thursday after'],
    ['2026-10-10', true, 'a Saturday on which people work'],
    ['2026-10-11', false, 'an ordinary Sunday'],
  ])('%s: %s, %s', (day, expected) => {
    expect(isWorkday(calendar, day)).toBe(expected);
  });

  it.each([
    ['2026-10-02', { type: 'holiday', name: nationalDay }],
    ['2026-10-04', { type: 'holiday', name: nationalDay }],
    ['2026-10-11', { type: 'weekend' }],
    ['2026-10-10', null],
    ['2026-10-09', null],
  ])('says why %s is none', (day, expected) => {
    expect(dayOffName(calendar, day)).toEqual(expected);
  });

  it.each([
    ['2026-09-30', '2026-09-30', '2026-09-30'],
    ['2026-10-01', '2026-10-08', '2026-09-30'],
    ['2026-10-07', '2026-10-08', '2026-09-30'],
    ['2026-10-10', '2026-10-10', '2026-10-10'],
    ['2026-10-11', '2026-10-12', '2026-10-10'],
  ])('nearest to %s: %s after, %s before', (day, after, before) => {
    expect(workdayOnOrAfter(calendar, day)).toBe(after);
    expect(workdayOnOrBefore(calendar, day)).toBe(before);
  });

  it.each([
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2026-10-04', 1, '2026-10-08'],
    ['2026-10-04', 0, '2026-10-08'],
    ['2026-10-08', 0, '2026-10-08'],
    ['2026-10-12', -1, '2026-10-10'],
    ['2026-10-12', -4, '2026-09-30'],
    ['2026-10-04', -1, '2026-09-30'],
  ])('%s and %i working days is %s', (day, count, expected) => {
    expect(addWorkdays(calendar, day, count)).toBe(expected);
  });

  it('has Monday to Friday where no holidays are known', () => {
    expect(addWorkdays(plain, '2026-10-02', 1)).toBe('2026-10-05');
    expect(addWorkdays(plain, '2026-10-01', 5)).toBe('2026-10-08');
  });

  it('looks beyond a whole year of holidays, both ways', () => {
    expect(workdayOnOrAfter(wholeYear, '2027-01-01')).toBe('2028-01-03');
    expect(workdayOnOrBefore(wholeYear, '2027-12-31')).toBe('2026-12-31');
    expect(addWorkdays(wholeYear, '2026-12-31', 2)).toBe('2028-01-04');
  });
});

describe('working time', () => {
  it.each([
    ['2026-10-08T00:59:59Z', 'Asia/Shanghai', false, 'before nine'],
    ['2026-10-08T01:00:00Z', 'Asia/Shanghai', true, 'at nine'],
    ['2026-10-08T09:59:59Z', 'Asia/Shanghai', true, 'just before six'],
    ['2026-10-08T10:00:00Z', 'Asia/Shanghai', false, 'at six'],
    ['2026-10-08T10:00:00Z', 'Europe/London', true, 'eleven o’clock there'],
    ['2026-10-07T04:00:00Z', 'Asia/Shanghai', false, 'noon of a holiday'],
    ['2026-10-10T04:00:00Z', 'Asia/Shanghai', true, 'noon of a Saturday on which people work'],
    ['2026-10-11T04:00:00Z', 'Asia/Shanghai', false, 'noon of a Sunday'],
    ['2026-10-07T23:00:00Z', 'Pacific/Auckland', true, 'the next day there, when the holidays are over'],
    ['2026-10-08T00:30:00Z', 'America/Los_Angeles', false, 'still the holiday there'],
  ])('%s in %s: %s, %s', (instant, timeZone, expected) => {
    expect(isWorkingTime(calendar, new Date(instant), timeZone)).toBe(expected);
  });
});
