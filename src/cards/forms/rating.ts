import type { Words } from '../../words/index.ts';
import type { BilingualName } from '../../words/language.ts';
import { note } from '../clip.ts';
import { formatInstant, formatPeriod } from '../dates.ts';
import { nameOf, pick } from '../format.ts';
import { plain, type Field, type Form } from '../model.ts';
import type { Instant, Period, PersonName } from '../view.ts';
import { SELF_REVIEW_LIMITS } from './selfReview.ts';

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

const SCORES = ['1', '2', '3', '4', '5'] as const;
const MEANING_LENGTH = 300;
const ANCHOR_LENGTH = 200;

export const NOTE_LIMITS = { min: 10, max: 2000 } as const;

export function ratingForm(view: RatingFormView, words: Words): Form {
  const said = words.forms.rating;
  const name = nameOf(view.person);
  return {
    kind: 'rating',
    language: words.language,
    title: said.title(name, formatPeriod(words, view.period)),
    intro: intro(view, words).map((line) => [plain(line)]),
    fields: [
      ...view.criteria.map((criterion) => criterionField(criterion, words)),
      {
        key: 'note',
        type: 'text',
        label: said.note,
        hint: said.noteHint(name),
        required: true,
        multiline: true,
        minLength: NOTE_LIMITS.min,
        maxLength: NOTE_LIMITS.max,
        value: view.note,
      },
    ],
    intent: { do: 'rate', person: view.person.id, period: view.period },
    submitLabel: said.submit,
    draftLabel: words.forms.keepDraft,
    cancelLabel: words.forms.cancel,
  };
}

/** Who will see it and when; then what helps to rate. */
function intro(view: RatingFormView, words: Words): readonly string[] {
  const said = words.forms.rating;
  const name = nameOf(view.person);
  return [
    said.sees(view.approver === null ? null : nameOf(view.approver), name),
    ...(view.returned === null ? [] : [said.returned(nameOf(view.returned.by), note(view.returned.reason, 500))]),
    ...(view.selfReview === null ? [] : [said.selfReview(name, note(view.selfReview, SELF_REVIEW_LIMITS.max))]),
    ...(view.draftSavedAt === null
      ? []
      : [words.forms.draftSaved(formatInstant(words, view.draftSavedAt, view.timeZone))]),
  ];
}

function criterionField(
  { id, name, meaning, anchors, value }: RatingFormView['criteria'][number],
  words: Words,
): Field {
  return {
    key: ratingField(id),
    type: 'rating',
    label: pick(words, name),
    hint: pick(words, meaning, MEANING_LENGTH),
    required: true,
    options: SCORES.map((score) => {
      const anchor = anchors[score];
      const text = anchor === undefined ? score : words.forms.rating.option(score, pick(words, anchor, ANCHOR_LENGTH));
      return { value: score, label: text };
    }),
    value,
  };
}
