/** Text that people wrote, cut to what a card has room for. The only place that cuts. */

/** Letters as people count them: a cut never halves one. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // One letter has at least one code unit, so this many code units hold enough letters unless they are very composed.
  const kept: string[] = [];
  for (const { segment } of letters.segment(text.slice(0, max * 4))) {
    if (kept.length === max) break;
    kept.push(segment);
  }
  const cut = kept.join('');
  return cut === text ? text : `${[...kept.slice(0, max - 1)].join('').trimEnd()}…`;
}

/** A name, key or file: one line, and not longer than a line of a phone bears. */
export const oneLine = (text: string, max = 40): string =>
  clip(text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim(), max);

/** A note or reason as somebody wrote it, with its line breaks. */
export const note = (text: string, max = 1500): string => clip(text.trim(), max);
