import { describe, expect, it } from 'vitest';
import type { Link, Store, Tx } from '../../../src/bot/ports.ts';
import { at, trial } from '../sample.ts';

const later = new Date(at.getTime() + 1_000);

/** In the sample company. */
export function linksContract(store: Store): void {
  const add = async (tx: Tx, tokenHash: string, personKey = 'E001'): Promise<Omit<Link, 'usedAt'>> => {
    const person = await tx.people.byKey(personKey);
    const purpose = 'sign_in' as const;
    const link = { tokenHash, personId: person!.id, purpose, subject: '', createdAt: at, expiresAt: later };
    await tx.links.add(link);
    return link;
  };

  describe('links', () => {
    it('gives a link back by its hash alone, before and after its use', async () => {
      const { link, found } = await trial(store, async (tx) => {
        const added = await add(tx, 'a');
        const before = await tx.links.get('a');
        await tx.links.use('a', later);
        return { link: added, found: [before, await tx.links.get('a'), await tx.links.get('b')] };
      });
      expect(found).toEqual([{ ...link, usedAt: null }, { ...link, usedAt: later }, null]);
    });

    it('forgets an unused link for a newer one of the same person, and nothing else', async () => {
      const known = await trial(store, async (tx) => {
        await add(tx, 'used');
        await tx.links.use('used', at);
        await add(tx, 'older');
        await add(tx, "another's", 'E002');
        await add(tx, 'newer');
        const found = await Promise.all(['used', 'older', "another's", 'newer'].map((hash) => tx.links.get(hash)));
        return found.map((link) => link !== null);
      });
      expect(known).toEqual([true, false, true, true]);
    });

    it('forgets one about a subject for a newer one about the same alone', async () => {
      const known = await trial(store, async (tx) => {
        const person = await tx.people.byKey('E001');
        const about = (tokenHash: string, subject: string) =>
          tx.links.add({
            tokenHash,
            personId: person!.id,
            purpose: 'pay_export',
            subject,
            createdAt: at,
            expiresAt: later,
          });
        await add(tx, 'to sign in');
        await about('october', '2026-10');
        await about('september', '2026-09');
        await about('october again', '2026-10');
        const hashes = ['to sign in', 'october', 'september', 'october again'];
        return Promise.all(hashes.map(async (hash) => (await tx.links.get(hash))?.subject));
      });
      expect(known).toEqual(['', undefined, '2026-09', '2026-10']);
    });

    it('leaves one link of two that are added at once', async () => {
      await Promise.all(['first', 'second'].map((hash) => store.transaction((tx) => add(tx, hash))));
      const found = await trial(store, (tx) => Promise.all(['first', 'second'].map((hash) => tx.links.get(hash))));
      expect(found.filter((link) => link !== null)).toHaveLength(1);
    });

    it('lets one of two use it who come at once, and nobody one that is not there', async () => {
      await store.transaction((tx) => add(tx, 'race'));
      const used = await Promise.all([1, 2].map(() => store.transaction((tx) => tx.links.use('race', later))));
      expect(used.toSorted()).toEqual([false, true]);
      expect(await trial(store, (tx) => tx.links.use('none', later))).toBe(false);
    });

    it('can be used again where the transaction that used it was rolled back', async () => {
      await store.transaction((tx) => add(tx, 'back'));
      const use = () => trial(store, (tx) => tx.links.use('back', later));
      expect([await use(), await use()]).toEqual([true, true]);
    });
  });
}
