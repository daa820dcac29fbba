/** Blocks that most cards are made of. */
import type { Words } from '../words/index.ts';
import type { Intent } from './intent.ts';
import { plain, strong, type Block, type Button, type Fact, type Spans, type Tone } from './model.ts';

const none: readonly Block[] = [];

/** The answer: what a card says first. */
export const headline = (said: string, detail = '', tone?: Tone): Block => ({
  type: 'text',
  spans: detail === '' ? [strong(said)] : [strong(said), plain(` · ${detail}`)],
  size: 'headline',
  ...(tone === undefined ? {} : { tone }),
});

export const body = (said: string, tone?: Tone): Block => ({
  type: 'text',
  spans: [plain(said)],
  size: 'body',
  ...(tone === undefined ? {} : { tone }),
});

export const heading = (said: string): Block => ({ type: 'text', spans: [strong(said)], size: 'body' });

export const small = (said: string): Block => ({ type: 'text', spans: [plain(said)], size: 'small' });

export const noteBlock = (said: string): Block => ({ type: 'note', spans: [plain(said)] });

export const fact = (label: string, value: string | Spans, tone?: Tone): Fact => ({
  label,
  value: typeof value === 'string' ? [plain(value)] : value,
  ...(tone === undefined ? {} : { tone }),
});

/** A heading and facts below it; nothing where there are none. */
export const section = (title: string, facts: readonly Fact[]): readonly Block[] =>
  facts.length === 0 ? none : [heading(title), { type: 'facts', facts }];

export const button = (
  label: string,
  intent: Intent,
  options: Partial<Pick<Button, 'opens' | 'confirm'>> = {},
): Button => ({ label, intent, style: 'plain', opens: 'card', ...options });

/** Three at a glance is what a thumb finds. */
const VISIBLE = 3;

/** The first three are visible and the very first stands out; the others are behind "more". */
export function buttonBlocks(
  words: Words,
  buttons: readonly Button[],
  hidden: readonly Button[] = [],
): readonly Block[] {
  const visible = buttons
    .slice(0, VISIBLE)
    .map((made, index) => (index === 0 ? { ...made, style: 'primary' as const } : made));
  const rest = [...buttons.slice(VISIBLE), ...hidden];
  return [
    ...(visible.length === 0 ? none : [{ type: 'actions', buttons: visible } as const]),
    ...(rest.length === 0 ? none : [{ type: 'more', label: words.more, buttons: rest } as const]),
  ];
}
