/** The way in: whom to be, while the data is the demo's; a closed door otherwise. */
import type { Clock, HttpRequest, Log } from '../../bot/ports.ts';
import { chooserPage, lockedPage } from './chooser.ts';
import { goTo, languageOf, page, problem } from './answer.ts';
import type { Events } from './events.ts';
import { readerOf } from './message.ts';
import type { WebPeople } from './people.ts';
import { homePath, type Sessions } from './session.ts';

export interface Door {
  choose(request: HttpRequest): Promise<Response>;
  /** For a page without a session. */
  turnAway(request: HttpRequest): Promise<Response>;
  enter(request: HttpRequest): Promise<Response>;
}

interface DoorDependencies {
  readonly people: WebPeople;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: () => Events | null;
}

export function createDoor({ people, sessions, clock, log, events }: DoorDependencies): Door {
  /** Once ever for each person: the first conversation begins with a welcome. Without one, it begins all the same. */
  async function welcome(user: string, reader: Parameters<Events['take']>[1]): Promise<void> {
    const place = { type: 'direct' } as const;
    try {
      await events()?.take(
        { type: 'opened', platform: 'web', id: `opened:${user}`, user, place, origin: null },
        reader,
      );
    } catch (cause) {
      log.error('web.welcome_failed', {}, cause);
    }
  }

  return {
    async choose(request) {
      const language = languageOf(request);
      const choices = await people.chooser();
      return choices === null ? page(lockedPage(language), 401) : page(chooserPage(choices, language));
    },

    async turnAway(request) {
      return (await people.chooser()) === null ? page(lockedPage(languageOf(request)), 401) : goTo('/');
    },

    async enter(request) {
      const user = new URLSearchParams(new TextDecoder().decode(request.body)).get('user') ?? '';
      const choices = await people.chooser();
      const person = choices?.some((choice) => choice.user === user) === true ? await people.person(user) : null;
      if (person === null) return problem(403);
      await welcome(user, readerOf(person));
      return goTo(homePath(user), { 'set-cookie': sessions.issue(user, clock()) });
    },
  };
}
