import type { Comparison } from './document.ts';
import type { Exact } from './exact.ts';

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

/** One quotient at most at its top, so that it can be pooled over sites: sums of numerators over sums of denominators. */
export interface Formula {
  readonly numerator: Expression;
  readonly denominator: Expression | null;
}
