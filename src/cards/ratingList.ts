import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Card } from './model.ts';
import type { Instant, Period, PersonName } from './view.ts';

export interface RatingListView {
  readonly period: Period;
  readonly timeZone: string;
  readonly due: { readonly at: Instant; readonly daysLeft: number } | null;
  readonly people: readonly {
    readonly person: PersonName;
    readonly position: BilingualName;
    readonly rating:
      | { readonly at: 'none' }
      | { readonly at: 'draft'; readonly savedAt: Instant }
      | { readonly at: 'submitted'; readonly on: Instant }
      /** Sent back by the approver. */
      | { readonly at: 'returned'; readonly by: PersonName; readonly reason: string }
      /** Decided: nothing to rate any more. */
      | { readonly at: 'decided' };
    readonly selfReview: boolean;
  }[];
}

/** A lead's people, and whom they have rated. */
export function ratingListCard(view: RatingListView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
