import { nearest } from '../../scoring/nearest.ts';
import type { BilingualName } from '../../words/language.ts';
import { bilingual } from './sheet.ts';

/** What a mistyped word most likely meant, as it is written where it is known; case does not count. */
export function suggest(text: string, known: Iterable<string>): string | null {
  const written = new Map([...known].map((word) => [word.toLowerCase(), word]));
  return written.get(nearest(text, [...written.keys()]) ?? '') ?? null;
}

/** The same for sheets and columns, whichever of their names it was. */
export function suggestNamed(
  text: string,
  known: readonly { readonly key: string; readonly names: BilingualName }[],
): string | null {
  const heading = new Map(
    known.flatMap(({ key, names }) => [key, names.zh, names.en].map((name) => [name, bilingual(names)] as const)),
  );
  return heading.get(suggest(text, heading.keys()) ?? '') ?? null;
}
