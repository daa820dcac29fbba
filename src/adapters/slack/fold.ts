/** What a card has room for: its buttons always, the rest from the beginning, and how much is left out. Pure. */
import type { Language } from '../../words/language.ts';
import { slackWords } from '../../words/slack.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './spans.ts';

export type SlackBlock = Readonly<Record<string, unknown>>;

/** What one block of ours becomes. Buttons are never left out for want of room. */
export interface Drawn {
  readonly blocks: readonly SlackBlock[];
  readonly kept: boolean;
}

/** Small and grey. */
export const context = (text: string): SlackBlock => ({ type: 'context', elements: [plainText(text, LIMITS.span)] });

/** The buttons are counted first; of the rest as much as there is room for, from the beginning, and how much is not. */
export function fold(drawn: readonly Drawn[], language: Language, maxBlocks: number): readonly SlackBlock[] {
  const always = drawn.filter(({ kept }) => kept).flatMap(({ blocks }) => blocks);
  // One block and a few words are for saying what is left out.
  let blocksLeft = maxBlocks - always.length - 1;
  let charactersLeft = LIMITS.characters - shownLength(always) - 40;
  let left = 0;
  const taken = drawn.map(({ blocks, kept }) => {
    if (kept) return blocks;
    const characters = shownLength(blocks);
    if (left > 0 || blocks.length > blocksLeft || characters > charactersLeft) {
      left += 1;
      return [];
    }
    blocksLeft -= blocks.length;
    charactersLeft -= characters;
    return blocks;
  });
  if (left === 0) return taken.flat();
  const note = context(slackWords(language).andMore(left));
  const end = taken.findLastIndex((blocks, index) => blocks.length > 0 && drawn[index]?.kept === false);
  return taken.flatMap((blocks, index) => (index === Math.max(end, 0) ? [...blocks, note] : blocks));
}

/** What Slack is believed to count: all texts, not the names of things. */
function shownLength(value: unknown, key = ''): number {
  if (typeof value === 'string') return UNSEEN.has(key) ? 0 : value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + shownLength(item, key), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, item]) => sum + shownLength(item, name), 0);
}

const UNSEEN = new Set(['type', 'action_id', 'value', 'url', 'image_url', 'style', 'align']);
