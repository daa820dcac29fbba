/** A card as Block Kit. Pure; every block is drawn, what is too much is folded and said, and the buttons are always there. */
import type { Block, Button, Card, Chart, Fact, Spans, Tone } from '../../cards/model.ts';
import { plain, strong } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import { words } from '../../words/index.ts';
import { slackWords } from '../../words/slack.ts';
import { renderButton } from './buttons.ts';
import { NO_PICTURES, renderChart, type Pictures } from './chart.ts';
import { context, fold, type Drawn, type SlackBlock } from './fold.ts';
import { LIMITS } from './limits.ts';
import { clip } from '../chat/text.ts';
import { escapeText, filled, plainText, richElements, richList, richSection, richText, spansText } from './spans.ts';

export type { SlackBlock } from './fold.ts';

export interface SlackMessage {
  /** The notification: names the matter, never the figure. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

type Surface = keyof typeof LIMITS.blocks;

export const renderMessage = (card: Card, pictures: Pictures = NO_PICTURES): SlackMessage => ({
  text: escapeText(filled(card.summary, LIMITS.notification)),
  blocks: renderBlocks(card, 'message', pictures),
});

export const renderHome = (card: Card, pictures: Pictures = NO_PICTURES) => ({
  type: 'home',
  blocks: renderBlocks(card, 'home', pictures),
});

/** A card where a form was asked for, and something else is to be said. */
export const renderModal = (card: Card) => ({
  type: 'modal',
  title: plainText(card.title, LIMITS.view.title),
  close: plainText(slackWords(card.language).close, LIMITS.view.button),
  blocks: renderBlocks(card, 'modal', NO_PICTURES),
});

export function loadingView(language: Language) {
  const { loading, close } = slackWords(language);
  return {
    type: 'modal',
    title: plainText(loading.title, LIMITS.view.title),
    close: plainText(close, LIMITS.view.button),
    blocks: [{ type: 'section', text: plainText(loading.text, LIMITS.text) }],
  };
}

function renderBlocks(card: Card, surface: Surface, pictures: Pictures): readonly SlackBlock[] {
  const drawing = startDrawing(card, surface, pictures);
  const head: Drawn = { blocks: renderHead(card), kept: true };
  return fold([head, ...card.blocks.map((block) => drawing(block))], card.language, LIMITS.blocks[surface]);
}

const MARKS: Readonly<Record<Tone, string>> = { neutral: '', good: '🟢 ', attention: '🟡 ', problem: '🔴 ' };

const mark = (tone: Tone | undefined): string => MARKS[tone ?? 'neutral'];

/** The largest letters are for the answer; the title has them where a card gives none. */
function renderHead({ title, subtitle, tone, blocks }: Card): readonly SlackBlock[] {
  const marked = `${mark(tone)}${title}`;
  const hasAnswer = blocks.some((block) => block.type === 'text' && answerOf(block) !== null);
  return [
    hasAnswer ? richText(richSection([strong(marked)])) : { type: 'header', text: plainText(marked, LIMITS.header) },
    ...(subtitle === undefined ? [] : [context(subtitle)]),
  ];
}

type TextBlock = Extract<Block, { type: 'text' }>;

/** What a headline says before anything else. */
function answerOf({ size, spans: [first] }: TextBlock): string | null {
  return size === 'headline' && first?.type === 'strong' && first.text.length <= LIMITS.header ? first.text : null;
}

/** Draws blocks in their order: it counts the buttons, and what a message may have once or twice. */
function startDrawing(card: Card, surface: Surface, pictures: Pictures): (block: Block) => Drawn {
  const { language } = card;
  const { andMore } = slackWords(language);
  let buttons = 0;
  let actionBlocks = 0;
  let tables = 0;
  let charts = 0;
  let natives = 0;

  const shown = (...blocks: readonly SlackBlock[]): Drawn => ({ blocks, kept: false });

  function actions(all: readonly Button[]): readonly SlackBlock[] {
    const blocks: SlackBlock[] = [];
    for (let from = 0; from < all.length && actionBlocks < LIMITS.buttonBlocks; from += LIMITS.buttons) {
      actionBlocks += 1;
      const elements = all
        .slice(from, from + LIMITS.buttons)
        .map((button) => renderButton(button, language, buttons++));
      blocks.push({ type: 'actions', elements });
    }
    return blocks;
  }

  function table(block: Extract<Block, { type: 'table' }>): readonly SlackBlock[] {
    const columns = block.columns.slice(0, LIMITS.columns);
    const rows = block.rows.slice(0, LIMITS.rows);
    const left = block.rows.length - rows.length;
    const more = left > 0 ? [context(andMore(left))] : [];
    if (columns.length === 0 || rows.length === 0) return more;
    tables += 1;
    // A message takes one table, other places none: there a row is a line.
    if (surface !== 'message' || tables > 1 || spansLength(rows.flat(2)) > LIMITS.text) {
      const lines = rows.map((row) =>
        richSection(row.flatMap((cell, n) => (n === 0 ? cell : [plain(' | '), ...cell]))),
      );
      return [richText(richList(lines)), ...more];
    }
    const head = columns.map(({ label }) => ({ type: 'raw_text', text: filled(label, LIMITS.label) }));
    const cells = rows.map((row) =>
      columns.map((_, n) => ({
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: richElements(row[n] ?? [], LIMITS.label) }],
      })),
    );
    const column_settings = columns.map(({ align }) => ({
      align: align === 'end' ? 'right' : 'left',
      is_wrapped: true,
    }));
    return [{ type: 'table', rows: [head, ...cells], column_settings }, ...more];
  }

  function chart(asked: Chart): readonly SlackBlock[] {
    const summary = context(asked.summary);
    const file = pictures.get(charts);
    charts += 1;
    if (file !== undefined)
      return [{ type: 'image', slack_file: { id: file }, alt_text: filled(asked.summary, LIMITS.alt) }, summary];
    const drawn = surface === 'message' && natives < LIMITS.charts ? renderChart(asked) : null;
    if (drawn === null) return [summary];
    natives += 1;
    return [drawn, summary];
  }

  return (block) => {
    switch (block.type) {
      case 'text':
        return shown(...renderText(block));
      case 'facts':
        return shown(...renderFacts(block.facts, language));
      case 'table':
        return shown(...table(block));
      case 'progress':
        return shown(renderProgress(block, words(language)));
      case 'chart':
        return shown(...chart(block.chart));
      case 'actions':
        return { blocks: actions(block.buttons), kept: true };
      case 'more': {
        const drawn = actions(block.buttons);
        return { blocks: drawn.length === 0 ? [] : [context(block.label), ...drawn], kept: true };
      }
      case 'note':
        return shown(renderSmall(block.spans));
      case 'image':
        return shown(renderImage(block));
      case 'divider':
        return shown({ type: 'divider' });
    }
  };
}

const spansLength = (spans: Spans): number => spansText(spans).length;

function renderText(block: TextBlock): readonly SlackBlock[] {
  const { spans, size, tone } = block;
  if (size === 'small') return [renderSmall(spans)];
  const answer = answerOf(block);
  if (answer !== null) {
    const rest = withoutSeparator(spans.slice(1));
    const header = { type: 'header', text: plainText(`${mark(tone)}${answer}`, LIMITS.header) };
    return [header, ...(spansText(rest).trim() === '' ? [] : [richText(richSection(rest))])];
  }
  // A line with a sign of its own ('!', '▲') needs none of ours.
  const isSigned = /^[^\p{L}\p{N}]/u.test(spansText(spans));
  return [richText(richSection(isSigned || mark(tone) === '' ? spans : [plain(mark(tone)), ...spans]))];
}

/** What stands below the answer begins without the dot that would part them on a line. */
function withoutSeparator([first, ...others]: Spans): Spans {
  if (first === undefined) return [];
  return 'text' in first ? [{ ...first, text: first.text.replace(/^\s*·\s*/u, '') }, ...others] : [first, ...others];
}

/** Grey and small, unless there is something in it to follow: a context has no links but in markup. */
function renderSmall(spans: Spans): SlackBlock {
  return spans.some(({ type }) => type === 'link') ? richText(richSection(spans)) : context(spansText(spans));
}

function renderFacts(facts: readonly Fact[], language: Language): readonly SlackBlock[] {
  const kept = facts.slice(0, LIMITS.facts);
  const left = facts.length - kept.length;
  const { colon } = words(language);
  const lines = kept.map(({ label, value, tone }) =>
    richSection([plain(`${mark(tone)}${clip(label, LIMITS.label)}${colon}`), ...value]),
  );
  return [
    ...(lines.length === 0 ? [] : [richText(richList(lines))]),
    ...(left > 0 ? [context(slackWords(language).andMore(left))] : []),
  ];
}

const BAR = 12;

function renderProgress(
  { label, done, of, text }: Extract<Block, { type: 'progress' }>,
  { colon }: { readonly colon: string },
): SlackBlock {
  const full = Math.round((Math.min(Math.max(done, 0), of) / Math.max(of, 1)) * BAR);
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const told = `${clip(label, LIMITS.label)}${colon}${clip(text, LIMITS.label)}`;
  return richText(richSection([plain(`${told}\n${bar}`)]));
}

function renderImage({ url, alt }: Extract<Block, { type: 'image' }>): SlackBlock {
  const isShown = URL.parse(url)?.protocol === 'https:' && url.length <= LIMITS.text;
  return isShown ? { type: 'image', image_url: url, alt_text: filled(alt, LIMITS.alt) } : context(alt);
}
