import { describe, expect, test } from 'vitest';
import { exact, toDecimal } from '../../src/scoring/exact.ts';
import { metrics } from '../../src/scoring/catalogue.ts';
import { poolReading, type SiteSlice } from '../../src/scoring/readings.ts';
import { reasonText } from '../../src/scoring/reason.ts';
import { poolTarget, type PooledTarget, type SliceTarget, type Target } from '../../src/scoring/targets.ts';

const rates = new Map([
  ['USD', exact('1')],
  ['EUR', exact('1.1')],
]);
const money = (value: string, currency: string | null = null): Target => ({
  kind: 'value',
  value: exact(value),
  currency,
});
const bandOf = (low: string, high: string, tolerance: string): Target => ({
  kind: 'band',
  band: { low: exact(low), high: exact(high), tolerance: exact(tolerance) },
});
const at = (siteId: string, target: Target | null, daysInScope = 30): SliceTarget => ({
  siteId,
  target,
  daysInScope,
  daysInPeriod: 30,
});

/** A site that sold so much, at no cost. */
const sold = (siteId: string, sales: string): SiteSlice => ({
  siteId,
  days: 30,
  totals: ['net_sales', 'cogs', 'ad_sales'].map((measure) => ({
    measure,
    sum: exact(measure === 'net_sales' ? sales : '0'),
    currency: 'USD',
    days: 30,
    conflictingSources: false,
    counts: [],
  })),
});

function pool(key: string, slices: readonly SiteSlice[], ...targets: readonly SliceTarget[]): PooledTarget {
  const metric = metrics.get(key);
  if (metric === undefined) throw new Error(`no metric ${key}`);
  return poolTarget(metric, poolReading(metric, slices, rates), targets, rates);
}

function shown(target: PooledTarget): string {
  switch (target.kind) {
    case 'value':
      return toDecimal(target.value, 6);
    case 'band':
      return [target.band.low, target.band.high, target.band.tolerance].map((edge) => toDecimal(edge, 6)).join(' ');
    case 'missing':
      return reasonText(target.reason);
  }
}

const us = sold('us', '9000');
const uk = sold('uk', '1000');

describe('sums', () => {
  test('hired on day 16 of 30: half the target', () => {
    expect(shown(pool('sales', [us], at('us', money('120000'), 15)))).toBe('60000');
  });
  test('sites add up, each in its currency', () => {
    expect(shown(pool('sales', [us, uk], at('us', money('9000')), at('uk', money('1000', 'EUR'))))).toBe('10100');
  });
  test('a currency without a rate is said', () => {
    expect(shown(pool('sales', [us], at('us', money('9000', 'GBP'))))).toBe('no rate: GBP');
  });
});

describe('quotients', () => {
  test('a new site’s lower target counts by its own size, and days do not matter', () => {
    const mixed = pool('gross_margin', [us, uk], at('us', money('0.4')), at('uk', money('0.2'), 10));
    expect(shown(mixed)).toBe('0.38');
  });
  test('bands are pooled edge by edge', () => {
    const mixed = pool(
      'ad_sales_share',
      [us, uk],
      at('us', bandOf('0.2', '0.4', '0.1')),
      at('uk', bandOf('0.3', '0.5', '0.2')),
    );
    expect(shown(mixed)).toBe('0.21 0.41 0.11');
  });
  test('where nothing happened there is nothing to weigh by', () => {
    expect(shown(pool('gross_margin', [sold('us', '0')], at('us', money('0.4'))))).toBe('no activity');
  });
});

describe('no target', () => {
  test('the site without one is named', () => {
    expect(shown(pool('sales', [us, uk], at('us', money('9000')), at('uk', null)))).toBe('no target: uk');
  });
  test('a band and a value cannot be pooled', () => {
    const mixed = pool('ad_sales_share', [us, uk], at('us', bandOf('0.2', '0.4', '0.1')), at('uk', money('0.3')));
    expect(shown(mixed)).toBe('no target: uk');
  });
});
