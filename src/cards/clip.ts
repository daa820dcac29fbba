/** Text that people wrote, cut to what a card has room for. The only place that cuts. */

/** Letters as people count them: a cut never halves one. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Code units that a letter may take; what stacks up more marks than that is cut inside. */
const LETTER_UNITS = 16;

export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept: string[] = [];
  for (const { segment } of letters.segment(text.slice(0, (max + 1) * LETTER_UNITS))) {
    kept.push(segment);
    if (kept.length > max)
      return `${kept
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
  }
  const whole = kept.join('');
  return whole === text ? text : `${whole}…`;
}

/** A name, key or file: one line, and not longer than a line of a phone bears. */
export const oneLine = (text: string, max = 40): string =>
  clip(text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim(), max);

/** A note or reason as somebody wrote it, with its line breaks. */
export const note = (text: string, max = 1500): string => clip(text.trim(), max);
