/** The first page of the demo: whom to be. Pure. */
import type { BilingualName, Language } from '../../words/language.ts';
import { languageTag, webWords } from '../../words/web.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';
import type { ChooserPerson } from './people.ts';

export function chooserPage(people: readonly ChooserPerson[], language: Language): string {
  const words = webWords(language);
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const featured = people.filter((person) => person.featured);
  const teams = [...Map.groupBy(people, (person) => person.team[language])];
  return document(
    language,
    words.chooser.title,
    'chooser',
    html`<body class="chooser">
      <main>
        <header>
          <p class="product">
            ${words.product}
            <a href="/?lang=${other}" lang="${languageTag(other)}" hreflang="${languageTag(other)}"
              >${words.chooser.otherLanguage}</a
            >
          </p>
          <h1>${words.chooser.title}</h1>
          <p>${words.chooser.intro}</p>
        </header>
        <form method="post" action="/session">
          ${featured.length > 0 && peopleGroup(words.chooser.featured, featured, language, 'featured')}
          ${teams.map(([team, members]) => peopleGroup(team, members, language, 'team'))}
        </form>
      </main>
    </body>`,
  );
}

function peopleGroup(title: string, people: readonly ChooserPerson[], language: Language, kind: string): Html {
  const detail = (person: ChooserPerson): string =>
    [person.position, ...(kind === 'featured' ? [person.team] : [])].map((name) => name[language]).join(' · ');
  return html`<section class="group ${kind}">
    <h2>${title}</h2>
    <ul>
      ${people.map(
        (person) =>
          html`<li>
            <button type="submit" name="user" value="${person.user}">
              <bdi class="name">${person.name}</bdi>
              <span class="detail">${detail(person)}</span>
              ${role(person.role, language)}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

const role = (name: BilingualName | null, language: Language): Html | null =>
  name === null ? null : html`<span class="role">${name[language]}</span>`;
