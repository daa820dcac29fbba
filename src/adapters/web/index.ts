/**
 * The web platform: a chat page served by ourselves. The fourth platform behind the same contract; its "server side"
 * is the message log.
 */
import { DeliveryError } from '../../bot/errors.ts';
import type { ChatAdapter, Clock, HttpRoutes, Log, MessageLog, MessageRef, Recipient } from '../../bot/ports.ts';
import { createConversation, type RenderSvg } from './conversation.ts';
import { createDoor } from './door.ts';
import { createEvents, type Events } from './events.ts';
import { createFeed } from './feed.ts';
import type { WebLinks } from './links.ts';
import { createLive } from './live.ts';
import { BOT, personChannel, teamChannel } from './message.ts';
import type { WebPeople } from './people.ts';
import { createPersonalLink } from './personalLink.ts';
import { addRoutes } from './routes.ts';
import { createSessions } from './session.ts';
import { createVisits } from './visit.ts';

export type { RenderSvg } from './conversation.ts';
export type { WebLinks } from './links.ts';
export type { ChooserPerson, WebChannel, WebPeople } from './people.ts';

export interface WebConfig {
  /** At least 32 random bytes: signs the sessions. Kept, so that a restart logs nobody out. */
  readonly sessionKey: Uint8Array;
}

export interface WebDependencies extends WebLinks {
  readonly log: Log;
  readonly clock: Clock;
  readonly http: HttpRoutes;
  readonly renderChart: RenderSvg;
  readonly messages: MessageLog;
  readonly people: WebPeople;
}

/** Registers its routes at once, so before `http` starts; they answer 'not now' until the adapter has started. */
export function createWebAdapter(config: WebConfig, dependencies: WebDependencies): ChatAdapter {
  const { log, clock, http, renderChart, messages, people } = dependencies;
  const live = createLive();
  const feed = createFeed(messages, live, clock);
  const sessions = createSessions(config.sessionKey);
  let events: Events | null = null;
  const running = (): Events | null => events;
  const visits = createVisits(sessions, people, messages, clock);
  const door = createDoor({ people, sessions, visits, clock, log, events: running });
  const personalLink = createPersonalLink({ ...dependencies, door, visits });
  const conversation = createConversation({ log, clock, messages, renderChart, visits, live, events: running });
  addRoutes(http, { door, personalLink, conversation, visits });

  /** @throws DeliveryError 'not_found' for nobody we know */
  async function channelOf(to: Recipient): Promise<string> {
    switch (to.type) {
      case 'person':
      case 'home': // There is none on a page: what would stand there comes as a message.
        if ((await people.person(to.user)) === null) throw new DeliveryError({ kind: 'not_found' }, 'No such person');
        return personChannel(to.user);
      case 'channel':
        if ((await people.channel(to.channel)) === null)
          throw new DeliveryError({ kind: 'not_found' }, 'No such channel');
        return teamChannel(to.channel);
    }
  }

  return {
    platform: 'web',
    start(handlers) {
      events = createEvents(handlers, feed);
      return Promise.resolve();
    },
    async stop() {
      const stopping = events;
      events = null;
      live.stop();
      await stopping?.drained();
    },
    async send(to, card, key): Promise<MessageRef> {
      const id = await feed.append(await channelOf(to), BOT, { type: 'card', card }, key);
      return { platform: 'web', id };
    },
    async update(ref, card) {
      await feed.edit(ref.id, { type: 'card', card });
      return ref;
    },
    getUser: (id) => people.person(id),
    listUsers: () => people.list(),
  };
}
