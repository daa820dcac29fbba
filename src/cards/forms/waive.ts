import type { Words } from '../../words/index.ts';
import type { BilingualName } from '../../words/language.ts';
import { nameOf, pick } from '../format.ts';
import { plain, type Form } from '../model.ts';
import { missingText } from '../phrase.ts';
import type { Missing, PersonName } from '../view.ts';
import { REASON_LIMITS } from './returnReason.ts';

export interface WaiveFormView {
  readonly scorecard: string;
  readonly version: number;
  /** The plan's item. */
  readonly item: string;
  readonly name: BilingualName;
  readonly why: Missing;
  readonly person: PersonName;
  readonly timeZone: string;
}

/** Field key is `reason`. */
export function waiveForm(view: WaiveFormView, words: Words): Form {
  const said = words.cycleForms.waive;
  const name = nameOf(view.person);
  return {
    kind: 'waive',
    language: words.language,
    title: said.title(pick(words, view.name), name),
    intro: [[plain(said.why(missingText(words, view.why, view.timeZone)))], [plain(said.sees(name))]],
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
    intent: { do: 'waive', scorecard: view.scorecard, version: view.version, item: view.item },
    submitLabel: said.submit,
    cancelLabel: words.forms.cancel,
  };
}
