/** Formulas of metrics: text in, a tree out, or what is wrong with it and where. */
import { parseDecimal } from './exact.ts';
import { leavesOf, type Expression } from './expression.ts';
import { measureOf, measures } from './measures.ts';
import { nearest } from './nearest.ts';
import { poolingProblem, type Unpoolable } from './pooling.ts';
import { tokenize, type Token } from './token.ts';

export { countKey, figureKey, leavesOf } from './expression.ts';
export type { Expression };

/** One quotient at most at its top, so that it can be pooled over sites: sums of numerators over sums of denominators. */
export interface Formula {
  readonly numerator: Expression;
  readonly denominator: Expression | null;
}

/** `position` counts characters from 0; one past the end for what is missing there. */
export type FormulaProblem =
  | {
      readonly kind: 'unexpected';
      readonly position: number;
      /** '' at the end. */
      readonly found: string;
      readonly expected: 'a measure or number' | 'an operator' | '(' | ')' | 'a comparison' | 'a number';
    }
  | {
      readonly kind: 'unknown_measure';
      readonly position: number;
      readonly name: string;
      readonly nearest: string | null;
    }
  /** count() of something that has no rows of its own. */
  | { readonly kind: 'not_an_event'; readonly position: number; readonly name: string }
  | { readonly kind: 'too_long'; readonly position: number }
  | { readonly kind: 'not_poolable'; readonly position: number; readonly why: Unpoolable };

export type ParsedFormula = { readonly formula: Formula } | { readonly problem: FormulaProblem };

const maxLength = 400;

export function parseFormula(text: string): ParsedFormula {
  if (text.length > maxLength) return { problem: { kind: 'too_long', position: maxLength } };
  const parsed = parseAll(tokenize(text), text.length);
  if ('problem' in parsed) return parsed;
  const { expression } = parsed;
  const quotient = expression.type === 'binary' && expression.op === '/' ? expression : null;
  const why = poolingProblem(expression);
  if (why !== null) return { problem: { kind: 'not_poolable', position: 0, why } };
  // A quotient by days or a number is still a sum over sites.
  const isRatio =
    quotient !== null && leavesOf(quotient.right).some(({ type }) => type !== 'days' && type !== 'number');
  return {
    formula: isRatio
      ? { numerator: quotient.left, denominator: quotient.right }
      : { numerator: expression, denominator: null },
  };
}

type Step = { readonly expression: Expression; readonly next: number } | { readonly problem: FormulaProblem };

function parseAll(
  tokens: readonly Token[],
  end: number,
): { readonly expression: Expression } | { readonly problem: FormulaProblem } {
  const positionAt = (index: number): number => tokens[index]?.position ?? end;
  const textAt = (index: number): string => tokens[index]?.text ?? '';
  type Expected = Extract<FormulaProblem, { kind: 'unexpected' }>['expected'];
  const unexpected = (index: number, expected: Expected): { readonly problem: FormulaProblem } => ({
    problem: { kind: 'unexpected', position: positionAt(index), found: textAt(index), expected },
  });

  /** Left-associative operators of one strength. */
  function chain(index: number, operators: readonly ('+' | '-' | '*' | '/')[], operand: (at: number) => Step): Step {
    let left = operand(index);
    while (!('problem' in left)) {
      const at = left.next;
      const op = operators.find((each) => each === textAt(at));
      if (op === undefined) return left;
      const right = operand(at + 1);
      if ('problem' in right) return right;
      left = {
        expression: { type: 'binary', op, left: left.expression, right: right.expression },
        next: right.next,
      };
    }
    return left;
  }
  const parseSum = (index: number): Step => chain(index, ['+', '-'], parseProduct);
  const parseProduct = (index: number): Step => chain(index, ['*', '/'], parseUnary);

  function parseUnary(index: number): Step {
    if (textAt(index) !== '-') return parseOperand(index);
    const inner = parseUnary(index + 1);
    return 'problem' in inner ? inner : { ...inner, expression: { type: 'negate', of: inner.expression } };
  }

  function parseBracketed(index: number): Step {
    if (textAt(index) !== '(') return unexpected(index, '(');
    const inner = parseSum(index + 1);
    if ('problem' in inner) return inner;
    return textAt(inner.next) === ')' ? { ...inner, next: inner.next + 1 } : unexpected(inner.next, ')');
  }

  function parseOperand(index: number): Step {
    const token = tokens[index];
    if (token === undefined) return unexpected(index, 'a measure or number');
    if (token.text === '(') return parseBracketed(index);
    if (token.type === 'number') return parseNumber(index);
    if (token.type !== 'name') return unexpected(index, 'a measure or number');
    if (token.text === 'days') return { expression: { type: 'days' }, next: index + 1 };
    if (token.text === 'count') return parseCount(index + 1);
    if (token.text === 'abs') {
      const inner = parseBracketed(index + 1);
      return 'problem' in inner ? inner : { ...inner, expression: { type: 'abs', of: inner.expression } };
    }
    return unknownMeasure(token) ?? { expression: { type: 'measure', key: token.text }, next: index + 1 };
  }

  function parseNumber(index: number): Step {
    const value = parseDecimal(textAt(index));
    if (typeof value === 'string') return unexpected(index, 'a number');
    return { expression: { type: 'number', value }, next: index + 1 };
  }

  /** From the bracket of 'count(measure <= 48)' on. */
  function parseCount(index: number): Step {
    if (textAt(index) !== '(') return unexpected(index, '(');
    const token = tokens[index + 1];
    if (token?.type !== 'name') return unexpected(index + 1, 'a measure or number');
    const unknown = unknownMeasure(token);
    if (unknown !== null) return unknown;
    const { position, text: name } = token;
    if (measureOf(name)?.kind !== 'event') return { problem: { kind: 'not_an_event', position, name } };
    const op = (['<', '<=', '>', '>='] as const).find((each) => each === textAt(index + 2));
    if (op === undefined) return unexpected(index + 2, 'a comparison');
    const value = parseDecimal(textAt(index + 3));
    if (typeof value === 'string') return unexpected(index + 3, 'a number');
    if (textAt(index + 4) !== ')') return unexpected(index + 4, ')');
    return { expression: { type: 'count', measure: name, op, value }, next: index + 5 };
  }

  const whole = parseSum(0);
  if ('problem' in whole) return whole;
  return whole.next === tokens.length ? whole : unexpected(whole.next, 'an operator');
}

function unknownMeasure({ position, text: name }: Token): { readonly problem: FormulaProblem } | null {
  if (measureOf(name) !== null) return null;
  const keys = measures.map((measure) => measure.key);
  return { problem: { kind: 'unknown_measure', position, name, nearest: nearest(name, keys) } };
}
