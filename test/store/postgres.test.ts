import { expect, it } from 'vitest';
import { openTestStore } from '../support/database.ts';
import { storeContract } from './contract.ts';
import { at } from './sample.ts';

storeContract('PostgreSQL', () => openTestStore('postgres'));

// On PGlite transactions follow one another: there is nothing to lock each other out.
it('begins again, once, with a transaction that PostgreSQL ended for a deadlock', async () => {
  const { store, close } = await openTestStore('postgres');
  const first = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  let runs = 0;
  const takeBoth = (mine: string, other: string, taken: typeof first, otherTaken: typeof first): Promise<boolean[]> =>
    store.transaction(async (tx) => {
      runs += 1;
      const tookMine = await tx.schedule.takeSlot(mine, at);
      taken.resolve(undefined);
      await otherTaken.promise;
      return [tookMine, await tx.schedule.takeSlot(other, at)];
    });
  const outcomes = await Promise.all([takeBoth('a', 'b', first, second), takeBoth('b', 'a', second, first)]);
  await close();
  expect(runs).toBe(3);
  expect(outcomes.flat().filter((took) => took)).toHaveLength(2);
});
