/** A card as card JSON 2.0. Pure; every block is drawn, what is too much is folded and said, and the buttons are always there. */
import type { Block, Button, Card, Chart, Fact, Tone } from '../../cards/model.ts';
import { feishuWords } from '../../words/feishu.ts';
import { words } from '../../words/index.ts';
import { clip, webAddress } from '../chat/text.ts';
import { buttonRow, renderButton, type Surface } from './buttons.ts';
import { byteLength, countElements, markdown, type Element, type FeishuCard } from './cardJson.ts';
import { renderChart } from './chart.ts';
import { fold, small, type Drawn } from './fold.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, filled, grey, plainText, spansMarkdown, toned } from './markdown.ts';

const TEMPLATES: Readonly<Record<Tone, string>> = {
  neutral: 'blue',
  good: 'green',
  attention: 'orange',
  problem: 'red',
};

export function renderCard(card: Card, surface: Surface): FeishuCard {
  const shell = cardShell(card, surface);
  const draw = startDrawing(card, surface);
  const taken = { elements: countElements(shell), bytes: byteLength(shell) };
  return {
    ...shell,
    body: {
      elements: fold(
        card.blocks.map((block) => draw(block)),
        card.language,
        taken,
      ),
    },
  };
}

/** All but the body. What is about one person is forwarded to nobody. */
export const cardShell = (
  { title, subtitle, tone, summary }: Pick<Card, 'title' | 'subtitle' | 'tone' | 'summary'>,
  surface: Surface,
): FeishuCard => ({
  schema: '2.0',
  config: {
    update_multi: true,
    enable_forward: surface === 'channel',
    summary: { content: filled(summary, LIMITS.notification) },
  },
  header: {
    title: plainText(title, LIMITS.title),
    ...(subtitle === undefined ? {} : { subtitle: plainText(subtitle, LIMITS.title) }),
    template: TEMPLATES[tone],
  },
  body: { elements: [] },
});

/** Draws blocks in their order: it counts what a card may have a few of. */
function startDrawing(card: Card, surface: Surface): (block: Block) => Drawn {
  const { language } = card;
  const { andMore } = feishuWords(language);
  let tables = 0;
  let charts = 0;
  let buttonCount = 0;
  let buttonBytes = 0;

  const shown = (...elements: readonly Element[]): Drawn => ({ elements, kept: false });

  function buttons(all: readonly Button[]): readonly Element[] {
    const row: Element[] = [];
    for (const button of all) {
      const rendered = renderButton(button, surface);
      const weighs = byteLength(rendered);
      if (buttonCount >= LIMITS.buttons || buttonBytes + weighs > LIMITS.buttonBytes) break;
      buttonCount += 1;
      buttonBytes += weighs;
      row.push(rendered);
    }
    return row.length === 0 ? [] : [buttonRow(row)];
  }

  function table(block: Extract<Block, { type: 'table' }>): readonly Element[] {
    const columns = block.columns.slice(0, LIMITS.columns);
    const rows = block.rows.slice(0, LIMITS.rows);
    const left = block.rows.length - rows.length;
    const more = left > 0 ? [small(andMore(left))] : [];
    if (columns.length === 0 || rows.length === 0) return more;
    tables += 1;
    if (tables > LIMITS.tables)
      return [markdown(rows.map((row) => row.map((cell) => spansMarkdown(cell)).join(' · ')).join('\n')), ...more];
    return [
      {
        tag: 'table',
        page_size: LIMITS.pageSize,
        row_height: 'auto',
        columns: columns.map(({ label, align }, n) => ({
          name: `c${String(n)}`,
          display_name: filled(label, LIMITS.label),
          data_type: 'markdown',
          width: 'auto',
          horizontal_align: align === 'end' ? 'right' : 'left',
        })),
        rows: rows.map((row) =>
          Object.fromEntries(columns.map((_, n) => [`c${String(n)}`, spansMarkdown(row[n] ?? [], LIMITS.label)])),
        ),
      },
      ...more,
    ];
  }

  function chart(asked: Chart): readonly Element[] {
    const drawn = charts < LIMITS.charts ? renderChart(asked) : null;
    if (drawn === null) return [small(asked.summary)];
    charts += 1;
    return [{ tag: 'chart', chart_spec: drawn, aspect_ratio: '16:9' }, small(asked.summary)];
  }

  return (block) => {
    switch (block.type) {
      case 'text':
        return shown(renderText(block));
      case 'facts':
        return shown(...renderFacts(block.facts, words(language).colon, andMore));
      case 'table':
        return shown(...table(block));
      case 'progress':
        return shown(renderProgress(block, words(language).colon));
      case 'chart':
        return shown(...chart(block.chart));
      case 'actions':
        return { elements: buttons(block.buttons), kept: true };
      case 'more':
        return { elements: behind(block.label, buttons(block.buttons)), kept: true };
      case 'note':
        return shown(markdown(grey(spansMarkdown(block.spans)), 'notation'));
      case 'image':
        return shown(renderImage(block));
      case 'divider':
        return shown({ tag: 'hr' });
    }
  };
}

function renderText({ spans, size, tone }: Extract<Block, { type: 'text' }>): Element {
  const content = spansMarkdown(spans);
  switch (size) {
    case 'headline':
      return markdown(toned(content, tone), 'heading-2');
    case 'body':
      return markdown(toned(content, tone));
    case 'small':
      return markdown(tone === undefined || tone === 'neutral' ? grey(content) : toned(content, tone), 'notation');
  }
}

function renderFacts(facts: readonly Fact[], colon: string, andMore: (left: number) => string): readonly Element[] {
  const kept = facts.slice(0, LIMITS.facts);
  const left = facts.length - kept.length;
  const lines = kept.map(
    ({ label, value, tone }) =>
      `${grey(escapeMarkdown(`${clip(label, LIMITS.label)}${colon}`))}${toned(spansMarkdown(value), tone)}`,
  );
  return [...(lines.length === 0 ? [] : [markdown(lines.join('\n'))]), ...(left > 0 ? [small(andMore(left))] : [])];
}

const BAR = 12;

function renderProgress({ label, done, of, text }: Extract<Block, { type: 'progress' }>, colon: string): Element {
  const full = Math.round((Math.min(Math.max(done, 0), of) / Math.max(of, 1)) * BAR);
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const told = escapeMarkdown(`${clip(label, LIMITS.label)}${colon}${clip(text, LIMITS.label)}`);
  return markdown(`${told}\n${bar}`);
}

/** Feishu shows pictures of its own only: another is an address to follow. */
function renderImage({ url, alt }: Extract<Block, { type: 'image' }>): Element {
  const address = webAddress(url, LIMITS.url);
  const text = filled(alt, LIMITS.label);
  return address === null ? small(text) : markdown(spansMarkdown([{ type: 'link', text, url: address }]), 'notation');
}

function behind(label: string, elements: readonly Element[]): readonly Element[] {
  if (elements.length === 0) return [];
  const title = plainText(label, LIMITS.label);
  return [{ tag: 'collapsible_panel', expanded: false, header: { title }, elements }];
}
