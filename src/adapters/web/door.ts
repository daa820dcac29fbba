/** The way in and out: whom to be, while the data is the demo's; by invitation otherwise. */
import type { Clock, HttpRequest, Log } from '../../bot/ports.ts';
import { chooserPage } from './chooser.ts';
import { goTo, languageOf, page, problem } from './answer.ts';
import type { Events } from './events.ts';
import { readerOf } from './message.ts';
import type { WebPeople } from './people.ts';
import { lockedPage } from './plainPage.ts';
import { homePath, type Session, type Sessions } from './session.ts';
import type { Visits } from './visit.ts';

export interface Door {
  choose(request: HttpRequest): Promise<Response>;
  /** For a page without a session of its person. */
  turnAway(request: HttpRequest): Promise<Response>;
  enter(request: HttpRequest): Promise<Response>;
  /** To the person's chat, with a session; null for somebody who may not be here. */
  letIn(session: Session): Promise<Response | null>;
  /** Of an invited person; who was chosen is left by choosing somebody else. */
  leave(): Promise<Response>;
}

interface DoorDependencies {
  readonly people: WebPeople;
  readonly sessions: Sessions;
  readonly visits: Pick<Visits, 'guest'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: () => Events | null;
}

export function createDoor({ people, sessions, visits, clock, log, events }: DoorDependencies): Door {
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

  async function letIn(session: Session): Promise<Response | null> {
    const person = await people.person(session.user);
    if (person === null) return null;
    await welcome(session.user, readerOf(person));
    return goTo(homePath(session.user), { 'set-cookie': sessions.issue(session, clock()) });
  }

  return {
    letIn,

    async choose(request) {
      const language = languageOf(request);
      const choices = await people.chooser();
      if (choices !== null) return page(chooserPage(choices, language));
      const guest = await visits.guest(request);
      return guest === null ? page(lockedPage(language), 401) : goTo(homePath(guest.user));
    },

    async turnAway(request) {
      const elsewhere = (await people.chooser()) !== null || (await visits.guest(request)) !== null;
      return elsewhere ? goTo('/') : page(lockedPage(languageOf(request)), 401);
    },

    async enter(request) {
      const user = new URLSearchParams(new TextDecoder().decode(request.body)).get('user') ?? '';
      const choices = await people.chooser();
      const mayBe = choices?.some((choice) => choice.user === user) === true;
      return (mayBe ? await letIn({ user, purpose: 'demo-chat' }) : null) ?? problem(403);
    },

    leave: () => Promise.resolve(goTo('/', { 'set-cookie': sessions.end() })),
  };
}
