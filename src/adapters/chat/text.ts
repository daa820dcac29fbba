/** Text as any chat platform can show it. */

/** Without what no font shows, and without half characters. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '');

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whole letters, within so many UTF-16 units, which is what platforms count. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of letters.segment(text.slice(0, max))) {
    if (kept.length + segment.length >= max) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** What a link may lead to: null for anything but an address of the web. */
export function webAddress(url: string, max: number): string | null {
  const parsed = URL.parse(url);
  return parsed !== null && ['http:', 'https:'].includes(parsed.protocol) && url.length <= max ? parsed.href : null;
}
