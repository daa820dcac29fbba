import type { Words } from '../../words/index.ts';
import { formatInstant, formatPeriod } from '../dates.ts';
import { nameOf } from '../format.ts';
import { plain, type Form } from '../model.ts';
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
  const said = words.forms.selfReview;
  const readers = [view.lead, view.approver].flatMap((reader) => (reader === null ? [] : [nameOf(reader)]));
  const names = [...new Set(readers)];
  return {
    kind: 'self_review',
    language: words.language,
    title: said.title(formatPeriod(words, view.period)),
    intro: [
      [plain(said.sees(names.length === 0 ? said.nobody : words.list(names)))],
      ...(view.draftSavedAt === null
        ? []
        : [[plain(words.forms.draftSaved(formatInstant(words, view.draftSavedAt, view.timeZone)))]]),
    ],
    fields: [
      {
        key: 'text',
        type: 'text',
        label: said.text,
        hint: said.hint,
        required: true,
        multiline: true,
        minLength: SELF_REVIEW_LIMITS.min,
        maxLength: SELF_REVIEW_LIMITS.max,
        value: view.text,
      },
    ],
    intent: { do: 'self_review', period: view.period },
    submitLabel: said.submit,
    draftLabel: words.forms.keepDraft,
    cancelLabel: words.forms.cancel,
  };
}
