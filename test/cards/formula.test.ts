import { expect, test } from 'vitest';
import { formulaInWords, formulaParts, formulaWithFigures } from '../../src/cards/formula.ts';
import { exact } from '../../src/scoring/exact.ts';
import type { Expression, Formula } from '../../src/scoring/formula.ts';
import { words } from '../../src/words/index.ts';

const measure = (key: string): Expression => ({ type: 'measure', key });
const number = (value: string): Expression => ({ type: 'number', value: exact(value) });
const binary = (left: Expression, op: '+' | '-' | '*' | '/', right: Expression): Expression => ({
  type: 'binary',
  op,
  left,
  right,
});
const days: Expression = { type: 'days' };
const [a, b, c] = [measure('a'), measure('b'), measure('c')];

const figures: Readonly<Record<string, string>> = { a: '1200', b: '300.5', c: '7' };
const names = {
  measure: (key: string) => ({
    name: { zh: `甲${key}`, en: key },
    value: figures[key] === undefined ? null : ({ value: figures[key], unit: 'count', currency: null } as const),
  }),
  count: () => ({ name: { zh: '用时', en: 'hours' }, value: { value: '59', unit: 'count', currency: null } as const }),
  days: { value: '22', unit: 'days', currency: null } as const,
};

test.each<[Formula, string, string]>([
  [{ numerator: a, denominator: null }, 'a', '1,200'],
  [{ numerator: binary(a, '-', b), denominator: a }, '(a − b) ÷ a', '(1,200 − 300.5) ÷ 1,200'],
  [{ numerator: binary(binary(a, '-', b), '-', c), denominator: null }, 'a − b − c', '1,200 − 300.5 − 7'],
  [{ numerator: binary(a, '-', binary(b, '-', c)), denominator: null }, 'a − (b − c)', '1,200 − (300.5 − 7)'],
  [{ numerator: a, denominator: binary(b, '/', days) }, 'a ÷ (b ÷ days)', '1,200 ÷ (300.5 ÷ 22 days)'],
  [{ numerator: a, denominator: binary(b, '*', number('1.5')) }, 'a ÷ (b × 1.5)', '1,200 ÷ (300.5 × 1.5)'],
  [
    { numerator: { type: 'abs', of: binary(a, '-', b) }, denominator: b },
    'difference (a − b) ÷ b',
    'difference (1,200 − 300.5) ÷ 300.5',
  ],
  [
    { numerator: { type: 'count', measure: 'h', op: '<=', value: exact('48') }, denominator: measure('unknown') },
    'number of hours at most 48 ÷ unknown',
    '59 ÷ ?',
  ],
  [{ numerator: { type: 'negate', of: binary(a, '+', b) }, denominator: null }, '−(a + b)', '−(1,200 + 300.5)'],
])('%o reads %s', (formula, inWords, withFigures) => {
  const parts = formulaParts(formula, names);
  expect(formulaInWords(parts, words('en'))).toBe(inWords);
  expect(formulaWithFigures(parts, words('en'))).toBe(withFigures);
});
