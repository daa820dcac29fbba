import type { Words } from '../words/index.ts';
import type { HelpView } from './help.ts';
import type { Card } from './model.ts';

/** The first meeting. */
export interface WelcomeView extends HelpView {
  readonly company: string;
  readonly demo: boolean;
  /** Who set it up, where known. */
  readonly administrator: string | null;
}

export function welcomeCard(view: WelcomeView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
