/** What a link to a file shows. Pure. */
import type { Refused } from '../../bot/ports.ts';
import { fileName } from '../../cards/doorNotice.ts';
import { words as wordsOf } from '../../words/index.ts';
import type { Language } from '../../words/language.ts';
import { html } from './html.ts';
import type { OpenedFile } from './links.ts';
import { plainPage } from './plainPage.ts';

export function filePage({ purpose, period, name, language }: OpenedFile): string {
  const words = wordsOf(language);
  const { title, text, download, pressedOnce, notYou } = words.door.page;
  return plainPage(
    language,
    title(name),
    html`<p><strong>${fileName(purpose, period, words)}</strong></p>
      <p>${text}</p>
      <form method="post"><button type="submit" class="button primary">${download}</button></form>
      <p class="aside">${pressedOnce}</p>
      <p class="aside">${notYou(name)}</p>`,
  );
}

export const refusedFilePage = (because: Refused['refused'], language: Language): string =>
  saying(wordsOf(language).door.page[because], language);

/** Without the name of whom it is for: that is nobody else's business. */
export const somebodyElsesPage = (language: Language): string =>
  saying(wordsOf(language).door.page.somebodyElse, language);

const saying = ({ title, text }: { readonly title: string; readonly text: string }, language: Language): string =>
  plainPage(
    language,
    title,
    html`<p>${text}</p>
      <p><a href="/">${wordsOf(language).door.page.home}</a></p>`,
  );
