/** What a visitor's page asks for: the page, earlier messages, charts, what is new, and to say something. */
import type { Clock, HttpRequest, Log, MessageLog } from '../../bot/ports.ts';
import type { Chart } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import { goTo, page, problem } from './answer.ts';
import { decodePost } from './decode.ts';
import type { Events } from './events.ts';
import { toText, type Html } from './html.ts';
import type { Live, LiveChange } from './live.ts';
import { channelId, readContent, renderMessage } from './message.ts';
import { chatPage } from './page.ts';
import { CHART_SIZES, chartsOf } from './render.ts';
import { homePath } from './session.ts';
import { logChannel, seenBy, type Visit, type Visits } from './visit.ts';

/** A chart as an SVG document. */
export type RenderSvg = (
  chart: Chart,
  options: {
    readonly format: 'svg';
    readonly language: Language;
    readonly theme: 'light' | 'dark';
    readonly width: number;
    readonly height: number;
  },
) => Promise<string>;

type Answer = (visit: Visit, request: HttpRequest) => Promise<Response>;
export type Conversation = Readonly<Record<'show' | 'earlier' | 'chart' | 'listen' | 'say', Answer>>;

export interface ConversationDependencies {
  readonly log: Log;
  readonly clock: Clock;
  readonly messages: MessageLog;
  readonly renderChart: RenderSvg;
  readonly visits: Visits;
  readonly live: Live;
  /** Null until the adapter has started, and after it stopped. */
  readonly events: () => Events | null;
}

/** Messages a page begins with, and gets more of at a time. */
const PAGE = 30;

export function createConversation(dependencies: ConversationDependencies): Conversation {
  const { log, clock, messages, renderChart, visits, live, events } = dependencies;

  async function read(
    visit: Visit,
    channel: string,
    before: string | null,
  ): Promise<{ shown: Html[]; hasEarlier: boolean }> {
    const newest = await messages.list(channel, { ...(before === null ? {} : { before }), limit: PAGE + 1 });
    const hasEarlier = newest.length > PAGE;
    const shown = newest
      .slice(hasEarlier ? 1 : 0)
      .flatMap((message) => renderMessage(message, visit.reader, clock())?.html ?? []);
    return { shown, hasEarlier };
  }

  return {
    async show(visit, request) {
      const id = request.url.searchParams.get('channel');
      const channel = logChannel(visit, id);
      if (channel === null) return goTo(homePath(visit.reader.user));
      // Before the messages: what comes in between is told again rather than not at all.
      const position = live.position();
      const { shown, hasEarlier } = await read(visit, channel, null);
      const current = visit.channels.find((candidate) => candidate.id === id) ?? null;
      return page(chatPage({ ...visit, current, messages: shown, hasEarlier, position }));
    },

    async earlier(visit, { url }) {
      const channel = logChannel(visit, url.searchParams.get('channel'));
      const before = url.searchParams.get('before');
      if (channel === null) return problem(403);
      if (before !== null && !/^\d{1,19}$/.test(before)) return problem(400);
      const { shown, hasEarlier } = await read(visit, channel, before);
      return Response.json({ html: shown.map(toText).join(''), hasEarlier });
    },

    async chart(visit, { params, url }) {
      if (!/^\d{1,19}$/.test(params['id'] ?? '')) return problem(404);
      const message = await visits.message(visit, params['id'] ?? '');
      const content = message === null ? null : readContent(message.content);
      if (content?.type !== 'card') return problem(404);
      const chart = chartsOf(content.card)[Number(params['index'])];
      if (chart === undefined) return problem(404);
      const svg = await renderChart(chart, {
        format: 'svg',
        language: content.card.language,
        theme: url.searchParams.get('theme') === 'dark' ? 'dark' : 'light',
        ...CHART_SIZES[url.searchParams.get('size') === 'narrow' ? 'narrow' : 'wide'],
      });
      return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
    },

    listen(visit, request) {
      const after = request.headers.get('last-event-id') ?? request.url.searchParams.get('after');
      const show = ({ change, message }: LiveChange): string | null => {
        const shown = renderMessage(message, visit.reader, clock());
        if (shown === null) return null;
        const { html, fallback } = shown;
        return JSON.stringify({ change, channel: channelId(message), id: message.id, html: toText(html), fallback });
      };
      return Promise.resolve(live.open({ channels: seenBy(visit), show }, after, request.signal));
    },

    async say(visit, request) {
      const event = decodePost(request.body, visit.reader.user);
      if (event === null) return problem(400);
      if (!(await visits.admits(visit, event))) return problem(403);
      const running = events();
      if (running === null) return problem(503);
      try {
        return Response.json(await running.take(event, visit.reader));
      } catch (cause) {
        log.error('web.event_failed', { type: event.type }, cause);
        return problem(500);
      }
    },
  };
}
