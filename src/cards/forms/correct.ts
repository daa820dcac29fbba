import type { Words } from '../../words/index.ts';
import { formatPeriodOfYear } from '../dates.ts';
import { formatPlain, nameOf } from '../format.ts';
import { plain, type Field, type Form } from '../model.ts';
import { paidText } from '../phrase.ts';
import type { PaidResult, Period, PersonName } from '../view.ts';
import { ADJUST_DECIMALS } from './adjust.ts';
import { REASON_LIMITS } from './returnReason.ts';

export interface CorrectFormView {
  readonly scorecard: string;
  /** How many there are. */
  readonly corrections: number;
  readonly person: PersonName;
  readonly period: Period;
  readonly result: PaidResult;
  /** What today's figures give, where that differs. */
  readonly restated: PaidResult | null;
}

/** A whole score either way. */
export const CORRECTION_LIMIT = '150';

/** Field keys are `how` ('restated' or 'points'; only where figures were restated), `points` and `reason`. */
export function correctForm(view: CorrectFormView, words: Words): Form {
  const said = words.cycleForms.correct;
  const name = nameOf(view.person);
  const text = (result: PaidResult): string => paidText(result, words) ?? words.history.noTotal;
  const how: Field = {
    key: 'how',
    type: 'choice',
    label: said.how,
    required: true,
    options: [
      { value: 'restated', label: said.restated },
      { value: 'points', label: said.points },
    ],
    value: 'restated',
  };
  return {
    kind: 'correct',
    language: words.language,
    title: said.title(name, formatPeriodOfYear(words, view.period)),
    intro: [
      [plain(said.now(text(view.result)))],
      ...(view.restated === null ? [] : [[plain(said.today(text(view.restated)))]]),
      [plain(said.sees(name))],
    ],
    fields: [
      ...(view.restated === null ? [] : [how]),
      {
        key: 'points',
        type: 'number',
        label: said.pointsField,
        hint: said.pointsHint(formatPlain(CORRECTION_LIMIT)),
        required: view.restated === null,
        min: `-${CORRECTION_LIMIT}`,
        max: CORRECTION_LIMIT,
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
    intent: { do: 'correct', scorecard: view.scorecard, after: view.corrections },
    submitLabel: said.submit,
    cancelLabel: words.forms.cancel,
  };
}
