import { expect, test } from 'vitest';
import { curveBlock } from '../../src/cards/curve.ts';
import type { Chart } from '../../src/cards/model.ts';
import type { WhyView } from '../../src/cards/why.ts';
import { words } from '../../src/words/index.ts';
import { whyMeasured, whyMissing, whySubjective } from './fixtures.ts';

function chartOf(view: WhyView): Chart {
  const block = curveBlock(view, words('en'));
  if (block.type !== 'chart') throw new Error('a curve is a chart');
  return block.chart;
}

/** The curve and the place on it, category by category. */
const drawnOf = (view: WhyView): readonly (readonly [string, number | null, number | null])[] => {
  const { categories, series } = chartOf(view);
  return categories.map((category, index) => [
    category,
    series[0]?.values[index] ?? null,
    series[1]?.values[index] ?? null,
  ]);
};

const at = (attainment: string, points: string): WhyView => ({
  ...whyMeasured,
  item: { ...whyMeasured.item, attainment, points },
});

test('the place stands among the knots, on the curve', () => {
  expect(drawnOf(at('0.95', '80'))).toStrictEqual([
    ['90%', 0, null],
    ['90%', 60, null],
    ['95%', 80, 80],
    ['100%', 100, null],
    ['110%', 100, null],
    ['130%', 120, null],
  ]);
});

test('on a knot it needs no place of its own, and at a jump it is the upper end', () => {
  expect(drawnOf(at('0.9', '60'))).toStrictEqual([
    ['90%', 0, null],
    ['90%', 60, 60],
    ['100%', 100, null],
    ['110%', 100, null],
    ['130%', 120, null],
  ]);
});

test.each([
  ['0.5', '0', ['50%', 0, 0], 0],
  ['1.8', '120', ['180%', 120, 120], 5],
] as const)('beyond its ends, at %s, the curve stays level', (attainment, points, drawn, index) => {
  expect(drawnOf(at(attainment, points))[index]).toStrictEqual(drawn);
});

test('a gate that took points shows below the curve', () => {
  expect(drawnOf(at('0.95', '40'))[2]).toStrictEqual(['95%', 80, 40]);
});

test('ratings are read from the map itself', () => {
  expect(drawnOf(whySubjective)[3]).toStrictEqual(['4 / 5', 110, 110]);
});

test('what is missing has no place, and the sentence says so', () => {
  expect(drawnOf(whyMissing).every(([, , here]) => here === null)).toBe(true);
  expect(chartOf(whyMissing).summary).toContain('There is no reading to place on it yet.');
});
