import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, small } from './block.ts';
import { oneLine } from './clip.ts';
import { formatDay, formatPeriod } from './dates.ts';
import { formatCount, formatExactly, pick } from './format.ts';
import { plain, strong, type Block, type Button, type Card, type Spans } from './model.ts';
import { joined } from './phrase.ts';
import type { Day, DecimalText, Period, PersonName, Quantity } from './view.ts';

export interface WhyRow {
  readonly day: Day;
  readonly site: BilingualName;
  readonly measure: BilingualName;
  /** SKU, campaign, ticket … or ''. */
  readonly item: string;
  readonly value: Quantity;
  readonly source: BilingualName;
  readonly fileName: string;
  /** 'Figures!12' */
  readonly place: string;
  /** The value before it was restated. */
  readonly restatedFrom: DecimalText | null;
}

export interface WhyRowsView {
  readonly person: PersonName;
  readonly period: Period;
  readonly item: { readonly id: string; readonly name: BilingualName };
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Rows on all pages. */
  readonly of: number;
  readonly rows: readonly WhyRow[];
}

/** The rows behind an indicator, largest first, page by page. */
export function whyRowsCard(view: WhyRowsView, words: Words): Card {
  const said = words.rows;
  const name = pick(words, view.item.name);
  const period = formatPeriod(words, view.period);
  return {
    kind: 'why_rows',
    language: words.language,
    title: said.title(name, period),
    subtitle: said.page(view.page, Math.max(view.pages, 1), formatCount(view.of)),
    tone: 'neutral',
    blocks: [
      ...(view.rows.length === 0 ? [body(said.none)] : [small(said.order), table(view.rows, words)]),
      ...buttons(view, words),
    ],
    summary: said.summary(name, period),
  };
}

function table(rows: readonly WhyRow[], words: Words): Block {
  const said = words.rows;
  return {
    type: 'table',
    columns: [
      { label: said.when, align: 'start' },
      { label: said.what, align: 'start' },
      { label: said.value, align: 'end' },
    ],
    rows: rows.map((row) => [
      [plain(joined([formatDay(words, row.day), pick(words, row.site)]))],
      [
        plain(joined([pick(words, row.measure), oneLine(row.item)])),
        plain(words.aside('', joined([pick(words, row.source), oneLine(row.fileName), oneLine(row.place)]))),
      ],
      valueSpans(row, words),
    ]),
  };
}

function valueSpans({ value, restatedFrom }: WhyRow, words: Words): Spans {
  const now = strong(formatExactly(words, value));
  if (restatedFrom === null) return [now];
  const before = words.rows.before(formatExactly(words, { ...value, value: restatedFrom }));
  return [now, plain(words.aside('', before))];
}

function buttons(view: WhyRowsView, words: Words): readonly Block[] {
  const said = words.buttons;
  const at = { person: view.person.id, period: view.period, item: view.item.id };
  const page = (label: string, number: number): Button => button(label, { do: 'rows', ...at, page: number });
  return buttonBlocks(words, [
    ...(view.page < view.pages ? [page(said.nextPage, view.page + 1)] : []),
    ...(view.page > 1 ? [page(said.previousPage, view.page - 1)] : []),
    button(said.backToWhy, { do: 'why', ...at }),
  ]);
}
