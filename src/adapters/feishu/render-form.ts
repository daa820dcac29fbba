/** A form as a card of its own: Feishu has no dialogs. Pure. */
import type { Field, Form, Option } from '../../cards/model.ts';
import { feishuWords } from '../../words/feishu.ts';
import { buttonRow, type formMetadata, type FormAbout } from './buttons.ts';
import { markdown, type Element, type FeishuCard } from './cardJson.ts';
import { inputName, splitParts } from './form-values.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, filled, grey, plainText, spansMarkdown } from './markdown.ts';
import { cardShell } from './render.ts';
import type { z } from 'zod';

/** @param message of the card that the form was opened from */
export function renderForm(form: Form, message: string | null): FeishuCard {
  const { title, intro, intent, submitLabel, draftLabel, cancelLabel, language } = form;
  const fields = form.fields.slice(0, LIMITS.fields);
  const metadata = { intent, message, fields: fields.map(({ key }) => key), language };
  // Feishu itself would not send a form with an empty field that is required, not even to keep it unfinished.
  const checksItself = draftLabel === undefined;
  return {
    ...cardShell({ title, tone: 'neutral', summary: title }, 'direct'),
    body: {
      elements: [
        ...intro.map((spans) => markdown(spansMarkdown(spans))),
        {
          tag: 'form',
          name: 'form',
          elements: [
            ...fields.flatMap((field, n) => renderField(field, n, feishuWords(language), checksItself)),
            buttonRow([
              submitButton('final', submitLabel, metadata),
              ...(draftLabel === undefined ? [] : [submitButton('draft', draftLabel, metadata)]),
            ]),
          ],
        },
        { tag: 'button', text: plainText(cancelLabel, LIMITS.button), type: 'text', ...callback('cancel', metadata) },
      ],
    },
  };
}

/** What stands in the place of a form that is over. */
export const closedForm = (title: string, said: string): FeishuCard => ({
  ...cardShell({ title, tone: 'neutral', summary: title }, 'direct'),
  body: { elements: [markdown(grey(escapeMarkdown(said)), 'notation')] },
});

type FormAsked = FormAbout & { readonly intent: unknown };

const callback = (mode: z.input<typeof formMetadata>['mode'], form: FormAsked): Element => ({
  behaviors: [{ type: 'callback', value: { form, mode } satisfies z.input<typeof formMetadata> }],
});

const submitButton = (mode: 'draft' | 'final', label: string, metadata: FormAsked): Element => ({
  tag: 'button',
  name: mode,
  form_action_type: 'submit',
  text: plainText(label, LIMITS.button),
  type: mode === 'final' ? 'primary_filled' : 'default',
  ...callback(mode, metadata),
});

type Say = ReturnType<typeof feishuWords>;

function renderField(field: Field, n: number, say: Say, checksItself: boolean): readonly Element[] {
  const { label, hint, required } = field;
  const title = escapeMarkdown(filled(label, LIMITS.span));
  const asked = markdown(`**${title.trim()}**${required ? " <font color='red'>&#42;</font>" : ''}`);
  const help = hint === undefined || hint.trim() === '' ? [] : [markdown(grey(escapeMarkdown(hint)), 'notation')];
  return [asked, ...help, ...controls(field, n, say, required && checksItself)];
}

function controls(field: Field, n: number, say: Say, required: boolean): readonly Element[] {
  const name = inputName(n);
  const placeholder = plainText(say.choose, LIMITS.placeholder);
  switch (field.type) {
    case 'text':
      return textInputs(field, n, say, required);
    case 'number':
      return [
        {
          tag: 'input',
          name,
          input_type: 'text',
          max_length: 40,
          width: 'fill',
          required,
          ...valueOf(field.value, 40),
        },
      ];
    case 'date':
      return [
        {
          tag: 'date_picker',
          name,
          placeholder,
          required,
          ...(/^\d{4}-\d\d-\d\d$/u.test(field.value) ? { initial_date: field.value } : {}),
        },
      ];
    case 'rating':
    case 'choice':
    case 'person':
      return [...anchors(field.options), choice(field.options, field.value, { name, placeholder, required })];
  }
}

const valueOf = (value: string, max: number): Element => (value === '' ? {} : { default_value: value.slice(0, max) });

function textInputs(
  { label, multiline, maxLength, value }: Extract<Field, { type: 'text' }>,
  n: number,
  say: Say,
  required: boolean,
): readonly Element[] {
  const inputs = Math.min(Math.max(Math.ceil(maxLength / LIMITS.input), 1), LIMITS.inputs);
  return splitParts(value, inputs).map((text, part) => ({
    tag: 'input',
    name: inputName(n, part),
    input_type: multiline ? 'multiline_text' : 'text',
    ...(multiline ? { rows: inputs === 1 ? 3 : 4 } : {}),
    max_length: Math.min(Math.max(maxLength - part * LIMITS.input, 1), LIMITS.input),
    width: 'fill',
    // The later ones are for who has more to say.
    required: required && part === 0,
    ...(inputs === 1
      ? {}
      : { placeholder: plainText(say.part(label.slice(0, 60), part + 1, inputs), LIMITS.placeholder) }),
    ...valueOf(text, Math.min(maxLength, LIMITS.input)),
  }));
}

function choice(
  options: readonly Option[],
  value: string,
  rest: { readonly name: string; readonly placeholder: Element; readonly required: boolean },
): Element {
  const isThere = options.some((option) => option.value === value);
  return {
    tag: 'select_static',
    ...rest,
    width: 'fill',
    options: options.map((option) => ({ text: plainText(option.label, LIMITS.option), value: option.value })),
    ...(isThere ? { initial_option: value } : {}),
  };
}

/** What the choices mean stands above them, whole: nobody rates by half a sentence. */
function anchors(options: readonly Option[]): readonly Element[] {
  const lines = options.flatMap(({ label, detail = '' }) =>
    detail.trim() === '' ? [] : [`**${escapeMarkdown(label).trim()}** ${escapeMarkdown(detail)}`],
  );
  return lines.length === 0 ? [] : [markdown(lines.join('\n'), 'notation')];
}
