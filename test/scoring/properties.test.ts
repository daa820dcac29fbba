/** What holds for every document, not only for the worked cases. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuiltInCurve, MeasuredItem, ScoringItem, Standard } from '../../src/scoring/document.ts';
import { exact, ratio, toDecimal, type Exact } from '../../src/scoring/exact.ts';
import { judge } from '../../src/scoring/attainment.ts';
import { findLevers } from '../../src/scoring/levers.ts';
import { scoreDocument } from '../../src/scoring/score.ts';
import { document, gate, higher, lower, measured, noLimit, rated } from './documents.ts';

const decimal = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((cents) => toDecimal(ratio(cents, 100)));
const above0 = (most: number) => fc.integer({ min: 1, max: most * 100 }).map((cents) => toDecimal(ratio(cents, 100)));
const curve = fc.constantFrom<BuiltInCurve>('standard', 'smooth', 'linear', 'threshold');
const standard: fc.Arbitrary<Standard> = fc.oneof(
  fc.record({ target: above0(100), curve }).map((each) => higher(each.target, each.curve)),
  fc
    .record({ target: above0(100), form: fc.constantFrom('linear' as const, 'ratio' as const), curve })
    .map((each) => lower(each.target, each.form, each.curve)),
);
const item = fc.record({ weight: above0(60), standard, reading: fc.option(decimal(200)) });
const items = fc
  .array(item, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((each, index) => measured(`i${String(index)}`, each.weight, each.standard, each.reading)));

const totalOf = (all: readonly ScoringItem[]): string | null => {
  const { total } = scoreDocument(document(all, noLimit));
  return total === null ? null : toDecimal(total);
};

describe('points', () => {
  const pointsOf = (each: Standard, reading: string): Exact => {
    const { points } = judge(each, { value: exact(reading) });
    if (points === null) throw new Error('a reading of 0 or more has points');
    return points;
  };

  test('never fall as a reading gets better', () => {
    fc.assert(
      fc.property(standard, decimal(300), decimal(300), (each, a, b) => {
        const [less, more] = exact(a).lte(exact(b)) ? [a, b] : [b, a];
        const [worse, better] = each.direction === 'higher' ? [less, more] : [more, less];
        expect(pointsOf(each, worse).lte(pointsOf(each, better))).toBe(true);
      }),
    );
  });

  test('a better rating is never worse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 50 }), fc.integer({ min: 10, max: 50 }), (a, b) => {
        const points = (score: number) =>
          scoreDocument(document([rated('r', '1', toDecimal(ratio(score, 10)))])).items[0]?.points;
        const [worse, better] = [points(Math.min(a, b)), points(Math.max(a, b))];
        expect(worse && better && worse.lte(better)).toBe(true);
      }),
    );
  });
});

describe('the total', () => {
  test('does not depend on the order of items', () => {
    fc.assert(
      fc.property(
        items.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(totalOf(shuffled)).toBe(totalOf(all));
        },
      ),
    );
  });

  test('does not depend on the scale of weights', () => {
    fc.assert(
      fc.property(items, above0(1000), (all, factor) => {
        const scaled = all.map((each) => ({ ...each, weight: each.weight.mul(exact(factor)) }));
        expect(totalOf(scaled)).toBe(totalOf(all));
      }),
    );
  });

  test('without a reading is that without the item, never one with 0', () => {
    fc.assert(
      fc.property(items, item, (all, extra) => {
        const missing = measured('extra', extra.weight, extra.standard, null);
        expect(totalOf([...all, missing])).toBe(totalOf(all));
      }),
    );
  });

  test('is null and not 0 when nothing is measured', () => {
    fc.assert(
      fc.property(items, (all) => {
        const nothing = all.map((each): MeasuredItem => ({
          ...each,
          missing: 'zero',
          reading: { missing: { kind: 'no_activity' } },
        }));
        expect(totalOf(nothing)).toBeNull();
      }),
    );
  });

  test('stays within 0 and 150 and has 1 decimal, whatever gates and adjustment do', () => {
    fc.assert(
      fc.property(items, decimal(3), fc.integer({ min: -5, max: 5 }), (all, factor, adjustment) => {
        const { total } = scoreDocument(
          document(all, {
            ...noLimit,
            adjustment: ratio(adjustment),
            readings: { g: '1' },
            gates: [gate('g', 'g', '>=', '1', { type: 'multiply', factor: exact(factor) })],
          }),
        );
        if (total === null) return;
        expect(total.gte(0) && total.lte(150) && total.mul(10).d === 1n).toBe(true);
      }),
    );
  });
});

test('a lever does what it promises', () => {
  fc.assert(
    fc.property(items, (all) => {
      const before = scoreDocument(document(all, noLimit)).total;
      for (const lever of findLevers(document(all, noLimit))) {
        if (lever.type === 'gate' || before === null) continue;
        const moved = all.map((each) =>
          each.id === lever.item ? { ...each, reading: { value: lever.goal.value } } : each,
        );
        const after = scoreDocument(document(moved, noLimit)).total;
        expect(after && toDecimal(after.sub(before))).toBe(toDecimal(lever.gain));
      }
    }),
  );
});
