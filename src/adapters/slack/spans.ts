/**
 * Text as Slack shows it. Nothing of ours is mrkdwn: plain text and rich text have no markup that a person's words could
 * become. Where Slack reads markup all the same, its three characters are escaped.
 */
import type { Span, Spans } from '../../cards/model.ts';
import { clip, tidy, webAddress } from '../chat/text.ts';
import { LIMITS } from './limits.ts';

export type Element = Readonly<Record<string, unknown>>;

/** Zero width: it parts a bracket from what would make a mention of it, and nobody sees it. */
const SEAM = '\u200B';

/** With dead mentions: that plain text does not read them is documented nowhere. */
export const clean = (text: string): string => tidy(text).replace(/<(?=[@#!])/gu, `<${SEAM}`);

/** For a message's own text, which is read as mrkdwn. */
export const escapeText = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Slack refuses an empty text. */
export const filled = (text: string, max: number): string => {
  const shown = clip(clean(text), max);
  return shown.trim() === '' ? ' ' : shown;
};

export const plainText = (text: string, max: number) =>
  ({ type: 'plain_text', text: filled(text, max), emoji: false }) as const;

function element(span: Span, max: number): Element | null {
  const shown = span.type === 'mention' ? span.name : span.text;
  const text = clip(clean(shown), max);
  if (text === '') return null;
  switch (span.type) {
    case 'plain':
    case 'time':
    // Whoever is named reads it where it is meant for them: a mention would ring in every pocket.
    case 'mention':
      return { type: 'text', text };
    case 'strong':
      return { type: 'text', text, style: { bold: true } };
    case 'link': {
      const url = webAddress(span.url, LIMITS.text);
      return url === null ? { type: 'text', text } : { type: 'link', url, text };
    }
  }
}

/** All spans of one line; together not longer than `max`. */
export function richElements(spans: Spans, max: number = LIMITS.span): readonly Element[] {
  const elements: Element[] = [];
  let room = max;
  for (const span of spans) {
    if (room <= 1) break;
    const made = element(span, room);
    if (made === null) continue;
    elements.push(made);
    room -= (made['text'] as string).length;
  }
  return elements.length === 0 ? [{ type: 'text', text: ' ' }] : elements;
}

export const richSection = (spans: Spans): Element => ({ type: 'rich_text_section', elements: richElements(spans) });

export const richText = (...elements: readonly Element[]) => ({ type: 'rich_text', elements }) as const;

export const richList = (items: readonly Element[]): Element => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: items,
});

export const spansText = (spans: Spans): string =>
  spans.map((span) => (span.type === 'mention' ? span.name : span.text)).join('');
