import type { Words } from '../../words/index.ts';
import type { Form } from '../model.ts';
import type { Instant, Period, PersonName } from '../view.ts';

export interface SelfReviewFormView {
  readonly period: Period;
  readonly timeZone: string;
  readonly lead: PersonName | null;
  readonly approver: PersonName | null;
  /** What was written before, or ''. */
  readonly text: string;
  readonly draftSavedAt: Instant | null;
}

export const SELF_REVIEW_LIMITS = { min: 10, max: 2000 } as const;

/** Field key is `text`. */
export function selfReviewForm(view: SelfReviewFormView, words: Words): Form {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
