import { describe, expect, test } from 'vitest';
import { decodePost } from '../../src/adapters/web/decode.ts';

const decode = (body: unknown) => decodePost(Buffer.from(JSON.stringify(body)), 'anna');
const command = { id: 'event-0001', type: 'command', text: ' /mykpi 2026-10 ', channel: null };
const submit = {
  id: 'event-0001',
  type: 'submit',
  intent: { do: 'rate' },
  message: '17',
  values: { note: 'Good' },
  mode: 'final',
  channel: 'europe',
};

test('a command, in the person’s own conversation', () => {
  expect(decode(command)).toEqual({
    platform: 'web',
    type: 'command',
    id: 'anna:event-0001',
    user: 'anna',
    place: { type: 'direct' },
    origin: null,
    text: '/mykpi 2026-10',
  });
});

test('a form, in a channel', () => {
  expect(decode(submit)).toMatchObject({
    type: 'submit',
    place: { type: 'channel', channel: 'europe' },
    message: { platform: 'web', id: '17' },
    values: { note: 'Good' },
    mode: 'final',
  });
});

describe('is none of ours', () => {
  test.each([
    ['nothing', null],
    ['a list', []],
    ['an unknown type', { ...command, type: 'people' }],
    ['an empty command', { ...command, text: '  ' }],
    ['a command that is too long', { ...command, text: 'x'.repeat(2_001) }],
    ['an id that is none', { ...command, id: 'a b' }],
    ['another user', { ...command, user: 'li-na' }],
    ['no intent', { ...submit, intent: undefined }],
    ['an intent that is too large', { ...submit, intent: { do: 'x'.repeat(3_000) } }],
    ['values that are no text', { ...submit, values: { note: { $gt: '' } } }],
    ['a value that is too long', { ...submit, values: { note: 'x'.repeat(10_001) } }],
    ['too many values', { ...submit, values: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [n, ''])) }],
    ['a message that is none', { ...submit, message: '1; drop' }],
    ['an unknown mode', { ...submit, mode: 'maybe' }],
  ])('%s', (_, body) => {
    expect(decode(body)).toBeNull();
  });

  test('what is no JSON', () => {
    expect(decodePost(Buffer.from('{"id":'), 'anna')).toBeNull();
  });
});
