/** A personal link: a page that asks, and a button that signs in. Looking at it never uses it up. */
import type { HttpRequest } from '../../bot/ports.ts';
import type { Language } from '../../words/language.ts';
import { goTo, languageOf, page } from './answer.ts';
import type { Door } from './door.ts';
import { elsewherePage, invitationPage, spentLinkPage } from './invitationPage.ts';

/** 'used': by somebody before. 'void': all other reasons, and a page that does not tell which. */
export type LinkProblem = 'used' | 'void';

export interface WebLinks {
  /** Whose link it is; changes nothing. */
  openLink(token: string): Promise<{ readonly name: string; readonly language: Language } | LinkProblem>;
  /** Uses it up. */
  redeemLink(token: string): Promise<{ readonly user: string } | LinkProblem>;
}

export interface Invitation {
  show(request: HttpRequest): Promise<Response>;
  accept(request: HttpRequest): Promise<Response>;
}

export function createInvitation({ openLink, redeemLink }: WebLinks, door: Pick<Door, 'letIn'>): Invitation {
  const tokenOf = (request: HttpRequest): string => request.params['token'] ?? '';
  const spent = (request: HttpRequest, problem: LinkProblem): Response =>
    page(spentLinkPage(problem, languageOf(request)), 410);
  // The chat answers this machine alone: elsewhere a link would be used up for nothing, so nothing is told of it.
  const elsewhere = (request: HttpRequest): Response =>
    page(elsewherePage(request.url.pathname, languageOf(request)), 403);

  return {
    async show(request) {
      if (!request.local) return elsewhere(request);
      const opened = await openLink(tokenOf(request));
      return typeof opened === 'string' ? spent(request, opened) : page(invitationPage(opened));
    },

    async accept(request) {
      if (!request.local) return elsewhere(request);
      const redeemed = await redeemLink(tokenOf(request));
      if (typeof redeemed === 'string') return spent(request, redeemed);
      return (await door.letIn({ user: redeemed.user, purpose: 'invitation' })) ?? goTo('/');
    },
  };
}
