/** What the page shows of a card at most. Ours to choose: a card is read on a phone, and a browser must stay quick. */
export const LIMITS = {
  title: 200,
  label: 120,
  span: 4_000,
  spans: 100,
  blocks: 60,
  facts: 60,
  rows: 60,
  columns: 3,
  buttons: 12,
  fields: 40,
  options: 200,
  /** All blocks of a card, as characters of HTML. */
  html: 400_000,
} as const;

/** What a person may send. */
export const INCOMING = {
  text: 2_000,
  value: 10_000,
  values: 50,
  intent: 2_000,
  bodyBytes: 256 * 1024,
} as const;

/** At most `length` characters (not halves of them), the last an ellipsis where something is left out. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

export function atMost<T>(items: readonly T[], count: number): { readonly kept: readonly T[]; readonly left: number } {
  const kept = items.slice(0, count);
  return { kept, left: items.length - kept.length };
}
