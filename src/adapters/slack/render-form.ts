/** A form as a modal. Pure. */
import type { Field, Form, Option } from '../../cards/model.ts';
import { slackWords } from '../../words/slack.ts';
import { blockIdOf, VALUE } from './form-values.ts';
import { LIMITS } from './limits.ts';
import type { SlackBlock } from './render.ts';
import { clean, plainText, richSection, richText } from './spans.ts';

/** Of the button that keeps a form unfinished. */
export const DRAFT = 'draft';

/** More than these are a list to open, not rows to tap. */
const ROWS_TO_TAP = 6;
const FIELDS = 40;

/** @param metadata comes back with the form; at most 3,000 characters */
export function renderForm(form: Form, metadata: string) {
  const { title, submitLabel, cancelLabel, draftLabel, fields, intro, language } = form;
  const { title: short, button } = LIMITS.view;
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: metadata,
    title: plainText(title, short),
    submit: plainText(submitLabel, button),
    close: plainText(cancelLabel, button),
    blocks: [
      // A title of Slack's is a few words: a longer one is read whole above the fields.
      ...(title.length > short ? [{ type: 'header', text: plainText(title, LIMITS.header) }] : []),
      ...intro.map((spans) => richText(richSection(spans))),
      ...fields.slice(0, FIELDS).flatMap((field) => renderField(field, slackWords(language).choose)),
      ...(draftLabel === undefined ? [] : [draftBlock(draftLabel)]),
    ],
  };
}

const draftBlock = (label: string): SlackBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: DRAFT, text: plainText(label, LIMITS.button) }],
});

function renderField(field: Field, choose: string): readonly SlackBlock[] {
  const { key, label, hint, required } = field;
  const input = {
    type: 'input',
    block_id: blockIdOf(key),
    label: plainText(label, LIMITS.field.label),
    optional: !required,
    ...(hint === undefined || clean(hint).trim() === '' ? {} : { hint: plainText(hint, LIMITS.field.hint) }),
    element: { ...elementOf(field, choose), action_id: VALUE },
  };
  return 'options' in field ? [...anchors(field.options), input] : [input];
}

function elementOf(field: Field, choose: string): SlackBlock {
  switch (field.type) {
    case 'text': {
      const max = Math.min(Math.max(field.maxLength, 1), LIMITS.field.text);
      const value = clean(field.value).slice(0, max);
      return {
        type: 'plain_text_input',
        multiline: field.multiline,
        max_length: max,
        ...(field.minLength > 0 && field.minLength <= max ? { min_length: field.minLength } : {}),
        ...(value === '' ? {} : { initial_value: value }),
      };
    }
    case 'number':
      return {
        type: 'number_input',
        is_decimal_allowed: field.decimals > 0,
        min_value: field.min,
        max_value: field.max,
        ...(/^-?\d+(\.\d+)?$/u.test(field.value) ? { initial_value: field.value } : {}),
      };
    case 'date':
      return {
        type: 'datepicker',
        placeholder: plainText(choose, LIMITS.option),
        ...(/^\d{4}-\d\d-\d\d$/u.test(field.value) ? { initial_date: field.value } : {}),
      };
    case 'rating':
      return choiceOf(field.options, field.value, choose, LIMITS.radio);
    case 'choice':
    case 'person':
      return choiceOf(field.options, field.value, choose, ROWS_TO_TAP);
  }
}

/** Rows to tap where they are few; a list to open otherwise, in groups where Slack takes no longer list. */
function choiceOf(all: readonly Option[], value: string, choose: string, rows: number): SlackBlock {
  const options = all.map(renderOption);
  const initial = options[all.findIndex((option) => option.value === value)];
  const chosen = initial === undefined ? {} : { initial_option: initial };
  if (options.length <= rows) return { type: 'radio_buttons', options, ...chosen };
  const list = { type: 'static_select', placeholder: plainText(choose, LIMITS.option), ...chosen };
  if (options.length <= LIMITS.options) return { ...list, options };
  const groups = Array.from({ length: Math.ceil(options.length / LIMITS.options) }, (_, n) =>
    options.slice(n * LIMITS.options, (n + 1) * LIMITS.options),
  );
  const option_groups = groups.map((group) => ({
    label: plainText(`${group[0]?.text.text ?? ''} … ${group.at(-1)?.text.text ?? ''}`, LIMITS.option),
    options: group,
  }));
  return { ...list, option_groups };
}

function renderOption({ value, label, detail }: Option) {
  const fits = detail !== undefined && detail.trim() !== '' && detail.length <= LIMITS.option;
  return {
    text: plainText(label, LIMITS.option),
    value,
    ...(fits ? { description: plainText(detail, LIMITS.option) } : {}),
  };
}

/** What does not fit beside an option stands above all of them, whole: nobody rates by half a sentence. */
function anchors(options: readonly Option[]): readonly SlackBlock[] {
  const long = options.filter(({ detail = '' }) => detail.length > LIMITS.option);
  return long.length === 0
    ? []
    : [
        richText({
          type: 'rich_text_list',
          style: 'bullet',
          elements: long.map(({ label, detail = '' }) =>
            richSection([
              { type: 'strong', text: `${label} ` },
              { type: 'plain', text: detail },
            ]),
          ),
        }),
      ];
}
