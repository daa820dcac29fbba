/** A metric's formula piece by piece, in reading order: once in words, once with the figures put in. */
import type { Comparison } from '../scoring/document.ts';
import { toDecimal } from '../scoring/exact.ts';
import type { Expression, Formula } from '../scoring/formula.ts';
import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { formatPlain, formatQuantity, pick } from './format.ts';
import type { DecimalText, Quantity } from './view.ts';

export type FormulaPart =
  | { readonly type: 'sign'; readonly sign: '+' | '-' | '*' | '/' | '(' | ')' | 'abs(' | 'negative' }
  | { readonly type: 'measure'; readonly name: BilingualName; readonly value: Quantity | null }
  /** count(reply hours <= 48): how many satisfied it. */
  | {
      readonly type: 'count';
      readonly name: BilingualName;
      readonly op: Comparison;
      readonly limit: DecimalText;
      readonly value: Quantity | null;
    }
  | { readonly type: 'days'; readonly value: Quantity | null }
  | { readonly type: 'number'; readonly value: DecimalText };

/** What stands for a piece: the measure's name, and the figure found for it (null where missing). */
export interface FormulaNames {
  measure(key: string): { readonly name: BilingualName; readonly value: Quantity | null };
  count(
    measure: string,
    op: Comparison,
    value: DecimalText,
  ): { readonly name: BilingualName; readonly value: Quantity | null };
  readonly days: Quantity | null;
}

const sign = (text: Extract<FormulaPart, { type: 'sign' }>['sign']): FormulaPart => ({ type: 'sign', sign: text });

/** Brackets only where they are needed to read it right. */
const strength = { '+': 1, '-': 1, '*': 2, '/': 2 } as const;

function parts(expression: Expression, names: FormulaNames, within: number): readonly FormulaPart[] {
  switch (expression.type) {
    case 'number':
      return [{ type: 'number', value: toDecimal(expression.value) }];
    case 'measure':
      return [{ type: 'measure', ...names.measure(expression.key) }];
    case 'days':
      return [{ type: 'days', value: names.days }];
    case 'count': {
      const limit = toDecimal(expression.value);
      const named = names.count(expression.measure, expression.op, limit);
      return [{ type: 'count', op: expression.op, limit, ...named }];
    }
    case 'abs':
      return [sign('abs('), ...parts(expression.of, names, 0), sign(')')];
    case 'negate':
      return [sign('negative'), ...parts(expression.of, names, 3)];
    case 'binary': {
      const own = strength[expression.op];
      // The right of - and / binds closer: a - (b - c), a / (b / c).
      const right = own + (expression.op === '-' || expression.op === '/' ? 1 : 0);
      const inner = [
        ...parts(expression.left, names, own),
        sign(expression.op),
        ...parts(expression.right, names, right),
      ];
      return own < within ? [sign('('), ...inner, sign(')')] : inner;
    }
  }
}

export function formulaParts(formula: Formula, names: FormulaNames): readonly FormulaPart[] {
  if (formula.denominator === null) return parts(formula.numerator, names, 0);
  return [...parts(formula.numerator, names, 2), sign('/'), ...parts(formula.denominator, names, 3)];
}

const SIGNS = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '(': '(', ')': ')', negative: '−' } as const;

/** '(销售额 − 销售成本) ÷ 销售额' */
export const formulaInWords = (formula: readonly FormulaPart[], words: Words): string =>
  written(formula, words, (part) => partInWords(part, words));

/** '(US$ 125,040 − US$ 111,036) ÷ US$ 125,040' */
export const formulaWithFigures = (formula: readonly FormulaPart[], words: Words): string =>
  written(formula, words, (part) => partWithFigure(part, words));

type Operand = Exclude<FormulaPart, { type: 'sign' }>;

const written = (formula: readonly FormulaPart[], words: Words, operand: (part: Operand) => string): string =>
  formula
    .map((part) => {
      if (part.type !== 'sign') return operand(part);
      return part.sign === 'abs(' ? words.why.absolute : SIGNS[part.sign];
    })
    .join('');

function partInWords(part: Operand, words: Words): string {
  const said = words.why;
  switch (part.type) {
    case 'measure':
      return pick(words, part.name);
    case 'count':
      return said.counted(pick(words, part.name), words.figures.comparison[part.op], formatPlain(part.limit));
    case 'days':
      return said.daysInScope;
    case 'number':
      return formatPlain(part.value);
  }
}

function partWithFigure(part: Operand, words: Words): string {
  switch (part.type) {
    case 'measure':
    case 'count':
    case 'days':
      return part.value === null ? words.why.unknownFigure : formatQuantity(words, part.value);
    case 'number':
      return formatPlain(part.value);
  }
}
