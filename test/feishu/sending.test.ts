/** Messages to Feishu: each once, at its pace, and what becomes of those that it does not take. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../src/bot/ports.ts';
import { TIME } from '../../src/adapters/chat/time.ts';
import { noticeCard } from '../contracts/cards.ts';
import { hurried } from '../slack/hurried.ts';
import { scriptedBot, type ScriptedBot } from '../slack/scriptedBot.ts';
import { adapterIn, openTenant, type Tenant } from './tenant.ts';

const POST = 'POST /open-apis/im/v1/messages';
const lines: string[] = [];
const keep = (event: string, fields: unknown): void => void lines.push(`${event} ${JSON.stringify(fields ?? {})}`);
const log: Log = { info: keep, warn: keep, error: keep };

let now: number;
let bot: ScriptedBot;
let open: Tenant;
let user: string;
beforeEach(async () => {
  lines.length = 0;
  now = Date.parse('2026-11-02T02:00:00Z');
  bot = scriptedBot();
  bot.answer = () => [{ type: 'card', card, audience: 'asker' }];
  open = await openTenant(bot, {
    log,
    now: () => now,
    clock: () => new Date(now),
    time: { ...hurried(), now: () => now, sleep: (ms) => Promise.resolve((now += ms)) },
  });
  user = open.feishu.addUser({ name: 'Anna' }).id;
});
afterEach(async () => {
  const { violations } = open.feishu;
  await open.stop();
  expect(violations).toEqual([]);
});

const card = noticeCard('Total 89.4 points');
const send = (key: string, since: Date | null = null) =>
  open.adapter.send({ type: 'person', user }, card, key, { first: since === null, since });
const kindOf = async (sending: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  return (error as { readonly failure?: unknown }).failure;
};
const received = () => open.feishu.messages(user);
const HOUR = 3_600_000;

describe('an answer that was lost', () => {
  test.each([
    ['with the connection', { type: 'drop_after' } as const],
    ['behind a proxy', { type: 'http', status: 502, done: true } as const],
  ])('%s: within the hour the same key changes nothing', async (_, fault) => {
    open.feishu.faults.set(POST, fault, 1);
    expect(await kindOf(send('key-1'))).toEqual({ kind: 'unavailable', lost: true });
    now += HOUR / 2;
    await send('key-1', new Date(now - HOUR / 2));
    expect(received()).toHaveLength(1);
  });

  test('is nobody’s to guess after the hour: it is not sent again', async () => {
    open.feishu.faults.set(POST, { type: 'drop_after' }, 1);
    await kindOf(send('key-2'));
    now += HOUR;
    expect(await kindOf(send('key-2', new Date(now - HOUR)))).toEqual({ kind: 'maybe_delivered' });
    expect(received()).toHaveLength(1);
  });
});

test('what never reached Feishu may be sent however late', async () => {
  await open.feishu.stop();
  // The first may have been on its way when the connection ended; the next finds nobody.
  await kindOf(send('key-3'));
  expect(await kindOf(send('key-3'))).toEqual({ kind: 'unavailable', lost: false });
});

test.each([
  [{ type: 'rate_limited', retryAfterSeconds: 1.5 } as const, { kind: 'rate_limited', retryAfterMs: 1_500 }],
  [{ type: 'error', error: '230013' } as const, { kind: 'forbidden' }],
  [{ type: 'error', error: '230029' } as const, { kind: 'not_found' }],
  [{ type: 'error', error: '230034' } as const, { kind: 'not_found' }],
  [{ type: 'error', error: '99991401' } as const, { kind: 'forbidden' }],
  [{ type: 'error', error: '99991672' } as const, { kind: 'forbidden' }],
  [{ type: 'error', error: '424242' } as const, { kind: 'bad_request' }],
  [{ type: 'http', status: 503 } as const, { kind: 'unavailable', lost: true }],
])('%j, also with the status of success', async (fault, failure) => {
  open.feishu.faults.set(POST, fault, 1);
  expect(await kindOf(send('key-4'))).toEqual(failure);
});

test('a token that is refused is asked for anew, once', async () => {
  await send('key-5');
  open.feishu.revokeTokens();
  await send('key-6');
  expect(received()).toHaveLength(2);
});

test('a card that Feishu refuses goes out as its words with the page’s address, loudly, and no word of it is logged', async () => {
  open.feishu.faults.set(POST, { type: 'error', error: '230099' }, 1);
  await send('key-7');
  expect(received()).toMatchObject([
    { type: 'text', shown: expect.stringMatching(/89\.4[\s\S]*https:\/\/kpi\.example\.com/u) as string },
  ]);
  expect(lines.join('\n')).toContain('feishu.card_refused');
  expect(lines.join('\n')).not.toMatch(/89\.4|t-token|an-app-secret/u);
});

test('a hundred to as many people, and twenty to one, are sent no faster than Feishu takes them', async () => {
  const others = Array.from({ length: 100 }, () => open.feishu.addUser({}).id);
  for (const [n, id] of others.entries())
    await open.adapter.send({ type: 'person', user: id }, card, `many-${String(n)}`, { first: true, since: null });
  for (let n = 0; n < 20; n += 1) await send(`one-${String(n)}`);
  expect(open.feishu.calls.filter(({ status }) => status !== 200)).toEqual([]);
});

test('answers to many at once, beside a digest, are no faster either', async () => {
  const busy = await openTenant(bot);
  const people = Array.from({ length: 40 }, () => busy.feishu.addUser({}).id);
  const digest = people
    .slice(0, 12)
    .map((id) => busy.adapter.send({ type: 'person', user: id }, card, `to ${id}`, { first: true, since: null }));
  await Promise.all([...digest, ...people.map((id) => busy.feishu.say(id, '/mykpi'))]);
  await busy.idle();
  expect(busy.feishu.calls.filter(({ status }) => status !== 200)).toEqual([]);
  expect(busy.feishu.callsOf(POST)).toHaveLength(52);
  await busy.stop();
});

test('a group that has had enough of all its bots keeps nobody else waiting', async () => {
  const chat = open.feishu.addChat({ members: [user] }).id;
  open.feishu.faults.set(POST, { type: 'error', error: '230020' }, 1);
  const to = { type: 'channel', channel: chat } as const;
  const slow = open.adapter.send(to, card, 'group-1', { first: true, since: null });
  expect(await kindOf(slow)).toEqual({ kind: 'rate_limited', retryAfterMs: 5_000 });
  const before = now;
  await send('person-1');
  expect(now).toBe(before);
  await open.adapter.send(to, card, 'group-1', { first: false, since: null });
  expect(now - before).toBeGreaterThanOrEqual(4_900);
});

test('a call that hangs ends, and may have arrived; a token that does not come keeps nothing in doubt', async () => {
  const hasty = adapterIn(open.feishu, { time: { ...TIME, callLimitMs: 150 } });
  await hasty.start(scriptedBot());
  const to = { type: 'person', user } as const;
  open.feishu.faults.set(POST, { type: 'slow', ms: 5_000 }, 1);
  const hung = hasty.send(to, card, 'hangs', { first: true, since: null });
  expect(await kindOf(hung)).toEqual({ kind: 'unavailable', lost: true });
  open.feishu.revokeTokens();
  open.feishu.faults.set('POST /open-apis/auth/v3/tenant_access_token/internal', { type: 'slow', ms: 5_000 }, 1);
  const withoutToken = hasty.send(to, card, 'no token', { first: true, since: null });
  expect(await kindOf(withoutToken)).toEqual({ kind: 'unavailable', lost: false });
  await hasty.stop();
});

describe('the month’s calls', () => {
  test('are counted, but for those that cost nothing', async () => {
    const before = open.feishu.counted();
    open.told.counted = before;
    await send('key-8');
    await open.adapter.getUser(user);
    expect(open.told.counted).toBe(open.feishu.counted());
    expect(open.feishu.counted()).toBe(before + 1);
  });

  test('being spent stops all sending, tells once, and goes on by itself within the hour after there are more', async () => {
    open.feishu.setQuota(open.feishu.counted());
    for (let n = 0; n < 5; n += 1)
      expect(await kindOf(send(`spent-${String(n)}`))).toMatchObject({ kind: 'rate_limited' });
    expect(open.feishu.callsOf(POST)).toHaveLength(1);
    expect(open.told.spent).toBe(1);
    open.feishu.setQuota(Infinity);
    now += HOUR;
    await send('spent-0', new Date(now - 5 * 60_000));
    expect(received()).toHaveLength(1);
  });
});

test('a card older than 14 days is not updated but sent anew, and the new one is the message from then on', async () => {
  const ref = await send('key-9');
  now += 15 * 24 * HOUR;
  const renewed = await open.adapter.update(ref, noticeCard('Approved'));
  expect(renewed.id).not.toBe(ref.id);
  expect(received().map(({ shown }) => shown)).toEqual([
    expect.stringContaining('89.4'),
    expect.stringContaining('Approved'),
  ]);
  await open.adapter.update(renewed, noticeCard('Published'));
  expect(received().at(-1)?.shown).toContain('Published');
});

test('people come by e-mail or mobile, fifty at a time, with whom they report to; who resigned is told of', async () => {
  const { feishu, adapter } = open;
  const lead = feishu.addUser({ name: 'Lead', email: 'lead@example.com' }).id;
  const many = Array.from({ length: 120 }, (_, n) =>
    feishu.addUser({ email: `p${String(n)}@example.com`, leader: lead }),
  );
  const phone = feishu.addUser({ name: 'Phone', mobile: '13800138000' }).id;
  const gone = feishu.addUser({ name: 'Gone' });
  gone.resigned = true;
  const contacts = [
    { email: 'lead@example.com', mobile: null },
    ...many.map(({ email }) => ({ email, mobile: null })),
    { email: 'unknown@example.com', mobile: '13800138000' },
  ];
  const found = await Array.fromAsync(adapter.listUsers({ contacts, accounts: [gone.id] }));
  expect(found).toHaveLength(123);
  expect(found.find(({ id }) => id === many[7]?.id)).toMatchObject({
    email: 'p7@example.com',
    leader: lead,
    left: false,
  });
  expect(found.find(({ id }) => id === phone)).toMatchObject({ mobile: '+8613800138000' });
  expect(found.find(({ id }) => id === gone.id)).toMatchObject({ left: true });
  // 3 by e-mail, 1 by mobile, 3 for who they are.
  expect(feishu.calls.filter(({ name }) => name.includes('/users/batch')).length - 1).toBe(7);
});
