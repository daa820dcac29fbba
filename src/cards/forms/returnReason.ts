import type { Words } from '../../words/index.ts';
import type { Form } from '../model.ts';
import type { Period, PersonName } from '../view.ts';

export interface ReturnFormView {
  readonly scorecard: string;
  readonly version: number;
  readonly person: PersonName;
  readonly period: Period;
  readonly lead: PersonName | null;
}

export const REASON_LIMITS = { min: 10, max: 500 } as const;

/** Field key is `reason`. */
export function returnForm(view: ReturnFormView, words: Words): Form {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
