import { TIME } from '../../src/adapters/chat/time.ts';
import type { Json } from '../../src/bot/ports.ts';
import { adapterContract, type Place } from '../contracts/adapterContract.ts';
import { openTenant } from './tenant.ts';

adapterContract('feishu', async (handlers) => {
  // A link is taken away as soon as it was shown: what stays is what anybody finds afterwards.
  const { feishu, adapter, idle, stop } = await openTenant(handlers, { time: { ...TIME, linkShownMs: 1 } });
  const [asker, colleague] = [
    feishu.addUser({ name: 'Anna', email: 'anna@example.com' }).id,
    feishu.addUser({ name: 'Ben', mobile: '13800138000' }).id,
  ];
  const channel = feishu.addChat({ members: [asker, colleague] }).id;
  const where = (place: Place): string => (place.type === 'direct' ? place.user : place.channel);
  const hasLink = (content: string): boolean => content.includes('/p/');
  const linksAreGone = (): boolean =>
    [...feishu.tenant.messages.values()].every(({ versions }) => !hasLink(versions.at(-1) ?? ''));
  const eventIds = new Map<string, string>();

  return {
    adapter,
    asker,
    colleague,
    channel,
    contacts: [
      { email: 'anna@example.com', mobile: null },
      { email: 'nobody@example.com', mobile: '13800138000' },
    ],
    async say(user, place, text, id) {
      const message = eventIds.get(id) ?? feishu.tenant.newId('om');
      eventIds.set(id, message);
      await feishu.say(user, text, place.type === 'direct' ? undefined : place.channel, { id: message });
      await idle();
      await feishu.until(linksAreGone);
    },
    async press(user, _, intent, message, id) {
      const [, , messageId = ''] = message.id.split('/');
      // A button that the message has: its own words do not matter here.
      const shown = feishu.tenant.messages.get(messageId);
      const card = JSON.parse(shown?.versions.at(-1) ?? '{}') as { readonly body: { elements: Json[] } };
      card.body.elements.push({
        tag: 'button',
        text: { tag: 'plain_text', content: 'x' },
        behaviors: [{ type: 'callback', value: { intent, in: 'direct' } }],
      });
      shown?.versions.push(JSON.stringify(card));
      await feishu.press(user, messageId, 'x', { id });
      await idle();
    },
    moments: (user) =>
      feishu
        .messages(user)
        .flatMap(({ versions, type }) => versions.filter(hasLink).map((content) => feishu.shownOf(content, type))),
    read: (place) =>
      Promise.resolve(
        feishu.messages(where(place)).map(({ id, chat, shown }) => ({
          ref: { platform: 'feishu', id: `${place.type}/${chat}/${id}` } as const,
          text: shown,
        })),
      ),
    fail(failing) {
      feishu.faults.clear();
      if (failing) feishu.faults.set('*', { type: 'http', status: 503 });
    },
    stop,
  };
});
