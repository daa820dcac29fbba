/** A form's fields under Feishu's names, and back. Pure; what comes back is hostile until it has passed here. */
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Of the n-th field, or of a part of it. */
export const inputName = (field: number, part = 0): string =>
  part === 0 ? `f${String(field)}` : `f${String(field)}p${String(part)}`;

const values = z.record(z.string(), z.unknown());

/** '' for what was left empty; nothing for what is no field of the form. */
export function formValues(received: unknown, fields: readonly string[]): Readonly<Record<string, string>> {
  const parsed = values.safeParse(received);
  if (!parsed.success) return {};
  const entries = fields.flatMap((key, n) => {
    const parts = Array.from({ length: LIMITS.inputs }, (_, part) => parsed.data[inputName(n, part)]);
    return parts.every((part) => part === undefined) ? [] : [[key, joinParts(parts.map(textOf))] as const];
  });
  return Object.fromEntries(entries);
}

/** Feishu gives a day with its offset: '2026-11-30 +0800'. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/^(?<day>\d{4}-\d\d-\d\d) [+-]\d{4}$/u, '$<day>') : '';

/** What of a text stands in each of its inputs: at least so many, and more where it is longer. */
export function splitParts(text: string, inputs: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    // Never between the halves of one character.
    const isHalf = rest.length > LIMITS.input && /[\uD800-\uDBFF]/u.test(rest.charAt(LIMITS.input - 1));
    const cut = isHalf ? LIMITS.input - 1 : LIMITS.input;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, ...Array.from({ length: Math.max(inputs - parts.length, 0) }, () => '')];
}

/** A full input goes on in the next; after one that is not, a line begins. */
function joinParts(parts: readonly string[]): string {
  const filled = parts.filter((part) => part !== '');
  return filled
    .map((part, n) => (n === filled.length - 1 || part.length >= LIMITS.input - 1 ? part : `${part}\n`))
    .join('');
}
