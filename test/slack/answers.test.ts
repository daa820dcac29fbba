/** What somebody in Slack sees of an answer. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/bot/ports.ts';
import type { Card, Form } from '../../src/cards/model.ts';
import { cardOf, noticeCard } from '../contracts/cards.ts';
import { liveMarkup } from '../fakes/slack/blockKit.ts';
import { scriptedBot, type ScriptedBot } from './scriptedBot.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

let bot: ScriptedBot;
let open: Workspace;
let user: string;
beforeEach(async () => {
  bot = scriptedBot();
  open = await openWorkspace(bot);
  user = open.slack.addUser({ name: 'Anna' }).id;
});
afterEach(() => open.stop());

const form: Form = {
  kind: 'rating',
  language: 'en',
  title: 'Rate Ben · October',
  intro: [[{ type: 'plain', text: 'Ben reads it with the result.' }]],
  fields: [
    {
      type: 'rating',
      key: 'rating',
      label: 'Teamwork',
      required: true,
      value: '',
      options: [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: `${String(n)} · so` })),
    },
    {
      type: 'text',
      key: 'note',
      label: 'Note',
      required: true,
      multiline: true,
      minLength: 0,
      maxLength: 500,
      value: '',
    },
  ],
  intent: { do: 'rate', person: 'p1', period: '2026-10' },
  submitLabel: 'Submit',
  draftLabel: 'Keep as a draft',
  cancelLabel: 'Cancel',
};
const withButton = (opens: 'form' | 'card'): Card =>
  cardOf([{ type: 'actions', buttons: [{ label: 'Go', intent: form.intent, style: 'primary', opens }] }]);

/** A card of the bot's in the direct chat, and its button pressed. */
async function press(opens: 'form' | 'card') {
  await open.adapter.send({ type: 'person', user }, withButton(opens), `key-${opens}`, { first: true, since: null });
  const { channel, ts } = last() ?? { channel: '', ts: '' };
  await open.slack.press(user, { channel, ts }, { actionId: `${opens}:en:0` });
}
const last = () => open.slack.messages(user).at(-1);
const view = () => open.slack.views(user).at(-1);
const answer = (...replies: readonly Reply[]) => (bot.answer = () => replies);

/** Opened by a press, as a lead does. */
async function openForm() {
  answer({ type: 'form', form });
  await press('form');
  await open.idle();
  const opened = view();
  if (opened === undefined) throw new Error('no form is open');
  return opened;
}
const filled = { 'field:rating': '4', 'field:note': 'Keeps every promise.' };

describe('a form', () => {
  test('opens at a press, with everything in it', async () => {
    const { shown } = await openForm();
    for (const text of [
      'Rate Ben · October',
      'Ben reads it',
      'Teamwork',
      '5 · so',
      'Note',
      'Keep as a draft',
      'Submit',
    ])
      expect(shown).toContain(text);
  });

  test('whose making takes long opens light at once, and then whole', async () => {
    const made = Promise.withResolvers<readonly Reply[]>();
    bot.answer = () => made.promise;
    await press('form');
    const light = await open.slack.until(view);
    expect(light.shown).toContain('Loading');
    made.resolve([{ type: 'form', form }]);
    await open.idle();
    expect(view()?.id).toBe(light.id);
    expect(view()?.shown).toContain('Teamwork');
  });

  test('that is refused in the meantime says why, in the view that waits', async () => {
    const made = Promise.withResolvers<readonly Reply[]>();
    bot.answer = () => made.promise;
    await press('form');
    await open.slack.until(view);
    made.resolve([{ type: 'card', card: noticeCard('It is too early'), audience: 'asker' }]);
    await open.idle();
    expect(view()?.shown).toContain('It is too early');
  });

  test('asked for in words is one press away', async () => {
    answer({ type: 'form', form });
    await open.slack.say(user, 'rate');
    await open.idle();
    const { channel = '', ts = '' } = last() ?? {};
    expect(last()?.shown).toContain('[Rate Ben · October]');
    await open.slack.press(user, { channel, ts }, { actionId: 'form:en:0' });
    await open.idle();
    expect(view()?.shown).toContain('Teamwork');
  });

  test('sent, brings the values and closes; what comes of it is shown', async () => {
    const { id } = await openForm();
    answer(
      { type: 'notice', text: 'Rated: <!channel> Ben' },
      { type: 'card', card: noticeCard('1 of 7'), audience: 'asker' },
    );
    expect(await open.slack.submit(user, id, filled)).toEqual({ status: 'closed' });
    await open.idle();
    expect(bot.handled.at(-1)).toMatchObject({
      type: 'submit',
      mode: 'final',
      intent: form.intent,
      values: { rating: '4', note: 'Keeps every promise.' },
    });
    expect(open.slack.ephemerals(user).at(-1)?.shown).toContain('Rated:');
    expect(last()?.shown).toContain('1 of 7');
  });

  test('with mistakes stays open, each beside its field', async () => {
    const { id } = await openForm();
    answer({
      type: 'reject',
      errors: [
        { field: 'note', message: 'Say more' },
        { field: '', message: 'He left' },
      ],
    });
    expect(await open.slack.submit(user, id, filled)).toEqual({
      status: 'errors',
      errors: { 'field:note': 'Say more', 'field:rating': 'He left' },
    });
    await open.idle();
    expect(view()?.id).toBe(id);
  });

  test('whose decision takes long stays open with all that was typed, and says so', async () => {
    const { id } = await openForm();
    const decided = Promise.withResolvers<readonly Reply[]>();
    bot.answer = () => decided.promise;
    const outcome = await open.slack.submit(user, id, filled);
    expect(outcome).toMatchObject({
      status: 'errors',
      errors: { 'field:rating': expect.stringContaining('Nothing is lost') as string },
    });
    decided.resolve([]);
    await open.idle();
    answer();
    expect(await open.slack.submit(user, id)).toEqual({ status: 'closed' });
    await open.idle();
    expect(bot.handled.at(-1)).toMatchObject({ values: { note: 'Keeps every promise.' } });
  });

  test('kept as a draft is sent as one, and stays open', async () => {
    const { id } = await openForm();
    answer({ type: 'notice', text: 'Kept' });
    await open.slack.press(user, { view: id }, { actionId: 'draft' }, { state: { 'field:note': 'Half a thought' } });
    await open.idle();
    expect(bot.handled.at(-1)).toMatchObject({ type: 'submit', mode: 'draft', values: { note: 'Half a thought' } });
    expect(view()?.id).toBe(id);
  });
});

describe('the home', () => {
  test('shows the scorecard when it is opened, and nothing comes to the chat', async () => {
    answer({ type: 'card', card: withButton('card'), audience: 'asker' });
    await open.slack.openHome(user);
    await open.idle();
    expect(open.slack.home(user)?.shown).toContain('[Go]');
    expect(open.slack.messages(user)).toEqual([]);
    expect(bot.handled).toMatchObject([{ type: 'command', text: '/mykpi' }]);
  });

  test('goes on where its button is pressed', async () => {
    answer({ type: 'card', card: withButton('card'), audience: 'asker' });
    await open.slack.openHome(user);
    await open.idle();
    answer({ type: 'replace', card: noticeCard('Why it is so') });
    await open.slack.press(user, { home: true }, { actionId: 'card:en:0' });
    await open.idle();
    expect(open.slack.home(user)?.shown).toContain('Why it is so');
    expect(open.slack.messages(user)).toEqual([]);
  });
});

test('whoever opens the chat is welcomed once', async () => {
  answer({ type: 'card', card: noticeCard('Welcome'), audience: 'asker' });
  for (let n = 0; n < 3; n += 1) await open.slack.openHome(user, { tab: 'messages' });
  await open.idle();
  expect(open.slack.messages(user)).toHaveLength(1);
});

test('a card for everybody, asked for where the bot is no member, is shown there all the same', async () => {
  const channel = open.slack.addChannel({ members: [user], botIn: false }).id;
  answer({ type: 'card', card: noticeCard('The sites'), audience: 'place' });
  await open.slack.command(user, channel, '/kpi sites');
  await open.idle();
  expect(open.slack.messages(channel).at(-1)?.shown).toContain('The sites');
});

test('nothing that people write is a mention, wherever it is shown', async () => {
  const hostile = '<!channel> <@U1> `code` *bold*';
  const card = cardOf([{ type: 'text', size: 'body', spans: [{ type: 'plain', text: hostile }] }], { title: hostile });
  const link = {
    type: 'link',
    title: hostile,
    text: hostile,
    url: 'https://kpi.example.com/p/x',
    label: hostile,
    use: 'open',
  } as const;
  answer({ type: 'notice', text: hostile }, link, { type: 'card', card, audience: 'asker' });
  await open.slack.command(user, open.slack.directOf(user), '/mykpi');
  await open.idle();
  const shown = [...open.slack.messages(user), ...open.slack.ephemerals(user)];
  expect(shown).toHaveLength(3);
  expect(shown.flatMap(({ text, blocks }) => liveMarkup({ text, blocks }))).toEqual([]);
});
