/**
 * What comes in: stored before it is acknowledged, decided once, answered once. Decision and replies are kept in one
 * transaction; when a process dies between that and the answer, the replies are posted as messages at the next start.
 */
import type { ChatEvent, ChatHandlers, Clock, Log, Reply, ReplyKey, Store, Tx } from '../ports.ts';
import { post } from '../delivery/outbox.ts';

export type Respond = (tx: Tx, event: ChatEvent) => Promise<readonly Reply[]>;

export interface InboxDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly respond: Respond;
}

export const replyKey = (event: ChatEvent, n: number): ReplyKey =>
  `reply/${event.platform}/${event.id}/${String(n)}` as ReplyKey;

export function createInbox({ store, clock, log, respond }: InboxDeps): ChatHandlers & { recover(): Promise<number> } {
  const decide = (event: ChatEvent): Promise<readonly Reply[]> =>
    store.transaction(async (tx) => {
      const replies = await respond(tx, event);
      await tx.inbox.finish(event.platform, event.id, replies, clock());
      return replies;
    });

  return {
    accept: (event) => store.transaction((tx) => tx.inbox.accept(event, clock())),
    handle: decide,
    answered: (event) => store.transaction((tx) => tx.inbox.answered(event.platform, event.id, clock())),

    /** Answers what a killed process left unanswered; the number of events. */
    async recover() {
      const left = await store.transaction((tx) => tx.inbox.unanswered(10_000));
      for (const { event, replies } of left) {
        const decided = replies ?? (await decide(event));
        await store.transaction(async (tx) => {
          await postReplies(tx, event, decided, clock());
          await tx.inbox.answered(event.platform, event.id, clock());
        });
        log.info('inbox.recovered', { type: event.type });
      }
      return left.length;
    },
  };
}

/** Cards become messages. A form, a toast or an error belonged to a moment that has passed: the draft is kept. */
async function postReplies(tx: Tx, event: ChatEvent, replies: readonly Reply[], at: Date): Promise<void> {
  const person = await tx.people.byIdentity(event.platform, event.user);
  for (const [n, reply] of replies.entries()) {
    const key = replyKey(event, n);
    switch (reply.type) {
      case 'card':
      case 'replace': {
        const inChannel = reply.type === 'card' && reply.audience === 'place' && event.place.type === 'channel';
        const recipient =
          inChannel && event.place.type === 'channel'
            ? ({ type: 'channel', channel: event.place.channel } as const)
            : ({ type: 'person', user: event.user } as const);
        const personId = person?.id ?? null;
        const key = replyKey(event, n);
        await post(
          tx,
          { key, platform: event.platform, recipient, personId, teamId: null, subject: 'reply', card: reply.card },
          at,
        );
        break;
      }
      case 'form':
      case 'reject':
      case 'notice':
        break;
    }
  }
}
