/**
 * Which formulas mean the same over several sites as over one. Each site's part is worked out and summed, so a part must
 * be a sum of measures: scaled by numbers or days, never multiplied or divided by one another below the top quotient.
 */
import type { Expression } from './expression.ts';

export type Unpoolable =
  /** a / b + c, or 1 - a / b: write it as one quotient, (b - a) / b. */
  | 'quotient_inside'
  /** a * b */
  | 'product_of_measures'
  /** a + 5: the 5 would be counted once for each site. */
  | 'number_added'
  /** Nothing but numbers and days. */
  | 'no_measure';

type Shape = 'sum' | 'factor' | Unpoolable;

const isProblem = (shape: Shape): shape is Unpoolable => shape !== 'sum' && shape !== 'factor';

export function poolingProblem(expression: Expression): Unpoolable | null {
  if (expression.type === 'binary' && expression.op === '/') {
    const left = shapeOf(expression.left);
    const right = shapeOf(expression.right);
    if (isProblem(left)) return left;
    if (isProblem(right)) return right;
    return left === 'sum' ? null : 'no_measure';
  }
  const shape = shapeOf(expression);
  if (isProblem(shape)) return shape;
  return shape === 'sum' ? null : 'no_measure';
}

function shapeOf(expression: Expression): Shape {
  switch (expression.type) {
    case 'number':
    case 'days':
      return 'factor';
    case 'measure':
    case 'count':
      return 'sum';
    case 'abs':
    case 'negate':
      return shapeOf(expression.of);
    case 'binary': {
      const left = shapeOf(expression.left);
      const right = shapeOf(expression.right);
      if (isProblem(left)) return left;
      if (isProblem(right)) return right;
      switch (expression.op) {
        case '+':
        case '-':
          return left === right ? left : 'number_added';
        case '*':
          if (left === 'sum' && right === 'sum') return 'product_of_measures';
          return left === 'sum' || right === 'sum' ? 'sum' : 'factor';
        case '/':
          return right === 'sum' ? 'quotient_inside' : left;
      }
    }
  }
}
