/**
 * HTML that is escaped exactly once: a template escapes every string put into it, and lets only `Html` through.
 * No string becomes HTML in another way.
 */
const made = Symbol('made by html``');

export interface Html {
  readonly [made]: string;
}

type Part = string | number | Html | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters are no text (a null byte ends some parsers); a lone surrogate is no character.
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

export const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_TEXT, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let out = compact(literals[0]);
  parts.forEach((part, index) => {
    out += written(part) + compact(literals[index + 1]);
  });
  return { [made]: out };
}

/** Line breaks of our source are one space, as HTML reads them; those in people's text stay. */
const compact = (literal: string | undefined): string => (literal ?? '').replace(/\s*\n\s*/g, ' ');

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return made in part ? part[made] : part.map(written).join('');
}

export const toText = (part: Html): string => part[made];
