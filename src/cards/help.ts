import type { Words } from '../words/index.ts';
import type { Card } from './model.ts';
import type { Period, PersonName } from './view.ts';

/** What this person can do here. */
export interface HelpView {
  readonly person: PersonName;
  /** The period their own card is shown for. */
  readonly period: Period;
  readonly hasScorecard: boolean;
  /** Null where they lead nobody. `waiting`: people not rated yet. */
  readonly lead: { readonly period: Period; readonly waiting: number } | null;
  /** Null where they approve nobody. `waiting`: cards that wait for them. */
  readonly approver: { readonly period: Period; readonly waiting: number } | null;
  readonly isAdministrator: boolean;
}

export function helpCard(view: HelpView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
