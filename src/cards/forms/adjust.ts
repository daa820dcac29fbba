import type { Words } from '../../words/index.ts';
import { formatPeriod } from '../dates.ts';
import { formatPlain, nameOf } from '../format.ts';
import { plain, type Form } from '../model.ts';
import { resultText } from '../phrase.ts';
import type { DecimalText, Period, PersonName, Result } from '../view.ts';
import { REASON_LIMITS } from './returnReason.ts';

export interface AdjustFormView {
  readonly scorecard: string;
  readonly version: number;
  readonly person: PersonName;
  readonly period: Period;
  readonly result: Result;
  /** Points either way: '5'. */
  readonly limit: DecimalText;
}

/** One decimal is what a total shows. */
export const ADJUST_DECIMALS = 1;

/** Field keys are `points` and `reason`. Submitting it approves with the adjustment. */
export function adjustForm(view: AdjustFormView, words: Words): Form {
  const said = words.forms.adjust;
  const name = nameOf(view.person);
  const total = resultText(words, view.result);
  return {
    kind: 'adjust',
    language: words.language,
    title: said.title(name, formatPeriod(words, view.period)),
    intro: [[plain(total === null ? words.approval.noTotal : said.now(total))], [plain(said.sees(name))]],
    fields: [
      {
        key: 'points',
        type: 'number',
        label: said.points,
        hint: said.limit(formatPlain(view.limit)),
        required: true,
        min: `-${view.limit}`,
        max: view.limit,
        decimals: ADJUST_DECIMALS,
        value: '',
      },
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
    intent: { do: 'adjust', scorecard: view.scorecard, version: view.version },
    submitLabel: said.submit,
    cancelLabel: words.forms.cancel,
  };
}
