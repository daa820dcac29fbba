/** HTTP mode: Slack calls, and nobody else. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp } from '../../src/adapters/http/index.ts';
import type { SlackAdapter } from '../../src/adapters/slack/index.ts';
import type { FakeSlack } from '../fakes/slack/index.ts';
import { noticeCard } from '../contracts/cards.ts';
import { freePort } from '../support/serviceProcess.ts';
import { silentLog } from '../support/log.ts';
import { scriptedBot, type ScriptedBot } from './scriptedBot.ts';
import { watched } from './watched.ts';
import { adapterIn, startSlack } from './workspace.ts';

let bot: ScriptedBot;
let slack: FakeSlack;
let adapter: SlackAdapter;
let address: string;
let idle: () => Promise<void>;
let stop: () => Promise<void>;
beforeEach(async () => {
  const port = await freePort();
  const http = createHttp({ host: '127.0.0.1', port, publicUrl: null }, { log: silentLog });
  address = `http://127.0.0.1:${String(port)}/slack/events`;
  slack = await startSlack({ requestUrl: address });
  adapter = adapterIn(slack, { http, connection: { type: 'http', signingSecret: slack.signingSecret } });
  bot = scriptedBot();
  const watch = watched(bot);
  await adapter.start(watch);
  await http.start();
  idle = () => watch.idle();
  stop = async () => {
    await adapter.stop();
    await http.stop();
    await slack.stop();
  };
});
afterEach(() => stop());

const now = (): number => Math.floor(Date.now() / 1_000);

interface Sent {
  readonly secret?: string;
  readonly at?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function post(body: string, sent: Sent = {}): Promise<Response> {
  const { secret = slack.signingSecret, at = now(), type = 'application/json', headers } = sent;
  const signature = `v0=${createHmac('sha256', secret)
    .update(`v0:${String(at)}:${body}`)
    .digest('hex')}`;
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': String(at) };
  return fetch(address, { method: 'POST', body, headers: { 'content-type': type, ...(headers ?? signed) } });
}

test('a command, words and a press come in, and their answers go out', async () => {
  const user = slack.addUser({ name: 'Anna' }).id;
  bot.answer = () => [{ type: 'card', card: noticeCard('Your scorecard'), audience: 'asker' }];
  expect(await slack.command(user, slack.directOf(user), '/mykpi')).toMatchObject({ status: 'ok' });
  expect(await slack.say(user, '我的绩效')).toMatchObject({ status: 'ok' });
  await idle();
  expect(slack.messages(user).filter(({ shown }) => shown.includes('Your scorecard'))).toHaveLength(2);
  expect(bot.handled).toMatchObject([{ text: '/mykpi' }, { text: '我的绩效' }]);
});

test('Slack makes sure of the address', async () => {
  const response = await post(JSON.stringify({ type: 'url_verification', challenge: '3eZbrw' }));
  expect(await response.json()).toEqual({ challenge: '3eZbrw' });
});

const event = JSON.stringify({
  type: 'event_callback',
  event_id: 'Ev01',
  event: { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'mykpi' },
});

describe('refused, and not acted on:', () => {
  test.each<[string, number, string, Sent]>([
    ['signed with something else', 401, event, { secret: 'guessed' }],
    ['not signed', 401, event, { headers: {} }],
    ['old', 401, event, { at: now() - 400 }],
    ['from the future', 401, event, { at: now() + 3_600 }],
    ['of another kind', 400, event, { type: 'text/plain' }],
    ['broken', 400, '{"type":', {}],
    ['no object', 400, '[1, 2]', {}],
  ])('%s', async (_, status, body, sent) => {
    expect((await post(body, sent)).status).toBe(status);
    expect(bot.accepted).toEqual([]);
  });

  test('the same request a second time', async () => {
    const at = now();
    expect((await post(event, { at })).status).toBe(200);
    expect((await post(event, { at })).status).toBe(409);
    await idle();
    expect(bot.accepted).toHaveLength(1);
  });
});

test('what could not be stored is answered as an error, so that Slack comes again', async () => {
  bot.away = true;
  expect((await post(event)).status).toBe(500);
  bot.away = false;
  expect((await post(event, { at: now() - 1 })).status).toBe(200);
});

test('a thousand bodies that are none: it lives, and acts on nothing', async () => {
  /** The same each time: pieces of a real body, cut and put together. */
  const bodyOf = (n: number): string => {
    const cut = event.slice(0, (n * 7919) % event.length) + event.slice((n * 104_729) % event.length);
    return n % 3 === 0
      ? cut
      : n % 3 === 1
        ? JSON.stringify({ [cut.slice(0, 40)]: n })
        : `payload=${encodeURIComponent(cut)}`;
  };
  const types = ['application/json', 'application/json', 'application/x-www-form-urlencoded'];
  const statuses = new Map<number, number>();
  for (let n = 1; n <= 1_000; n += 50) {
    const batch = Array.from({ length: 50 }, (_, k) => post(bodyOf(n + k), { type: types[(n + k) % 3] ?? '' }));
    for (const { status } of await Promise.all(batch)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  // The same body twice in a second has the same signature.
  expect([...statuses.keys()].filter((status) => ![200, 400, 409].includes(status))).toEqual([]);
  expect(bot.accepted.filter(({ id }) => id !== 'Ev01')).toEqual([]);
  const user = slack.addUser({ name: 'Anna' }).id;
  expect(await slack.say(user, 'still there')).toMatchObject({ status: 'ok' });
});
