import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Unusual } from './approval.ts';
import type { Card } from './model.ts';
import type { DecimalText, Instant, Period, PersonName, Result } from './view.ts';

export interface ApprovalListView {
  readonly period: Period;
  readonly timeZone: string;
  readonly due: { readonly at: Instant; readonly daysLeft: number } | null;
  readonly waiting: readonly {
    readonly scorecard: string;
    readonly person: PersonName;
    readonly position: BilingualName;
    readonly result: Result;
    /** Points against the period before. */
    readonly change: DecimalText | null;
    readonly unusual: readonly Unusual[];
  }[];
  /** Cards that are decided, and cards whose rating is not in yet. */
  readonly decided: number;
  readonly notRated: readonly PersonName[];
}

/** What waits for a manager, the unusual ones on top. */
export function approvalListCard(view: ApprovalListView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
