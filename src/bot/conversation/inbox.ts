/**
 * What comes in: stored before it is acknowledged, decided once, answered once. Decision and replies are kept in one
 * transaction; when a process dies between that and the answer, the replies are posted as messages by whoever finds that out.
 */
import type { ChatEvent, ChatHandlers, Clock, Log, Recipient, Reply, ReplyKey, Store, Tx } from '../ports.ts';
import { ConflictError } from '../errors.ts';
import { post, REPLY } from '../delivery/outbox.ts';
import { keepable } from './keepable.ts';
import { storable } from './storable.ts';

export type Respond = (tx: Tx, event: ChatEvent) => Promise<readonly Reply[]>;

export interface InboxDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Before anybody is answered: whoever is behind the event may be somebody we have only not met there. */
  readonly acquaint?: (event: ChatEvent) => Promise<void>;
  readonly respond: Respond;
  /** What is said when `respond` failed, which left everything as it was. */
  readonly apologise: Respond;
}

export const replyKey = (event: ChatEvent, n: number): ReplyKey =>
  `reply/${event.platform}/${event.id}/${String(n)}` as ReplyKey;

export interface Inbox extends ChatHandlers {
  /** Answers by messages what was accepted in that time and never answered; the number of events. */
  recover(received: { readonly from: Date; readonly to: Date }): Promise<number>;
}

const RECOVERED_AT_A_TIME = 10_000;

/** So many others would have to come first, one after another. */
const ATTEMPTS = 10;

export function createInbox({ store, clock, log, acquaint, respond, apologise }: InboxDeps): Inbox {
  /** Nothing to reply when somebody else has decided: they answer. */
  const decideOnce = (event: ChatEvent, answer: Respond): Promise<readonly Reply[]> =>
    store.transaction(async (tx) => {
      if (!(await tx.inbox.take(event.platform, event.id, clock()))) return [];
      const replies = await answer(tx, event);
      await tx.inbox.finish(event.platform, event.id, replies.map(keepable), clock());
      return replies;
    });

  /** Who comes second decides again, on what the first has left: and is told of it, or does what is still right. */
  async function decide(event: ChatEvent, answer: Respond = respond): Promise<readonly Reply[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await decideOnce(event, answer);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  return {
    accept: (event) => store.transaction((tx) => tx.inbox.accept(storable(event), clock())),
    async handle(raw) {
      const event = storable(raw);
      try {
        await acquaint?.(event);
      } catch (error) {
        // Their platform cannot say who it is now: they are a stranger until it can.
        log.error('inbox.not_acquainted', { platform: event.platform }, error);
      }
      try {
        return await decide(event);
      } catch (error) {
        log.error('inbox.failed', { type: event.type }, error);
        return decide(event, apologise);
      }
    },
    answered: (event) => store.transaction((tx) => tx.inbox.answered(event.platform, event.id, clock())),

    async recover(received) {
      const left = await store.transaction((tx) => tx.inbox.unanswered(received, RECOVERED_AT_A_TIME));
      let recovered = 0;
      for (const { event, replies } of left) {
        try {
          const decided = replies ?? (await decide(event));
          await store.transaction(async (tx) => {
            await postReplies(tx, event, decided, clock());
            await tx.inbox.answered(event.platform, event.id, clock());
          });
          recovered += 1;
          log.info('inbox.recovered', { type: event.type });
        } catch (error) {
          // One that cannot be answered must not keep the others, or the service, from starting.
          log.error('inbox.not_recovered', { type: event.type }, error);
        }
      }
      return recovered;
    },
  };
}

/**
 * Cards become messages. A form, a toast or an error belonged to a moment that has passed: the draft is kept. So did a
 * link, which is not: whoever missed it asks for another.
 */
async function postReplies(tx: Tx, event: ChatEvent, replies: readonly Reply[], at: Date): Promise<void> {
  const person = await tx.people.byIdentity(event.platform, event.user);
  for (const [n, reply] of replies.entries()) {
    switch (reply.type) {
      case 'card':
      case 'replace': {
        const message = {
          key: replyKey(event, n),
          platform: event.platform,
          recipient: recipientOf(event, reply),
          personId: person?.id ?? null,
          teamId: null,
          subject: REPLY,
          card: reply.card,
        };
        const replaced = reply.type === 'replace' && 'message' in event ? event.message : null;
        await post(tx, replaced === null ? message : { ...message, replaces: replaced }, at);
        break;
      }
      case 'form':
      case 'reject':
      case 'notice':
      case 'link':
        break;
    }
  }
}

function recipientOf(event: ChatEvent, reply: Extract<Reply, { type: 'card' | 'replace' }>): Recipient {
  const forAll = reply.type === 'card' && reply.audience === 'place';
  return forAll && event.place.type === 'channel'
    ? { type: 'channel', channel: event.place.channel }
    : { type: 'person', user: event.user };
}
