/** Cards that live no longer on their platform: an open request is sent anew, and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tickCycles } from '../../src/bot/cycle/tick.ts';
import type { DeliveryRecord, Platform } from '../../src/bot/ports.ts';
import { noticeCard } from '../contracts/cards.ts';
import { openConversation, type Conversation } from '../support/conversation.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';

const DAY_MS = 86_400_000;
let talk: Conversation;
let scorecard: string;
beforeAll(async () => {
  talk = await openConversation();
  await talk.act('E007', { do: 'rate', person: talk.id('E010'), period: '2026-10' });
  await talk.fill(
    'E007',
    Object.fromEntries(
      talk
        .form('E007')
        .fields.map(({ key, type }) => [key, type === 'rating' ? '4' : '十月的活动准备得很早，交接清楚。']),
    ),
  );
  scorecard = await talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod('2026-10');
    const record = cycle === null ? null : await tx.scorecards.find(cycle.id, talk.id('E010'));
    return record?.id ?? '';
  });
});
afterAll(() => talk.close());

/** A request that went out to the approver on a platform, so many days ago. */
async function sent(platform: Platform, days: number): Promise<string> {
  const key = `approval/${platform}/${String(days)}`;
  const at = new Date(demoNow.getTime() - days * DAY_MS);
  await talk.store.transaction(async (tx) => {
    const recipient = { type: 'person', user: 'ou_1' } as const;
    const personId = talk.id('E004');
    const subject = `approval:${scorecard}`;
    await tx.deliveries.add(
      { key, platform, recipient, personId, teamId: null, subject, card: noticeCard('Open') },
      at,
    );
    await tx.deliveries.claim(key, at, at);
    const messageRef = { platform, id: 'direct/oc_1/om_1' };
    await tx.deliveries.settle(key, { state: 'sent', error: null, messageRef, sentVersion: 1, sentAt: at });
  });
  return key;
}
const recordOf = (key: string): Promise<DeliveryRecord | null> =>
  talk.store.transaction((tx) => tx.deliveries.get(key));

test('an open request in Feishu is sent anew before its card dies; a younger one, and one in Slack, stay', async () => {
  const keys = [await sent('feishu', 14), await sent('feishu', 12), await sent('slack', 30)];
  await tickCycles({ store: talk.store, clock: () => demoNow, log: silentLog }, demoNow);
  const found = await Promise.all(keys.map(recordOf));
  expect(found.map((record) => record?.messageRef === null)).toEqual([true, false, false]);
});
