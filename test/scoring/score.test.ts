import { describe, expect, test } from 'vitest';
import { exact, sum, toDecimal, toFixed, zero } from '../../src/scoring/exact.ts';
import { findLevers, type Lever } from '../../src/scoring/levers.ts';
import { scoreDocument } from '../../src/scoring/score.ts';
import type { ScoringDocument } from '../../src/scoring/document.ts';
import { band, document, gate, higher, knots, lower, measured, rated } from './documents.ts';

/** The card of October: sales above target, margin below, new products too young, a fee gate fired. */
const october = document(
  [
    measured('sales', '40', higher('120000'), '125040'),
    measured('gross_margin', '30', higher('0.12'), '0.112'),
    measured('new_product_sell_through', '15', higher('0.6'), null),
    rated('teamwork', '15', '4'),
  ],
  {
    readings: { gross_margin: '0.112', fba_fee_share: '0.214' },
    gates: [
      gate('margin_floor', 'gross_margin', '<', '0.08', { type: 'capItem', item: 'sales', points: exact('100') }),
      gate('fba_ceiling', 'fba_fee_share', '>', '0.20', { type: 'deduct', points: exact('3') }),
    ],
  },
);

const written = (lever: Lever): string => {
  const what = lever.type === 'item' ? [lever.item, ...(lever.siteId === null ? [] : [lever.siteId])] : [lever.gate];
  const { value, side } = lever.goal;
  return `${what.join(' ')}: ${toDecimal(lever.from)} to ${side} ${toDecimal(value, 6)}: +${toFixed(lever.gain, 1)}`;
};
const levers = (of: ScoringDocument): readonly string[] => findLevers(of).map(written);

describe('a card explains its total', () => {
  const result = scoreDocument(october);

  test('the total is the weighted mean less what the gate took', () => {
    expect(result.total && toFixed(result.total, 1)).toBe('89.4');
    expect(result.grade).toBe('B');
    expect(result.items.map((item) => item.points && toFixed(item.points, 1))).toEqual([
      '100.0',
      '73.3',
      null,
      '110.0',
    ]);
  });

  test('contributions and costs add up to it', () => {
    const contributions = sum(result.items.map((item) => item.contribution ?? zero));
    expect(result.totalBeforeGates?.equals(contributions)).toBe(true);
    const costs = sum(result.gates.map((each) => each.cost ?? zero));
    expect(result.totalBeforeAdjustment?.equals(contributions.sub(costs))).toBe(true);
    expect(result.gates.map(({ id, outcome, cost }) => [id, outcome, cost && toDecimal(cost)])).toEqual([
      ['margin_floor', 'quiet', null],
      ['fba_ceiling', 'fired', '3'],
    ]);
  });

  test('what is missing is listed and leaves the sums', () => {
    expect(result.items[2]?.missing).toEqual({ kind: 'no_data', measures: [], siteIds: [] });
    expect(toDecimal(result.missingShare)).toBe('0.15');
  });

  test('levers: the margin to its target, the fees under their ceiling', () => {
    expect(levers(october)).toEqual([
      'gross_margin: 0.112 to at_least 0.12: +9.4',
      'sales: 125040 to at_least 156000: +9.4',
      'fba_ceiling: 0.214 to at_most 0.2: +3.0',
    ]);
  });
});

describe('why there is no total', () => {
  const good = measured('a', '60', higher('1'), '1');
  test.each([
    ['all missing', [measured('a', '1', higher('1'), null, 'zero')], 'all_missing'],
    ['on hold', [good, measured('b', '1', higher('1'), null, 'hold')], 'hold'],
    ['too much missing', [good, measured('b', '41', higher('1'), null)], 'too_much_missing'],
  ])('%s', (_name, items, kind) => {
    const result = scoreDocument(document(items));
    expect([result.total, result.grade, result.payout, result.withheld?.kind]).toEqual([null, null, null, kind]);
    expect(levers(document(items))).toEqual([]);
  });
});

test('an item effect costs by the weight of its item, and total effects by what is left', () => {
  const result = scoreDocument(
    document([measured('a', '50', higher('1'), '1.3'), measured('b', '50', higher('1'), '1')], {
      readings: { g: '1' },
      gates: [
        gate('half', 'g', '>=', '1', { type: 'multiply', factor: exact('0.5') }),
        gate('cap', 'g', '>=', '1', { type: 'capItem', item: 'a', points: exact('100') }),
      ],
    }),
  );
  expect(result.gates.map(({ cost }) => cost && toDecimal(cost))).toEqual(['50', '10']);
});

describe('levers', () => {
  const one = (standard: Parameters<typeof measured>[2], reading: string) =>
    levers(document([measured('a', '100', standard, reading)]));

  test.each([
    ['under the cliff, to the threshold', higher('100'), '85', ['a: 85 to at_least 90: +60.0']],
    ['on the flat, past it', higher('100'), '105', ['a: 105 to at_least 130: +20.0']],
    ['at the end, none', higher('100'), '140', []],
    ['lower, linear', lower('0.28'), '0.312', ['a: 0.312 to at_most 0.308: +60.0']],
    ['lower, ratio', lower('0.25', 'ratio'), '0.27', ['a: 0.27 to at_most 0.25: +29.6']],
    ['lower at 0 under ratio, none', lower('0.25', 'ratio'), '0', []],
    ['a cost cannot fall below 0', lower('1', 'linear', knots(['1', '100'], ['2.5', '120'])), '1', []],
    ['below a band', band('30', '60', '20'), '29', ['a: 29 to at_least 30: +20.0']],
    ['above a band', band('30', '60', '20'), '61', ['a: 61 to at_most 60: +20.0']],
    ['inside a band, none, though the curve goes on', band('30', '60', '20'), '40', []],
  ] as const)('%s', (_name, standard, reading, expected) => {
    expect(one(standard, reading)).toEqual(expected);
  });

  const value = (...pairs: readonly (readonly [string, string])[]) =>
    ({ direction: 'value', curve: knots(...pairs) }) as const;
  test.each([
    [
      'a falling curve goes down',
      value(['0.18', '120'], ['0.25', '100'], ['0.3', '60'], ['0.35', '0']),
      '0.312',
      ['a: 0.312 to at_most 0.3: +14.4'],
    ],
    ['a rising curve goes up', value(['1', '0'], ['2', '50'], ['3', '100']), '1', ['a: 1 to at_least 2: +50.0']],
    [
      'a peak is reached by the nearer side',
      value(['0', '0'], ['5', '100'], ['20', '0']),
      '6',
      ['a: 6 to at_most 5: +6.7'],
    ],
    [
      'a jump down is avoided just before it',
      value(['0', '100'], ['2', '100'], ['2', '0']),
      '2',
      ['a: 2 to below 2: +100.0'],
    ],
    ['best already', value(['0', '100'], ['2', '0']), '0', []],
  ] as const)('%s', (_name, standard, reading, expected) => {
    expect(one(standard, reading)).toEqual(expected);
  });

  test('a capped item gains nothing alone, and its gate gives the cap back', () => {
    const capped = document([measured('sales', '50', higher('1'), '1.2'), measured('b', '50', higher('1'), '1.3')], {
      readings: { margin: '0.07' },
      gates: [gate('g', 'margin', '<', '0.08', { type: 'capItem', item: 'sales', points: exact('100') })],
    });
    expect(levers(capped)).toEqual(['g: 0.07 to at_least 0.08: +5.0']);
  });

  test('a gate at its border needs less than its value', () => {
    const fired = document([measured('a', '1', higher('1', 'threshold'), '1')], {
      readings: { claims: '3' },
      gates: [gate('g', 'claims', '>=', '3', { type: 'capTotal', points: exact('60') })],
    });
    expect(levers(fired)).toEqual(['g: 3 to below 3: +40.0']);
  });
});

describe('site by site', () => {
  const bySite = (jp: string | null) =>
    document([
      {
        id: 'sales',
        kind: 'by_site',
        weight: exact('100'),
        missing: 'exclude',
        parts: [
          { ...measured('', '1', higher('100'), '100'), siteId: 'us', share: exact('0.75') },
          { ...measured('', '1', higher('200'), jp), siteId: 'jp', share: exact('0.25') },
        ],
      },
    ]);

  test('points are the mean weighted by share', () => {
    const result = scoreDocument(bySite('180'));
    expect(result.items[0]?.attainment && toDecimal(result.items[0].attainment)).toBe('0.975');
    expect(result.total && toDecimal(result.total)).toBe('90');
  });

  test('a site without a reading makes the item missing', () => {
    const result = scoreDocument(bySite(null));
    expect(result.items[0]?.missing?.kind).toBe('no_data');
    expect(result.total).toBeNull();
  });

  test('each site has its lever', () => {
    expect(levers(bySite('180'))).toEqual([
      'sales us: 100 to at_least 130: +15.0',
      'sales jp: 180 to at_least 200: +10.0',
    ]);
  });
});

test('an adjustment outside the limit is a mistake of the caller', () => {
  expect(() => scoreDocument(document([measured('a', '1', higher('1'), '1')], { adjustment: exact('5.1') }))).toThrow(
    RangeError,
  );
});
