/** What leaves for Slack arrives once, whatever happens on the way. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../src/bot/ports.ts';
import { noticeCard } from '../contracts/cards.ts';
import { hurried } from './hurried.ts';
import { scriptedBot } from './scriptedBot.ts';
import { openWorkspace, restartedIn, type Workspace } from './workspace.ts';

const lines: string[] = [];
const log: Log = {
  info: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
  warn: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
  error: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
};

let open: Workspace;
let user: string;
beforeEach(async () => {
  lines.length = 0;
  open = await openWorkspace(scriptedBot(), { log });
  user = open.slack.addUser({ name: 'Anna' }).id;
});
afterEach(() => open.stop());

const card = noticeCard('Total 89.4 points');
const send = (key: string, first = true) =>
  open.adapter.send({ type: 'person', user }, card, key, { first, since: null });
const received = () => open.slack.messages(user);
const kindOf = async (sending: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  return (error as { readonly failure?: unknown }).failure;
};

describe('an answer that is lost', () => {
  test('after the message was taken: it is found, and not sent again', async () => {
    open.slack.faults.set('chat.postMessage', { type: 'drop_after' }, 1);
    const ref = await send('key-1');
    expect(received().map(({ channel, ts }) => `${channel}/${ts}`)).toEqual([ref.id]);
  });

  test('with a server error, done all the same', async () => {
    open.slack.faults.set('chat.postMessage', { type: 'http', status: 502, done: true }, 1);
    await send('key-2');
    expect(received()).toHaveLength(1);
  });

  test('with a server error, not done: the outbox comes again, and posts one', async () => {
    open.slack.faults.set('chat.postMessage', { type: 'http', status: 503 }, 1);
    expect(await kindOf(send('key-3'))).toEqual({ kind: 'unavailable' });
    await send('key-3', false);
    expect(received()).toHaveLength(1);
  });

  test('that says ok: false, and was done', async () => {
    open.slack.faults.set('chat.postMessage', { type: 'error', error: 'internal_error', done: true }, 1);
    await send('key-4');
    expect(received()).toHaveLength(1);
  });
});

test('another process finds what the one before has posted', async () => {
  const ref = await send('key-5');
  const second = await restartedIn(open);
  expect(await second.send({ type: 'person', user }, card, 'key-5', { first: false, since: null })).toEqual(ref);
  await second.stop();
  expect(received()).toHaveLength(1);
});

test('a first try costs one call, besides opening the chat', async () => {
  await send('key-6');
  expect(open.slack.callsOf('conversations.history')).toEqual([]);
});

describe('what Slack refuses', () => {
  test('for its pace is told with the time to wait', async () => {
    open.slack.faults.set('chat.postMessage', { type: 'rate_limited', retryAfterSeconds: 7 }, 1);
    expect(await kindOf(send('key-7'))).toEqual({ kind: 'rate_limited', retryAfterMs: 7_000 });
  });

  test('for its form goes out as words, once, and the log names the place alone', async () => {
    open.slack.faults.set('chat.postMessage', { type: 'error', error: 'invalid_blocks' }, 1);
    await send('key-8');
    expect(received().map(({ shown }) => shown)).toEqual(['A card\nTotal 89.4 points']);
    expect(lines.join('\n')).toContain('"event":"slack.card_refused","kind":"notice"');
    expect(lines.join('\n')).not.toContain('89.4');
  });

  test.each([
    ['not_in_channel', 'forbidden'],
    ['is_archived', 'forbidden'],
    ['channel_not_found', 'not_found'],
    ['invalid_auth', 'unavailable'],
    ['some_new_code', 'bad_request'],
  ])('with %s is %s', async (error, kind) => {
    open.slack.faults.set('chat.postMessage', { type: 'error', error }, 1);
    expect(await kindOf(send('key-9'))).toEqual({ kind });
  });

  test('because the message is gone is not_found', async () => {
    const ref = await send('key-10');
    open.slack.faults.set('chat.update', { type: 'error', error: 'message_not_found' }, 1);
    expect(await kindOf(open.adapter.update(ref, card))).toEqual({ kind: 'not_found' });
  });
});

test('a message that is too old to be changed is followed by one that says how it is now', async () => {
  const ref = await send('key-12');
  open.slack.faults.set('chat.update', { type: 'error', error: 'edit_window_closed' }, 1);
  const instead = await open.adapter.update(ref, noticeCard('Approved'));
  expect(instead).not.toEqual(ref);
  expect(received().at(-1)?.shown).toContain('Approved');
  await open.adapter.update(instead, noticeCard('Published'));
  expect(received().at(-1)?.shown).toContain('Published');
  expect(received()).toHaveLength(2);
});

test('no name becomes a mention, in no place', async () => {
  const hostile = noticeCard('<!channel> <@U1> & *bold*');
  await open.adapter.send(
    { type: 'person', user },
    { ...hostile, title: '<!here>', summary: '<!everyone>' },
    'key-11',
    { first: true, since: null },
  );
  const [message] = received();
  expect(message?.text).toContain('&lt;');
  expect(message?.shown).toContain('*bold*');
});

test('thirty messages for one channel keep to a second each', async () => {
  const clock = hurried();
  const quiet = await openWorkspace(scriptedBot(), { log, time: clock, now: () => clock.now() + 1_000_000 });
  const channel = quiet.slack.addChannel({}).id;
  for (let n = 0; n < 30; n += 1)
    await quiet.adapter.send({ type: 'channel', channel }, card, `pace-${String(n)}`, { first: true, since: null });
  expect(quiet.slack.messages(channel)).toHaveLength(30);
  expect(quiet.slack.paceViolations).toEqual([]);
  await quiet.stop();
});
