/** Whose page it is, and what that person may see now: asked again with every request. */
import type { ChatEvent, Clock, HttpRequest, LoggedMessage, MessageLog } from '../../bot/ports.ts';
import { personChannel, readerOf, teamChannel, type Reader } from './message.ts';
import type { WebChannel, WebPeople } from './people.ts';
import type { Session, Sessions } from './session.ts';

export interface Visit {
  readonly reader: Reader;
  /** How they came in. */
  readonly purpose: Session['purpose'];
  readonly channels: readonly WebChannel[];
}

export interface Visits {
  /** Who is signed in, whatever the address; null when nobody is, or they may not be here any more. */
  guest(request: HttpRequest): Promise<Session | null>;
  /** Null without a session of the person in the address, or when they may not be here any more. */
  of(request: HttpRequest): Promise<Visit | null>;
  /** Whether what the page posted may happen where it says: in a channel of theirs, on a message they see. */
  admits(visit: Visit, event: ChatEvent): Promise<boolean>;
  /** A message, if this visitor sees it. */
  message(visit: Visit, id: string): Promise<LoggedMessage | null>;
}

export function createVisits(sessions: Sessions, people: WebPeople, messages: MessageLog, clock: Clock): Visits {
  async function message(visit: Visit, id: string): Promise<LoggedMessage | null> {
    const found = await messages.get(id);
    return found !== null && seenBy(visit).has(found.channel) ? found : null;
  }

  async function isWorthSomething({ user, purpose }: Session): Promise<boolean> {
    const choices = await people.chooser();
    switch (purpose) {
      case 'demo-chat':
        // It was chosen, so it counts only while choosing is allowed.
        return choices?.some((choice) => choice.user === user) === true;
      case 'invitation':
        return choices === null && (await people.person(user)) !== null;
    }
  }

  async function guest(request: HttpRequest): Promise<Session | null> {
    const session = sessions.read(request.headers, clock());
    return session !== null && (await isWorthSomething(session)) ? session : null;
  }

  return {
    guest,
    message,

    async of(request) {
      const session = await guest(request);
      if (session === null || session.user !== request.params['user']) return null;
      const person = await people.person(session.user);
      if (person === null) return null;
      return {
        reader: readerOf(person),
        purpose: session.purpose,
        channels: await people.channelsOf(session.user),
      };
    },

    async admits(visit, event) {
      if (event.place.type === 'channel' && logChannel(visit, event.place.channel) === null) return false;
      return !('message' in event) || event.message === null || (await message(visit, event.message.id)) !== null;
    },
  };
}

/** The log's name for a channel that the page names ('' is the person's own); null where the visitor does not belong. */
export function logChannel(visit: Visit, id: string | null): string | null {
  if (id === null || id === '') return personChannel(visit.reader.user);
  return visit.channels.some((channel) => channel.id === id) ? teamChannel(id) : null;
}

export const seenBy = (visit: Visit): ReadonlySet<string> =>
  new Set([personChannel(visit.reader.user), ...visit.channels.map((channel) => teamChannel(channel.id))]);
