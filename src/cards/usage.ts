import { usageWords } from '../words/usage.ts';
import type { Words } from '../words/index.ts';
import { platformNames, type PlatformName } from '../words/platforms.ts';
import { body, headline, noteBlock } from './block.ts';
import { formatPeriod } from './dates.ts';
import type { Card } from './model.ts';
import type { Period } from './view.ts';

/** What a platform with a monthly quota was asked, and what it comes to. */
export interface UsageView {
  readonly period: Period;
  readonly platforms: readonly {
    readonly platform: PlatformName;
    readonly calls: number;
    readonly forecast: number;
    readonly spent: boolean;
  }[];
}

/** Calls a month of Feishu's free edition (since December 2024). */
const FREE_CALLS = 10_000;

const number = (value: number): string => value.toLocaleString('en-US');

export function usageCard({ period, platforms }: UsageView, words: Words): Card {
  const said = usageWords(words.language);
  const isShort = platforms.some(({ forecast, spent }) => !spent && forecast > FREE_CALLS);
  return {
    kind: 'usage',
    language: words.language,
    title: said.title,
    tone: platforms.some(({ spent }) => spent) ? 'problem' : isShort ? 'attention' : 'neutral',
    blocks:
      platforms.length === 0
        ? [body(said.none)]
        : [
            ...platforms.flatMap(({ platform, calls, forecast, spent }) => {
              const name = platformNames[platform][words.language];
              return [
                headline(said.headline(name, number(calls))),
                // What is spent comes to nothing more.
                spent
                  ? body(said.spent.text(name), 'problem')
                  : body(said.forecast(number(forecast), formatPeriod(words, period))),
              ];
            }),
            ...(isShort ? [body(said.overFree, 'attention')] : []),
            noteBlock(said.about(number(FREE_CALLS))),
          ],
    summary: said.summary,
  };
}

/** To administrators, where they can still be reached. */
export function quotaSpentCard({ platform }: { readonly platform: PlatformName }, words: Words): Card {
  const said = usageWords(words.language).spent;
  const name = platformNames[platform][words.language];
  return {
    kind: 'usage',
    language: words.language,
    title: said.title(name),
    tone: 'problem',
    blocks: [body(said.text(name)), body(said.way)],
    summary: said.summary,
  };
}
