/**
 * Messages of ours in Slack's channels: each posted once. Slack takes no key, so every message carries one of ours, and
 * whoever does not know whether an earlier try arrived looks for it first.
 */
import { z } from 'zod';
import { DeliveryError } from '../../bot/errors.ts';
import type { Card, Log } from '../../bot/ports.ts';
import { plainText } from '../../cards/plain.ts';
import type { Api } from './api.ts';
import { deliveryId } from '../chat/deliveryId.ts';
import { errorCode, isAmbiguous } from './failures.ts';
import { problemsOf } from './invalidBlocks.ts';
import type { PictureStore } from './pictures.ts';
import { renderMessage, type SlackMessage } from './render.ts';
import { escapeText } from './spans.ts';

export interface Place {
  readonly channel: string;
  readonly ts: string;
}

export interface PostOptions {
  /** Known never to have been tried: nothing to look for. */
  readonly first: boolean;
  readonly urgent: boolean;
}

export interface Messages {
  /** @throws DeliveryError */
  post(channel: string, card: Card, key: string, options: PostOptions): Promise<Place>;
  update(place: Place, card: Card, urgent: boolean): Promise<void>;
}

/** Messages of ours that were posted lately: where the same key comes again, it is known without asking. */
const KEPT = 1_000;
/** How far back a message is looked for: two pages, which in somebody's direct chat is weeks. */
const PAGES = 2;
const PAGE_SIZE = 200;
/** Of a text that stands alone: Slack advises 4,000. */
const TEXT_LENGTH = 3_900;

const EVENT_TYPE = 'linkstar_delivery';

const posted = z.object({ ts: z.string(), channel: z.string() });
const updated = z.object({ ts: z.string() });
const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

export function createMessages(api: Api, pictures: PictureStore, log: Log): Messages {
  const recent = new Map<string, Place>();

  function remember(id: string, place: Place): Place {
    recent.set(id, place);
    const oldest = recent.keys().next().value;
    if (recent.size > KEPT && oldest !== undefined) recent.delete(oldest);
    return place;
  }

  async function find(channel: string, id: string): Promise<Place | null> {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const args = {
        channel,
        limit: PAGE_SIZE,
        include_all_metadata: true,
        ...(cursor === undefined ? {} : { cursor }),
      };
      const { messages, response_metadata } = await api.call('conversations.history', args, history);
      const ours = messages.find(
        ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload['id'] === id,
      );
      if (ours !== undefined) return { channel, ts: ours.ts };
      cursor = response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return null;
    }
    return null;
  }

  /** A card that Slack refuses is a mistake of ours: told loudly, and its words go out all the same. */
  async function withFallback<T>(card: Card, send: (message: SlackMessage) => Promise<T>): Promise<T> {
    try {
      return await send(renderMessage(card, await pictures.of(card, 'message')));
    } catch (error) {
      const problems = problemsOf(error);
      if (problems === null) throw error;
      log.error('slack.card_refused', { kind: card.kind, problems: problems.join(' ') }, error);
      const text = escapeText(plainText(card));
      return send({ text: text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text, blocks: [] });
    }
  }

  return {
    async post(channel, card, key, { first, urgent }) {
      const id = deliveryId(key);
      const known = recent.get(id) ?? (first ? null : await find(channel, id));
      if (known !== null) return remember(id, known);
      const marks = {
        channel,
        client_msg_id: id,
        metadata: { event_type: EVENT_TYPE, event_payload: { id } },
        unfurl_links: false,
        unfurl_media: false,
      };
      try {
        const place = await withFallback(card, (message) =>
          api.call('chat.postMessage', { ...message, ...marks }, posted, { urgent, channel }),
        );
        return remember(id, { channel: place.channel, ts: place.ts });
      } catch (error) {
        if (!(error instanceof DeliveryError) || !isAmbiguous(error.cause)) throw error;
        // The answer was lost, perhaps not the message.
        const arrived = await find(channel, id);
        if (arrived === null) throw new DeliveryError({ kind: 'unavailable' }, error.message, { cause: error.cause });
        log.info('slack.post_found', { code: errorCode(error.cause) });
        return remember(id, arrived);
      }
    },

    async update({ channel, ts }, card, urgent) {
      await withFallback(card, (message) => api.call('chat.update', { channel, ts, ...message }, updated, { urgent }));
    },
  };
}
