import { describe, expect, it } from 'vitest';
import type { MessageLog } from '../../../src/bot/ports.ts';
import { at } from '../sample.ts';

export function messageLogContract(opened: () => { readonly messages: MessageLog }): void {
  describe('message log', () => {
    const append = (channel: string, content: string, deliveryKey: string | null = null) =>
      opened().messages.append({ channel, author: 'bot', content, deliveryKey, at });

    it('keeps a delivery once', async () => {
      const first = await append('once', 'a', 'key/1');
      const again = await append('once', 'b', 'key/1');
      expect([first.repeated, again]).toEqual([false, { id: first.id, repeated: true }]);
      expect(await opened().messages.list('once', { limit: 10 })).toEqual([
        { id: first.id, channel: 'once', author: 'bot', content: 'a', at, editedAt: null },
      ]);
    });

    it('keeps a delivery once of two that come at the same time', async () => {
      const added = await Promise.all([append('race', 'a', 'key/2'), append('race', 'a', 'key/2')]);
      expect(added.map(({ repeated }) => repeated).toSorted()).toEqual([false, true]);
      expect(added[0].id).toBe(added[1].id);
    });

    it('gives the newest in ascending order, and those before', async () => {
      const ids = [];
      for (const content of ['1', '2', '3', '4']) ids.push((await append('pages', content)).id);
      const contents = async (page: { before?: string; limit: number }) =>
        (await opened().messages.list('pages', page)).map(({ content }) => content);
      expect(await contents({ limit: 2 })).toEqual(['3', '4']);
      expect(await contents({ limit: 2, before: ids[2]! })).toEqual(['1', '2']);
      expect(await contents({ limit: 2, before: ids[0]! })).toEqual([]);
    });

    it('edits what is there', async () => {
      const { id } = await append('edit', 'before');
      expect(await opened().messages.edit(id, { now: 'after' }, at)).toBe(true);
      expect(await opened().messages.get(id)).toMatchObject({ content: { now: 'after' }, editedAt: at });
    });

    it.each(['', '0', '-1', '999999999', '1; DROP TABLE person', '9'.repeat(40)])('knows no message %j', async (id) => {
      expect(await opened().messages.get(id)).toBeNull();
      expect(await opened().messages.edit(id, 'x', at)).toBe(false);
    });
  });
}
