import type { Words } from '../../words/index.ts';
import { formatPeriod } from '../dates.ts';
import { nameOf } from '../format.ts';
import { plain, type Form } from '../model.ts';
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
  const said = words.forms.return;
  const name = nameOf(view.person);
  return {
    kind: 'return',
    language: words.language,
    title: said.title(name, formatPeriod(words, view.period)),
    intro: [[plain(said.sees(view.lead === null ? null : nameOf(view.lead), name))]],
    fields: [
      {
        key: 'reason',
        type: 'text',
        label: said.reason,
        hint: said.hint,
        required: true,
        multiline: true,
        minLength: REASON_LIMITS.min,
        maxLength: REASON_LIMITS.max,
        value: '',
      },
    ],
    intent: { do: 'return', scorecard: view.scorecard, version: view.version },
    submitLabel: said.submit,
    cancelLabel: words.forms.cancel,
  };
}
