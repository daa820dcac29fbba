/** Webhook mode: Feishu calls, and nobody else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeishuAdapter } from '../../src/adapters/feishu/index.ts';
import { createHttp } from '../../src/adapters/http/index.ts';
import { cardOf, noticeCard } from '../contracts/cards.ts';
import { startFakeFeishu, type FakeFeishu } from '../fakes/feishu/index.ts';
import { encrypt, signatureOf, signedRequest } from '../fakes/feishu/signedRequest.ts';
import { scriptedBot, type ScriptedBot } from '../slack/scriptedBot.ts';
import { watched } from '../slack/watched.ts';
import { freePort } from '../support/serviceProcess.ts';
import { silentLog } from '../support/log.ts';
import { adapterIn } from './tenant.ts';

let bot: ScriptedBot;
let feishu: FakeFeishu;
let adapter: FeishuAdapter;
let address: string;
let idle: () => Promise<void>;
let stop: () => Promise<void>;
beforeEach(async () => {
  const port = await freePort();
  const http = createHttp({ host: '127.0.0.1', port, publicUrl: null }, { log: silentLog });
  address = `http://127.0.0.1:${String(port)}/feishu/events`;
  feishu = await startFakeFeishu({ requestUrl: address });
  const { encryptKey, verificationToken } = feishu.app;
  adapter = adapterIn(feishu, { http, connection: { type: 'webhook', encryptKey, verificationToken } });
  bot = scriptedBot();
  const watch = watched(bot);
  await adapter.start(watch);
  await http.start();
  idle = () => watch.idle();
  stop = async () => {
    await adapter.stop();
    await http.stop();
    await feishu.stop();
  };
});
afterEach(() => stop());

const seconds = (): number => Math.floor(Date.now() / 1_000);
const keys = (change: Partial<Parameters<typeof signedRequest>[1]> = {}) => ({
  encryptKey: feishu.app.encryptKey,
  timestamp: seconds(),
  nonce: 'a-nonce',
  ...change,
});
const envelope = (change: Readonly<Record<string, unknown>> = {}) => ({
  schema: '2.0',
  header: {
    event_id: 'ev_1',
    event_type: 'im.chat.access_event.bot_p2p_chat_entered_v1',
    token: feishu.app.verificationToken,
    ...change,
  },
  event: { operator_id: { open_id: 'ou_1' } },
});
const post = (request: {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}): Promise<Response> => fetch(address, { method: 'POST', ...request });

test('words and a press come in, and their answers go out', async () => {
  const user = feishu.addUser({ name: 'Anna' }).id;
  const pressable = cardOf([
    { type: 'actions', buttons: [{ label: '批准', intent: { do: 'help' }, style: 'primary', opens: 'card' }] },
  ]);
  bot.answer = () => [{ type: 'card', card: pressable, audience: 'asker' }];
  expect(await feishu.say(user, '我的绩效')).toBe(true);
  await idle();
  const [card] = feishu.messages(user).filter(({ sender }) => sender === 'bot');
  bot.answer = () => [{ type: 'replace', card: noticeCard('Approved') }];
  expect(await feishu.press(user, card?.id ?? '', '批准')).toEqual({ status: 'answered', toast: null, card: true });
  await idle();
  expect(feishu.messages(user).at(-1)?.shown).toContain('Approved');
});

test('the address is tried out with our token, encrypted and unsigned', async () => {
  const asked = { type: 'url_verification', challenge: 'c-1', token: feishu.app.verificationToken };
  const body = JSON.stringify({ encrypt: encrypt(JSON.stringify(asked), feishu.app.encryptKey) });
  const headers = { 'content-type': 'application/json' };
  expect(await (await post({ body, headers })).json()).toEqual({ challenge: 'c-1' });
  const wrong = JSON.stringify({ encrypt: encrypt(JSON.stringify({ ...asked, token: 'x' }), feishu.app.encryptKey) });
  expect((await post({ body: wrong, headers })).status).toBe(401);
});

describe('is refused', () => {
  test.each([
    ['signed with another key', () => signatureOf('x', keys({ encryptKey: 'another' })), 401],
    ['signed long ago', null, 401],
    ['signed for the future', null, 401],
    ['not signed', null, 401],
  ])('what is %s', async (name, _, status) => {
    const request = signedRequest(envelope(), keys());
    const at = seconds() + (name.includes('ago') ? -400 : name.includes('future') ? 400 : 0);
    const headers: Record<string, string> = {
      ...signatureOf(
        request.body,
        keys({ timestamp: at, ...(name.includes('another') ? { encryptKey: 'another' } : {}) }),
      ),
    };
    if (name === 'not signed') delete headers['x-lark-signature'];
    expect((await post({ body: request.body, headers })).status).toBe(status);
    expect(bot.accepted).toEqual([]);
  });

  test('what is meant for another app', async () => {
    expect((await post(signedRequest(envelope({ token: 'of another' }), keys()))).status).toBe(401);
    expect(bot.accepted).toEqual([]);
  });

  test('what is not encrypted', async () => {
    const body = JSON.stringify(envelope());
    expect((await post({ body, headers: signatureOf(body, keys()) })).status).toBe(400);
  });
});

test('what could not be stored is answered as an error, so that Feishu comes again', async () => {
  bot.away = true;
  const user = feishu.addUser({}).id;
  const opening = feishu.openChat(user);
  await expect.poll(() => bot.accepted.length).toBe(0);
  bot.away = false;
  expect(await opening).toBe(true);
});

test('1,000 requests that are none: the process lives, nothing is acted on, each is counted', async () => {
  const { encryptKey } = feishu.app;
  const sign = (body: string) => ({ body, headers: signatureOf(body, keys()) });
  const bodies = [
    // One of these, unauthenticated, ends a process that uses the SDK's own handler.
    JSON.stringify({ encrypt: 'AAAA' }),
    '',
    '{',
    '[]',
    'null',
    JSON.stringify({ encrypt: 7 }),
    JSON.stringify({ encrypt: '' }),
    JSON.stringify({ encrypt: '不是 base64' }),
    JSON.stringify({ encrypt: encrypt('not json', encryptKey) }),
    JSON.stringify({ encrypt: encrypt('{}', 'another key') }),
    JSON.stringify({ encrypt: encrypt(JSON.stringify({ header: null }), encryptKey) }),
    JSON.stringify({ encrypt: encrypt(JSON.stringify(envelope({ token: null })), encryptKey) }),
    '['.repeat(10_000),
    '\u0000\uFFFF',
  ];
  const statuses = new Map<number, number>();
  for (let start = 0; start < 1_000; start += 50) {
    const batch = Array.from({ length: 50 }, async (_, n) => {
      const { status } = await post(sign(bodies[(start + n) % bodies.length] ?? ''));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    await Promise.all(batch);
  }
  expect([...statuses.keys()].sort()).toEqual([400, 401]);
  expect(adapter.refused()).toBe(1_000);
  expect(bot.accepted).toEqual([]);
  expect((await post(signedRequest(envelope(), keys()))).status).toBe(200);
  await idle();
  expect(bot.accepted).toHaveLength(1);
}, 60_000);
