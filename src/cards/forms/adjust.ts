import type { Words } from '../../words/index.ts';
import type { Form } from '../model.ts';
import type { DecimalText, Period, PersonName, Result } from '../view.ts';

export interface AdjustFormView {
  readonly scorecard: string;
  readonly version: number;
  readonly person: PersonName;
  readonly period: Period;
  readonly result: Result;
  /** Points either way: '5'. */
  readonly limit: DecimalText;
}

/** Field keys are `points` and `reason`. */
export function adjustForm(view: AdjustFormView, words: Words): Form {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
