import { expect, test } from 'vitest';
import { createLive, type Live } from '../../src/adapters/web/live.ts';

const change = (id: string, channel = 'person:anna') =>
  ({
    change: 'added',
    message: { id, channel, author: 'bot', content: null, at: new Date('2026-11-23T06:00:00Z'), editedAt: null },
  }) as const;

/** What an open page hears until the stream ends. */
async function heard(live: Live, after: string | null, meanwhile: () => void = () => undefined): Promise<string[]> {
  const reader = { channels: new Set(['person:anna']), show: ({ message }: { message: { id: string } }) => message.id };
  const response = live.open(reader, after, new AbortController().signal);
  meanwhile();
  live.stop();
  return [...(await response.text()).matchAll(/^(?:data: (\d+)|event: (reset))$/gm)].map(
    ([, id, reset]) => id ?? reset ?? '',
  );
}

test('a page hears what is published while it is open, of its own channels', async () => {
  const live = createLive();
  const ids = await heard(live, live.position(), () => {
    live.publish(change('1'));
    live.publish(change('2', 'person:tom'));
    live.publish(change('3'));
  });
  expect(ids).toEqual(['1', '3']);
});

test('a page that comes back hears what it missed', async () => {
  const live = createLive();
  live.publish(change('1'));
  const position = live.position();
  live.publish(change('2'));
  expect(await heard(live, position)).toEqual(['2']);
});

test.each([
  ['of another run', 'abcdefgh-1'],
  ['that is none', 'x'],
  ['not given', null],
])('a page with a position %s loads afresh', async (_, position) => {
  const live = createLive();
  live.publish(change('1'));
  expect(await heard(live, position)).toEqual(['reset']);
});

test('a page that was away for too long loads afresh', async () => {
  const live = createLive();
  const position = live.position();
  for (let n = 1; n <= 600; n++) live.publish(change(String(n)));
  expect(await heard(live, position)).toEqual(['reset']);
});

test('a page that is gone is let go', async () => {
  const live = createLive();
  const gone = new AbortController();
  const response = live.open({ channels: new Set(), show: () => null }, live.position(), gone.signal);
  gone.abort();
  expect(await response.text()).toBe('retry: 1000\n\n');
});
