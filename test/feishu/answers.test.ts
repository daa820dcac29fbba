/** What people say and press in Feishu, and what they are shown. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Form } from '../../src/cards/model.ts';
import { TIME } from '../../src/adapters/chat/time.ts';
import { blocksOf, cardOf, noticeCard } from '../contracts/cards.ts';
import { inputsOf } from '../fakes/feishu/card/controls.ts';
import { scriptedBot, type ScriptedBot } from '../slack/scriptedBot.ts';
import { adapterIn, openTenant, type Tenant } from './tenant.ts';

let bot: ScriptedBot;
let open: Tenant;
let user: string;
beforeEach(async () => {
  bot = scriptedBot();
  open = await openTenant(bot, { time: { ...TIME, answerWithinMs: 250 } });
  user = open.feishu.addUser({ name: 'Anna' }).id;
});
afterEach(async () => {
  const { violations } = open.feishu;
  await open.stop();
  expect(violations).toEqual([]);
});

const shown = () => open.feishu.messages(user).filter(({ sender }) => sender === 'bot');
const last = () => shown().at(-1);

const form: Form = {
  kind: 'rating',
  language: 'zh',
  title: '给李娜评分',
  intro: [],
  fields: [
    {
      key: 'note',
      label: '评语',
      required: true,
      type: 'text',
      multiline: true,
      minLength: 5,
      maxLength: 500,
      value: '',
    },
    { key: 'team', label: '协作', required: true, type: 'rating', options: [{ value: '4', label: '4 分' }], value: '' },
    { key: 'day', label: '日期', required: false, type: 'date', value: '' },
  ],
  intent: { do: 'help' },
  submitLabel: '提交',
  draftLabel: '保存草稿',
  cancelLabel: '取消',
};

const pressable = cardOf([
  { type: 'actions', buttons: [{ label: 'Rate', intent: { do: 'help' }, style: 'primary', opens: 'form' }] },
]);

async function sendPressable(): Promise<string> {
  const ref = await open.adapter.send({ type: 'person', user }, pressable, 'card-1');
  return ref.id.split('/')[2] ?? '';
}

describe('words', () => {
  test.each([
    ['in the direct chat', '/mykpi', undefined, '/mykpi'],
    ['in Chinese', ' 我的绩效 ', undefined, '我的绩效'],
  ])('%s', async (_, said, chat, text) => {
    await open.feishu.say(user, said, chat);
    await open.idle();
    expect(bot.handled).toMatchObject([{ type: 'command', text, user, place: { type: 'direct' } }]);
  });

  test('in a group count where the bot is mentioned; its own name is no part of them', async () => {
    const chat = open.feishu.addChat({ members: [user] }).id;
    await open.feishu.say(user, '随便聊聊', chat, { mention: false });
    await open.feishu.say(user, '/mykpi 2026-10', chat);
    await open.idle();
    expect(bot.handled).toMatchObject([{ text: '/mykpi 2026-10', place: { type: 'channel', channel: chat } }]);
  });

  test('formatted, and what has none: a picture is answered with what the bot can do', async () => {
    await open.feishu.say(user, '/mykpi', undefined, { type: 'post' });
    await open.feishu.say(user, '', undefined, { type: 'image' });
    await open.idle();
    expect(bot.handled).toMatchObject([{ text: '/mykpi' }, { text: '' }]);
  });

  test('tell the language of the person’s Feishu, where it may be read', async () => {
    await open.feishu.say(user, '/mykpi', undefined, { locale: 'en_us' });
    await open.idle();
    expect(await open.adapter.getUser(user)).toMatchObject({ language: 'en' });
  });

  test('told of twice are one', async () => {
    await open.feishu.say(user, '/mykpi', undefined, { id: 'om_1' });
    await open.feishu.say(user, '/mykpi', undefined, { id: 'om_1' });
    await open.idle();
    expect(bot.handled).toHaveLength(1);
  });
});

test('the menu speaks for who presses it; the chat welcomes once, however often it is opened', async () => {
  bot.answer = (event) =>
    event.type === 'opened' ? [{ type: 'card', card: noticeCard('欢迎'), audience: 'asker' }] : [];
  await open.feishu.menu(user, 'mykpi');
  for (let n = 0; n < 3; n += 1) await open.feishu.openChat(user);
  await open.idle();
  expect(bot.handled).toMatchObject([{ type: 'command', text: 'mykpi' }, { type: 'opened' }]);
  expect(shown()).toHaveLength(1);
});

test('who resigns has left', async () => {
  await open.feishu.resign(user);
  await open.idle();
  expect(bot.handled).toMatchObject([{ type: 'people', change: 'left', user }]);
});

describe('a press', () => {
  test('in time is answered at once: a word and the card, without a call of the API', async () => {
    const message = await sendPressable();
    bot.answer = () => [
      { type: 'notice', text: '已批准' },
      { type: 'replace', card: noticeCard('Approved') },
    ];
    const before = open.feishu.calls.length;
    expect(await open.feishu.press(user, message, 'Rate')).toEqual({ status: 'answered', toast: '已批准', card: true });
    await open.idle();
    expect(last()?.shown).toContain('Approved');
    expect(open.feishu.calls).toHaveLength(before);
  });

  test('that takes longer gets a word at once, and the card afterwards', async () => {
    const message = await sendPressable();
    const gate = Promise.withResolvers<undefined>();
    bot.answer = async () => {
      await gate.promise;
      return [{ type: 'replace', card: noticeCard('Approved') }];
    };
    const outcome = await open.feishu.press(user, message, 'Rate');
    expect(outcome).toMatchObject({
      status: 'answered',
      card: false,
      toast: expect.stringContaining('正在处理') as string,
    });
    expect(last()?.shown).not.toContain('Approved');
    gate.resolve(undefined);
    await open.idle();
    expect(last()?.shown).toContain('Approved');
  });

  test('twice is decided once', async () => {
    const message = await sendPressable();
    await open.feishu.press(user, message, 'Rate', { id: 'ev_1' });
    await open.feishu.again('ev_1');
    await open.idle();
    expect(bot.handled).toHaveLength(1);
  });

  test('in a group is answered to the person alone', async () => {
    const chat = open.feishu.addChat({ members: [user] }).id;
    const ref = await open.adapter.send({ type: 'channel', channel: chat }, pressable, 'card-2');
    bot.answer = () => [{ type: 'card', card: noticeCard('89.4'), audience: 'asker' }];
    const outcome = await open.feishu.press(user, ref.id.split('/')[2] ?? '', 'Rate');
    expect(outcome).toMatchObject({ toast: 'Sent to you privately.' });
    await open.idle();
    expect(last()?.shown).toContain('89.4');
    expect(
      open.feishu
        .messages(chat)
        .map((message) => message.shown)
        .join(''),
    ).not.toContain('89.4');
  });

  test('on a card that is none of ours any more is told so', async () => {
    const { id } = open.feishu.tenant.addMessage({
      chat: open.feishu.directOf(user),
      sender: 'bot',
      type: 'interactive',
      content: JSON.stringify({
        schema: '2.0',
        body: {
          elements: [
            {
              tag: 'button',
              text: { tag: 'plain_text', content: 'Old' },
              behaviors: [{ type: 'callback', value: { do: 'approve' } }],
            },
          ],
        },
      }),
    });
    expect(await open.feishu.press(user, id, 'Old')).toMatchObject({ toast: '这个表单已过期，请重新打开。' });
    expect(bot.handled).toEqual([]);
  });
});

describe('a form', () => {
  async function openForm(): Promise<string> {
    const message = await sendPressable();
    bot.answer = () => [{ type: 'form', form }];
    await open.feishu.press(user, message, 'Rate');
    await open.idle();
    return last()?.id ?? '';
  }
  const values = () => inputsOf(JSON.parse(last()?.versions.at(-1) ?? '{}')).map(({ value }) => value);

  test('opens in the direct chat; what is wrong stands above its field, and nothing is lost', async () => {
    const id = await openForm();
    bot.answer = () => [{ type: 'reject', errors: [{ field: 'note', message: '至少 5 个字' }] }];
    const entries = { f0: '短', f1: '4', f2: '2026-11-30' };
    expect(await open.feishu.press(user, id, '提交', { entries })).toMatchObject({ status: 'answered', card: true });
    await open.idle();
    expect(bot.handled.at(-1)).toMatchObject({
      type: 'submit',
      mode: 'final',
      values: { note: '短', team: '4', day: '2026-11-30' },
      intent: { do: 'help' },
    });
    expect(last()?.shown).toMatch(/评语 \*\n▲ 至少 5 个字|▲ 至少 5 个字/u);
    expect(values()).toEqual(['短', '4', '2026-11-30']);

    bot.answer = () => [{ type: 'replace', card: noticeCard('Rated') }];
    await open.feishu.press(user, id, '提交', { entries: { f0: '写得足够长' } });
    await open.idle();
    expect(last()?.shown).toBe('给李娜评分\n已发送，处理结果会显示在这个聊天里。');
    expect(shown()[0]?.shown).toContain('Rated');
  });

  test('kept as a draft stays open with what it holds, whatever is still empty', async () => {
    const id = await openForm();
    bot.answer = () => [{ type: 'notice', text: '草稿已保存' }];
    expect(await open.feishu.press(user, id, '保存草稿', { entries: { f0: '一半' } })).toMatchObject({
      toast: '草稿已保存',
    });
    await open.idle();
    expect(bot.handled.at(-1)).toMatchObject({ mode: 'draft', values: { note: '一半' } });
    expect(values()).toEqual(['一半', '', '']);
  });

  test('given up asks for nothing', async () => {
    const id = await openForm();
    const before = bot.handled.length;
    await open.feishu.press(user, id, '取消');
    expect(last()?.shown).toBe('给李娜评分\n未提交。');
    expect(bot.handled).toHaveLength(before);
  });

  test('that another process has opened is read back from Feishu', async () => {
    const id = await openForm();
    await open.adapter.stop();
    const next = adapterIn(open.feishu);
    await next.start(bot);
    bot.answer = () => [{ type: 'reject', errors: [{ field: 'note', message: '至少 5 个字' }] }];
    await open.feishu.press(user, id, '提交', { entries: { f0: '短' } });
    expect(last()?.shown).toContain('至少 5 个字');
    await next.stop();
  });

  test('that is answered late is put right afterwards', async () => {
    const id = await openForm();
    const gate = Promise.withResolvers<undefined>();
    bot.answer = async () => {
      await gate.promise;
      return [{ type: 'reject', errors: [{ field: 'note', message: '至少 5 个字' }] }];
    };
    await open.feishu.press(user, id, '提交', { entries: { f0: '短' } });
    gate.resolve(undefined);
    await open.idle();
    expect(last()?.shown).toContain('至少 5 个字');
  });
});

test('a link that was shown is gone when the service stops', async () => {
  bot.answer = () => [
    { type: 'link', title: '登录', text: '一次', url: 'https://kpi.example.com/p/s3cret', label: '打开', use: 'open' },
  ];
  await open.feishu.say(user, '链接');
  await open.idle();
  expect(last()?.shown).toContain('s3cret');
  await open.adapter.stop();
  expect(last()?.shown).not.toContain('s3cret');
});

test('the largest legal card arrives as one', async () => {
  const large = cardOf(Array.from({ length: 150 }, () => blocksOf('很长的文字 '.repeat(40)).text));
  await open.adapter.send({ type: 'person', user }, large, 'large');
  expect(last()?.type).toBe('interactive');
});
