/** The web platform's addresses. Each begins by asking whose session it is, and what that person may see today. */
import type { ChatEvent, Clock, HttpRequest, HttpRoute, HttpRoutes, Log, MessageLog } from '../../bot/ports.ts';
import type { Language } from '../../words/language.ts';
import { readAssets, serveAsset } from './assets.ts';
import { decodePost } from './decode.ts';
import type { Events } from './events.ts';
import { toText, type Html } from './html.ts';
import type { RenderSvg } from './index.ts';
import { INCOMING } from './limits.ts';
import type { Live } from './live.ts';
import { personChannel, readContent, readerOf, renderMessage, teamChannel, type Reader } from './message.ts';
import { chatPage, chooserPage, lockedPage } from './page.ts';
import type { WebChannel, WebPeople } from './people.ts';
import { CHART_SIZES, chartsOf } from './render.ts';
import { homePath, type Sessions } from './session.ts';

export interface RouteDependencies {
  readonly log: Log;
  readonly clock: Clock;
  readonly messages: MessageLog;
  readonly people: WebPeople;
  readonly renderChart: RenderSvg;
  readonly sessions: Sessions;
  readonly live: Live;
  /** Null until the adapter has started, and after it stopped. */
  readonly events: () => Events | null;
}

const PAGE = 30;

/** Somebody with a session, and what they may see now. */
interface Visit {
  readonly reader: Reader;
  readonly channels: readonly WebChannel[];
}

export function addRoutes(http: HttpRoutes, with_: RouteDependencies): void {
  const { clock, messages, people, sessions, live } = with_;
  const assets = readAssets();

  async function visitOf(request: HttpRequest): Promise<Visit | null> {
    const user = sessions.read(request.headers, clock());
    if (user === null || user !== request.params['user']) return null;
    // Such a session was chosen, so it is worth something only while choosing is allowed.
    const choices = await people.chooser();
    if (choices === null || !choices.some((choice) => choice.user === user)) return null;
    const person = await people.person(user);
    return person === null ? null : { reader: readerOf(person), channels: await people.channelsOf(user) };
  }

  const forVisitor =
    (answer: (visit: Visit, request: HttpRequest) => Promise<Response>) =>
    async (request: HttpRequest): Promise<Response> => {
      const visit = await visitOf(request);
      return visit === null ? problem(401) : answer(visit, request);
    };

  async function readPage(
    visit: Visit,
    channel: string,
    before: string | null,
  ): Promise<{ shown: Html[]; hasEarlier: boolean }> {
    const newest = await messages.list(channel, { ...(before === null ? {} : { before }), limit: PAGE + 1 });
    const hasEarlier = newest.length > PAGE;
    const shown = newest
      .slice(hasEarlier ? 1 : 0)
      .map((message) => renderMessage(message, visit.reader, clock()))
      .filter((message) => message !== null)
      .map((message) => message.html);
    return { shown, hasEarlier };
  }

  /** The log's name for a channel the page names; null where the visitor does not belong. */
  function visibleChannel(visit: Visit, id: string | null): string | null {
    if (id === null || id === '') return personChannel(visit.reader.user);
    return visit.channels.some((channel) => channel.id === id) ? teamChannel(id) : null;
  }

  const seenBy = (visit: Visit): ReadonlySet<string> =>
    new Set([personChannel(visit.reader.user), ...visit.channels.map((channel) => teamChannel(channel.id))]);

  async function mayHappen(event: ChatEvent, visit: Visit): Promise<boolean> {
    if (event.place.type === 'channel' && visibleChannel(visit, event.place.channel) === null) return false;
    if (!('message' in event) || event.message === null) return true;
    const message = await messages.get(event.message.id);
    return message !== null && seenBy(visit).has(message.channel);
  }

  const routes: readonly (Pick<HttpRoute, 'method' | 'path' | 'handle'> & Partial<HttpRoute>)[] = [
    {
      method: 'GET',
      path: '/assets/:name',
      exposure: 'public',
      handle: async (request) => serveAsset((await assets).get(request.params['name'] ?? ''), request.headers),
    },
    {
      method: 'GET',
      path: '/',
      handle: async (request) => {
        const language = languageOf(request);
        const choices = await people.chooser();
        return choices === null ? page(lockedPage(language), 401) : page(chooserPage(choices, language));
      },
    },
    {
      method: 'POST',
      path: '/session',
      handle: async (request) => {
        const user = new URLSearchParams(new TextDecoder().decode(request.body)).get('user') ?? '';
        const choices = await people.chooser();
        const person = choices?.some((choice) => choice.user === user) === true ? await people.person(user) : null;
        if (person === null) return problem(403);
        // Once ever for each person: the first conversation begins with a welcome.
        await with_
          .events()
          ?.take(
            { type: 'opened', platform: 'web', id: `opened:${user}`, user, place: { type: 'direct' }, origin: null },
            readerOf(person),
          );
        const headers = { location: homePath(user), 'set-cookie': sessions.issue(user, clock()) };
        return new Response(null, { status: 303, headers });
      },
    },
    {
      method: 'GET',
      path: '/chat/:user',
      handle: async (request) => {
        const visit = await visitOf(request);
        if (visit === null)
          return (await people.chooser()) === null
            ? page(lockedPage(languageOf(request)), 401)
            : new Response(null, { status: 303, headers: { location: '/' } });
        const id = request.url.searchParams.get('channel');
        const channel = visibleChannel(visit, id);
        if (channel === null)
          return new Response(null, { status: 303, headers: { location: homePath(visit.reader.user) } });
        // Read before the messages: what comes in between is told again rather than not at all.
        const position = live.position();
        const { shown, hasEarlier } = await readPage(visit, channel, null);
        const current = visit.channels.find((candidate) => candidate.id === id) ?? null;
        return page(chatPage({ ...visit, current, messages: shown, hasEarlier, position }));
      },
    },
    {
      method: 'GET',
      path: '/chat/:user/messages',
      handle: forVisitor(async (visit, request) => {
        const channel = visibleChannel(visit, request.url.searchParams.get('channel'));
        const before = request.url.searchParams.get('before');
        if (channel === null) return problem(403);
        if (before !== null && !/^\d{1,19}$/.test(before)) return problem(400);
        const { shown, hasEarlier } = await readPage(visit, channel, before);
        return Response.json({ html: shown.map(toText).join(''), hasEarlier });
      }),
    },
    {
      method: 'GET',
      path: '/chat/:user/messages/:id/charts/:index',
      handle: forVisitor(async (visit, request) => {
        const message = await messages.get(request.params['id'] ?? '');
        if (message === null || !seenBy(visit).has(message.channel)) return problem(404);
        const content = readContent(message.content);
        const chart = content?.type === 'card' ? chartsOf(content.card)[Number(request.params['index'])] : undefined;
        if (content?.type !== 'card' || chart === undefined) return problem(404);
        const svg = await with_.renderChart(chart, {
          format: 'svg',
          language: content.card.language,
          theme: request.url.searchParams.get('theme') === 'dark' ? 'dark' : 'light',
          ...CHART_SIZES[request.url.searchParams.get('size') === 'narrow' ? 'narrow' : 'wide'],
        });
        return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
      }),
    },
    {
      method: 'GET',
      path: '/chat/:user/live',
      handle: forVisitor((visit, request) => {
        const after = request.headers.get('last-event-id') ?? request.url.searchParams.get('after');
        const show: Parameters<Live['open']>[0]['show'] = ({ change, message }) => {
          const shown = renderMessage(message, visit.reader, clock());
          const channel = message.channel.startsWith('channel:') ? message.channel.slice('channel:'.length) : '';
          return shown === null
            ? null
            : JSON.stringify({ change, channel, id: message.id, html: toText(shown.html), fallback: shown.fallback });
        };
        return Promise.resolve(live.open({ channels: seenBy(visit), show }, after, request.signal));
      }),
    },
    {
      method: 'POST',
      path: '/chat/:user/events',
      maxBodyBytes: INCOMING.bodyBytes,
      timeLimitMs: 60_000,
      handle: forVisitor(async (visit, request) => {
        const event = decodePost(request.body, visit.reader.user);
        if (event === null) return problem(400);
        if (!(await mayHappen(event, visit))) return problem(403);
        const events = with_.events();
        if (events === null) return problem(503);
        try {
          return Response.json(await events.take(event, visit.reader));
        } catch (cause) {
          with_.log.error('web.event_failed', { type: event.type }, cause);
          return problem(500);
        }
      }),
    },
  ];

  for (const route of routes)
    http.add({ exposure: 'local', caller: 'browser', maxBodyBytes: 4_096, timeLimitMs: 15_000, ...route });
}

const page = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

const problem = (status: 400 | 401 | 403 | 404 | 500 | 503): Response => Response.json({ problem: status }, { status });

function languageOf(request: HttpRequest): Language {
  const asked = request.url.searchParams.get('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  const [first] = (request.headers.get('accept-language') ?? '').split(',');
  return first?.trim().toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
