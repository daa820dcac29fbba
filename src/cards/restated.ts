import type { Words } from '../words/index.ts';
import { body, button, buttonBlocks, fact, headline, small } from './block.ts';
import { formatPeriodOfYear } from './dates.ts';
import { nameOf } from './format.ts';
import type { Card } from './model.ts';
import { paidText } from './phrase.ts';
import type { PaidResult, Period, PersonName } from './view.ts';

export interface RestatedView {
  readonly period: Period;
  readonly entries: readonly {
    readonly scorecard: string;
    readonly person: PersonName;
    readonly published: PaidResult;
    readonly now: PaidResult;
    /** The viewer may correct it: not their own. */
    readonly correctable: boolean;
  }[];
}

const LINES = 30;

/** Published results that today's figures would change. */
export function restatedCard({ period, entries }: RestatedView, words: Words): Card {
  const said = words.restated;
  const month = formatPeriodOfYear(words, period);
  const text = (result: PaidResult): string => paidText(result, words) ?? words.history.noTotal;
  const rest = entries.length - LINES;
  return {
    kind: 'restated',
    language: words.language,
    title: said.title(month),
    tone: entries.length === 0 ? 'good' : 'attention',
    blocks: [
      headline(entries.length === 0 ? said.none : said.headline(entries.length)),
      body(said.explain),
      ...(entries.length === 0
        ? []
        : [
            {
              type: 'facts' as const,
              facts: entries
                .slice(0, LINES)
                .map(({ person, published, now }) => fact(nameOf(person), said.line(text(published), text(now)))),
            },
          ]),
      ...(rest > 0 ? [small(words.cycle.more(rest))] : []),
      ...buttonBlocks(
        words,
        [button(words.cycle.buttons.cycle(month), { do: 'cycle', period })],
        entries
          .slice(0, LINES)
          .filter(({ correctable }) => correctable)
          .map(({ person, scorecard }) =>
            button(said.correct(nameOf(person)), { do: 'correct', scorecard, after: null }, { opens: 'form' }),
          ),
      ),
    ],
    summary: said.summary(month),
  };
}
