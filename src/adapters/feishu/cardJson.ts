/** The parts of card JSON 2.0 that we use, and how much of a card they take. */

export type Element = Readonly<Record<string, unknown>>;

export interface FeishuCard {
  readonly schema: '2.0';
  readonly config: Element;
  readonly header: Element;
  readonly body: { readonly elements: readonly Element[] };
}

export const markdown = (content: string, size?: 'heading-2' | 'notation'): Element => ({
  tag: 'markdown',
  content,
  ...(size === undefined ? {} : { text_size: size }),
});

/** Feishu counts elements together with the texts in them: all that has a tag. */
export function countElements(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countElements(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const within = Object.values(value).reduce((sum: number, item) => sum + countElements(item), 0);
  return within + ('tag' in value ? 1 : 0);
}

export const byteLength = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
