import { describe, expect, test } from 'vitest';
import { exact, toDecimal } from '../../src/scoring/exact.ts';
import { evaluate } from '../../src/scoring/expression.ts';
import { parseFormula, type FormulaProblem } from '../../src/scoring/formula.ts';

const figures = new Map(
  Object.entries({
    net_sales: '200',
    cogs: '120',
    ad_spend: '30',
    ad_budget: '40',
    stock_value: '900',
    days: '30',
    bad_reviews: '8',
    'count(review_reply_hours <= 48)': '6',
  }).map(([key, value]) => [key, exact(value)]),
);

function valueOf(text: string): string | null {
  const parsed = parseFormula(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  const { numerator, denominator } = parsed.formula;
  const above = evaluate(numerator, figures);
  const below = denominator === null ? exact('1') : evaluate(denominator, figures);
  return above === null || below === null ? null : toDecimal(above.div(below), 6);
}

describe('formulas are worked out', () => {
  test.each([
    ['net_sales', '200'],
    ['(net_sales - cogs) / net_sales', '0.4'],
    ['net_sales - cogs - ad_spend', '50'],
    ['net_sales - (cogs - ad_spend)', '110'],
    ['-cogs + net_sales', '80'],
    ['2 * net_sales / 0.5', '800'],
    ['abs(ad_spend - ad_budget) / ad_budget', '0.25'],
    ['stock_value / (cogs / days)', '225'],
    ['count(review_reply_hours <= 48) / bad_reviews', '0.75'],
    ['（net_sales − cogs）÷ net_sales', '0.4'],
    ['count(review_reply_hours ≤ 48.0) / bad_reviews', '0.75'],
    ['net_sales / 0', null],
  ])('%s is %s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });
});

describe('what is wrong, and where', () => {
  const unexpected = (position: number, found: string, expected: string) => ({
    kind: 'unexpected',
    position,
    found,
    expected,
  });
  test.each<readonly [string, object]>([
    ['', unexpected(0, '', 'a measure or number')],
    ['net_sales -', unexpected(11, '', 'a measure or number')],
    ['(net_sales', unexpected(10, '', ')')],
    ['net_sales cogs', unexpected(10, 'cogs', 'an operator')],
    ['net_sales)', unexpected(9, ')', 'an operator')],
    ['net_sales = 1', unexpected(10, '=', 'an operator')],
    ['abs net_sales', unexpected(4, 'net_sales', '(')],
    ['count(review_reply_hours 48)', unexpected(25, '48', 'a comparison')],
    ['count(review_reply_hours <= cogs)', unexpected(28, 'cogs', 'a number')],
    ['net_sale / orders', { kind: 'unknown_measure', position: 0, name: 'net_sale', nearest: 'net_sales' }],
    ['cogs / Net_Sales', { kind: 'unknown_measure', position: 7, name: 'Net_Sales', nearest: 'net_sales' }],
    ['cogs / happiness', { kind: 'unknown_measure', position: 7, name: 'happiness', nearest: null }],
    ['count(orders > 3)', { kind: 'not_an_event', position: 6, name: 'orders' }],
    ['1 - cogs / net_sales', { kind: 'not_poolable', position: 0, why: 'quotient_inside' }],
    ['orders * units_sold', { kind: 'not_poolable', position: 0, why: 'product_of_measures' }],
    ['net_sales + 5', { kind: 'not_poolable', position: 0, why: 'number_added' }],
    ['days / 30', { kind: 'not_poolable', position: 0, why: 'no_measure' }],
    ['('.repeat(500), { kind: 'too_long', position: 400 }],
  ])('%s', (text, expected) => {
    const parsed = parseFormula(text);
    const problem: FormulaProblem | null = 'problem' in parsed ? parsed.problem : null;
    expect(problem).toEqual(expected);
  });
});
