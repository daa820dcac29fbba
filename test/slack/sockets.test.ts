/** Connections end all the time: nobody notices. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Log } from '../../src/bot/ports.ts';
import { scriptedBot, type ScriptedBot } from './scriptedBot.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

let logged: string[];
const log: Log = {
  info: () => undefined,
  warn: (event) => void logged.push(event),
  error: (event) => void logged.push(event),
};

let bot: ScriptedBot;
let open: Workspace;
let user: string;
beforeEach(async () => {
  logged = [];
  bot = scriptedBot();
  open = await openWorkspace(bot, { log, ackWithinMs: 1_500 });
  user = open.slack.addUser({ name: 'Anna' }).id;
  await open.slack.until(() => open.slack.sockets.count() === 2);
});
afterEach(() => open.stop());

const said = (): readonly string[] => bot.handled.map((event) => (event.type === 'command' ? event.text : event.type));

test('each of many envelopes reaches the bot once, over two connections', async () => {
  const texts = Array.from({ length: 20 }, (_, n) => `say ${String(n)}`);
  await Promise.all(texts.map((text) => open.slack.say(user, text)));
  await open.idle();
  expect(said().toSorted()).toEqual(texts.toSorted());
});

test('a renewal leaves no gap: the other connection takes what comes meanwhile', async () => {
  for (const index of [0, 1]) {
    open.slack.sockets.refresh('refresh_requested', index);
    expect(await open.slack.say(user, `during ${String(index)}`)).toMatchObject({ status: 'ok' });
    await open.slack.until(() => open.slack.sockets.count() === 2);
  }
  await open.idle();
  expect(said()).toEqual(['during 0', 'during 1']);
});

test('cut off altogether, it is there again, and takes what Slack sends again', async () => {
  open.slack.sockets.closeAll();
  const lost = await open.slack.say(user, 'while nobody listened', undefined, { id: 'Ev0000LOST' });
  expect(lost.status).not.toBe('ok');
  await open.slack.until(() => open.slack.sockets.count() === 2, 10_000);
  expect(await open.slack.deliveries.again('Ev0000LOST', { attempt: 1, reason: 'timeout' })).toMatchObject({
    status: 'ok',
  });
  await open.idle();
  expect(said()).toEqual(['while nobody listened']);
});

test('connections that have gone silent are noticed, and others opened', async () => {
  const opened = open.slack.callsOf('apps.connections.open').length;
  open.slack.sockets.silence();
  // The SDK waits for an answer to its ping for five seconds.
  await open.slack.until(() => open.slack.callsOf('apps.connections.open').length >= opened + 2, 20_000);
  await vi.waitFor(() => {
    expect(open.adapter.connected()).toBe(2);
  }, 10_000);
  await open.slack.say(user, 'heard again', undefined, { id: 'Ev0SILENT' });
  // What goes to a dead connection Slack sends again.
  for (let attempt = 1; bot.accepted.length === 0 && attempt <= 3; attempt += 1)
    await open.slack.deliveries.again('Ev0SILENT', { attempt, reason: 'timeout' });
  await open.idle();
  expect(said()).toEqual(['heard again']);
}, 40_000);

test('the same event by two envelopes is handled once', async () => {
  await open.slack.say(user, 'once', undefined, { id: 'Ev0000TWICE' });
  await open.slack.deliveries.again('Ev0000TWICE', { attempt: 1, reason: 'timeout' });
  await open.idle();
  expect(said()).toEqual(['once']);
});

test('what could not be stored is not acknowledged, and is taken when it comes again', async () => {
  bot.away = true;
  expect(await open.slack.say(user, 'mykpi', undefined, { id: 'Ev0000AWAY' })).toEqual({ status: 'operation_timeout' });
  bot.away = false;
  const retry = { attempt: 1, reason: 'timeout' };
  expect(await open.slack.deliveries.again('Ev0000AWAY', retry)).toMatchObject({ status: 'ok' });
  await open.idle();
  expect(said()).toEqual(['mykpi']);
});

describe('refused for good', () => {
  test('it says so, lives, and is there as soon as it may', async () => {
    open.slack.faults.set('apps.connections.open', { type: 'error', error: 'invalid_auth' });
    open.slack.sockets.closeAll();
    await open.slack.until(() => logged.includes('slack.socket_refused'));
    expect(open.adapter.connected()).toBe(0);
    open.slack.faults.clear();
    await open.slack.until(() => open.slack.sockets.count() === 2, 15_000);
    await open.slack.say(user, 'again');
    await open.idle();
    expect(said()).toEqual(['again']);
  }, 30_000);

  test('it stops at once', async () => {
    open.slack.faults.set('apps.connections.open', { type: 'error', error: 'invalid_auth' });
    open.slack.sockets.closeAll();
    await open.slack.until(() => logged.includes('slack.socket_refused'));
    await open.adapter.stop();
    expect(open.slack.sockets.count()).toBe(0);
  });
});
