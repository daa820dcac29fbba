/** What is wrong with how Feishu is set up: said at the start, all at once. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SCOPES, startFakeFeishu, type FakeFeishu } from '../fakes/feishu/index.ts';
import { scriptedBot } from '../slack/scriptedBot.ts';
import { adapterIn } from './tenant.ts';

let feishu: FakeFeishu | null = null;
beforeEach(() => {
  feishu = null;
});
afterEach(async () => {
  await feishu?.stop();
});

async function said(scopes: readonly string[], channels: Parameters<typeof adapterIn>[1] = {}): Promise<string> {
  feishu = await startFakeFeishu({ scopes });
  const adapter = adapterIn(feishu, channels);
  const error: unknown = await adapter.start(scriptedBot()).catch((reason: unknown) => reason);
  if (error === undefined) await adapter.stop();
  return error instanceof Error ? error.message : '';
}

test('with everything in place nothing is said', async () => {
  expect(await said(SCOPES)).toBe('');
});

test('people that may not be looked up, and a group without the bot', async () => {
  const scopes = SCOPES.filter((scope) => scope !== 'contact:user.id:readonly');
  const told = await said(scopes, { language: 'zh', channels: [{ team: '欧美组', channel: 'oc_nobody' }] });
  expect(told).toContain('应用无权查找成员（99991672）');
  expect(told).toContain('“欧美组”的周报要发到 oc_nobody，但机器人不在那个群');
});

test('groups that may not be looked at are left to the digest', async () => {
  const scopes = SCOPES.filter((scope) => scope !== 'im:chat:readonly');
  expect(await said(scopes, { channels: [{ team: 'Europe', channel: 'oc_nobody' }] })).toBe('');
});

test('the document asks for what the fake demands, and for nothing else', async () => {
  const document = await readFile('docs/feishu.md', 'utf8');
  const [, list = '{}'] = /```json\n([\s\S]*?)```/u.exec(document) ?? [];
  expect(JSON.parse(list)).toEqual({ scopes: { tenant: SCOPES, user: [] } });
});
