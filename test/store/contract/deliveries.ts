import { describe, expect, it } from 'vitest';
import type { Card, DeliveryRecord, MessageRef, Store, Tx } from '../../../src/bot/ports.ts';
import { at, trial } from '../sample.ts';

const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const card = (title: string): Card => ({ title }) as unknown as Card;
const messageRef: MessageRef = { platform: 'web', id: '17', channel: 'person:E001' };
const sent = { state: 'sent', error: null, messageRef, sentAt: at, sentVersion: 1 } as const;

export function deliveriesContract(store: Store): void {
  const add = (tx: Tx, key = 'digest/1'): Promise<boolean> =>
    tx.deliveries.add(
      {
        key,
        platform: 'web',
        recipient: { type: 'person', user: 'E001' },
        personId: null,
        teamId: 'team',
        subject: 'scorecard:1',
        card: card('one'),
      },
      at,
    );
  const claim = async (tx: Tx, seconds = 0): Promise<DeliveryRecord | 'held' | 'settled'> =>
    tx.deliveries.claim('digest/1', later(seconds), later(seconds + 60));
  const outcome = (claimed: DeliveryRecord | 'held' | 'settled'): string =>
    typeof claimed === 'string' ? claimed : `attempt ${String(claimed.attempts)} at version ${String(claimed.version)}`;

  describe('deliveries', () => {
    it('take a key once', async () => {
      const [first, again, record] = await trial(store, async (tx) => [
        await add(tx),
        await add(tx),
        await tx.deliveries.get('digest/1'),
      ]);
      expect([first, again]).toEqual([true, false]);
      expect(record).toEqual({
        key: 'digest/1',
        platform: 'web',
        recipient: { type: 'person', user: 'E001' },
        personId: null,
        teamId: 'team',
        subject: 'scorecard:1',
        card: card('one'),
        version: 1,
        sentVersion: 0,
        state: 'queued',
        attempts: 0,
        error: null,
        messageRef: null,
        createdAt: at,
        sentAt: null,
        triedAt: null,
      });
    });

    it('know since when a try may have arrived, until one is known not to, or to have', async () => {
      const since = await trial(store, async (tx) => {
        await add(tx);
        const seen: (Date | null)[] = [];
        const tried = async (seconds: number, triedAt: Date | null): Promise<void> => {
          const claimed = await claim(tx, seconds);
          if (typeof claimed === 'string') throw new Error(claimed);
          seen.push(claimed.triedAt);
          await tx.deliveries.settle('digest/1', { ...claimed, state: 'queued', triedAt });
        };
        await tried(0, at);
        await tried(100, at);
        await tried(200, null);
        await tried(300, null);
        return seen;
      });
      expect(since).toEqual([null, at, at, null]);
    });

    it('know since when, too, where whoever tried was killed', async () => {
      const found = await trial(store, async (tx) => {
        await add(tx);
        await claim(tx);
        return claim(tx, 100);
      });
      expect(found).toMatchObject({ triedAt: at });
    });

    it('that are renewed go out as new messages', async () => {
      const found = await trial(store, async (tx) => {
        await add(tx);
        await claim(tx);
        await tx.deliveries.settle('digest/1', sent);
        await tx.deliveries.renew('digest/1');
        return claim(tx, 100);
      });
      expect(found).toMatchObject({ messageRef: null, version: 2, sentVersion: 1 });
    });

    it('take a key once of two who come at the same time', async () => {
      const added = await Promise.all([1, 2].map(() => store.transaction((tx) => add(tx, 'race/1'))));
      expect(added.toSorted()).toEqual([false, true]);
    });

    it('are held by one until they are settled', async () => {
      const outcomes = await trial(store, async (tx) => {
        await add(tx);
        const first = await claim(tx);
        const second = await claim(tx, 59);
        await tx.deliveries.settle('digest/1', sent);
        return [first, second, await claim(tx, 61)].map(outcome);
      });
      expect(outcomes).toEqual(['attempt 1 at version 1', 'held', 'settled']);
    });

    it('can be taken again when the claim has run out, or was given back', async () => {
      const outcomes = await trial(store, async (tx) => {
        await add(tx);
        const claims = [await claim(tx), await claim(tx, 60)];
        await tx.deliveries.settle('digest/1', { ...sent, state: 'queued', error: 'unavailable', sentVersion: 0 });
        return [...claims, await claim(tx, 61)].map(outcome);
      });
      expect(outcomes).toEqual(['attempt 1 at version 1', 'attempt 2 at version 1', 'attempt 3 at version 1']);
    });

    it('are due again with new content, also when it came while they were being sent', async () => {
      const outcomes = await trial(store, async (tx) => {
        await add(tx);
        const first = await claim(tx);
        await tx.deliveries.revise('digest/1', card('two'));
        await tx.deliveries.settle('digest/1', sent);
        return [first, await claim(tx, 1)].map(outcome);
      });
      expect(outcomes).toEqual(['attempt 1 at version 1', 'attempt 2 at version 2']);
    });

    it.each(['failed', 'uncertain'] as const)('are not sent by themselves once they are %s', async (state) => {
      const claimed = await trial(store, async (tx) => {
        await add(tx);
        await claim(tx);
        await tx.deliveries.settle('digest/1', { ...sent, state, error: 'forbidden' });
        return claim(tx, 100);
      });
      expect(claimed).toBe('settled');
    });

    it('stay retired, whatever becomes of one that is on its way', async () => {
      const { claimed, record } = await trial(store, async (tx) => {
        await add(tx);
        await claim(tx);
        await tx.deliveries.retire('digest/1');
        await tx.deliveries.settle('digest/1', sent);
        return { claimed: await claim(tx, 100), record: await tx.deliveries.get('digest/1') };
      });
      expect(claimed).toBe('settled');
      expect(record).toMatchObject({ state: 'retired', messageRef, sentVersion: 1 });
    });

    it('are found by subject and state', async () => {
      const keys = (records: readonly DeliveryRecord[]): readonly string[] => records.map(({ key }) => key);
      const found = await trial(store, async (tx) => {
        await add(tx, 'a');
        await add(tx, 'b');
        await tx.deliveries.settle('a', sent);
        return [
          keys(await tx.deliveries.bySubject('scorecard:1')).filter((key) => key !== 'race/1'),
          keys(await tx.deliveries.list({ state: 'sent', limit: 10 })),
          keys(await tx.deliveries.bySubject('scorecard:2')),
        ];
      });
      expect(found).toEqual([['a', 'b'], ['a'], []]);
    });

    it('are given back, after a crash, and counted', async () => {
      const { before, recovered, after } = await trial(store, async (tx) => {
        const others = await tx.deliveries.recover();
        await add(tx);
        await add(tx, 'done');
        await tx.deliveries.settle('done', sent);
        await claim(tx);
        const before = outcome(await claim(tx, 1));
        const recovered = (await tx.deliveries.recover()) - others;
        return { before, recovered, after: outcome(await claim(tx, 2)) };
      });
      expect({ before, recovered, after }).toEqual({ before: 'held', recovered: 1, after: 'attempt 2 at version 1' });
    });

    it('are given back alone whose claim has run out, where others may be alive', async () => {
      const outcomes = await trial(store, async (tx) => {
        await add(tx);
        await add(tx, 'unclaimed');
        const first = await claim(tx);
        const alive = await tx.deliveries.recoverExpired(later(59));
        const dead = await tx.deliveries.recoverExpired(later(60));
        return [outcome(first), alive, dead, outcome(await claim(tx, 30))];
      });
      expect(outcomes).toEqual(['attempt 1 at version 1', 0, 1, 'attempt 2 at version 1']);
    });

    it('go to another account of their person while they wait and nobody is sending them', async () => {
      const outcomes = await trial(store, async (tx) => {
        const base = { platform: 'web', recipient: { type: 'person', user: 'E001' }, teamId: null } as const;
        const put = (key: string, more: { personId: string; subject?: string; replaces?: MessageRef }) =>
          tx.deliveries.add({ ...base, key, subject: 'scorecard:1', card: card('one'), ...more }, at);
        await put('waits', { personId: 'p1' });
        await put('tried before', { personId: 'p1' });
        await put('is being sent', { personId: 'p1' });
        await put('is out', { personId: 'p1' });
        await put('stands for another', { personId: 'p1', replaces: messageRef });
        await put('is spared', { personId: 'p1', subject: 'reply' });
        await put('is for somebody else', { personId: 'p2' });
        await tx.deliveries.claim('tried before', at, later(60));
        await tx.deliveries.settle('tried before', { ...sent, state: 'queued', messageRef: null, sentVersion: 0 });
        await tx.deliveries.claim('is being sent', at, later(60));
        await tx.deliveries.settle('is out', sent);
        const to = { platform: 'slack', externalId: 'U1' } as const;
        const moved = [
          await tx.deliveries.redirect('p1', to, 'reply'),
          await tx.deliveries.redirect('p1', to, 'reply'),
        ];
        const all = [...(await tx.deliveries.bySubject('scorecard:1')), ...(await tx.deliveries.bySubject('reply'))];
        const there = all.filter(({ platform }) => platform === 'slack');
        return { moved, there: there.map(({ key, recipient }) => [key, recipient]) };
      });
      expect(outcomes).toEqual({
        moved: [2, 0],
        there: [
          ['tried before', { type: 'person', user: 'U1' }],
          ['waits', { type: 'person', user: 'U1' }],
        ],
      });
    });

    it('can stand for a message that is there already', async () => {
      const record = await trial(store, async (tx) => {
        await tx.deliveries.add(
          {
            key: 'instead',
            platform: 'web',
            recipient: { type: 'person', user: 'E001' },
            personId: null,
            teamId: null,
            subject: 'reply',
            card: card('one'),
            replaces: messageRef,
          },
          at,
        );
        return tx.deliveries.get('instead');
      });
      expect(record).toMatchObject({ state: 'queued', sentVersion: 0, messageRef });
    });
  });
}
