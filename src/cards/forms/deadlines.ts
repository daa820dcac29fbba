import type { Words } from '../../words/index.ts';
import { STEPS, type StepDays } from '../cycleOpening.ts';
import { formatPeriodOfYear } from '../dates.ts';
import { plain, type Form } from '../model.ts';
import type { Period } from '../view.ts';

export interface DeadlinesFormView {
  readonly period: Period;
  /** Of the cycle. */
  readonly version: number;
  readonly deadlines: StepDays;
}

/** Field keys are the steps. */
export function deadlinesForm({ period, version, deadlines }: DeadlinesFormView, words: Words): Form {
  const said = words.cycleForms.deadlines;
  return {
    kind: 'deadlines',
    language: words.language,
    title: said.title(formatPeriodOfYear(words, period)),
    intro: [[plain(said.sees)]],
    fields: STEPS.map((step) => ({
      key: step,
      type: 'date',
      label: words.opening.until[step],
      required: true,
      value: deadlines[step],
    })),
    intent: { do: 'deadlines', period, version },
    submitLabel: said.submit,
    cancelLabel: words.forms.cancel,
  };
}
