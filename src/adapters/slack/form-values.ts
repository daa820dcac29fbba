/** A form's fields under Slack's names, and back. Pure; what comes back is hostile until it has passed here. */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { clip } from '../chat/text.ts';
import { clean } from './spans.ts';

const PREFIX = 'field:';

/** Of the one element in a field's block. */
export const VALUE = 'value';

export const blockIdOf = (key: string): string => `${PREFIX}${key}`;

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
});
const state = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

/** '' for what was left empty; nothing for what is no field of a form of ours. */
export function formValues(received: unknown): Readonly<Record<string, string>> {
  const parsed = state.safeParse(received);
  if (!parsed.success) return {};
  const entries = Object.entries(parsed.data.values).flatMap(([blockId, block]) => {
    const filled = block[VALUE];
    if (!blockId.startsWith(PREFIX) || filled === undefined) return [];
    return [
      [blockId.slice(PREFIX.length), filled.value ?? filled.selected_option?.value ?? filled.selected_date ?? ''],
    ];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Slack shows an error beside a field alone: what concerns the whole form, or no field it has, stands at the first. */
export function errorsByBlock(
  errors: readonly { readonly field: string; readonly message: string }[],
  fields: readonly string[],
): Readonly<Record<string, string>> {
  const [first = ''] = fields;
  const told = new Map<string, string>();
  for (const { field, message } of errors) {
    const blockId = blockIdOf(fields.includes(field) ? field : first);
    const before = told.get(blockId);
    told.set(blockId, clip(clean(before === undefined ? message : `${before}\n${message}`), LIMITS.field.hint));
  }
  return Object.fromEntries(told);
}
