import type { Words } from '../words/index.ts';
import { headline, noteBlock } from './block.ts';
import { oneLine } from './clip.ts';
import { nameOf } from './format.ts';
import { offers, type HelpView } from './help.ts';
import type { Card } from './model.ts';

/** The first meeting. */
export interface WelcomeView extends HelpView {
  readonly company: string;
  readonly demo: boolean;
  /** Who set it up, where known. */
  readonly administrator: string | null;
}

export function welcomeCard(view: WelcomeView, words: Words): Card {
  const said = words.welcome;
  return {
    kind: 'welcome',
    language: words.language,
    title: said.title(oneLine(view.company)),
    tone: 'neutral',
    blocks: [
      headline(said.who(nameOf(view.person))),
      ...offers(view, words),
      noteBlock(
        [
          said.visible,
          view.administrator === null ? '' : said.setUpBy(oneLine(view.administrator)),
          view.demo ? said.demo : '',
        ]
          .filter((line) => line !== '')
          .join(words.sentenceGap),
      ),
    ],
    summary: said.summary,
  };
}
