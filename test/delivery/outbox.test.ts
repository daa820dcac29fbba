/** One message on its way: sent once, tried again after what passes, given up after what does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobQueue } from '../../src/adapters/queue/index.ts';
import type { OpenStore } from '../../src/adapters/store/open.ts';
import { deliver, post, revise } from '../../src/bot/delivery/outbox.ts';
import { DeliveryError, type DeliveryFailure } from '../../src/bot/errors.ts';
import type { ChatAdapter, DeliveryRecord, Platform } from '../../src/bot/ports.ts';
import { openTestStore } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { card } from './sample.ts';

const at = new Date('2026-11-23T08:00:00Z');
let opened: OpenStore<JobQueue>;
beforeAll(async () => {
  opened = await openTestStore('pglite');
});
afterAll(() => opened.close());

/** A platform whose sending fails as told, one after another, and then works. */
function platform(...failures: readonly DeliveryFailure[]): {
  readonly calls: string[];
  readonly adapter: ChatAdapter;
} {
  const calls: string[] = [];
  const left = [...failures];
  const call = (what: string): Promise<{ platform: 'web'; id: string }> => {
    calls.push(what);
    const failure = left.shift();
    return failure === undefined
      ? Promise.resolve({ platform: 'web', id: '17' })
      : Promise.reject(new DeliveryError(failure, failure.kind));
  };
  const adapter: ChatAdapter = {
    platform: 'web',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (_to, { title }, key) => call(`send ${title} as ${key}`),
    update: (ref, { title }) => call(`update ${ref.id} to ${title}`),
    getUser: () => Promise.resolve(null),
    async *listUsers() {
      // Nobody is asked for.
    },
  };
  return { calls, adapter };
}

async function posted(key: string): Promise<void> {
  const message = { key, platform: 'web', personId: null, teamId: null, subject: key, card: card('one') } as const;
  await opened.store.transaction((tx) => post(tx, { ...message, recipient: { type: 'person', user: 'E007' } }, at));
}

/** What comes of bringing it once, or what is thrown so that it is tried again. */
async function bring(key: string, adapter: ChatAdapter | null, now = at): Promise<string> {
  const adapters = new Map<Platform, ChatAdapter>(adapter === null ? [] : [['web', adapter]]);
  return deliver({ store: opened.store, adapters, clock: () => now, log: silentLog }, key).then(
    (outcome) => outcome,
    (error: unknown) => (error instanceof DeliveryError ? error.failure.kind : String(error)),
  );
}

const record = (key: string): Promise<DeliveryRecord | null> =>
  opened.store.transaction((tx) => tx.deliveries.get(key));

describe('a message', () => {
  it('is sent once, however often it is brought', async () => {
    await posted('once');
    const { calls, adapter } = platform();
    expect([await bring('once', adapter), await bring('once', adapter)]).toEqual(['done', 'done']);
    expect(calls).toEqual(['send one as once']);
    expect(await record('once')).toMatchObject({ state: 'sent', sentVersion: 1, messageRef: { id: '17' }, sentAt: at });
  });

  it('follows with an update when its content changes', async () => {
    await posted('revised');
    const { calls, adapter } = platform();
    await bring('revised', adapter);
    await opened.store.transaction((tx) => revise(tx, 'revised', card('two')));
    await bring('revised', adapter);
    expect(calls).toEqual(['send one as revised', 'update 17 to two']);
  });

  it('is left to whoever has claimed it, until the claim runs out', async () => {
    await posted('held');
    await opened.store.transaction((tx) => tx.deliveries.claim('held', at, new Date(at.getTime() + 1)));
    const { calls, adapter } = platform();
    expect(await bring('held', adapter)).toBe('later');
    expect(calls).toEqual([]);
    expect(await bring('held', adapter, new Date(at.getTime() + 1))).toBe('done');
    expect(calls).toHaveLength(1);
  });

  it.each([
    { failure: { kind: 'unavailable' }, outcome: 'unavailable', state: 'queued', again: 2 },
    { failure: { kind: 'rate_limited', retryAfterMs: 1_000 }, outcome: 'rate_limited', state: 'queued', again: 2 },
    { failure: { kind: 'maybe_delivered' }, outcome: 'done', state: 'uncertain', again: 1 },
    { failure: { kind: 'not_found' }, outcome: 'done', state: 'failed', again: 1 },
    { failure: { kind: 'forbidden' }, outcome: 'done', state: 'failed', again: 1 },
    { failure: { kind: 'bad_request' }, outcome: 'done', state: 'failed', again: 1 },
  ] as const)('after $failure.kind is $state', async ({ failure, outcome, state, again }) => {
    const key = `after ${failure.kind}`;
    await posted(key);
    const { calls, adapter } = platform(failure);
    expect(await bring(key, adapter)).toBe(outcome);
    expect(await record(key)).toMatchObject({ state, error: failure.kind });
    await bring(key, adapter);
    expect(calls).toHaveLength(again);
  });

  it('to a platform that is off says so', async () => {
    await posted('off');
    expect(await bring('off', null)).toBe('done');
    expect(await record('off')).toMatchObject({ state: 'failed', error: 'platform is off' });
  });
});
