/** The fake of Slack keeps what the product relies on: shown with the real SDK. */
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { KnownBlock, ModalView } from '@slack/types';
import { afterEach, expect, test } from 'vitest';
import { blockKitProblems, liveMarkup } from '../fakes/slack/blockKit.ts';
import { identity, startFakeSlack } from '../fakes/slack/index.ts';
import type { FakeSlack, FakeSlackOptions } from '../fakes/slack/index.ts';

const running: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).toReversed()) await stop();
});

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

async function start(options: FakeSlackOptions = {}) {
  const slack = await startFakeSlack(options);
  running.push(() => slack.stop());
  const lin = slack.addUser({ name: 'Lin', email: 'lin@example.com', locale: 'zh-CN' });
  const omar = slack.addUser({ name: 'Omar' });
  const channel = slack.addChannel({ name: 'amazon-us', members: [lin.id, omar.id] });
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const web = new WebClient(slack.botToken, { ...clientOptions, logger: quiet });
  return { slack, lin: lin.id, omar: omar.id, channel: channel.id, web, clientOptions };
}

async function startBolt(
  { slack, clientOptions }: { slack: FakeSlack; clientOptions: object },
  // Also how long it waits before it looks for a new connection.
  clientPingTimeout = 5000,
) {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({
    token: slack.botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    receiver,
    clientOptions: { ...clientOptions },
    logger: quiet,
  });
  await app.start();
  running.push(() => app.stop());
  return app;
}

/** A socket of the real client that acknowledges what it is told to. */
async function startSocket(
  { slack, clientOptions }: { slack: FakeSlack; clientOptions: object },
  hear: (args: {
    body: Record<string, unknown>;
    retry_num?: number;
    ack: (answer?: object) => Promise<void>;
  }) => unknown,
) {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientOptions: { ...clientOptions },
    logger: quiet,
  });
  client.on('slack_event', hear);
  await client.start();
  running.push(() => client.disconnect());
  return client;
}

const button = (actionId: string, label: string): KnownBlock => ({
  type: 'actions',
  block_id: 'buttons',
  elements: [{ type: 'button', action_id: actionId, text: { type: 'plain_text', text: label }, value: 'a value' }],
});

const form: ModalView = {
  type: 'modal',
  callback_id: 'revise',
  title: { type: 'plain_text', text: 'Revise' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3 },
    },
    {
      type: 'input',
      block_id: 'level',
      optional: true,
      label: { type: 'plain_text', text: 'Level' },
      element: {
        type: 'static_select',
        action_id: 'select',
        options: [{ text: { type: 'plain_text', text: 'High' }, value: 'high' }],
      },
    },
  ],
};

test('a command reaches Bolt and is answered; a button opens a form; the form is submitted', async () => {
  const { slack, lin, channel, ...rest } = await start();
  const app = await startBolt({ slack, ...rest });
  app.command('/mykpi', async ({ ack, command, client, respond }) => {
    await ack({ text: `One moment, *${command.text}*` });
    await client.chat.postMessage({
      channel: command.user_id,
      text: '92 points',
      blocks: [button('revise', 'Revise')],
    });
    await respond({ text: 'Sent &amp; done' });
  });
  app.action('revise', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view: form });
  });
  const seen: unknown[] = [];
  app.view('revise', async ({ ack, view }) => {
    seen.push(view.state.values);
    const { value } = view.state.values.reason!.text!;
    await ack(value === 'why' ? { response_action: 'errors', errors: { reason: 'Say more' } } : undefined);
  });

  expect(await slack.command(lin, channel, '/mykpi 2026-10')).toMatchObject({ status: 'ok' });
  const sent = await slack.until(() => slack.ephemerals(lin).length === 2 && slack.messages(lin)[0]);
  expect(slack.ephemerals(lin).map(({ shown, via }) => [shown, via])).toEqual([
    ['One moment, 2026-10', 'answer'],
    ['Sent & done', 'response_url'],
  ]);
  expect(sent.shown).toBe('[Revise]');

  const where = { channel: slack.directOf(lin), ts: sent.ts };
  expect(await slack.press(lin, where, { actionId: 'revise' })).toMatchObject({ status: 'ok' });
  const view = await slack.until(() => slack.views(lin)[0]);
  expect(await slack.submit(lin, view.id, {})).toEqual({ status: 'not_sent', errors: { reason: 'required' } });
  expect(await slack.submit(lin, view.id, { text: 'why' })).toEqual({
    status: 'errors',
    errors: { reason: 'Say more' },
  });
  expect(await slack.submit(lin, view.id, { reason: 'rain', level: 'high' })).toEqual({ status: 'closed' });
  expect(seen.at(-1)).toMatchObject({
    reason: { text: { type: 'plain_text_input', value: 'rain' } },
    level: { select: { selected_option: { value: 'high' } } },
  });
  expect(slack.views(lin)).toEqual([]);
});

test('a trigger lives three seconds and opens once', async () => {
  let now = Date.UTC(2026, 10, 23);
  const { slack, lin, channel, web, ...rest } = await start({ now: () => now });
  const triggers: string[] = [];
  await startSocket({ slack, ...rest }, ({ body, ack }) => {
    triggers.push(body.trigger_id as string);
    return ack();
  });
  await slack.command(lin, channel, '/mykpi', { id: 'trigger-1' });
  await slack.command(lin, channel, '/mykpi');
  const [first = '', second = ''] = triggers;
  expect(first).toBe('trigger-1');
  await web.views.open({ trigger_id: first, view: form });
  const code = async (trigger_id: string) =>
    web.views
      .open({ trigger_id, view: form })
      .catch((error: unknown) => (error as { data: { error: string } }).data.error);
  expect(await code(first)).toBe('exchanged_trigger_id');
  now += 3001;
  expect(await code(second)).toBe('expired_trigger_id');
  expect(await code('nonsense')).toBe('invalid_trigger_id');
});

test('an event that nobody acknowledged comes again, and says so; a command without an answer times out', async () => {
  const { slack, lin, channel, ...rest } = await start({ ackWithinMs: 250 });
  const heard: unknown[] = [];
  await startSocket({ slack, ...rest }, async ({ body, retry_num, ack }) => {
    heard.push([body.event_id, retry_num]);
    if (retry_num === 1) await ack();
  });
  expect(await slack.say(lin, 'hello', undefined, { id: 'Ev1' })).toEqual({ status: 'operation_timeout' });
  expect(await slack.deliveries.retryEvents()).toMatchObject([{ status: 'ok' }]);
  expect(heard).toEqual([
    ['Ev1', 0],
    ['Ev1', 1],
  ]);
  expect(await slack.deliveries.retryEvents()).toEqual([]);
  expect(await slack.command(lin, channel, '/mykpi')).toEqual({ status: 'operation_timeout' });
});

test('posting too fast is written down, or refused with 429 where that is asked for', async () => {
  const lenient = await start({ pace: { burst: 1 } });
  await lenient.web.chat.postMessage({ channel: lenient.channel, text: 'one' });
  await lenient.web.chat.postMessage({ channel: lenient.channel, text: 'two' });
  expect(lenient.slack.paceViolations).toHaveLength(1);

  const strict = await start({ pace: { burst: 1, enforced: true } });
  await strict.web.chat.postMessage({ channel: strict.channel, text: 'one' });
  await strict.web.chat.postMessage({ channel: strict.lin, text: 'elsewhere' });
  await expect(strict.web.chat.postMessage({ channel: strict.channel, text: 'two' })).rejects.toMatchObject({
    retryAfter: 1,
  });
  expect(strict.slack.messages(strict.channel)).toHaveLength(1);
});

test('blocks that are not legal are refused with a pointer to what is wrong', async () => {
  const { slack, channel, web } = await start();
  const blocks: KnownBlock[] = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  await expect(web.chat.postMessage({ channel, text: 'x', blocks })).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    },
  });
  const long: KnownBlock[] = Array.from({ length: 5 }, () => ({
    type: 'section',
    text: { type: 'mrkdwn', text: 'x'.repeat(2500) },
  }));
  await expect(web.chat.postMessage({ channel, text: 'x', blocks: long })).rejects.toMatchObject({
    data: { error: 'msg_blocks_too_long' },
  });
  expect(slack.messages(channel)).toEqual([]);
});

test('a response address serves five times within thirty minutes', async () => {
  let now = Date.UTC(2026, 10, 23);
  const { slack, lin, channel, ...rest } = await start({ now: () => now });
  const urls: string[] = [];
  await startSocket({ slack, ...rest }, ({ body, ack }) => {
    urls.push(body.response_url as string);
    return ack();
  });
  await slack.command(lin, channel, '/mykpi');
  await slack.command(lin, channel, '/mykpi');
  const answer = async (url: string, body: object) =>
    (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))
      .status;
  const [first = '', second = ''] = urls;
  const statuses: number[] = [];
  for (let use = 0; use < 6; use += 1) statuses.push(await answer(first, { text: `use ${use}` }));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(await answer(second, { response_type: 'in_channel', text: 'for all' })).toBe(200);
  now += 30 * 60_000 + 1;
  expect(await answer(second, { text: 'late' })).toBe(404);
  expect(slack.ephemerals(lin)).toHaveLength(5);
  expect(slack.messages(channel).map(({ shown }) => shown)).toEqual(['for all']);
});

test('each envelope goes over one of several sockets, and over the other while one is refreshed', async () => {
  const { slack, lin, channel, ...rest } = await start();
  await startSocket({ slack, ...rest }, ({ ack }) => ack());
  await startSocket({ slack, ...rest }, ({ ack }) => ack());
  expect(slack.sockets.count()).toBe(2);
  await slack.command(lin, channel, '/mykpi');
  await slack.command(lin, channel, '/mykpi');
  expect(slack.sockets.envelopes().map((envelopes) => envelopes.length)).toEqual([1, 1]);
  slack.sockets.refresh('refresh_requested');
  expect(slack.sockets.count()).toBe(1);
  expect(await slack.command(lin, channel, '/mykpi')).toMatchObject({ status: 'ok' });
  expect(slack.sockets.envelopes().map((envelopes) => envelopes.length)).toEqual([1, 2]);
});

test('Bolt comes back after a refresh, and after connections end without a word', async () => {
  const { slack, lin, channel, ...rest } = await start();
  const app = await startBolt({ slack, ...rest }, 150);
  app.command('/mykpi', async ({ ack }) => ack());
  slack.sockets.refresh('warning');
  expect(await slack.command(lin, channel, '/mykpi')).toEqual({ status: 'dispatch_failed' });
  await slack.until(() => slack.sockets.count() === 1);
  slack.sockets.closeAll();
  await slack.until(() => slack.sockets.count() === 0);
  await slack.until(() => slack.sockets.count() === 1);
  expect(await slack.command(lin, channel, '/mykpi')).toMatchObject({ status: 'ok' });
});

test('a socket that went silent is left for a new one; what was sent over it is lost', async () => {
  const { slack, lin, channel, ...rest } = await start({ ackWithinMs: 250 });
  const app = await startBolt({ slack, ...rest }, 150);
  app.command('/mykpi', async ({ ack }) => ack());
  slack.sockets.silence();
  expect(await slack.command(lin, channel, '/mykpi')).toEqual({ status: 'operation_timeout' });
  await slack.until(() => slack.sockets.envelopes().length === 2 && slack.sockets.count() === 1);
  expect(await slack.command(lin, channel, '/mykpi')).toMatchObject({ status: 'ok' });
});

test('a post whose connection is dropped is stored, with what finds it again', async () => {
  const { slack, lin, web } = await start();
  const { channel } = await web.conversations.open({ users: lin });
  slack.faults.set('chat.postMessage', { type: 'drop_after' }, 1);
  const metadata = { event_type: 'kpi_delivery', event_payload: { key: 'digest/1' } };
  await expect(web.chat.postMessage({ channel: channel!.id!, text: 'digest', metadata })).rejects.toMatchObject({
    code: 'slack_webapi_request_error',
  });
  const history = await web.conversations.history({ channel: channel!.id!, include_all_metadata: true });
  expect(history.messages).toMatchObject([{ text: 'digest', metadata }]);

  slack.faults.set('chat.postMessage', { type: 'http', status: 503 }, 1);
  await expect(web.chat.postMessage({ channel: lin, text: 'x' })).rejects.toMatchObject({ statusCode: 503 });
  slack.faults.set('chat.postMessage', { type: 'error', error: 'internal_error', done: true }, 1);
  await expect(web.chat.postMessage({ channel: lin, text: 'x' })).rejects.toMatchObject({
    data: { error: 'internal_error' },
  });
  slack.faults.set('chat.postMessage', { type: 'rate_limited', retryAfterSeconds: null }, 1);
  await expect(web.chat.postMessage({ channel: lin, text: 'x' })).rejects.toThrow(/Retry/);
  expect(slack.messages(lin).map(({ text }) => text)).toEqual(['digest', 'x']);
});

test('tokens, scopes and membership are asked for', async () => {
  const { slack, lin, omar, channel, web, clientOptions } = await start();
  const error = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (problem: unknown) => (problem as { data: { error: string } }).data.error,
    );
  const stranger = new WebClient('xoxb-other', { ...clientOptions, logger: quiet });
  expect(await error(stranger.auth.test())).toBe('invalid_auth');
  expect(await error(web.apiCall('chat.invented'))).toBe('unknown_method');
  await expect(web.team.info()).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'team:read' } });
  const elsewhere = slack.addChannel({ botIn: false, members: [lin] });
  expect(await error(web.chat.postMessage({ channel: elsewhere.id, text: 'x' }))).toBe('not_in_channel');
  expect(await error(web.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).toBe('channel_not_found');
  expect(await error(web.chat.postEphemeral({ channel, user: 'U0NOBODY', text: 'x' }))).toBe('user_not_in_channel');
  expect(await error(web.chat.postEphemeral({ channel, user: omar, text: 'x' }))).toBe('ok');
  const page = await web.users.list({ limit: 3, include_locale: true });
  const rest = await web.users.list({ cursor: page.response_metadata!.next_cursor, include_locale: true });
  const members = [...page.members!, ...rest.members!];
  expect(members.map(({ id }) => id)).toEqual([identity.botUserId, 'USLACKBOT', lin, omar]);
  expect(members.find(({ id }) => id === lin)).toMatchObject({
    locale: 'zh-CN',
    tz_offset: 28_800,
    profile: { email: 'lin@example.com' },
  });
});

test('a message is changed in place; text alone takes its blocks away', async () => {
  const { slack, lin, channel, web } = await start();
  const posted = await web.chat.postMessage({ channel, text: 'card', blocks: [button('a', 'Approve')] });
  expect(slack.messages(channel)[0]!.shown).toBe('[Approve]');
  await web.chat.update({ channel, ts: posted.ts!, text: 'Approved by <https://example.com|Lin>' });
  expect(slack.messages(channel)).toMatchObject([{ shown: 'Approved by Lin', blocks: [] }]);
  await expect(web.chat.update({ channel: lin, ts: posted.ts!, text: 'x' })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  });
});

test('a file is shown only after Slack has looked into it', async () => {
  const { slack, channel, web } = await start({ filePolls: 1 });
  const uploaded = await web.filesUploadV2({ filename: 'chart.png', file: Buffer.from('PNG') });
  const { id } = uploaded.files[0]!.files![0]!;
  const blocks: KnownBlock[] = [{ type: 'image', alt_text: 'Chart', slack_file: { id: id! } }];
  await expect(web.chat.postMessage({ channel, text: 'x', blocks })).rejects.toMatchObject({
    data: { error: 'invalid_blocks' },
  });
  const types: (string | undefined)[] = [];
  for (let poll = 0; poll < 2; poll += 1) types.push((await web.files.info({ file: id! })).file!.mimetype);
  expect(types).toEqual(['', 'image/png']);
  await web.chat.postMessage({ channel, text: 'x', blocks });
  expect(slack.messages(channel)[0]!.shown).toBe('Chart');
});

test('a home is published; a stale hash is refused; what was entered survives under the same ids', async () => {
  const { slack, lin, web, ...rest } = await start();
  const values: unknown[] = [];
  await startSocket({ slack, ...rest }, ({ body, ack }) => {
    if (body.type === 'block_actions') values.push((body.view as { state: { values: unknown } }).state.values);
    return ack();
  });
  const home = { type: 'home' as const, blocks: [{ ...form.blocks[0] } as KnownBlock, button('go', 'Go')] };
  const first = await web.views.publish({ user_id: lin, view: home });
  slack.fill(lin, { home: true }, { text: 'typed' });
  await web.views.publish({ user_id: lin, view: home, hash: first.view!.hash });
  await expect(web.views.publish({ user_id: lin, view: home, hash: first.view!.hash })).rejects.toMatchObject({
    data: { error: 'hash_conflict' },
  });
  await slack.press(lin, { home: true }, { actionId: 'go' });
  expect(values).toEqual([{ reason: { text: { type: 'plain_text_input', value: 'typed' } } }]);
});

test('forms are stacked: pushed at most twice, updated, cleared; the app hears of a closed one that asks for it', async () => {
  const { slack, lin, channel, web, ...rest } = await start();
  const answers: object[] = [];
  const closed: unknown[] = [];
  let trigger = '';
  await startSocket({ slack, ...rest }, async ({ body, ack }) => {
    trigger = String(body.trigger_id);
    if (body.type === 'view_closed') closed.push(body.is_cleared);
    await ack(body.type === 'view_submission' ? answers.shift() : undefined);
  });
  const told = { ...form, notify_on_close: true };
  await slack.command(lin, channel, '/mykpi');
  await web.views.open({ trigger_id: trigger, view: form });
  answers.push(
    { response_action: 'push', view: form },
    { response_action: 'update', view: told },
    { response_action: 'push', view: told },
    { response_action: 'push', view: form },
    { response_action: 'errors', errors: { nowhere: 'x' } },
    { response_action: 'clear' },
  );
  const outcomes: string[] = [];
  for (const step of ['push', 'update', 'push', 'push too many', 'errors', 'close', 'clear']) {
    if (step === 'close') {
      await slack.closeView(lin);
      continue;
    }
    outcomes.push((await slack.submit(lin, slack.views(lin).at(-1)!.id, { text: 'because' })).status);
  }
  expect(outcomes).toEqual(['pushed', 'updated', 'pushed', 'invalid_response', 'invalid_response', 'cleared']);
  expect(closed).toEqual([false]);
  expect(slack.views(lin)).toEqual([]);
});

test('an ephemeral message is replaced through the response address of its button; an event may come twice', async () => {
  const { slack, lin, channel, web, ...rest } = await start();
  const bodies: Record<string, unknown>[] = [];
  await startSocket({ slack, ...rest }, ({ body, ack }) => {
    bodies.push(body);
    return ack();
  });
  await web.chat.postEphemeral({ channel, user: lin, text: 'ask', blocks: [button('yes', 'Yes')] });
  await slack.press(lin, { ephemeral: slack.ephemerals(lin)[0]!.ts }, { actionId: 'yes' });
  expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true }, actions: [{ value: 'a value' }] });
  expect(bodies[0]).not.toHaveProperty('message');
  await fetch(bodies[0]!.response_url as string, {
    method: 'POST',
    body: JSON.stringify({ replace_original: true, text: 'thanks' }),
  });
  expect(slack.ephemerals(lin).map(({ shown }) => shown)).toEqual(['thanks']);

  await slack.say(lin, 'hello', channel, { id: 'Ev1' });
  await slack.deliveries.again('Ev1');
  await slack.joined({ id: 'U0NEW', name: 'Noor' });
  await slack.changed('U0NEW', { deleted: true });
  expect(bodies.slice(1)).toMatchObject([
    { event_id: 'Ev1', event: { type: 'app_mention', text: `<@${identity.botUserId}> hello` } },
    { event_id: 'Ev1' },
    { event: { type: 'team_join', user: { id: 'U0NEW', deleted: false } } },
    { event: { type: 'user_change', user: { id: 'U0NEW', deleted: true } } },
  ]);
  expect(new Set(slack.sockets.envelopes().flat()).size).toBe(5);
});

test('in HTTP mode requests are signed as Bolt asks', async () => {
  // A port that is free now: the fake needs Bolt's address, and Bolt the fake's.
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const { slack, lin, channel, clientOptions } = await start({ requestUrl });
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const app = new App({
    token: slack.botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    receiver,
    clientOptions,
    logger: quiet,
  });
  const heard: string[] = [];
  app.command('/mykpi', async ({ ack, command }) => {
    heard.push(command.text);
    await ack('Here it is');
  });
  app.message(async ({ message }) => void heard.push('text' in message ? String(message.text) : ''));
  app.action('a', async ({ ack }) => {
    heard.push('pressed');
    await ack();
  });
  await app.start({ port, host: '127.0.0.1' });
  running.push(() => app.stop());
  expect(await slack.command(lin, channel, '/mykpi now')).toMatchObject({ status: 'ok' });
  expect(slack.ephemerals(lin)[0]!.shown).toBe('Here it is');
  expect(await slack.say(lin, 'a <b>')).toMatchObject({ status: 'ok' });
  const { ts } = await app.client.chat.postMessage({ channel, text: 'x', blocks: [button('a', 'Approve')] });
  expect(await slack.press(lin, { channel, ts: ts! }, { actionId: 'a' })).toMatchObject({ status: 'ok' });
  expect(heard).toEqual(['now', 'a &lt;b&gt;', 'pressed']);
});

test('the validator knows surfaces, counts and what is unique', () => {
  const messages = (surface: 'message' | 'modal' | 'home', payload: object) =>
    blockKitProblems(surface, payload).map(({ pointer, message }) => `${pointer} ${message}`);
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
  expect(messages('message', { text: 'x', blocks: [table] })).toEqual([]);
  expect(messages('message', { text: 'x', blocks: [table, table] })).toEqual([
    '/blocks/1 only one table or data_table is allowed',
  ]);
  expect(messages('home', { type: 'home', blocks: [table] })).toEqual([
    '/blocks/0/type table is not allowed in a home',
  ]);
  expect(messages('modal', form)).toEqual([]);
  expect(messages('modal', { ...form, submit: undefined })).toEqual([
    ' missing required field: submit (the view has inputs)',
  ]);
  expect(messages('message', { blocks: [{ type: 'divider', colour: 'red' }] })).toEqual([
    '/blocks/0/colour invalid additional property: colour',
  ]);
  expect(messages('message', { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) })).toEqual([
    '/blocks no more than 50 items allowed',
  ]);
});

test('live markup is found, and links of ours are not', () => {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  expect(liveMarkup({ text: '<https://a.b|x> &lt;!here&gt;', blocks: [section('*a* &amp; b')] })).toEqual([]);
  expect(liveMarkup({ text: '<!channel> a < b', blocks: [section('<@U1> <javascript:x|y>')] })).toEqual([
    '<!channel>',
    '<',
    '<@U1>',
    '<javascript:x|y>',
  ]);
});
