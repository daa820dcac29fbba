/** Spans of a card as HTML, and how wide they come out. Pure. */
import type { Span, Spans } from '../../cards/model.ts';
import { html, type Html } from './html.ts';
import { atMost, clip, LIMITS } from './limits.ts';

export function renderSpans(spans: Spans): Html {
  const { kept, left } = atMost(spans, LIMITS.spans);
  return html`${kept.map(renderSpan)}${left > 0 && '…'}`;
}

export function renderSpan(span: Span): Html {
  switch (span.type) {
    case 'plain':
      return html`${written(span.text)}`;
    case 'strong':
      return html`<strong>${written(span.text)}</strong>`;
    case 'link':
      return isWebAddress(span.url)
        ? html`<a href="${span.url}" target="_blank" rel="noopener noreferrer">${clip(span.text, LIMITS.span)}</a>`
        : html`${clip(span.text, LIMITS.span)}`;
    case 'mention':
      return html`<bdi class="mention">${clip(span.name, LIMITS.label)}</bdi>`;
    case 'time':
      return html`<time datetime="${clip(span.at, LIMITS.label)}">${clip(span.text, LIMITS.label)}</time>`;
  }
}

/** A line ends with a separator, and does not begin with one. */
const written = (text: string): string => clip(text, LIMITS.span).replaceAll(' · ', '\u00A0· ');

function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && ['https:', 'http:', 'mailto:'].includes(url.protocol);
}

/** In Latin characters: a Chinese one is as wide as two. */
export const FIGURE_WIDTH = 22;
export const textWidth = (text: string): number => text.length + (text.match(/[\u2E80-\uFFEF]/g)?.length ?? 0);
export const spansWidth = (spans: Spans): number =>
  spans.reduce((width, span) => width + textWidth('text' in span ? span.text : span.name), 0);

/** ' · target 28 %' begins a line of its own: the dot before it separates nothing any more. */
export function withoutSeparator(spans: Spans): Spans {
  const [first, ...rest] = spans;
  return first?.type === 'plain' ? [{ ...first, text: first.text.replace(/^\s*·\s*/, '') }, ...rest] : spans;
}
