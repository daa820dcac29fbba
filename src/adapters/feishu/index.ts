/** Feishu (and Lark, by its address) behind the contract of all chat platforms: in by long connection or webhook, out by its server API. */
import { DeliveryError } from '../../bot/errors.ts';
import type { ChatAdapter, Clock, HttpRoutes, Language, Log } from '../../bot/ports.ts';
import { TIME, type Time } from '../chat/time.ts';
import { within } from '../chat/within.ts';
import { createAnswers } from './answers.ts';
import { createApi, type Credentials } from './api.ts';
import { checkSetup, type DigestChannel } from './check.ts';
import { createConnections, PONG_WITHIN_SECONDS } from './connections.ts';
import { isTooOld } from './failures.ts';
import { createOpenForms } from './forms.ts';
import { TIME_LIMIT_MS } from './http.ts';
import { createLinks } from './links.ts';
import { createMessages, type Target } from './messages.ts';
import { getUser, listUsers } from './people.ts';
import { ANSWER_WITHIN_MS, createReceiver, type FeishuReceiver } from './receiver.ts';
import { messageRef, placeOf } from './ref.ts';
import { addRequests } from './requests.ts';
import { sdkLog } from './sdkLog.ts';

export interface FeishuConfig extends Credentials {
  readonly connection:
    | { readonly type: 'long' }
    | { readonly type: 'webhook'; readonly encryptKey: string; readonly verificationToken: string };
}

export interface FeishuDependencies {
  readonly log: Log;
  readonly clock: Clock;
  readonly http: HttpRoutes;
  /** Where the same can be read and done without Feishu; null where nobody but this machine reaches it. */
  readonly pageUrl: string | null;
  /** Where digests go: looked at when it starts. */
  readonly channels: () => Promise<readonly DigestChannel[]>;
  /** Of whoever reads the terminal. */
  readonly language: Language;
  /** A call that counts against the month's quota was made. */
  readonly onCounted: () => void;
  /** The month's calls are spent: nothing goes out. */
  readonly onSpent: () => void;
}

/** A test has its own, in which nobody waits. */
export interface FeishuTime extends Time {
  readonly callLimitMs?: number;
  readonly linkShownMs?: number;
  readonly pongWithinSeconds?: number;
  readonly answerWithinMs?: number;
}

export interface FeishuAdapter extends ChatAdapter {
  readonly platform: 'feishu';
  /** Connections; in webhook mode always 1: Feishu calls, or does not. */
  connected(): number;
  /** Events and requests that were none: of a shape nobody knows, or not signed. */
  refused(): number;
}

/** How long a start waits for the first connection; it goes on without, and the connection comes when it can. */
const CONNECT_WITHIN_MS = 5_000;

/** In webhook mode it registers its route at once, so before `http` starts. */
export function createFeishuAdapter(
  config: FeishuConfig,
  dependencies: FeishuDependencies,
  time: FeishuTime = TIME,
): FeishuAdapter {
  const { connection, appId, appSecret, domain } = config;
  const { log, clock, http, pageUrl, channels, language, onCounted, onSpent } = dependencies;
  const credentials = { appId, appSecret, domain };
  const timeLimitMs = time.callLimitMs ?? TIME_LIMIT_MS;
  const api = createApi({ credentials, log, time, timeLimitMs, onCounted, onSpent });
  const messages = createMessages({ api, clock, time, log, pageUrl });
  const links = createLinks(messages, log, time.linkShownMs);
  const answers = createAnswers({ messages, forms: createOpenForms(api, log), links, log });
  const languages = new Map<string, Language>();
  const languageOf = (user: string): Language | null => languages.get(user) ?? null;
  let bot: string | null = null;
  let receiver: FeishuReceiver | null = null;

  const transport =
    connection.type === 'long'
      ? createConnections({
          credentials,
          log,
          sdkLog: sdkLog(log),
          pongWithinSeconds: time.pongWithinSeconds ?? PONG_WITHIN_SECONDS,
          take: (envelope) => receiver?.take(envelope) ?? Promise.reject(new Error('not running')),
        })
      : { start: () => Promise.resolve(), stop: () => Promise.resolve(), connected: () => 1 };
  const requests =
    connection.type === 'webhook'
      ? addRequests({ ...connection, http, clock, log, take: (envelope) => receiver?.take(envelope) ?? null })
      : { refused: () => 0 };

  return {
    platform: 'feishu',
    connected: () => transport.connected(),
    refused: () => requests.refused() + (receiver?.strange() ?? 0),
    async start(handlers) {
      bot = await checkSetup({ api, channels: await channels(), language, log });
      receiver = createReceiver({
        handlers,
        answers,
        log,
        time,
        answerWithinMs: time.answerWithinMs ?? ANSWER_WITHIN_MS,
        bot: () => bot,
        onLanguage: (user, spoken) => languages.set(user, spoken),
      });
      await within(
        transport.start().then(() => true),
        CONNECT_WITHIN_MS,
      );
    },
    async stop() {
      // What is under way is acknowledged by the connection that brought it: first the work, then the connection.
      await receiver?.drained();
      await transport.stop();
      await receiver?.drained();
      receiver = null;
      await links.stop();
    },
    async send(to, card, key, tries) {
      const target: Target =
        to.type === 'channel'
          ? { type: 'chat', chat: to.channel, surface: 'channel' }
          : { type: 'person', user: to.user };
      return messageRef(await messages.send(target, card, key, { urgent: false, triedSince: tries?.since ?? null }));
    },
    async update(ref, card) {
      const place = placeOf(ref);
      if (place === null) throw new DeliveryError({ kind: 'not_found' }, 'No message of ours');
      try {
        await messages.update(place, card, false);
        return ref;
      } catch (error) {
        // After 14 days Feishu lets nobody change a card: what it says now stands below.
        if (!isTooOld(error)) throw error;
        const { chat, surface } = place;
        const sending = { urgent: false, triedSince: null };
        return messageRef(await messages.send({ type: 'chat', chat, surface }, card, `instead/${ref.id}`, sending));
      }
    },
    getUser: (id) => getUser(api, id, languageOf),
    listUsers: (whom) => listUsers(api, whom, languageOf),
  };
}
