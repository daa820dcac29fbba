import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatInstant,
  formatPeriod,
  formatPeriodOfYear,
  formatWeek,
  formatWeekdayTime,
} from '../../src/cards/dates.ts';
import {
  formatDifference,
  formatDistance,
  formatExactly,
  formatGain,
  formatLimit,
  formatPoints,
  formatQuantity,
  formatScore,
  formatShare,
  formatTarget,
  formatWeight,
} from '../../src/cards/format.ts';
import type { Direction, Quantity, Target, Unit } from '../../src/cards/view.ts';
import { words } from '../../src/words/index.ts';

const zh = words('zh');
const en = words('en');
const of = (value: string, unit: Unit, currency: string | null = null): Quantity => ({ value, unit, currency });

describe('a reading', () => {
  test.each<[Quantity, string, string]>([
    [of('120000', 'money', 'USD'), 'US$ 120,000', 'US$ 120,000'],
    [of('125040.37', 'money', 'USD'), 'US$ 125,040', 'US$ 125,040'],
    [of('999.995', 'money', 'USD'), 'US$ 1,000.00', 'US$ 1,000.00'],
    [of('12.5', 'money', 'EUR'), 'EUR 12.50', 'EUR 12.50'],
    [of('1204000', 'money', 'JPY'), 'JPY 1,204,000', 'JPY 1,204,000'],
    [of('812.6', 'money', 'JPY'), 'JPY 813', 'JPY 813'],
    [of('-3120.4', 'money', 'USD'), 'US$ −3,120', 'US$ −3,120'],
    [of('0.312', 'ratio'), '31.2 %', '31.2%'],
    [of('0.3125', 'ratio'), '31.3 %', '31.3%'],
    [of('0.28', 'ratio'), '28.0 %', '28.0%'],
    [of('-0.0125', 'ratio'), '−1.3 %', '−1.3%'],
    [of('1', 'days'), '1 天', '1 day'],
    [of('78.44', 'days'), '78.4 天', '78.4 days'],
    [of('48', 'hours'), '48 小时', '48 hours'],
    [of('1204', 'count'), '1,204', '1,204'],
    [of('4', 'rating'), '4 / 5', '4 / 5'],
    [of('4.333333', 'rating'), '4.3 / 5', '4.3 / 5'],
    // No double holds these: rounding is on the text.
    [of('1.00499999999999999999999999', 'ratio'), '100.5 %', '100.5%'],
    [of('0.10049999999999999999999999', 'ratio'), '10.0 %', '10.0%'],
    [of('9007199254740993', 'count'), '9,007,199,254,740,993', '9,007,199,254,740,993'],
  ])('%o is %s', (quantity, chinese, english) => {
    expect(formatQuantity(zh, quantity)).toBe(chinese);
    expect(formatQuantity(en, quantity)).toBe(english);
  });
});

test.each<[Quantity, string]>([
  [of('9120.5', 'money', 'USD'), 'US$ 9,120.50'],
  [of('0.123456', 'money', 'USD'), 'US$ 0.123456'],
  [of('1204000', 'money', 'JPY'), 'JPY 1,204,000'],
  [of('36.25', 'hours'), '36.25 小时'],
])('a row %o keeps its decimals: %s', (quantity, text) => {
  expect(formatExactly(zh, quantity)).toBe(text);
});

test.each<[Quantity, string]>([
  [of('0.12', 'ratio'), '12 %'],
  [of('0.125', 'ratio'), '12.5 %'],
  [of('0.0825', 'ratio'), '8.25 %'],
  [of('60', 'days'), '60 天'],
])('what people set, %o, has no decimals that say nothing: %s', (quantity, text) => {
  expect(formatLimit(zh, quantity)).toBe(text);
});

const point = (value: string): Target => ({ type: 'point', value });
test.each<[Target, Direction, Unit, string, string]>([
  [point('0.12'), 'higher', 'ratio', '≥ 12 %', '≥ 12%'],
  [point('0.28'), 'lower', 'ratio', '≤ 28 %', '≤ 28%'],
  [point('42'), 'higher', 'count', '42', '42'],
  [point('0'), 'value', 'count', '0', '0'],
  [{ type: 'band', low: '0.15', high: '0.25' }, 'band', 'ratio', '15–25 %', '15–25%'],
  [{ type: 'band', low: '40', high: '60' }, 'band', 'days', '40–60 天', '40–60 days'],
])('target %o, %s', (target, direction, unit, chinese, english) => {
  expect(formatTarget(zh, target, direction, { unit, currency: null })).toBe(chinese);
  expect(formatTarget(en, target, direction, { unit, currency: null })).toBe(english);
});

test.each<[Quantity, string, string]>([
  [of('-0.018', 'ratio'), '−1.8 个百分点', '−1.8 pp'],
  [of('0.018', 'ratio'), '+1.8 个百分点', '+1.8 pp'],
  [of('0', 'ratio'), '0.0 个百分点', '0.0 pp'],
  [of('-3120.4', 'money', 'USD'), '−US$ 3,120', '−US$ 3,120'],
  [of('1200', 'money', 'EUR'), '+EUR 1,200', '+EUR 1,200'],
  [of('-3', 'days'), '−3 天', '−3 days'],
])('a difference %o is %s', (difference, chinese, english) => {
  expect(formatDifference(zh, difference)).toBe(chinese);
  expect(formatDifference(en, difference)).toBe(english);
});

test.each<[Quantity, string]>([
  [of('0.032', 'ratio'), '3.2 个百分点'],
  [of('0.0004', 'ratio'), '0.04 个百分点'],
  [of('0.000004', 'ratio'), '0.0004 个百分点'],
  [of('0.04', 'days'), '0.04 天'],
  [of('5000.2', 'money', 'USD'), 'US$ 5,000'],
])('%o still to go is %s: never nothing where there is something', (distance, text) => {
  expect(formatDistance(zh, distance)).toBe(text);
});

test('points have one decimal, rounded half away from zero', () => {
  expect(formatPoints(zh, '89.4')).toBe('89.4 分');
  expect(formatPoints(en, '89.4')).toBe('89.4 points');
  expect(formatScore('94.95')).toBe('95.0');
  expect(formatScore('-0.25')).toBe('−0.3');
  expect(formatScore('-0.04')).toBe('0.0');
  expect(formatGain('9.41176')).toBe('+9.4');
  expect(formatGain('-3')).toBe('−3.0');
  expect(formatWeight(zh, '40')).toBe('40 %');
  expect(formatWeight(en, '33.3333')).toBe('33.3%');
  expect(formatShare(zh, '1.042003')).toBe('104.2 %');
});

describe('days and instants', () => {
  test('are said as the language says them', () => {
    expect(formatDay(zh, '2026-11-23')).toBe('11 月 23 日');
    expect(formatDay(en, '2026-11-03')).toBe('3 Nov');
    expect(formatPeriod(zh, '2026-10')).toBe('10 月');
    expect(formatPeriod(en, '2026-10')).toBe('October');
    expect(formatPeriodOfYear(zh, '2026-01')).toBe('2026 年 1 月');
    expect(formatPeriodOfYear(en, '2026-01')).toBe('January 2026');
    expect(formatWeek(zh, '2026-W07')).toBe('第 7 周');
    expect(formatWeek(en, '2026-W47')).toBe('Week 47');
  });

  test.each([
    ['Asia/Shanghai', '11 月 24 日周二 00:30', 'Tue 24 Nov, 00:30'],
    ['Europe/Berlin', '11 月 23 日周一 17:30', 'Mon 23 Nov, 17:30'],
    ['America/Los_Angeles', '11 月 23 日周一 08:30', 'Mon 23 Nov, 08:30'],
  ])('are on the clocks of %s', (timeZone, chinese, english) => {
    expect(formatInstant(zh, '2026-11-23T16:30:00Z', timeZone)).toBe(chinese);
    expect(formatInstant(en, '2026-11-23T16:30:00Z', timeZone)).toBe(english);
  });

  test('a weekday stands alone where the week is named', () => {
    expect(formatWeekdayTime(zh, '2026-11-23T01:30:00Z', 'Asia/Shanghai')).toBe('周一 09:30');
    expect(formatWeekdayTime(en, '2026-11-22T01:30:00Z', 'Asia/Shanghai')).toBe('Sun 09:30');
  });
});
