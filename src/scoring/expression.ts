/** The tree of a formula, what stands at its ends, and its value for given figures. */
import type { Comparison } from './document.ts';
import { exact, toDecimal, type Exact } from './exact.ts';

export type Expression =
  | { readonly type: 'number'; readonly value: Exact }
  | { readonly type: 'measure'; readonly key: string }
  /** Days in scope. */
  | { readonly type: 'days' }
  | { readonly type: 'count'; readonly measure: string; readonly op: Comparison; readonly value: Exact }
  | { readonly type: 'abs'; readonly of: Expression }
  | { readonly type: 'negate'; readonly of: Expression }
  | {
      readonly type: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

export type Leaf = Extract<Expression, { type: 'number' | 'measure' | 'days' | 'count' }>;

/** What stands at the ends of the tree, in reading order. */
export function leavesOf(expression: Expression): readonly Leaf[] {
  switch (expression.type) {
    case 'number':
    case 'measure':
    case 'days':
    case 'count':
      return [expression];
    case 'abs':
    case 'negate':
      return leavesOf(expression.of);
    case 'binary':
      return [...leavesOf(expression.left), ...leavesOf(expression.right)];
  }
}

/** How a count is named among figures: 'count(review_reply_hours <= 48)'. */
export const countKey = (measure: string, op: Comparison, value: Exact | string): string =>
  `count(${measure} ${op} ${toDecimal(typeof value === 'string' ? exact(value) : value)})`;

/** The figure that stands for a leaf: by measure, 'days', or countKey. */
export function figureKey(leaf: Exclude<Leaf, { type: 'number' }>): string {
  switch (leaf.type) {
    case 'measure':
      return leaf.key;
    case 'days':
      return 'days';
    case 'count':
      return countKey(leaf.measure, leaf.op, leaf.value);
  }
}

/** Null where it divides by 0. */
export function evaluate(expression: Expression, figures: ReadonlyMap<string, Exact>): Exact | null {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'measure':
    case 'days':
    case 'count': {
      const figure = figures.get(figureKey(expression));
      if (figure === undefined) throw new RangeError(`no figure for ${figureKey(expression)}`);
      return figure;
    }
    case 'abs':
      return evaluate(expression.of, figures)?.abs() ?? null;
    case 'negate':
      return evaluate(expression.of, figures)?.neg() ?? null;
    case 'binary': {
      const left = evaluate(expression.left, figures);
      const right = evaluate(expression.right, figures);
      if (left === null || right === null) return null;
      switch (expression.op) {
        case '+':
          return left.add(right);
        case '-':
          return left.sub(right);
        case '*':
          return left.mul(right);
        case '/':
          return right.n === 0n ? null : left.div(right);
      }
    }
  }
}
