/** The long connection: what ends it, what hides in it, and that nothing is lost by it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TIME } from '../../src/adapters/chat/time.ts';
import { noticeCard } from '../contracts/cards.ts';
import { scriptedBot, type ScriptedBot } from '../slack/scriptedBot.ts';
import { openTenant, type AdapterOptions, type Tenant } from './tenant.ts';
import type { FakeFeishuOptions } from '../fakes/feishu/index.ts';

let bot: ScriptedBot;
let open: Tenant;
let user: string;
async function start(options: AdapterOptions & FakeFeishuOptions = {}): Promise<void> {
  open = await openTenant(bot, options);
  user = open.feishu.addUser({ name: 'Anna' }).id;
}
beforeEach(() => {
  bot = scriptedBot();
});
afterEach(() => open.stop());

const { sockets } = { sockets: () => open.feishu.sockets };

test('two are held; one that ends is followed by another, and the other hears meanwhile', async () => {
  await start();
  await open.feishu.until(() => sockets().open === 2);
  sockets().closeOne();
  expect(await open.feishu.say(user, '/mykpi')).toBe(true);
  await open.feishu.until(() => sockets().opened === 3 && open.adapter.connected() === 2);
});

test('what Feishu answers with a code that ends the SDK for ever ends nothing here', async () => {
  const told: string[] = [];
  const log = {
    info: () => undefined,
    warn: (event: string) => void told.push(event),
    error: (event: string) => void told.push(event),
  };
  await start({ log });
  await open.feishu.until(() => sockets().open === 2);
  sockets().endpointCode(1_000_040_350);
  sockets().closeAll();
  await open.feishu.until(() => sockets().open === 0);
  await expect.poll(() => told, { timeout: 5_000 }).toContain('feishu.connection_lost');
  sockets().endpointCode(null);
  await open.feishu.until(() => sockets().open === 2, 20_000);
}, 30_000);

test('one that is dead without saying so is noticed', async () => {
  await start({ pingIntervalSeconds: 1, time: { ...TIME, pongWithinSeconds: 0.5 } });
  await open.feishu.until(() => sockets().open === 2);
  sockets().goSilent();
  await open.feishu.until(() => sockets().opened >= 4, 10_000);
}, 40_000);

describe('an event', () => {
  beforeEach(() => start());

  test('that could not be stored is not acknowledged, and is taken when it comes again', async () => {
    bot.away = true;
    const saying = open.feishu.say(user, '/mykpi');
    await expect.poll(() => bot.accepted.length).toBe(0);
    bot.away = false;
    expect(await saying).toBe(true);
    await open.idle();
    expect(bot.handled).toHaveLength(1);
  });

  test('in pieces, cut in the middle of a character, is whole again', async () => {
    sockets().splitFrames(true);
    await open.feishu.say(user, '我的绩效');
    await open.idle();
    expect(bot.handled).toMatchObject([{ text: '我的绩效' }]);
  });

  test('that arrives twice, although it was acknowledged, changes nothing', async () => {
    open.feishu.duplicateEvents(true);
    await open.feishu.say(user, '/mykpi');
    await open.idle();
    expect(bot.handled).toHaveLength(1);
  });

  test('that the next one has overtaken is answered all the same, and each as what was said', async () => {
    open.feishu.reorderNext();
    const first = open.feishu.say(user, '/mykpi 2026-09');
    expect(await open.feishu.say(user, '/mykpi 2026-10')).toBe(true);
    expect(await first).toBe(true);
    await open.idle();
    expect(bot.handled).toMatchObject([{ text: '/mykpi 2026-10' }, { text: '/mykpi 2026-09' }]);
  });

  test('under way is acknowledged and answered before the connection is closed', async () => {
    const gate = Promise.withResolvers<undefined>();
    bot.answer = async () => {
      await gate.promise;
      return [{ type: 'card', card: noticeCard('At last'), audience: 'asker' }];
    };
    expect(await open.feishu.say(user, '/mykpi')).toBe(true);
    const stopping = open.adapter.stop();
    gate.resolve(undefined);
    await stopping;
    expect(open.feishu.messages(user).at(-1)?.shown).toContain('At last');
    await open.feishu.until(() => sockets().open === 0);
  });
});

test('500 frames and events that are none: the process lives, nothing is acted on, and each event is counted', async () => {
  await start({ ackWithinMs: 1_000 });
  await expect.poll(() => open.adapter.connected()).toBe(2);
  const envelope = (event_type: unknown, event: unknown) => ({
    schema: '2.0',
    header: { event_id: 'ev_1', event_type, token: 't' },
    event,
  });
  const bad = [
    'hello',
    [],
    {},
    { schema: '2.0' },
    envelope('im.message.receive_v1', {}),
    envelope('im.message.receive_v1', { sender: null, message: { message_id: '' } }),
    envelope('card.action.trigger', { operator: { open_id: 'ou_1' }, action: 'press' }),
    envelope('card.action.trigger', { action: { value: {} }, context: {} }),
    envelope(7, {}),
  ];
  for (let n = 0; n < 250; n += 1) await open.feishu.deliver(bad[n % bad.length], true);
  expect(open.adapter.refused()).toBe(250);
  for (let n = 0; n < 125; n += 1)
    sockets().sendRaw(Buffer.from(Array.from({ length: n }, (_, at) => (n * 31 + at * 17) % 256)));
  expect(bot.accepted).toEqual([]);
  await expect.poll(() => open.adapter.connected(), { timeout: 20_000 }).toBe(2);
  expect(await open.feishu.say(user, '/mykpi')).toBe(true);
}, 40_000);
