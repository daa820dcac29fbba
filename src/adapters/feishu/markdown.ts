/**
 * Text in Feishu's markdown. Every sign that could become markup is written as its number, so nothing that a person has
 * written mentions anybody, links anywhere, or changes how the card looks.
 */
import type { Span, Spans, Tone } from '../../cards/model.ts';
import { clip, tidy, webAddress } from '../chat/text.ts';
import { LIMITS } from './limits.ts';

const SIGNS = /[&<>*~[\]()#:_`|\\]/gu;
/** At the beginning of a line these make a list or a rule. */
const LINE_SIGNS = /^(?<before>\s*)(?<sign>[-+=])/gmu;
/** '1.' at the beginning of a line makes a numbered list, which begins to count anew. */
const NUMBERED = /^(?<before>\s*\d+)\.(?=\s)/gmu;

const coded = (sign: string): string => `&#${String(sign.codePointAt(0))};`;

export const escapeMarkdown = (text: string): string =>
  tidy(text)
    .replace(SIGNS, coded)
    .replace(LINE_SIGNS, (_, before: string, sign: string) => `${before}${coded(sign)}`)
    .replace(NUMBERED, (_, before: string) => `${before}&#46;`);

const COLOURS = { good: 'green', attention: 'orange', problem: 'red' } as const;

/** Colour says nothing that the words do not say. */
export const toned = (markdown: string, tone: Tone | undefined): string =>
  tone === undefined || tone === 'neutral' ? markdown : `<font color='${COLOURS[tone]}'>${markdown}</font>`;

export const grey = (markdown: string): string => `<font color='grey'>${markdown}</font>`;

function spanMarkdown(span: Span, text: string): string {
  const shown = escapeMarkdown(text);
  switch (span.type) {
    case 'plain':
    // Whoever is named reads it where it is meant for them: a mention would ring in every pocket.
    case 'mention':
    case 'time':
      return shown;
    case 'strong':
      return shown.trim() === '' ? shown : `**${shown.trim()}**`;
    case 'link': {
      const url = webAddress(span.url, LIMITS.url);
      return url === null || shown.trim() === '' ? shown : `[${shown.trim()}](${encodeParentheses(url)})`;
    }
  }
}

const encodeParentheses = (url: string): string => url.replaceAll('(', '%28').replaceAll(')', '%29');

const WORD_END = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;
/** `**` closes or opens only where a sign inside does not stand against a letter outside (CommonMark, flanking runs). */
const OPENS_WITH_SIGN = /^\*\*[^\p{L}\p{N}]/u;
const CLOSES_WITH_SIGN = /[^\p{L}\p{N}]\*\*$/u;

function joined(parts: readonly string[]): string {
  return parts.reduce((line, part) => {
    const isApart =
      (OPENS_WITH_SIGN.test(part) && WORD_END.test(line)) || (CLOSES_WITH_SIGN.test(line) && WORD_START.test(part));
    return `${line}${isApart ? ' ' : ''}${part}`;
  }, '');
}

/** All spans of one run, together not longer than `max` as they are read. */
export function spansMarkdown(spans: Spans, max: number = LIMITS.span): string {
  const parts: string[] = [];
  let room = max;
  for (const span of spans) {
    if (room <= 1) break;
    const text = clip(span.type === 'mention' ? span.name : span.text, room);
    room -= text.length;
    if (text !== '') parts.push(spanMarkdown(span, text));
  }
  const line = joined(parts);
  return line.trim() === '' ? ' ' : line;
}

/** For where Feishu reads no markup: a header, a button, an input. */
export const plainText = (text: string, max: number) => ({ tag: 'plain_text', content: filled(text, max) }) as const;

/** An empty text looks like a mistake. */
export function filled(text: string, max: number): string {
  const shown = clip(tidy(text), max);
  return shown.trim() === '' ? ' ' : shown;
}
