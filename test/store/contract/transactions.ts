import { describe, expect, it } from 'vitest';
import type { JobQueue } from '../../../src/adapters/queue/index.ts';
import type { MessageLog, Store } from '../../../src/bot/ports.ts';
import { at } from '../sample.ts';

interface Opened {
  readonly store: Store;
  readonly messages: MessageLog;
  readonly queue: JobQueue;
}

export function transactionsContract(opened: () => Opened): void {
  describe('transactions', () => {
    it('see what they have written, and leave nothing when they fail', async () => {
      const { store } = opened();
      const failing = store.transaction(async (tx) => {
        await tx.drafts.put('p', 'failing', { a: '1' }, at);
        expect(await tx.drafts.get('p', 'failing')).not.toBeNull();
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await store.transaction((tx) => tx.drafts.get('p', 'failing'))).toBeNull();
    });

    it('run their work once when it fails by itself', async () => {
      let runs = 0;
      const failing = opened().store.transaction(() => {
        runs += 1;
        return Promise.reject(new Error('on purpose'));
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(runs).toBe(1);
    });

    it('refuse to wait for themselves', async () => {
      const { store, messages } = opened();
      const refusal = 'asked from outside of the transaction';
      await expect(store.transaction(() => store.transaction((tx) => tx.company.get()))).rejects.toThrow(refusal);
      await expect(store.transaction(() => messages.get('1'))).rejects.toThrow(refusal);
      expect(await messages.get('0')).toBeNull();
    });

    it('carry jobs: none of one that is rolled back, each of one that commits, a failed one and one for later again', async () => {
      const { store, queue } = opened();
      const received: string[] = [];
      const { promise: done, resolve } = Promise.withResolvers<undefined>();
      await queue.work(({ key }) => {
        const isFirst = !received.includes(key);
        received.push(key);
        if (received.length === 5) resolve(undefined);
        if (isFirst && key === 'flaky') return Promise.reject(new Error('the platform is away'));
        return Promise.resolve(isFirst && key === 'held' ? ('later' as const) : ('done' as const));
      });
      const rolledBack = store.transaction(async (tx) => {
        await tx.enqueue({ type: 'deliver', key: 'rolled back' });
        throw new Error('on purpose');
      });
      await expect(rolledBack).rejects.toThrow('on purpose');
      await store.transaction(async (tx) => {
        await tx.enqueue({ type: 'deliver', key: 'flaky' });
        await tx.enqueue({ type: 'deliver', key: 'held' });
        await tx.enqueue({ type: 'deliver', key: 'smooth' });
      });
      await done;
      expect(received.toSorted()).toEqual(['flaky', 'flaky', 'held', 'held', 'smooth']);
    });
  });
}
