/** The fake of Feishu keeps what the product relies on: shown with the real SDK. */
import { AESCipher, Client, DefaultCache, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startFakeFeishu, type FakeFeishu, type FakeFeishuOptions } from '../fakes/feishu/index.ts';
import { readBody } from '../fakes/slack/http.ts';

const running: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).toReversed()) await stop();
});

const nothing = () => undefined;
const quiet = {
  logger: { fatal: nothing, error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing },
  loggerLevel: LoggerLevel.error,
};

async function start(options: FakeFeishuOptions = {}) {
  const feishu = await startFakeFeishu(options);
  running.push(() => feishu.stop());
  const lin = feishu.addUser({ name: 'Lin', email: 'lin@example.com', locale: 'en_us' }).id;
  return { feishu, lin, client: clientOf(feishu) };
}

/** With a cache of its own: the SDK keeps tokens by the app's id alone, whatever the domain. */
const clientOf = (feishu: FakeFeishu, appSecret = feishu.app.secret): Client =>
  new Client({ appId: feishu.app.id, appSecret, domain: feishu.url, cache: new DefaultCache(), ...quiet });

type Handlers = Readonly<Record<string, (event: Readonly<Record<string, unknown>>) => unknown>>;

async function connect(feishu: FakeFeishu, handlers: Handlers, options: { readonly pingTimeout?: number } = {}) {
  const ready = Promise.withResolvers<undefined>();
  const failed = Promise.withResolvers<string>();
  const reconnecting = Promise.withResolvers<undefined>();
  const socket = new WSClient({
    appId: feishu.app.id,
    appSecret: feishu.app.secret,
    domain: feishu.url,
    onReady: () => ready.resolve(undefined),
    onError: (error) => failed.resolve(error.message),
    onReconnecting: () => reconnecting.resolve(undefined),
    ...(options.pingTimeout === undefined ? {} : { wsConfig: { pingTimeout: options.pingTimeout } }),
    ...quiet,
  });
  running.push(() => socket.close({ force: true }));
  // What `start` answers with comes before it is connected.
  await socket.start({ eventDispatcher: new EventDispatcher(quiet).register(handlers) });
  await Promise.race([ready.promise, failed.promise]);
  return { failed: failed.promise, reconnecting: reconnecting.promise };
}

const cardWith = (...elements: readonly object[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: 'Scorecard' } },
  body: { elements },
});

const words = (content: string) => ({ tag: 'markdown', content });

const button = (label: string, value: object = { intent: 'why' }) => ({
  tag: 'button',
  text: { tag: 'plain_text', content: label },
  behaviors: [{ type: 'callback', value }],
});

const form = {
  tag: 'form',
  name: 'return',
  elements: [
    { tag: 'input', name: 'reason', required: true, max_length: 10 },
    {
      tag: 'button',
      name: 'send',
      form_action_type: 'submit',
      text: { tag: 'plain_text', content: 'Send' },
      behaviors: [{ type: 'callback', value: { intent: 'return' } }],
    },
  ],
};

function send(client: Client, to: string, card: object, { uuid }: { readonly uuid?: string } = {}) {
  const data = { receive_id: to, msg_type: 'interactive', content: JSON.stringify(card), ...(uuid && { uuid }) };
  return client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data });
}

async function sendFor(client: Client, to: string, card: object): Promise<string> {
  const { data } = await send(client, to, card);
  return data!.message_id!;
}

/** What a call was refused with: the SDK throws what comes with another status than 200. */
async function refusal(call: Promise<unknown>) {
  const answer = await call.then(
    (done) => ({ status: 200, data: done, headers: {} }),
    (problem: unknown) => (problem as { response: { status: number; data: unknown; headers: object } }).response,
  );
  return { status: answer.status, ...(answer.data as { code: number; msg: string }), headers: answer.headers };
}

test('a token is given for the secret; with another one, and for a token that is revoked, nothing is done', async () => {
  const { feishu, lin, client } = await start();
  expect(await client.im.v1.message.create(message(lin, 'text', { text: 'hello' }))).toMatchObject({ code: 0 });
  expect(feishu.messages(lin)).toMatchObject([{ sender: 'bot', type: 'text', shown: 'hello' }]);

  const denied = await fetch(`${feishu.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: feishu.app.id, app_secret: 'another' }),
  });
  expect(await denied.json()).toMatchObject({ code: 10_014 });

  feishu.revokeTokens();
  expect(await refusal(send(client, lin, cardWith(words('x'))))).toMatchObject({ status: 400, code: 99_991_663 });
  expect(feishu.messages(lin)).toHaveLength(1);
});

function message(to: string, type: string, content: object) {
  return {
    params: { receive_id_type: 'open_id' as const },
    data: { receive_id: to, msg_type: type, content: JSON.stringify(content) },
  };
}

test('a uuid is sent once an hour', async () => {
  let now = Date.UTC(2026, 10, 23);
  const { feishu, lin, client } = await start({ now: () => now });
  const card = cardWith(words('91.5'));
  const first = await send(client, lin, card, { uuid: 'digest-1' });
  const again = await send(client, lin, card, { uuid: 'digest-1' });
  expect(again.data!.message_id).toBe(first.data!.message_id);
  expect(feishu.messages(lin)).toHaveLength(1);
  expect(feishu.violations).toEqual([]);

  await send(client, lin, cardWith(words('something else')), { uuid: 'digest-1' });
  expect(feishu.messages(lin)).toHaveLength(1);
  expect(feishu.violations).toHaveLength(1);

  now += 3_600_000;
  await send(client, lin, card, { uuid: 'digest-1' });
  expect(feishu.messages(lin)).toHaveLength(2);
  expect(await refusal(send(client, lin, card, { uuid: 'x'.repeat(51) }))).toMatchObject({ status: 400 });
});

test('what Feishu does not take is refused with its code, and nothing arrives', async () => {
  const { feishu, lin, client } = await start();
  const broken = cardWith({ tag: 'note', elements: [] });
  expect(await refusal(send(client, lin, broken))).toMatchObject({
    status: 400,
    code: 230_099,
    msg: expect.stringContaining('ErrCode: 200861') as unknown,
    error: { log_id: expect.any(String) as unknown },
  });
  expect(await refusal(send(client, lin, cardWith(words('x'.repeat(31_000)))))).toMatchObject({ code: 230_025 });
  expect(await refusal(send(client, 'ou_nobody', cardWith(words('x'))))).toMatchObject({ code: 230_034 });

  const outside = feishu.addChat({ members: [lin], hasBot: false }).id;
  const params = { receive_id_type: 'chat_id' as const };
  const data = { receive_id: outside, msg_type: 'text', content: JSON.stringify({ text: 'x' }) };
  expect(await refusal(client.im.v1.message.create({ params, data }))).toMatchObject({ code: 230_002 });
  expect(feishu.messages(lin)).toEqual([]);
});

test('a scope that is missing is asked for', async () => {
  const { client, lin } = await start({ scopes: ['contact:user.id:readonly'] });
  expect(await refusal(send(client, lin, cardWith(words('x'))))).toMatchObject({ status: 400, code: 99_991_672 });
  const found = await client.contact.v3.user.batchGetId({
    params: { user_id_type: 'open_id' },
    data: { emails: ['lin@example.com', 'nobody@example.com'] },
  });
  expect(found.data!.user_list).toMatchObject([{ user_id: lin }, { email: 'nobody@example.com' }]);
  expect(found.data!.user_list![1]).not.toHaveProperty('user_id');
  expect(await refusal(client.contact.v3.user.get({ path: { user_id: lin } }))).toMatchObject({ code: 99_991_672 });
});

test('people are known by id, and somebody the app does not see is not', async () => {
  const { client, lin } = await start();
  const found = await client.contact.v3.user.get({ path: { user_id: lin }, params: { user_id_type: 'open_id' } });
  expect(found.data!.user).toMatchObject({ open_id: lin, name: 'Lin', status: { is_resigned: false } });
  expect(await refusal(client.contact.v3.user.get({ path: { user_id: 'ou_nobody' } }))).toMatchObject({
    status: 400,
    code: 41_050,
  });
});

test('what is said comes over the long connection, in pieces too, and is acknowledged when it was handled', async () => {
  const { feishu, lin } = await start();
  const heard: unknown[] = [];
  await connect(feishu, { 'im.message.receive_v1': ({ message }) => void heard.push(message) });
  expect(await feishu.say(lin, '我的绩效')).toBe(true);
  feishu.sockets.splitFrames(true);
  const group = feishu.addChat({ members: [lin] }).id;
  expect(await feishu.say(lin, '/mykpi', group)).toBe(true);
  expect(heard).toMatchObject([
    { chat_id: feishu.directOf(lin), chat_type: 'p2p', content: '{"text":"我的绩效"}' },
    { chat_id: group, content: '{"text":"@_user_1 /mykpi"}', mentions: [{ id: { open_id: feishu.app.bot } }] },
  ]);
});

test('an event whose handler fails comes again, and at most four times', async () => {
  const { feishu, lin } = await start({ redeliverAfterMs: [1, 1, 1, 1] });
  const ids: unknown[] = [];
  let failures = 1;
  await connect(feishu, {
    'im.message.receive_v1': ({ event_id }) => {
      ids.push(event_id);
      failures -= 1;
      if (failures >= 0) throw new Error('not now');
    },
  });
  expect(await feishu.say(lin, '/mykpi')).toBe(true);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  failures = Infinity;
  expect(await feishu.say(lin, '/mykpi')).toBe(false);
  expect(ids).toHaveLength(7);
});

test('a press is answered with a toast in the language of who pressed, and with a card in the place of the old one', async () => {
  const { feishu, lin, client } = await start();
  const id = await sendFor(client, lin, cardWith(words('before'), button('Why?', { intent: 'why' })));
  const pressed: unknown[] = [];
  await connect(feishu, {
    'card.action.trigger': (event) => {
      pressed.push(event);
      const toast = { type: 'success', content: '好', i18n: { zh_cn: '好', en_us: 'Done' } };
      return { toast, card: { type: 'raw', data: cardWith(words('after')) } };
    },
  });
  expect(await feishu.press(lin, id, 'Why?')).toEqual({ status: 'answered', toast: 'Done', card: true });
  expect(pressed).toMatchObject([
    {
      operator: { open_id: lin },
      // The SDK puts the event over its header: this is no verification token.
      token: expect.stringMatching(/^c-/u) as unknown,
      action: { tag: 'button', value: { intent: 'why' } },
      context: { open_message_id: id, open_chat_id: feishu.directOf(lin) },
    },
  ]);
  expect(feishu.toasts(lin)).toEqual(['Done']);
  const [shown] = feishu.messages(lin);
  expect(shown!.shown).toContain('after');
  expect(shown!.versions).toHaveLength(2);
});

test('a form is sent with what was entered, once it is filled in', async () => {
  const { feishu, lin, client } = await start();
  const id = await sendFor(client, lin, cardWith(form));
  const actions: unknown[] = [];
  await connect(feishu, { 'card.action.trigger': ({ action }) => void actions.push(action) });
  expect(await feishu.press(lin, id, 'Send')).toMatchObject({ status: 'not_sent' });
  expect(await feishu.press(lin, id, 'Send', { entries: { reason: 'more than ten' } })).toMatchObject({
    status: 'not_sent',
  });
  expect(actions).toEqual([]);
  const entries = { reason: 'too high' };
  expect(await feishu.press(lin, id, 'Send', { entries })).toEqual({ status: 'answered', toast: null, card: false });
  expect(actions).toMatchObject([{ tag: 'button', name: 'send', form_value: { reason: 'too high' } }]);
});

test('a press is never sent again, and a card in its answer that is none is refused', async () => {
  const { feishu, lin, client } = await start({ ackWithinMs: 100, redeliverAfterMs: [1] });
  const id = await sendFor(client, lin, cardWith(words('before'), button('Why?')));
  let presses = 0;
  const answers: unknown[] = [
    { card: { type: 'raw', data: cardWith({ tag: 'note' }) } },
    { text: 'what other platforms take' },
    new Promise(nothing),
  ];
  await connect(feishu, { 'card.action.trigger': () => ((presses += 1), answers.shift()) });
  expect(await feishu.press(lin, id, 'Why?')).toMatchObject({ status: 'refused' });
  expect(await feishu.press(lin, id, 'Why?')).toMatchObject({ status: 'refused' });
  expect(await feishu.press(lin, id, 'Why?')).toEqual({ status: 'timeout' });
  expect(presses).toBe(3);
  expect(feishu.messages(lin)[0]!.versions).toHaveLength(1);
});

test('a card cannot be updated before its press was answered', async () => {
  const { feishu, lin, client } = await start();
  const id = await sendFor(client, lin, cardWith(words('before'), button('Why?')));
  const patch = () =>
    client.im.v1.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(cardWith(words('after'))) },
    });
  const early = Promise.withResolvers<{ status: number }>();
  await connect(feishu, {
    'card.action.trigger': async () => early.resolve(await refusal(patch())),
  });
  await feishu.press(lin, id, 'Why?');
  expect(await early.promise).toMatchObject({ status: 400, msg: expect.stringContaining('lock') as unknown });
  expect(feishu.violations).toHaveLength(1);
  expect(await patch()).toMatchObject({ code: 0 });
  expect(feishu.messages(lin)[0]!.shown).toContain('after');
});

test('a card lives for fourteen days', async () => {
  let now = Date.UTC(2026, 10, 1);
  const { feishu, lin, client } = await start({ now: () => now });
  const id = await sendFor(client, lin, cardWith(button('Why?')));
  now += 14 * 24 * 3_600_000 + 1;
  expect(await feishu.press(lin, id, 'Why?')).toEqual({ status: 'expired' });
  const data = { content: JSON.stringify(cardWith(words('late'))) };
  expect(await refusal(client.im.v1.message.patch({ path: { message_id: id }, data }))).toMatchObject({
    code: 230_031,
  });
});

test('more than five messages a second to one person are refused, with when to try again', async () => {
  const now = Date.UTC(2026, 10, 23);
  const { feishu, lin, client } = await start({ now: () => now });
  const other = feishu.addUser().id;
  for (let n = 0; n < 5; n += 1) await send(client, lin, cardWith(words(`${n}`)));
  const tooFast = await refusal(send(client, lin, cardWith(words('5'))));
  expect(tooFast).toMatchObject({ status: 429, code: 99_991_400 });
  expect(tooFast.headers).toMatchObject({ 'x-ogw-ratelimit-limit': '5', 'x-ogw-ratelimit-reset': '1' });
  await send(client, other, cardWith(words('elsewhere')));
  expect(feishu.messages(lin)).toHaveLength(5);
  expect(feishu.messages(other)).toHaveLength(1);
});

test('after the calls of the month are spent, contacts can still be asked for', async () => {
  const { feishu, lin, client } = await start({ quota: 1 });
  expect(await refusal(send(client, lin, cardWith({ tag: 'note' })))).toMatchObject({ code: 230_099 });
  await send(client, lin, cardWith(words('the last one')));
  expect(await refusal(send(client, lin, cardWith(words('x'))))).toMatchObject({ status: 429, code: 99_991_403 });
  expect(await client.contact.v3.user.get({ path: { user_id: lin } })).toMatchObject({ code: 0 });
  expect(feishu.counted()).toBe(1);
});

test('an endpoint that refuses ends the client for good', async () => {
  const { feishu, lin } = await start({ redeliverAfterMs: [] });
  feishu.sockets.endpointCode(1_000_040_350);
  const { failed } = await connect(feishu, {});
  expect(await failed).toContain('1000040350');
  expect(feishu.sockets.opened).toBe(0);
  expect(await feishu.say(lin, 'is anybody there?')).toBe(false);
});

test('a connection that went silent is left when its ping is not answered', async () => {
  const { feishu } = await start({ pingIntervalSeconds: 0.2 });
  const { reconnecting } = await connect(feishu, {}, { pingTimeout: 0.2 });
  await feishu.until(() => feishu.sockets.open === 1);
  feishu.sockets.goSilent();
  await reconnecting;
  await feishu.until(() => feishu.sockets.open === 0);
});

test('each event goes over one of several connections', async () => {
  const { feishu, lin } = await start();
  const heard: number[] = [];
  await connect(feishu, { 'im.message.receive_v1': () => void heard.push(1) });
  await connect(feishu, { 'im.message.receive_v1': () => void heard.push(2) });
  await feishu.until(() => feishu.sockets.open === 2);
  for (let n = 0; n < 40; n += 1) await feishu.say(lin, 'x');
  expect(heard).toHaveLength(40);
  expect(new Set(heard)).toEqual(new Set([1, 2]));
});

test('in webhook mode events and presses come encrypted, and signed over their bytes', async () => {
  const hooks: { readonly signed: boolean; readonly type: unknown }[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then(async (raw) => {
      const { headers } = request;
      const digest = createHash('sha256')
        .update(`${String(headers['x-lark-request-timestamp'])}${String(headers['x-lark-request-nonce'])}`)
        .update(feishu.app.encryptKey)
        .update(raw)
        .digest('hex');
      const { encrypt } = JSON.parse(raw.toString()) as { encrypt: string };
      const envelope: unknown = JSON.parse(new AESCipher(feishu.app.encryptKey).decrypt(encrypt));
      hooks.push({
        signed: headers['x-lark-signature'] === digest,
        type: (envelope as { header: { event_type: string } }).header.event_type,
      });
      const answer: unknown = await dispatcher.invoke(envelope, { needCheck: false });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { feishu, lin, client } = await start({ requestUrl: `http://127.0.0.1:${port}/feishu` });
  const dispatcher = new EventDispatcher(quiet).register({
    'im.message.receive_v1': nothing,
    'card.action.trigger': () => ({ toast: { type: 'info', content: 'Seen' } }),
  });
  const id = await sendFor(client, lin, cardWith(button('Why?')));
  expect(await feishu.say(lin, '我的绩效')).toBe(true);
  expect(await feishu.press(lin, id, 'Why?')).toEqual({ status: 'answered', toast: 'Seen', card: false });
  expect(hooks).toEqual([
    { signed: true, type: 'im.message.receive_v1' },
    { signed: true, type: 'card.action.trigger' },
  ]);
});

test('a fault decides whether something was done, and what is heard of it', async () => {
  const { feishu, lin, client } = await start();
  const path = 'POST /open-apis/im/v1/messages';
  const say = (text: string) => client.im.v1.message.create(message(lin, 'text', { text }));
  await say('ready');
  feishu.faults.set(path, { type: 'drop_after' }, 1);
  await expect(say('dropped, and done')).rejects.toThrow();
  feishu.faults.set(path, { type: 'drop_before' }, 1);
  await expect(say('dropped')).rejects.toThrow();
  feishu.faults.set(path, { type: 'http', status: 503 }, 1);
  await expect(say('unavailable')).rejects.toMatchObject({ response: { status: 503 } });
  feishu.faults.set(path, { type: 'rate_limited', retryAfterSeconds: 2 }, 1);
  expect(await refusal(say('limited'))).toMatchObject({ status: 429, headers: { 'x-ogw-ratelimit-reset': '2' } });
  // A code other than 0 with HTTP 200 is no error to the SDK.
  feishu.faults.set(path, { type: 'error', error: '230020' }, 1);
  expect(await say('refused')).toMatchObject({ code: 230_020 });
  expect(feishu.messages(lin).map(({ shown }) => shown)).toEqual(['ready', 'dropped, and done']);
});

test('a picture is uploaded, within its limits and with a right of its own', async () => {
  const { client } = await start({ scopes: ['im:resource'] });
  const upload = (image: Buffer) => client.im.v1.image.create({ data: { image_type: 'message', image } });
  expect((await upload(Buffer.from('a picture')))?.image_key).toMatch(/^img_/u);
  expect(await refusal(upload(Buffer.alloc(10 * 1_024 * 1_024 + 1)))).toMatchObject({ code: 234_006 });
  const { client: without } = await start();
  const refused = without.im.v1.image.create({ data: { image_type: 'message', image: Buffer.from('x') } });
  expect(await refusal(refused)).toMatchObject({ code: 99_991_672 });
});
