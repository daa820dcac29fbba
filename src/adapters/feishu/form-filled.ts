/** A form that stays open: the same card, with what was filled in, and what to put right. Pure. */
import { z } from 'zod';
import { feishuWords } from '../../words/feishu.ts';
import type { FormAbout } from './buttons.ts';
import { markdown, type Element, type FeishuCard } from './cardJson.ts';
import { inputName, splitParts } from './form-values.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, toned } from './markdown.ts';

/** Of a card of ours, as far as it matters here: kept by us, or read back from Feishu. */
const formCard = z.looseObject({
  schema: z.literal('2.0'),
  config: z.record(z.string(), z.unknown()),
  header: z.record(z.string(), z.unknown()),
  body: z.looseObject({ elements: z.array(z.looseObject({ tag: z.string() })) }),
});

type FieldError = { readonly field: string; readonly message: string };

const ERROR = /^error\d+$/u;

/**
 * Errors stand above their fields; what concerns the whole form, or a field it does not have, above all of them.
 * @param card what `renderForm` made, with or without errors of an earlier try
 * @returns null when it is no form of ours
 */
export function filledForm(
  card: unknown,
  errors: readonly FieldError[],
  values: Readonly<Record<string, string>>,
  { fields, language }: FormAbout,
): FeishuCard | null {
  const parsed = formCard.safeParse(card);
  if (!parsed.success) return null;
  const { schema, config, header, body } = parsed.data;
  const whole = errors.filter(({ field }) => !fields.includes(field)).map(({ message }) => message);
  const inForm = (elements: readonly Element[]): readonly Element[] => [
    ...(errors.length === 0 ? [] : [errorElement(fields.length, [feishuWords(language).putRight, ...whole])]),
    ...elements
      .filter(({ element_id: id }) => typeof id !== 'string' || !ERROR.test(id))
      .flatMap((element) => {
        const n = fields.findIndex((_, index) => element['name'] === inputName(index));
        const told = errors.filter(({ field }) => field === fields[n]).map(({ message }) => message);
        return [...(told.length === 0 ? [] : [errorElement(n, told)]), withValue(element, fields, values)];
      }),
  ];
  const elements = body.elements.map((element): Element => {
    const { elements: within } = element;
    return element.tag === 'form' && Array.isArray(within)
      ? { ...element, elements: inForm(within as readonly Element[]) }
      : element;
  });
  return { schema, config, header, body: { elements } };
}

const errorElement = (n: number, messages: readonly string[]): Element => ({
  ...markdown(toned(messages.map((message) => `▲ ${escapeMarkdown(message)}`).join('\n'), 'problem')),
  element_id: `error${String(n)}`,
});

/** Each kind of input has a name of its own for what stands in it. */
function withValue(element: Element, fields: readonly string[], values: Readonly<Record<string, string>>): Element {
  const { tag, name } = element;
  const n = fields.findIndex((_, index) => partsOf(index).includes(String(name)));
  const value = values[fields[n] ?? ''];
  if (value === undefined) return element;
  switch (tag) {
    case 'input': {
      const { default_value: before, ...rest } = element;
      const part = partsOf(n).indexOf(String(name));
      const text = splitParts(value, 1)[part] ?? '';
      return text === '' ? rest : { ...rest, default_value: text };
    }
    case 'select_static':
      return value === '' ? element : { ...element, initial_option: value };
    case 'date_picker':
      return value === '' ? element : { ...element, initial_date: value };
    default:
      return element;
  }
}

const partsOf = (field: number): readonly string[] =>
  Array.from({ length: LIMITS.inputs }, (_, part) => inputName(field, part));
