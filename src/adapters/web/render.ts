/** A card as HTML. Pure; every block is drawn, every string is escaped once, what is too much is folded and said. */
import type { Block, Button, Card, Chart, Fact, Span, Spans, Tone } from '../../cards/model.ts';
import { languageTag, webWords } from '../../words/web.ts';
import { html, toText, type Html } from './html.ts';
import { atMost, clip, LIMITS } from './limits.ts';
import { FIGURE_WIDTH, renderSpan, renderSpans, spansWidth, textWidth, withoutSeparator } from './spans.ts';

export interface ChartPicture {
  readonly theme: 'light' | 'dark';
  readonly size: 'narrow' | 'wide';
}

/** In CSS pixels: what a card has room for on a phone, and on a desktop. Said beforehand, so that nothing jumps. */
export const CHART_SIZES = { narrow: { width: 326, height: 210 }, wide: { width: 560, height: 260 } } as const;

/** Where the picture of the card's nth chart (from 0) is. */
export type ChartAddress = (index: number, picture: ChartPicture) => string;

export interface RenderedCard {
  readonly html: Html;
  /** Plain text, for a tab's title and wherever no HTML is: names the matter, never the figure. */
  readonly fallback: string;
}

export function renderCard(card: Card, chartAddress: ChartAddress): RenderedCard {
  const charts = chartsOf(card);
  const { shown, left } = renderBlocks(card, (chart, picture) => chartAddress(charts.indexOf(chart), picture));
  return {
    html: html`<article class="card tone-${card.tone} kind-${card.kind}" lang="${languageTag(card.language)}">
      <header class="card-head">
        <h2>${clip(card.title, LIMITS.title)}</h2>
        ${card.subtitle !== undefined && html`<p class="subtitle">${clip(card.subtitle, LIMITS.title)}</p>`}
      </header>
      ${shown}${left > 0 && html`<p class="left-out">${webWords(card.language).andMore(left)}</p>`}
    </article>`,
    fallback: clip(card.summary, LIMITS.title),
  };
}

/** As many as there is room for. One that is too large alone is left out; the buttons after it are not. */
function renderBlocks(card: Card, addressOf: AddressOf): { readonly shown: readonly Html[]; readonly left: number } {
  const shown: Html[] = [];
  let room = LIMITS.html;
  for (const block of card.blocks) {
    if (shown.length === LIMITS.blocks) break;
    const rendered = renderBlock(block, card, addressOf);
    const size = toText(rendered).length;
    if (size > room) continue;
    room -= size;
    shown.push(rendered);
  }
  return { shown, left: card.blocks.length - shown.length };
}

/** In the order of the card; a picture's address names a chart by its place here. */
export const chartsOf = (card: Card): readonly Chart[] =>
  card.blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : []));

type AddressOf = (chart: Chart, picture: ChartPicture) => string;

function renderBlock(block: Block, card: Card, addressOf: AddressOf): Html {
  switch (block.type) {
    case 'text':
      return renderText(block);
    case 'facts':
      return renderFacts(block.facts, card);
    case 'table':
      return renderTable(block, card);
    case 'progress':
      return renderProgress(block);
    case 'chart':
      return renderChart(block.chart, addressOf);
    case 'actions':
      return html`<div class="actions">${renderButtons(block.buttons)}</div>`;
    case 'more':
      return html`<details class="more">
        <summary>${clip(block.label, LIMITS.label)}</summary>
        <div class="actions">${renderButtons(block.buttons)}</div>
      </details>`;
    case 'note':
      return html`<p class="note">${renderSpans(block.spans)}</p>`;
    case 'image':
      return renderImage(block);
    case 'divider':
      return html`<hr />`;
  }
}

function renderText({ spans, size, tone }: Extract<Block, { type: 'text' }>): Html {
  const [first, ...rest] = spans;
  const classes = `text-${size}${toneClass(tone)}`;
  if (size === 'headline' && first?.type === 'strong') {
    const length = textWidth(first.text) > FIGURE_WIDTH ? ' sentence' : '';
    return html`<p class="${classes}${length}">
      ${renderSpan(first)}${spansWidth(rest) > 0 && html` <span class="beside">${renderSpans(withoutSeparator(rest))}</span>`}
    </p>`;
  }
  // A line that is strong from end to end heads what follows.
  if (size === 'body' && first?.type === 'strong' && rest.length === 0)
    return html`<h3 class="section${toneClass(tone)}">${clip(first.text, LIMITS.span)}</h3>`;
  return html`<p class="${classes}">${renderSpans(spans)}</p>`;
}

export const toneClass = (tone: Tone | undefined): string => (tone === undefined ? '' : ` tone-${tone}`);

function renderFacts(facts: readonly Fact[], card: Card): Html {
  const { kept, left } = atMost(facts, LIMITS.facts);
  // One look for the whole list: a short word among sentences stands below its label as they do.
  const sentences = kept.some((fact) => figureOf(fact) === null && spansWidth(fact.value) > FIGURE_WIDTH);
  return html`<dl class="facts">
    ${kept.map((fact) => renderFact(fact, sentences))}${left > 0 && html`<div class="left-out">${webWords(card.language).andMore(left)}</div>`}
  </dl>`;
}

/** A figure stands beside its label, what is said about it below; a sentence stands below altogether. */
function renderFact(fact: Fact, sentences: boolean): Html {
  const { label, value, tone } = fact;
  const figure = figureOf(fact);
  const about = figure === null ? [] : value.slice(1);
  return html`<div class="fact ${figure === null && sentences ? 'sentence' : 'figure'}${toneClass(tone)}">
    <dt>${clip(label, LIMITS.label)}</dt>
    <dd>${figure === null ? renderSpans(value) : renderSpan(figure)}</dd>
    ${spansWidth(about) > 0 && html`<dd class="about">${renderSpans(withoutSeparator(about))}</dd>`}
  </div>`;
}

function figureOf({ value: [first] }: Fact): Span | null {
  return first?.type === 'strong' && textWidth(first.text) <= FIGURE_WIDTH ? first : null;
}

function renderTable(table: Extract<Block, { type: 'table' }>, card: Card): Html {
  const columns = table.columns.slice(0, LIMITS.columns);
  const { kept, left } = atMost(table.rows, LIMITS.rows);
  return html`<table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${column.align}">${clip(column.label, LIMITS.label)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${kept.map(
          (row) =>
            html`<tr>
              ${columns.map((column, index) => renderCell(row[index] ?? [], column.align))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${left > 0 && html`<p class="left-out">${webWords(card.language).andMore(left)}</p>`}`;
}

/** A figure and its unit stay on one line; a sentence may break. */
function renderCell(spans: Spans, align: 'start' | 'end'): Html {
  const shape = spansWidth(spans) <= FIGURE_WIDTH / 2 ? ' whole' : '';
  return html`<td class="${align}${shape}">${renderSpans(spans)}</td>`;
}

function renderProgress(progress: Extract<Block, { type: 'progress' }>): Html {
  const of = Math.max(progress.of, 1);
  const done = Math.min(Math.max(progress.done, 0), of);
  const label = clip(progress.label, LIMITS.label);
  return html`<div class="progress">
    <div class="progress-words"><span>${label}</span><span>${clip(progress.text, LIMITS.label)}</span></div>
    <progress value="${done}" max="${of}" aria-label="${label}"></progress>
  </div>`;
}

function renderChart(chart: Chart, addressOf: AddressOf): Html {
  const summary = clip(chart.summary, LIMITS.span);
  const source = (media: string, picture: ChartPicture): Html =>
    html`<source media="${media}" srcset="${addressOf(chart, picture)}" ${sized(picture.size)} />`;
  return html`<figure class="chart">
    <picture>
      ${source('(max-width: 600px) and (prefers-color-scheme: dark)', { theme: 'dark', size: 'narrow' })}
      ${source('(max-width: 600px)', { theme: 'light', size: 'narrow' })}
      ${source('(prefers-color-scheme: dark)', { theme: 'dark', size: 'wide' })}
      <img src="${addressOf(chart, { theme: 'light', size: 'wide' })}" alt="${summary}" ${sized('wide')} />
    </picture>
    <figcaption>${summary}</figcaption>
  </figure>`;
}

const sized = (size: ChartPicture['size']): Html =>
  html`width="${CHART_SIZES[size].width}" height="${CHART_SIZES[size].height}"`;

function renderImage(image: Extract<Block, { type: 'image' }>): Html {
  const alt = clip(image.alt, LIMITS.label);
  // Pictures of other hosts would tell them who reads when: they become a link.
  if (/^\/(?!\/)/.test(image.url)) return html`<img class="picture" src="${image.url}" alt="${alt}" />`;
  return html`<p>${renderSpan({ type: 'link', text: alt, url: image.url })}</p>`;
}

function renderButtons(buttons: readonly Button[]): Html {
  return html`${buttons.slice(0, LIMITS.buttons).map(renderButton)}`;
}

function renderButton(button: Button): Html {
  const ask = button.confirm;
  return html`<button
    type="button"
    class="button ${button.style}"
    data-intent="${JSON.stringify(button.intent)}"
    ${button.opens === 'form' && html`aria-haspopup="dialog"`}
    ${ask !== undefined && html`data-confirm="${JSON.stringify(ask)}"`}
  >
    ${clip(button.label, LIMITS.label)}
  </button>`;
}
