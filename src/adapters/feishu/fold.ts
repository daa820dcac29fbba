/** What a card has room for: its buttons always, the rest from the beginning, and how much is left out. Pure. */
import type { Language } from '../../words/language.ts';
import { feishuWords } from '../../words/feishu.ts';
import { byteLength, countElements, markdown, type Element } from './cardJson.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, grey } from './markdown.ts';

/** What one block of ours becomes. Buttons are never left out for want of room. */
export interface Drawn {
  readonly elements: readonly Element[];
  readonly kept: boolean;
}

/** Small and grey. */
export const small = (text: string): Element => markdown(grey(escapeMarkdown(text)), 'notation');

/** @param taken what the card weighs without its body */
export function fold(
  drawn: readonly Drawn[],
  language: Language,
  taken: { readonly elements: number; readonly bytes: number },
): readonly Element[] {
  const always = drawn.filter(({ kept }) => kept).flatMap(({ elements }) => elements);
  // One element and a few words are for saying what is left out.
  let elementsLeft = LIMITS.elements - taken.elements - countElements(always) - 1;
  let bytesLeft = LIMITS.bytes - taken.bytes - byteLength(always) - 200;
  let left = 0;
  const shown = drawn.map(({ elements, kept }) => {
    if (kept) return elements;
    const [count, bytes] = [countElements(elements), byteLength(elements)];
    if (left > 0 || count > elementsLeft || bytes > bytesLeft) {
      left += 1;
      return [];
    }
    elementsLeft -= count;
    bytesLeft -= bytes;
    return elements;
  });
  if (left === 0) return shown.flat();
  const note = small(feishuWords(language).andMore(left));
  const end = shown.findLastIndex((elements, index) => elements.length > 0 && drawn[index]?.kept === false);
  return end < 0
    ? [note, ...shown.flat()]
    : shown.flatMap((elements, index) => (index === end ? [...elements, note] : elements));
}
