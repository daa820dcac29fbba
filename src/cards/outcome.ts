import type { Words } from '../words/index.ts';
import type { Card } from './model.ts';
import type { Adjustment, Instant, Period, PersonName, Result } from './view.ts';

export interface OutcomeView {
  readonly to: 'employee' | 'lead';
  readonly person: PersonName;
  readonly period: Period;
  readonly timeZone: string;
  readonly by: PersonName;
  readonly on: Instant;
  readonly decision:
    | { readonly kind: 'approved'; readonly result: Result; readonly adjustment: Adjustment | null }
    /** The reason is the lead's to read; an employee's card does not carry it. */
    | { readonly kind: 'returned'; readonly reason: string };
}

/** The employee and the lead learn what the manager decided. */
export function outcomeCard(view: OutcomeView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
