/**
 * Messages of ours: each sent once. Feishu recognises a key for an hour; what was tried before that, and nobody knows
 * how it ended, is not sent again.
 */
import { z } from 'zod';
import { DeliveryError } from '../../bot/errors.ts';
import type { Card, Clock, Log } from '../../bot/ports.ts';
import { plainText } from '../../cards/plain.ts';
import { feishuWords } from '../../words/feishu.ts';
import { deliveryId } from '../chat/deliveryId.ts';
import { clip, tidy } from '../chat/text.ts';
import type { Time } from '../chat/time.ts';
import type { Api } from './api.ts';
import type { Surface } from './buttons.ts';
import { byteLength, type FeishuCard } from './cardJson.ts';
import { FeishuError, isCardRefused, isLocked } from './failures.ts';
import { LIMITS } from './limits.ts';
import type { Place } from './ref.ts';
import type { Language } from '../../words/language.ts';
import { renderCard } from './render.ts';

export type Target =
  | { readonly type: 'person'; readonly user: string }
  | { readonly type: 'chat'; readonly chat: string; readonly surface: Surface };

export interface Sending {
  readonly urgent: boolean;
  /** Since when it may have arrived without our knowing; null when it cannot. */
  readonly triedSince: Date | null;
}

export interface Messages {
  /** @throws DeliveryError */
  send(to: Target, card: Card, key: string, sending: Sending): Promise<Place>;
  /** What is no card of the bot's: a form, a link. `about` stands where Feishu does not take it. */
  sendRendered(to: Target, card: FeishuCard, key: string, about: Titled): Promise<Place>;
  /** In words. */
  say(to: Target, text: string, key: string): Promise<void>;
  /** To what somebody wrote in a group. */
  reply(message: string, text: string, key: string): Promise<void>;
  update(place: Place, card: Card, urgent: boolean): Promise<void>;
  updateRendered(place: Place, card: FeishuCard): Promise<void>;
}

interface Titled {
  readonly title: string;
  readonly language: Language;
}

/** Feishu's hour, less what a call may take. */
const RECOGNISED_MS = 55 * 60_000;
/** A card cannot be updated while a press on it is being answered: that passes within moments. */
const LOCK_PAUSES_MS = [300, 700, 1_500];

const sent = z.object({ data: z.object({ message_id: z.string(), chat_id: z.string() }) });
const done = z.object({ code: z.literal(0) });

export interface MessagesSettings {
  readonly api: Api;
  readonly clock: Clock;
  readonly time: Time;
  readonly log: Log;
  /** Where the same can be read and done without Feishu; null where nobody but this machine reaches it. */
  readonly pageUrl: string | null;
}

export function createMessages({ api, clock, time, log, pageUrl }: MessagesSettings): Messages {
  async function post(
    to: Target,
    message: { readonly msg_type: 'interactive' | 'text'; readonly content: string },
    uuid: string,
    urgent: boolean,
  ): Promise<Place> {
    const [receive_id_type, receive_id] = to.type === 'person' ? ['open_id', to.user] : ['chat_id', to.chat];
    const { data } = await api.call(
      {
        method: 'POST',
        path: '/open-apis/im/v1/messages',
        params: { receive_id_type },
        data: { receive_id, ...message, uuid },
        chat: receive_id,
        urgent,
      },
      sent,
    );
    const surface = to.type === 'person' ? 'direct' : to.surface;
    return { surface, chat: data.chat_id, message: data.message_id };
  }

  /** A card that Feishu refuses is a mistake of ours: told loudly, and its words go out all the same. */
  async function withFallback<T>(
    card: FeishuCard,
    words: string,
    send: (card: FeishuCard) => Promise<T>,
    instead: (text: string) => Promise<T>,
  ): Promise<T> {
    try {
      // Nothing arrives of a card that is too large: better its words.
      if (byteLength(card) > 30 * 1_024) throw new DeliveryError({ kind: 'bad_request' }, 'card: too large');
      return await send(card);
    } catch (error) {
      const isTooLarge =
        error instanceof DeliveryError && error.cause === undefined && error.failure.kind === 'bad_request';
      if (!isTooLarge && !isCardRefused(error)) throw error;
      const cause = error instanceof DeliveryError && error.cause instanceof FeishuError ? error.cause : null;
      log.error('feishu.card_refused', {
        code: cause?.code ?? null,
        cardCode: cause?.cardCode ?? null,
        logId: cause?.logId ?? null,
      });
      return instead(words);
    }
  }

  const withPage = (text: string, language: Language): string =>
    clip(tidy(text), LIMITS.text) + (pageUrl === null ? '' : `\n\n${feishuWords(language).onThePage(pageUrl)}`);
  const inWords = (card: Card): string => withPage(plainText(card), card.language);

  const postText = (to: Target, text: string, uuid: string, urgent: boolean): Promise<Place> =>
    post(to, { msg_type: 'text', content: textContent(text) }, uuid, urgent);

  async function unlocked(work: () => Promise<unknown>): Promise<void> {
    for (const pause of LOCK_PAUSES_MS) {
      try {
        await work();
        return;
      } catch (error) {
        if (!isLocked(error)) throw error;
        await time.sleep(pause);
      }
    }
    await work();
  }

  const patch = ({ message, chat }: Place, content: string, urgent: boolean): Promise<void> =>
    unlocked(() =>
      api.call(
        { method: 'PATCH', path: '/open-apis/im/v1/messages/:id', id: message, data: { content }, chat, urgent },
        done,
      ),
    );

  return {
    async send(to, card, key, { urgent, triedSince }) {
      if (triedSince !== null && clock().getTime() - triedSince.getTime() > RECOGNISED_MS)
        throw new DeliveryError({ kind: 'maybe_delivered' }, 'Feishu does not recognise the key any more');
      const uuid = deliveryId(key);
      const rendered = renderCard(card, to.type === 'person' ? 'direct' : to.surface);
      return withFallback(
        rendered,
        inWords(card),
        (shown) => post(to, { msg_type: 'interactive', content: JSON.stringify(shown) }, uuid, urgent),
        (text) => postText(to, text, uuid, urgent),
      );
    },
    sendRendered: (to, card, key, { title, language }) =>
      withFallback(
        card,
        withPage(title, language),
        (shown) => post(to, { msg_type: 'interactive', content: JSON.stringify(shown) }, deliveryId(key), true),
        (text) => postText(to, text, deliveryId(key), true),
      ),
    async say(to, text, key) {
      await postText(to, text, deliveryId(key), true);
    },
    async reply(message, text, key) {
      const data = { msg_type: 'text', content: textContent(text), uuid: deliveryId(key) };
      await api.call(
        { method: 'POST', path: '/open-apis/im/v1/messages/:id/reply', id: message, data, urgent: true },
        done,
      );
    },
    async update(place, card, urgent) {
      const { surface } = place;
      const target = { type: 'chat', chat: place.chat, surface } as const;
      await withFallback(
        renderCard(card, surface),
        inWords(card),
        (shown) => patch(place, JSON.stringify(shown), urgent),
        // A card becomes no text: its words stand below.
        async (text) => {
          await postText(target, text, deliveryId(`instead/${place.message}/${text}`), urgent);
        },
      );
    },
    updateRendered: (place, card) => patch(place, JSON.stringify(card), true),
  };
}

/** In a text message `<at …>` mentions: a person's own words must not. */
const withoutMentions = (text: string): string => tidy(text).replace(/<(?=\/?at\b)/giu, '<\u200B');

const textContent = (text: string): string => JSON.stringify({ text: withoutMentions(text) });
