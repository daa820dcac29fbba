/** What a process that died has left is taken up: events not decided, answers not given, messages not sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobQueue } from '../../src/adapters/queue/index.ts';
import type { OpenStore } from '../../src/adapters/store/open.ts';
import { createInbox, type Inbox, type Respond } from '../../src/bot/conversation/inbox.ts';
import { createRecovery } from '../../src/bot/delivery/recovery.ts';
import type { Reply, Store } from '../../src/bot/ports.ts';
import { openTestStore } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { actionOf, card, eventOf } from './sample.ts';

const accepted = new Date('2026-11-23T08:00:00Z');
let now = accepted;
let opened: OpenStore<JobQueue>;
/** Opened by the time it is asked. */
const store: Store = { transaction: (work) => opened.store.transaction(work) };
let answered: string[] = [];

beforeAll(async () => {
  opened = await openTestStore('pglite');
});
afterAll(() => opened.close());
beforeEach(() => {
  now = accepted;
  answered = [];
});

const inboxWith = (respond: Respond): Inbox =>
  createInbox({ store, clock: () => now, log: silentLog, respond, apologise: () => Promise.resolve([]) });

/** Answers with a card, and remembers whom. */
const answering = inboxWith((_tx, event) => {
  answered.push(event.id);
  return Promise.resolve([{ type: 'card', card: card(`for ${event.id}`), audience: 'asker' }]);
});

const waiting = (key: string) => store.transaction((tx) => tx.deliveries.get(key));
const after = async (seconds: number): Promise<void> => {
  now = new Date(accepted.getTime() + seconds * 1000);
  await createRecovery({ store, inbox: answering, clock: () => now }).ofOthers('lately');
};

describe('an event that was accepted and not answered', () => {
  it('is answered by a message, under the key of its reply', async () => {
    await answering.accept(eventOf('lost'));
    await after(61);
    expect(answered).toEqual(['lost']);
    expect(await waiting('reply/web/lost/0')).toMatchObject({
      state: 'queued',
      recipient: { type: 'person', user: 'E007' },
      card: { title: 'for lost' },
      messageRef: null,
    });
    await after(121);
    expect(answered).toEqual(['lost']);
  });

  it.each([
    { when: 'somebody may still be at it', seconds: 59 },
    { when: 'it has been tried for long enough', seconds: 15 * 60 + 1 },
  ])('is left alone while $when', async ({ seconds }) => {
    const event = eventOf(`left-${String(seconds)}`);
    await answering.accept(event);
    await after(seconds);
    expect(answered).toEqual([]);
    await answering.answered(event);
  });

  it('gets the answer that was decided, and no second decision', async () => {
    const event = eventOf('decided');
    await answering.accept(event);
    await answering.handle(event);
    await after(61);
    expect(answered).toEqual(['decided']);
    expect(await waiting('reply/web/decided/0')).toMatchObject({ card: { title: 'for decided' } });
  });

  it('is decided by one of two who do it at once', async () => {
    const event = eventOf('both');
    await answering.accept(event);
    const replies = await Promise.all([answering.handle(event), answering.handle(event)]);
    expect(answered).toEqual(['both']);
    expect(replies.map(({ length }) => length).toSorted()).toEqual([0, 1]);
    await answering.answered(event);
  });

  it('replaces the card whose button was pressed, where the answer was to do that', async () => {
    const message = { platform: 'web', id: '17' } as const;
    const press = actionOf('press', message);
    const replies: readonly Reply[] = [{ type: 'replace', card: card('approved') }];
    const inbox = inboxWith(() => Promise.resolve(replies));
    await inbox.accept(press);
    await inbox.recover({ from: accepted, to: accepted });
    expect(await waiting('reply/web/press/0')).toMatchObject({ messageRef: message, card: { title: 'approved' } });
  });

  it('does not keep the others from being answered when it cannot be', async () => {
    const inbox = inboxWith((_tx, event) =>
      event.id === 'poison' ? Promise.reject(new Error('it never works')) : Promise.resolve([]),
    );
    await inbox.accept(eventOf('poison'));
    await inbox.accept(eventOf('sound'));
    expect(await inbox.recover({ from: accepted, to: accepted })).toBe(1);
    const left = await store.transaction((tx) => tx.inbox.unanswered({ from: accepted, to: accepted }, 10));
    expect(left.map(({ event }) => event.id)).toEqual(['poison']);
    await inbox.answered(eventOf('poison'));
  });
});
