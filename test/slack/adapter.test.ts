import type { Json, MessageRef } from '../../src/bot/ports.ts';
import { adapterContract, type Place } from '../contracts/adapterContract.ts';
import { openWorkspace } from './workspace.ts';

adapterContract('slack', async (handlers) => {
  const { slack, adapter, idle, stop } = await openWorkspace(handlers);
  const asker = slack.addUser({ name: 'Anna' }).id;
  const colleague = slack.addUser({ name: 'Ben' }).id;
  const channel = slack.addChannel({ members: [asker, colleague] }).id;
  const where = (place: Place): string => (place.type === 'direct' ? place.user : place.channel);
  const placeOf = (ref: MessageRef) => {
    const [id = '', ts = ''] = ref.id.split('/');
    return { channel: id, ts };
  };
  const pressable = (intent: Json) => (element: Readonly<Record<string, unknown>>) =>
    element['value'] === JSON.stringify(intent);

  return {
    adapter,
    asker,
    colleague,
    channel,
    contacts: [],
    async say(user, place, text, id) {
      const isSaid = slack.deliveries.all.some((delivery) => delivery.id === id);
      if (isSaid) await slack.deliveries.again(id);
      else await slack.say(user, text, place.type === 'direct' ? undefined : place.channel, { id });
      await idle();
    },
    async press(user, _, intent, message, id) {
      const at = placeOf(message);
      // A button that the message has: its own words do not matter here.
      const shown = slack.messages(at.channel).find(({ ts }) => ts === at.ts);
      if (shown === undefined) throw new Error('there is no such message');
      slack.workspace.findMessage(at.channel, at.ts)!.blocks = [
        ...shown.blocks,
        {
          type: 'actions',
          block_id: 'added',
          elements: [
            {
              type: 'button',
              action_id: 'card:en:0',
              text: { type: 'plain_text', text: 'x' },
              value: JSON.stringify(intent),
            },
          ],
        },
      ];
      await slack.press(user, at, pressable(intent), { id });
      await idle();
    },
    moments: (user) =>
      slack
        .ephemerals(user)
        .map(({ shown }) => shown)
        .filter((text) => !text.includes('Sent to you privately')),
    read: (place) =>
      Promise.resolve([
        ...slack.messages(where(place)).map(({ channel: id, ts, shown }) => ({
          ref: { platform: 'slack', id: `${id}/${ts}` } as const,
          text: shown,
        })),
      ]),
    fail(failing) {
      slack.faults.clear();
      if (failing) slack.faults.set('*', { type: 'http', status: 503 });
    },
    stop,
  };
});
