/** A page that says one thing, to somebody who is not signed in. Pure. */
import type { Language } from '../../words/language.ts';
import { webWords } from '../../words/web.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';

export function plainPage(language: Language, title: string, content: Html): string {
  return document(
    language,
    title,
    'chooser',
    html`<body class="chooser plain">
      <main>
        <p class="product">${webWords(language).product}</p>
        <h1>${title}</h1>
        ${content}
      </main>
    </body>`,
  );
}

export function lockedPage(language: Language): string {
  const { locked } = webWords(language);
  return plainPage(
    language,
    locked.title,
    html`<p>${locked.text}</p>
      <p>
        ${locked.administrator}<br />
        <code>${locked.command}</code>
      </p>`,
  );
}
