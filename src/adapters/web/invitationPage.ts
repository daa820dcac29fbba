/** What a personal link shows. Pure. */
import type { Language } from '../../words/language.ts';
import { webWords } from '../../words/web.ts';
import { html, type Html } from './html.ts';
import type { LinkProblem } from './links.ts';
import { plainPage } from './plainPage.ts';

export function invitationPage({ name, language }: { readonly name: string; readonly language: Language }): string {
  const { invitation } = webWords(language);
  return plainPage(
    language,
    invitation.title(name),
    html`<p>${invitation.text}</p>
      <form method="post"><button type="submit" class="button primary">${invitation.signIn}</button></form>
      <p class="aside">${invitation.notYou(name)}</p>`,
  );
}

/** Without anybody's name: whoever opens it has proved nothing. */
export function spentLinkPage(problem: LinkProblem, language: Language): string {
  const { spentLink } = webWords(language);
  return plainPage(
    language,
    spentLink[problem].title,
    html`<p>${spentLink[problem].text}</p>
      ${wayBack(language)}`,
  );
}

const wayBack = (language: Language): Html => html`<p><a href="/">${webWords(language).spentLink.home}</a></p>`;

export function elsewherePage(path: string, language: Language): string {
  const { elsewhere } = webWords(language);
  return plainPage(
    language,
    elsewhere.title,
    html`<p>${elsewhere.text}</p>
      <p>
        ${elsewhere.how}<br />
        <code>http://127.0.0.1:7330${path}</code>
      </p>`,
  );
}
