import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Card } from './model.ts';
import type { Missing, Period, PersonName, Result, Trend } from './view.ts';

export interface HistoryEntry extends Result {
  readonly period: Period;
  readonly inProgress: boolean;
  /** Difference to the entry before it; null where one of both is missing. */
  readonly change: { readonly points: string; readonly trend: Trend } | null;
  /** Why there is no total. */
  readonly missing: Missing | null;
}

export interface HistoryView {
  readonly person: PersonName;
  readonly position: BilingualName;
  readonly isSelf: boolean;
  /** At most six, oldest first. */
  readonly entries: readonly HistoryEntry[];
}

/** Six periods of one person: against their own past. */
export function historyCard(view: HistoryView, words: Words): Card {
  throw new Error(`not yet: ${view.person.id} ${words.language}`);
}
