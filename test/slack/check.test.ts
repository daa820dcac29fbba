/** What is wrong with how Slack is set up is said at the start: all of it, and what to do. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../src/bot/ports.ts';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import type { FakeSlack } from '../fakes/slack/index.ts';
import { scriptedBot } from './scriptedBot.ts';
import { adapterIn, startSlack, type AdapterOptions } from './workspace.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startSlack({ scopes: SCOPES.filter((scope) => scope !== 'chat:write' && scope !== 'files:read') });
});
afterEach(() => slack.stop());

async function refusal(options: AdapterOptions): Promise<string> {
  const adapter = adapterIn(slack, options);
  const error: unknown = await adapter.start(scriptedBot()).catch((reason: unknown) => reason);
  await adapter.stop();
  expect(error).toMatchObject({ name: 'SetupError' });
  return (error as Error).message;
}

test.each([
  [
    'en',
    'Permissions are missing: chat:write, files:read',
    'where the bot is not a member',
    'which Slack does not know',
  ],
  ['zh', '缺少权限：chat:write、files:read', '机器人不在那个频道', 'Slack 找不到它'],
] as const)('permissions and channels, in %s', async (language: Language, ...said) => {
  const channel = slack.addChannel({ botIn: false }).id;
  const channels = [
    { team: 'Europe', channel },
    { team: 'Asia', channel: 'C0NOWHERE' },
  ];
  const message = await refusal({
    channels,
    language,
    connection: { type: 'socket', appToken: 'xapp-wrong-token' },
  });
  for (const text of [...said, 'Europe', 'Asia', '/invite @LinkStar KPI', 'SLACK_APP_TOKEN', 'connections:write'])
    expect(message).toContain(text);
  expect(message).not.toContain('xapp-wrong-token');
});

test('a wrong token, and where the right one is', async () => {
  const message = await refusal({ botToken: 'xoxb-wrong-token' });
  expect(message).toContain('SLACK_BOT_TOKEN: Slack refuses it (invalid_auth)');
  expect(message).not.toContain('xoxb-wrong-token');
});

test('Slack that cannot be reached keeps nobody from starting, and is there when it is back', async () => {
  const whole = await startSlack();
  whole.faults.set('*', { type: 'http', status: 503 });
  const adapter = adapterIn(whole);
  const starting = adapter.start(scriptedBot());
  await whole.until(() => whole.callsOf('apps.connections.open').length > 1, 10_000);
  whole.faults.clear();
  await starting;
  await whole.until(() => whole.sockets.count() === 2, 15_000);
  await adapter.stop();
  await whole.stop();
}, 40_000);
