/** What a platform with a monthly quota was asked, and what is said when that is spent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQuota } from '../../src/bot/delivery/quota.ts';
import { openConversation, type Conversation } from '../support/conversation.ts';
import { demoNow } from '../support/demoNow.ts';

const ADMINISTRATOR = 'E002';
let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

test('an administrator sees how many there were, and what it comes to by the end of the month; nobody else does', async () => {
  expect(await talk.say(ADMINISTRATOR, '用量')).toContain('没有连接有月度额度的平台');
  const quota = createQuota({ store: talk.store, clock: () => demoNow });
  for (let n = 0; n < 2_300; n += 1) quota.count('feishu');
  await quota.flush();
  await quota.flush();
  // On the 23rd of 30 days.
  const shown = await talk.say(ADMINISTRATOR, '用量');
  expect(shown).toContain('2,300');
  expect(shown).toContain('3,000');
  expect(await talk.say('E010', '用量')).toContain('这需要管理员的角色');
});

test('when it is spent, administrators are told elsewhere, once', async () => {
  const quota = createQuota({ store: talk.store, clock: () => demoNow });
  for (let n = 0; n < 2; n += 1) {
    quota.spend('feishu');
    await quota.flush();
  }
  const told = (await talk.messages(ADMINISTRATOR)).filter((text) => text.includes('飞书本月不再接收消息'));
  expect(told).toHaveLength(1);
  expect(await talk.messages('E010')).not.toContain('飞书本月不再接收消息');
});
