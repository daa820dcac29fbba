import { exact } from '../scoring/exact.ts';
import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, headline } from './block.ts';
import { formatPeriod, formatPeriodOfYear } from './dates.ts';
import { drawn, formatPoints, formatScore, nameOf, pick } from './format.ts';
import { plain, strong, type Block, type Card, type Span } from './model.ts';
import { joined, movedText, resultText } from './phrase.ts';
import type { DecimalText, Period, PersonName, Result } from './view.ts';

export interface HistoryEntry extends Result {
  readonly period: Period;
  readonly inProgress: boolean;
  /** Points against the entry before it; null where one of both is missing. */
  readonly change: DecimalText | null;
}

export interface HistoryView {
  readonly person: PersonName;
  readonly position: BilingualName;
  readonly isSelf: boolean;
  /** At most six, oldest first. */
  readonly entries: readonly HistoryEntry[];
}

/** Six periods of one person: against their own past. */
export function historyCard(view: HistoryView, words: Words): Card {
  const said = words.history;
  const name = nameOf(view.person);
  return {
    kind: 'history',
    language: words.language,
    title: view.isSelf ? said.title : said.titleOf(name),
    subtitle: pick(words, view.position),
    tone: 'neutral',
    blocks: [...(view.entries.length === 0 ? [body(said.none)] : past(view.entries, words)), ...buttons(view, words)],
    summary: view.isSelf ? said.summary : said.summaryOf(name),
  };
}

function past(entries: readonly HistoryEntry[], words: Words): readonly Block[] {
  const newest = entries.at(-1);
  const result = newest === undefined ? null : resultText(words, newest);
  return [
    ...(newest === undefined || result === null
      ? []
      : [headline(words.history.headline(formatPeriod(words, newest.period), result), changeOf(newest, words))]),
    chart(entries, words),
    table(entries.toReversed(), words),
  ];
}

function chart(entries: readonly HistoryEntry[], words: Words): Block {
  const said = words.history;
  return {
    type: 'chart',
    chart: {
      type: 'line',
      title: said.chart,
      summary: sentence(entries, words),
      categories: entries.map(({ period }) => formatPeriod(words, period)),
      series: [{ name: said.total, values: entries.map(({ total }) => (total === null ? null : drawn(total))) }],
      unit: words.figures.pointUnit,
    },
  };
}

function sentence(entries: readonly HistoryEntry[], words: Words): string {
  const said = words.history;
  const known = entries.flatMap(({ period, total }) => (total === null ? [] : [{ period, total }]));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return said.nothing;
  if (first === last) return said.one(formatPeriodOfYear(words, first.period), formatPoints(words, first.total));
  const totals = known.map(({ total }) => total).toSorted((a, b) => exact(a).compare(exact(b)));
  return said.span(
    formatPeriodOfYear(words, first.period),
    formatPeriodOfYear(words, last.period),
    formatScore(totals[0] ?? first.total),
    formatPoints(words, totals.at(-1) ?? last.total),
  );
}

function table(entries: readonly HistoryEntry[], words: Words): Block {
  const said = words.history;
  return {
    type: 'table',
    columns: [
      { label: said.period, align: 'start' },
      { label: said.total, align: 'end' },
      { label: said.change, align: 'end' },
    ],
    rows: entries.map((entry) => [
      [plain(joined([formatPeriodOfYear(words, entry.period), entry.inProgress ? said.inProgress : '']))],
      [resultSpan(entry, words)],
      [plain(changeOf(entry, words))],
    ]),
  };
}

function resultSpan(entry: HistoryEntry, words: Words): Span {
  const result = resultText(words, entry);
  return result === null ? plain(words.history.noTotal) : strong(result);
}

const changeOf = ({ change }: HistoryEntry, words: Words): string =>
  change === null ? words.history.noChange : movedText(words, change);

function buttons(view: HistoryView, words: Words): readonly Block[] {
  const newestFirst = view.entries.toReversed().map(({ period }) =>
    button(words.buttons.scorecardOfPeriod(formatPeriod(words, period)), {
      do: 'scorecard',
      person: view.person.id,
      period,
    }),
  );
  return buttonBlocks(words, newestFirst.slice(0, 2), newestFirst.slice(2));
}
