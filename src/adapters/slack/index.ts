/** Slack behind the contract of all chat platforms: in by Socket Mode or HTTP, out by the Web API. */
import { App, type AuthorizeResult } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { DeliveryError } from '../../bot/errors.ts';
import type { ChatAdapter, Clock, HttpRoutes, Language, Log, Recipient } from '../../bot/ports.ts';
import { TIME } from '../chat/time.ts';
import { clientOptions, createApi } from './api.ts';
import { checkSetup, type BotIdentity, type DigestChannel } from './check.ts';
import { createDirects } from './directs.ts';
import { errorCode } from './failures.ts';
import { createHomes } from './homes.ts';
import { createMessages } from './messages.ts';
import { getUser, listUsers } from './people.ts';
import { createPictures, type RenderPng } from './pictures.ts';
import { createReceiver, type SlackReceiver } from './receiver.ts';
import { homeRef, messageRef, targetOf } from './ref.ts';
import { addRequests } from './requests.ts';
import { sdkLog } from './sdkLog.ts';
import { createSockets } from './sockets.ts';
import { within } from '../chat/within.ts';

export interface SlackConfig {
  readonly botToken: string;
  readonly connection:
    { readonly type: 'socket'; readonly appToken: string } | { readonly type: 'http'; readonly signingSecret: string };
  /** 'https://slack.com/api/' */
  readonly apiUrl: string;
}

export interface SlackDependencies {
  readonly log: Log;
  readonly clock: Clock;
  readonly http: HttpRoutes;
  readonly renderPng: RenderPng;
  /** Where digests go: looked at when it starts. */
  readonly channels: () => Promise<readonly DigestChannel[]>;
  /** Of whoever reads the terminal. */
  readonly language: Language;
}

export interface SlackAdapter extends ChatAdapter {
  readonly platform: 'slack';
  /** Connections in Socket Mode; in HTTP mode always 1: Slack calls, or does not. */
  connected(): number;
}

/** How long a start waits for the first connection; it goes on without, and the connection comes when it can. */
const CONNECT_WITHIN_MS = 5_000;

/** In HTTP mode it registers its route at once, so before `http` starts. */
export function createSlackAdapter(config: SlackConfig, dependencies: SlackDependencies, time = TIME): SlackAdapter {
  const { botToken, connection, apiUrl } = config;
  const { log, clock, http, renderPng, channels, language } = dependencies;
  const logger = sdkLog(log);
  const options = { ...clientOptions(apiUrl), logger };
  const api = createApi(new WebClient(botToken, options), log, time);
  const directs = createDirects(api);
  const pictures = createPictures(api, renderPng, log);
  const homes = createHomes(api, pictures);
  const messages = createMessages(api, pictures, log);
  let bot: BotIdentity | null = null;
  let receiver: SlackReceiver | null = null;

  const transport =
    connection.type === 'socket'
      ? createSockets({
          appToken: connection.appToken,
          apiUrl,
          log,
          sdkLog: logger,
          onEnvelope: (envelope) => void receiver?.take(envelope),
        })
      : { start: () => Promise.resolve(), stop: () => Promise.resolve(), connected: () => 1 };
  if (connection.type === 'http') {
    const { signingSecret } = connection;
    addRequests({ http, signingSecret, clock, log, take: (envelope) => receiver?.take(envelope) ?? null });
  }

  /** Bolt asks for every event. Known from the start on, unless Slack could not be reached then. */
  const authorize = (): Promise<AuthorizeResult> => Promise.resolve({ botToken, ...bot });

  const channelOf = (to: Exclude<Recipient, { type: 'home' }>): Promise<string> =>
    to.type === 'channel' ? Promise.resolve(to.channel) : directs.of(to.user, false);

  return {
    platform: 'slack',
    connected: () => transport.connected(),
    async start(handlers) {
      bot = await checkSetup({
        botToken,
        appToken: connection.type === 'socket' ? connection.appToken : null,
        apiUrl,
        channels: await channels(),
        language,
        log,
      });
      receiver = createReceiver(transport, handlers, { api, directs, homes, messages, log });
      const app = new App({ receiver, authorize, logger, clientOptions: options, convoStore: false });
      await within(
        app.start().then(() => true),
        CONNECT_WITHIN_MS,
      );
    },
    async stop() {
      const stopping = receiver;
      receiver = null;
      await transport.stop();
      await stopping?.drained();
    },
    async send(to, card, key, { first } = { first: false, since: null }) {
      if (to.type === 'home') {
        await homes.publish(to.user, card);
        return homeRef(to.user);
      }
      return messageRef(await messages.post(await channelOf(to), card, key, { first, urgent: false }));
    },
    async update(ref, card) {
      const target = targetOf(ref);
      if (target === null) throw new DeliveryError({ kind: 'not_found' }, 'No message of ours');
      if (target.type === 'home') {
        await homes.publish(target.user, card);
        return ref;
      }
      try {
        await messages.update(target.place, card, false);
        return ref;
      } catch (error) {
        // The workspace lets nobody change what is so old: what it says now stands below.
        if (!(error instanceof DeliveryError) || errorCode(error.cause) !== 'edit_window_closed') throw error;
        const options = { first: false, urgent: false };
        return messageRef(await messages.post(target.place.channel, card, `instead/${ref.id}`, options));
      }
    },
    getUser: (id) => getUser(api, id),
    listUsers: () => listUsers(api),
  };
}
