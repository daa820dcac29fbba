import type { Words } from '../words/index.ts';
import { body, button, buttonBlocks } from './block.ts';
import { formatInstant, formatPeriodOfYear } from './dates.ts';
import { nameOf } from './format.ts';
import type { Card } from './model.ts';
import type { Instant, Period, PersonName } from './view.ts';

/** Why something about a cycle did not happen. Each leads to how it stands. */
export type CycleNoticeView = { readonly period: Period } & (
  | { readonly about: 'already_open'; readonly by: PersonName; readonly on: Instant; readonly timeZone: string }
  | { readonly about: 'terms_changed' | 'deadlines_needed' | 'nobody' | 'no_cycle' | 'moved' | 'nothing_to_publish' }
  | {
      readonly about: 'not_exportable';
      readonly because: 'not_opened' | 'not_published';
      readonly missing: readonly PersonName[];
    }
);

const NAMES = 10;

export function cycleNoticeCard(view: CycleNoticeView, words: Words): Card {
  const { title, text } = content(view, words);
  const period = formatPeriodOfYear(words, view.period);
  const way =
    view.about === 'no_cycle'
      ? button(words.buttons.help, { do: 'help' })
      : button(words.cycle.buttons.cycle(period), { do: 'cycle', period: view.period });
  return {
    kind: 'notice',
    language: words.language,
    title,
    tone: 'attention',
    blocks: [body(text), ...buttonBlocks(words, [way])],
    summary: words.notice.summary,
  };
}

function content(view: CycleNoticeView, words: Words): { readonly title: string; readonly text: string } {
  const said = words.cycleNotice;
  const period = formatPeriodOfYear(words, view.period);
  switch (view.about) {
    case 'already_open':
      return said.alreadyOpen(period, nameOf(view.by), formatInstant(words, view.on, view.timeZone));
    case 'terms_changed':
      return said.termsChanged;
    case 'deadlines_needed':
      return said.deadlinesNeeded;
    case 'nobody':
      return said.nobody(period);
    case 'no_cycle':
      return said.noCycle(period);
    case 'moved':
      return said.moved;
    case 'nothing_to_publish':
      return said.publishedNone;
    case 'not_exportable': {
      const { title, text, missing } = said.notExportable(period);
      const names = view.missing.slice(0, NAMES).map(nameOf);
      const rest = view.missing.length - names.length;
      const listed = words.list(names);
      const all = rest > 0 ? words.cycle.andMore(listed, rest) : listed;
      const who = names.length === 0 ? '' : words.sentenceGap + missing(all);
      return { title, text: text[view.because] + who };
    }
  }
}
