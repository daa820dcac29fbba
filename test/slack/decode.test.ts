/**
 * What Slack sends. The shapes are those of recorded payloads: vercel/chat, packages/integration-tests/fixtures/replay,
 * slash-commands/slack.json and modals/slack.json (command, press in a message, press in an ephemeral one, mention, submission);
 * slackapi/java-slack-sdk, json-logs/samples/events (people, home), of which the keys alone are known.
 */
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/adapters/slack/decode.ts';
import { writeMetadata } from '../../src/adapters/slack/metadata.ts';

const event = (body: unknown) => {
  const decoded = decode(body);
  if (decoded.type !== 'event') throw new Error(`it is ${decoded.type}`);
  return decoded.event;
};

const command = {
  token: 'wzuDJx4wCNIQxghRKboieGn6',
  team_id: 'T0A6R9YLSKA',
  channel_id: 'C0ACELCQBAB',
  channel_name: 'support',
  user_id: 'U0A60JBHJBE',
  command: '/mykpi',
  text: '2026-10',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.com/commands/T0A6R9YLSKA/1/x',
  trigger_id: '10520020890661.10229338706656.2e21',
};

const callback = (inner: Record<string, unknown>) => ({
  type: 'event_callback',
  team_id: 'T0A6R9YLSKA',
  event_id: 'Ev0AATDEL38U',
  event_time: 1769220155,
  event: inner,
});

const press = (rest: Record<string, unknown>) => ({
  type: 'block_actions',
  user: { id: 'U0A60JBHJBE', username: 'anna', team_id: 'T0A6R9YLSKA' },
  trigger_id: '10367455086084.1',
  container: { type: 'message', message_ts: '1769220161.503009', channel_id: 'D0A9GJ2PUTB', is_ephemeral: false },
  message: { ts: '1769220161.503009', bot_id: 'B0A7HR8P8D7' },
  state: { values: {} },
  response_url: 'https://hooks.slack.com/actions/T0A6R9YLSKA/1/x',
  actions: [{ action_id: 'card:zh:0', block_id: 'XH72R', type: 'button', value: '{"do":"help"}' }],
  ...rest,
});

describe('a command', () => {
  test('is what was typed, where, and by whom', () => {
    expect(event(command)).toMatchObject({
      type: 'command',
      platform: 'slack',
      id: 'command/10520020890661.10229338706656.2e21',
      user: 'U0A60JBHJBE',
      place: { type: 'channel', channel: 'C0ACELCQBAB' },
      text: '/mykpi 2026-10',
    });
  });

  test("in the direct chat of two people is answered in the asker's own", () => {
    expect(event({ ...command, channel_id: 'D0OTHER' }).place).toEqual({ type: 'direct' });
  });
});

describe('words', () => {
  const said = {
    type: 'message',
    channel: 'D0A9GJ2PUTB',
    channel_type: 'im',
    user: 'U1',
    text: 'a &lt;b&gt; &amp;amp;',
  };

  test('said to the bot are a command, without the escapes of Slack', () => {
    expect(event(callback(said))).toMatchObject({ type: 'command', id: 'Ev0AATDEL38U', text: 'a <b> &amp;' });
  });

  test('after a mention are one, too', () => {
    const mention = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@U0A6PEGC2TH> 我的绩效' };
    expect(event(callback(mention))).toMatchObject({ text: '我的绩效', place: { type: 'channel', channel: 'C1' } });
  });

  test.each([
    ['of the bot itself', { ...said, bot_id: 'B1' }],
    ['that were edited', { ...said, subtype: 'message_changed' }],
    ['in a channel, without a mention', { ...said, channel_type: 'channel' }],
    ['of nobody', { ...said, user: undefined }],
  ])('%s are none', (_, inner) => {
    expect(decode(callback(inner))).toEqual({ type: 'ignored' });
  });
});

describe('a press', () => {
  test('says what, and in which message', () => {
    expect(event(press({}))).toMatchObject({
      type: 'action',
      id: 'press/10367455086084.1',
      intent: { do: 'help' },
      place: { type: 'direct' },
      message: { platform: 'slack', id: 'D0A9GJ2PUTB/1769220161.503009' },
      origin: { opensForm: false, language: 'zh' },
    });
  });

  test('in a message that only one person sees has no message to change', () => {
    const container = { type: 'message', message_ts: '1.2', channel_id: 'C0A9GJ2PUTB', is_ephemeral: true };
    expect(event(press({ container }))).toMatchObject({ message: null, place: { type: 'channel' } });
  });

  test('on the home changes the home', () => {
    const home = {
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home', state: { values: {} } },
    };
    expect(event(press(home))).toMatchObject({ message: { platform: 'slack', id: 'home/U0A60JBHJBE' } });
  });

  test('of a button that Slack opens itself is nothing to do', () => {
    expect(decode(press({ actions: [{ action_id: 'link', type: 'button' }] }))).toEqual({ type: 'ignored' });
  });

  test('with a value that is none of ours is out of date, which the bot says', () => {
    expect(event(press({ actions: [{ action_id: 'card:en:0', value: '{"do":' }] }))).toMatchObject({ intent: null });
  });
});

describe('a form', () => {
  const metadata = writeMetadata({ intent: { do: 'help' }, message: 'D1/1.2', fields: ['note'], language: 'en' });
  const view = { id: 'V1', type: 'modal', private_metadata: metadata, state: { values: {} } };

  test('that is sent carries what it asks for, and where it was opened', () => {
    const sent = { type: 'view_submission', user: { id: 'U1' }, trigger_id: '1.2', view, response_urls: [] };
    expect(event(sent)).toMatchObject({
      type: 'submit',
      mode: 'final',
      intent: { do: 'help' },
      message: { platform: 'slack', id: 'D1/1.2' },
    });
  });

  test('that is kept as a draft says so', () => {
    const kept = press({ container: { type: 'view', view_id: 'V1' }, view, actions: [{ action_id: 'draft' }] });
    expect(event(kept)).toMatchObject({ type: 'submit', mode: 'draft' });
  });

  test('without what we had put into it is none of ours', () => {
    const sent = {
      type: 'view_submission',
      user: { id: 'U1' },
      trigger_id: '1.2',
      view: { ...view, private_metadata: '{' },
    };
    expect(decode(sent)).toEqual({ type: 'strange' });
  });
});

describe('people', () => {
  test.each([
    ['joined', { type: 'team_join', user: { id: 'U9' } }],
    ['changed', { type: 'user_change', user: { id: 'U9', deleted: false } }],
    ['left', { type: 'user_change', user: { id: 'U9', deleted: true } }],
  ])('who have %s', (change, inner) => {
    expect(event(callback(inner))).toMatchObject({ type: 'people', change, user: 'U9' });
  });

  test('who open the chat are welcomed once; their home shows the scorecard each time', () => {
    const opened = { type: 'app_home_opened', user: 'U9', channel: 'D9', tab: 'messages' };
    expect(event(callback(opened))).toMatchObject({ type: 'opened', id: 'opened/U9' });
    expect(event(callback({ ...opened, tab: 'home' }))).toMatchObject({ type: 'command', id: 'Ev0AATDEL38U' });
  });
});

test.each([
  ['nothing', null],
  ['a text', 'hello'],
  ['a list', []],
  ['an event of a type we do not listen to', callback({ type: 'reaction_added', user: 'U1' })],
  ['a command without a person', { ...command, user_id: undefined }],
  ['a press without a button', press({ actions: [] })],
  ['a press that was bent', press({ user: { id: { toString: 1 } } })],
])('%s does nothing', (_, body) => {
  expect(['strange', 'ignored']).toContain(decode(body).type);
});
