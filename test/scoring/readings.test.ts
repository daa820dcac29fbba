import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metrics } from '../../src/scoring/catalogue.ts';
import { exact, ratio, toDecimal, toFixed } from '../../src/scoring/exact.ts';
import { conditionsOf, measuresOf, readMetric, type Metric } from '../../src/scoring/metric.ts';
import { poolReading, type MeasureTotal, type PooledReading, type SiteSlice } from '../../src/scoring/readings.ts';
import { reasonText } from '../../src/scoring/reason.ts';

const rates = new Map([
  ['USD', exact('1')],
  ['EUR', exact('1.1')],
]);

export function metricOf(key: string): Metric {
  const metric = metrics.get(key);
  if (metric === undefined) throw new Error(`no metric ${key}`);
  return metric;
}

const total = (measure: string, sum: string, more: Partial<MeasureTotal> = {}): MeasureTotal => ({
  measure,
  sum: exact(sum),
  currency: null,
  days: 30,
  conflictingSources: false,
  counts: [],
  ...more,
});
const usd = (measure: string, sum: string, days = 30) => total(measure, sum, { currency: 'USD', days });
const eur = (measure: string, sum: string, days = 30) => total(measure, sum, { currency: 'EUR', days });
const slice = (siteId: string, totals: readonly MeasureTotal[], days = 30): SiteSlice => ({ siteId, days, totals });

const read = (key: string, ...slices: readonly SiteSlice[]): PooledReading => poolReading(metricOf(key), slices, rates);
const shown = ({ reading }: Pick<PooledReading, 'reading'>): string =>
  'value' in reading ? toDecimal(reading.value, 6) : reasonText(reading.missing);

describe('several sites', () => {
  test('a quotient is that of the sums, not the mean of quotients', () => {
    const pooled = read(
      'acos',
      slice('a', [usd('ad_spend', '100'), usd('ad_sales', '1000')]),
      slice('b', [usd('ad_spend', '900'), usd('ad_sales', '1800')]),
    );
    expect(shown(pooled)).toBe('0.357143');
    expect(pooled.sites.map(shown)).toEqual(['0.1', '0.5']);
    expect(pooled.figuresExplain).toBe(true);
    expect([...pooled.figures].map(([key, value]) => `${key} ${toDecimal(value)}`)).toEqual([
      'ad_spend 1000',
      'ad_sales 2800',
    ]);
  });

  test('money is converted at the rates of the period', () => {
    const pooled = read('sales', slice('us', [usd('net_sales', '1000')]), slice('de', [eur('net_sales', '500')]));
    expect(shown(pooled)).toBe('1550');
  });

  test('deviations of sites do not offset each other, and the card is told to show the quotient', () => {
    const pooled = read(
      'budget_deviation',
      slice('a', [usd('ad_spend', '120'), usd('ad_budget', '100')]),
      slice('b', [usd('ad_spend', '80'), usd('ad_budget', '100')]),
    );
    expect(shown(pooled)).toBe('0.2');
    expect([pooled.numerator, pooled.denominator].map((each) => each && toDecimal(each))).toEqual(['40', '200']);
    expect(pooled.figuresExplain).toBe(false);
  });

  test('a reading of parts is that of the whole', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 5 }), (parts) => {
        const of = (cogs: number, sales: number) => [usd('cogs', String(cogs)), usd('net_sales', String(sales))];
        const whole = parts.reduce(([cogs, sales], [c, s]) => [cogs + c, sales + s], [0, 0]);
        const pooled = read('gross_margin', ...parts.map(([c, s], index) => slice(String(index), of(c, s))));
        expect(shown(pooled)).toBe(shown(read('gross_margin', slice('all', of(...whole)))));
      }),
    );
  });
});

describe('stocks', () => {
  test('are averaged over the days that have one, flows summed', () => {
    // 27 snapshots that add up to 270,000: a mean of 10,000; 6,000 of goods sold in 30 days: 200 a day.
    const pooled = read('inventory_days', slice('us', [usd('stock_value', '270000', 27), usd('cogs', '6000')]));
    expect(shown(pooled)).toBe('50');
    expect(pooled.coverage).toEqual([
      { measure: 'stock_value', days: 27, of: 30 },
      { measure: 'cogs', days: 30, of: 30 },
    ]);
  });

  test.each([
    [24, '10000'],
    [23, 'low coverage: stock_value at us on 23 of 30 days'],
  ])('on %i of 30 days', (days, expected) => {
    const parsed = readMetric({ ...metricOf('sales'), key: 'stock', formula: 'stock_value' });
    if ('problem' in parsed) throw new Error(parsed.problem.kind);
    const sum = String(10000 * days);
    expect(shown(poolReading(parsed.metric, [slice('us', [usd('stock_value', sum, days)])], rates))).toBe(expected);
  });

  test('two stretches of one site are one stock', () => {
    const half = (days: number) =>
      slice('us', [usd('stock_value', String(10000 * days), days), usd('cogs', String(200 * days), days)], days);
    const pooled = read('inventory_days', half(10), half(20));
    expect(shown(pooled)).toBe('50');
    expect(pooled.figures.get('stock_value')?.equals(10000)).toBe(true);
    expect(pooled.figuresExplain).toBe(true);
  });
});

describe('missing is not zero', () => {
  test('one site without rows makes the reading missing, and is named', () => {
    const pooled = read('sales', slice('us', [usd('net_sales', '1000')]), slice('de', []));
    expect(shown(pooled)).toBe('no data: net_sales, de');
    expect(pooled.sites.map(shown)).toEqual(['1000', 'no data: net_sales, de']);
  });

  test('claims that nobody reports are none where orders are reported', () => {
    expect(shown(read('a_to_z_rate', slice('us', [total('orders', '500')])))).toBe('0');
    expect(shown(read('a_to_z_rate', slice('us', [])))).toBe('no data: a_to_z_claims, orders, us');
  });

  test('bad reviews that nobody answered are unanswered; without bad reviews there is nothing to judge', () => {
    const replies = (rows: number) =>
      total('review_reply_hours', '0', { counts: [{ op: '<=', value: exact('48'), rows }] });
    const reviews = total('bad_reviews', '8');
    expect(shown(read('review_reply_48h', slice('us', [reviews, replies(6)])))).toBe('0.75');
    expect(shown(read('review_reply_48h', slice('us', [reviews])))).toBe('0');
    expect(shown(read('review_reply_48h', slice('us', [total('orders', '9')])))).toBe('no activity');
  });

  test.each([
    ['no sites', [], 'not applicable'],
    ['a denominator of 0', [slice('us', [usd('ad_spend', '5'), usd('ad_sales', '0')])], 'no activity'],
    ['a denominator below 0', [slice('us', [usd('ad_spend', '5'), usd('ad_sales', '-9')])], 'negative denominator'],
    [
      'money without a rate',
      [slice('jp', [total('ad_spend', '5', { currency: 'JPY' }), usd('ad_sales', '9')])],
      'no rate: JPY',
    ],
    ['money without a currency', [slice('jp', [total('ad_spend', '5'), usd('ad_sales', '9')])], 'no rate: ?'],
    [
      'two sources at odds',
      [slice('us', [usd('ad_spend', '5'), { ...usd('ad_sales', '9'), conflictingSources: true }])],
      'conflicting sources: ad_sales at us',
    ],
  ] as const)('%s', (_name, slices, expected) => {
    expect(shown(read('acos', ...slices))).toBe(expected);
  });

  test('a site that rests does not hide the others', () => {
    const resting = slice('de', [usd('ad_spend', '0'), usd('ad_sales', '0')]);
    expect(shown(read('acos', slice('us', [usd('ad_spend', '1'), usd('ad_sales', '4')]), resting))).toBe('0.25');
  });
});

test('what the store is asked for', () => {
  expect(measuresOf(metricOf('review_reply_48h'))).toEqual(['review_reply_hours', 'bad_reviews', 'orders']);
  expect(conditionsOf(metricOf('review_reply_48h'))).toEqual([
    { measure: 'review_reply_hours', op: '<=', value: '48' },
  ]);
  expect(conditionsOf(metricOf('sales'))).toEqual([]);
});

test('at one plan rate the exchange rate neither makes nor breaks a score', () => {
  for (const rate of ['7.8', '7.35', '1']) {
    const plan = new Map([['EUR', exact(rate)]]);
    const { reading } = poolReading(metricOf('sales'), [slice('de', [eur('net_sales', '52000')])], plan);
    const target = exact('50000').mul(exact(rate));
    expect('value' in reading && toFixed(reading.value.div(target), 2)).toBe('1.04');
  }
  expect(toFixed(ratio(52000n * 735n, 50000n * 780n), 2)).toBe('0.98');
});
