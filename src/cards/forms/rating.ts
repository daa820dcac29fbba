import type { Words } from '../../words/index.ts';
import type { BilingualName } from '../../words/language.ts';
import type { Form } from '../model.ts';
import type { Instant, Period, PersonName } from '../view.ts';

export interface RatingFormView {
  readonly person: PersonName;
  readonly position: BilingualName;
  readonly period: Period;
  readonly timeZone: string;
  readonly approver: PersonName | null;
  readonly criteria: readonly {
    readonly id: string;
    readonly name: BilingualName;
    readonly meaning: BilingualName;
    /** "1" … "5" in words. */
    readonly anchors: Readonly<Record<string, BilingualName>>;
    /** What was chosen before, '1' … '5', or ''. */
    readonly value: string;
  }[];
  readonly note: string;
  readonly selfReview: string | null;
  readonly returned: { readonly by: PersonName; readonly reason: string } | null;
  readonly draftSavedAt: Instant | null;
}

/** Field keys are `rating.CRITERION_ID` and `note`. */
export const ratingField = (criterionId: string): string => `rating.${criterionId}`;

export const NOTE_LIMITS = { min: 10, max: 2000 } as const;

export function ratingForm(view: RatingFormView, words: Words): Form {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
