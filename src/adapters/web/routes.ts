/** The web platform's addresses. All but its script and style, and personal links, answer this machine alone. */
import type { HttpRoute, HttpRoutes } from '../../bot/ports.ts';
import { readAssets, serveAsset } from './assets.ts';
import { problem } from './answer.ts';
import type { Conversation } from './conversation.ts';
import type { Door } from './door.ts';
import { INCOMING } from './limits.ts';
import type { PersonalLink } from './personalLink.ts';
import type { Visits } from './visit.ts';

const USUAL = { exposure: 'local', caller: 'browser', maxBodyBytes: 4_096, timeLimitMs: 15_000 } as const;
/** Longer than any answer should take; a page that gets none asks again, and waits for the same one. */
const ANSWER_MS = 60_000;

interface Parts {
  readonly door: Door;
  readonly personalLink: PersonalLink;
  readonly conversation: Conversation;
  readonly visits: Visits;
}

export function addRoutes(http: HttpRoutes, { door, personalLink, conversation, visits }: Parts): void {
  const assets = readAssets();

  const forVisitor =
    (answer: Conversation[keyof Conversation]): HttpRoute['handle'] =>
    async (request) => {
      const visit = await visits.of(request);
      return visit === null ? problem(401) : answer(visit, request);
    };

  const get = (path: string, handle: HttpRoute['handle']): void => {
    http.add({ ...USUAL, method: 'GET', path, handle });
  };

  http.add({
    ...USUAL,
    method: 'GET',
    path: '/assets/:name',
    exposure: 'public',
    handle: async (request) => serveAsset((await assets).get(request.params['name'] ?? ''), request.headers),
  });
  get('/', door.choose);
  http.add({ ...USUAL, method: 'POST', path: '/session', handle: door.enter });
  http.add({ ...USUAL, method: 'POST', path: '/sign-out', handle: door.leave });
  const personal = { ...USUAL, path: '/p/:token', exposure: 'public', maxBodyBytes: 256 } as const;
  http.add({ ...personal, method: 'GET', handle: personalLink.show });
  http.add({ ...personal, method: 'POST', handle: personalLink.accept });
  get('/chat/:user', async (request) => {
    const visit = await visits.of(request);
    return visit === null ? door.turnAway(request) : conversation.show(visit, request);
  });
  get('/chat/:user/messages', forVisitor(conversation.earlier));
  get('/chat/:user/messages/:id/charts/:index', forVisitor(conversation.chart));
  get('/chat/:user/live', forVisitor(conversation.listen));
  http.add({
    ...USUAL,
    method: 'POST',
    path: '/chat/:user/events',
    maxBodyBytes: INCOMING.bodyBytes,
    timeLimitMs: ANSWER_MS,
    handle: forVisitor(conversation.say),
  });
}
