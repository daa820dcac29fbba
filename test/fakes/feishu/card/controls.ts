/** What can be pressed on a card, and what its forms hold: as Feishu's client reads them. */
import { asText } from './asText.ts';
import { isObject } from '../card.ts';
import type { Locale } from './shown.ts';

type Json = Readonly<Record<string, unknown>>;

export interface CardButton {
  readonly label: string;
  readonly name: string | null;
  /** Of its callback; null where it has none. */
  readonly value: unknown;
  /** Submits the form. */
  readonly submits: boolean;
}

export interface CardInput {
  readonly name: string;
  readonly tag: string;
  /** What a client sends if nobody touches it. */
  readonly value: string;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly options: readonly string[] | null;
}

export const buttonsOf = (card: unknown): readonly CardButton[] =>
  all(card, (element) => element['tag'] === 'button').map((button) => {
    const behaviors = (button['behaviors'] ?? []) as readonly Json[];
    const { text } = button;
    return {
      label: isObject(text) ? String(text['content']) : '',
      name: typeof button['name'] === 'string' ? button['name'] : null,
      value: behaviors.find(({ type }) => type === 'callback')?.['value'] ?? null,
      submits: button['form_action_type'] === 'submit',
    };
  });

export const inputsOf = (card: unknown): readonly CardInput[] =>
  all(card, (element) => ['input', 'select_static', 'date_picker'].includes(String(element['tag']))).map((input) => ({
    name: String(input['name']),
    tag: String(input['tag']),
    value: asText(input['default_value'] ?? input['initial_option'] ?? input['initial_date']),
    required: input['required'] === true,
    maxLength: typeof input['max_length'] === 'number' ? input['max_length'] : null,
    options: Array.isArray(input['options']) ? input['options'].map((option: Json) => String(option['value'])) : null,
  }));

function all(value: unknown, wanted: (element: Json) => boolean): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap((item) => all(item, wanted));
  if (!isObject(value)) return [];
  return [...(wanted(value) ? [value] : []), ...Object.values(value).flatMap((item) => all(item, wanted))];
}

export type { Locale };
