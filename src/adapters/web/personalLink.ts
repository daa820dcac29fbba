/** A personal link: a page that asks, and a button that signs in or downloads. Looking at it never uses it up. */
import type { HttpRequest, Refused } from '../../bot/ports.ts';
import type { Language } from '../../words/language.ts';
import { goTo, languageOf, page } from './answer.ts';
import type { Door } from './door.ts';
import { download } from './download.ts';
import { filePage, refusedFilePage, somebodyElsesPage } from './filePage.ts';
import { elsewherePage, invitationPage, spentLinkPage } from './invitationPage.ts';
import type { LinkProblem, OpenedFile, WebLinks } from './links.ts';
import { readerOf } from './message.ts';
import type { WebPeople } from './people.ts';
import type { Visits } from './visit.ts';

export interface PersonalLink {
  show(request: HttpRequest): Promise<Response>;
  accept(request: HttpRequest): Promise<Response>;
}

interface PersonalLinkDependencies extends WebLinks {
  readonly door: Pick<Door, 'letIn'>;
  readonly visits: Pick<Visits, 'guest'>;
  readonly people: Pick<WebPeople, 'person'>;
}

export function createPersonalLink(dependencies: PersonalLinkDependencies): PersonalLink {
  const { openLink, redeemLink, takeFile, door, visits, people } = dependencies;
  const tokenOf = (request: HttpRequest): string => request.params['token'] ?? '';
  // The chat answers this machine alone: elsewhere a link would be used up for nothing, so nothing is told of it.
  const elsewhere = (request: HttpRequest): Response =>
    page(elsewherePage(request.url.pathname, languageOf(request)), 403);

  /** Of whoever is signed in here; otherwise as the browser prefers. */
  async function readersLanguage(request: HttpRequest): Promise<Language> {
    const guest = await visits.guest(request);
    const person = guest === null ? null : await people.person(guest.user);
    return person === null ? languageOf(request) : readerOf(person).language;
  }

  async function turnDown(request: HttpRequest, because: Refused | LinkProblem): Promise<Response> {
    const language = await readersLanguage(request);
    if (typeof because === 'string') return page(spentLinkPage(because, language), 410);
    return page(refusedFilePage(because.refused, language), because.refused === 'right' ? 403 : 410);
  }

  /** Null for nobody, and for the link's own person: who is signed in nowhere may take it from another platform. */
  async function somebodyElse(request: HttpRequest, { user }: OpenedFile): Promise<Response | null> {
    const guest = await visits.guest(request);
    if (guest === null || guest.user === user) return null;
    return page(somebodyElsesPage(await readersLanguage(request)), 403);
  }

  return {
    async show(request) {
      if (!request.local) return elsewhere(request);
      const opened = await openLink(tokenOf(request));
      if (typeof opened === 'string' || 'refused' in opened) return turnDown(request, opened);
      switch (opened.purpose) {
        case 'sign_in':
          return page(invitationPage(opened));
        case 'pay_export':
        case 'own_data':
          return (await somebodyElse(request, opened)) ?? page(filePage(opened));
      }
    },

    async accept(request) {
      if (!request.local) return elsewhere(request);
      const opened = await openLink(tokenOf(request));
      if (typeof opened === 'string' || 'refused' in opened) return turnDown(request, opened);
      switch (opened.purpose) {
        case 'sign_in': {
          const redeemed = await redeemLink(tokenOf(request));
          if (typeof redeemed === 'string') return turnDown(request, redeemed);
          return (await door.letIn({ user: redeemed.user, purpose: 'invitation' })) ?? goTo('/');
        }
        case 'pay_export':
        case 'own_data': {
          const refused = await somebodyElse(request, opened);
          if (refused !== null) return refused;
          const file = await takeFile(tokenOf(request));
          return typeof file === 'string' || 'refused' in file ? turnDown(request, file) : download(file);
        }
      }
    },
  };
}
