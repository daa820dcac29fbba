import { describe, expect, it } from 'vitest';
import type { ChatEvent, Reply, Store, Tx } from '../../../src/bot/ports.ts';
import { at, trial } from '../sample.ts';

const ever = { from: new Date(0), to: new Date(8.64e15) };

const event = (id: string): ChatEvent => ({
  platform: 'web',
  id,
  user: 'E001',
  place: { type: 'direct' },
  origin: null,
  type: 'command',
  text: '/mykpi 我的绩效',
});

export function onceContract(store: Store): void {
  describe('inbox', () => {
    it('takes an event once', async () => {
      const outcomes = await trial(store, async (tx) => [
        await tx.inbox.accept(event('1'), at),
        await tx.inbox.accept(event('1'), at),
        await tx.inbox.accept({ ...event('1'), platform: 'slack' }, at),
      ]);
      expect(outcomes).toEqual(['new', 'repeat', 'new']);
    });

    it('takes an event once of two that come at the same time', async () => {
      const outcomes = await Promise.all(
        [1, 2].map(() => store.transaction((tx) => tx.inbox.accept(event('race'), at))),
      );
      expect(outcomes.toSorted()).toEqual(['new', 'repeat']);
      await store.transaction((tx) => tx.inbox.answered('web', 'race', at));
    });

    it('gives what is not answered, oldest first, with what was decided', async () => {
      const replies: readonly Reply[] = [{ type: 'notice', text: '好的' }];
      const found = await trial(store, async (tx) => {
        await tx.inbox.accept(event('second'), new Date(at.getTime() + 1));
        await tx.inbox.accept(event('first'), at);
        await tx.inbox.accept(event('answered'), at);
        await tx.inbox.finish('web', 'second', replies, at);
        await tx.inbox.finish('web', 'answered', replies, at);
        await tx.inbox.answered('web', 'answered', at);
        return [await tx.inbox.unanswered(ever, 10), (await tx.inbox.unanswered(ever, 1)).length];
      });
      expect(found).toEqual([
        [
          { event: event('first'), replies: null },
          { event: event('second'), replies },
        ],
        1,
      ]);
    });

    it('lets one decide, and the next only when that came to nothing', async () => {
      await store.transaction((tx) => tx.inbox.accept(event('decide'), at));
      const take = (tx: Tx): Promise<boolean> => tx.inbox.take('web', 'decide', at);
      const rolledBack = await trial(store, take);
      const taken = await Promise.all([1, 2].map(() => store.transaction(take)));
      expect([rolledBack, taken.toSorted()]).toEqual([true, [false, true]]);
      await store.transaction((tx) => tx.inbox.answered('web', 'decide', at));
    });

    it('tells events of a time from those before and after', async () => {
      const found = await trial(store, async (tx) => {
        for (const ms of [0, 1, 2, 3]) await tx.inbox.accept(event(`at ${String(ms)}`), new Date(at.getTime() + ms));
        return tx.inbox.unanswered({ from: new Date(at.getTime() + 1), to: new Date(at.getTime() + 2) }, 10);
      });
      expect(found.map(({ event: { id } }) => id)).toEqual(['at 1', 'at 2']);
    });
  });

  describe('schedule', () => {
    it('gives a slot to whoever comes first', async () => {
      const taken = await Promise.all(
        [1, 2, 3].map(() => store.transaction((tx) => tx.schedule.takeSlot('digest/europe/2026-W47', at))),
      );
      expect(taken.toSorted()).toEqual([false, false, true]);
    });

    it('gives a slot again that was taken in a transaction that was rolled back', async () => {
      const take = () => trial(store, (tx) => tx.schedule.takeSlot('digest/europe/2026-W48', at));
      expect([await take(), await take()]).toEqual([true, true]);
    });
  });
}
