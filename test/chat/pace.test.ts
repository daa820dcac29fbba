import { expect, test } from 'vitest';
import { createPace } from '../../src/adapters/chat/pace.ts';

/** Once a second, two at once after a pause. */
const budget = { perMinute: 60, burst: 2 };

const PATIENCE_MS = 10_000;

function pacer() {
  const clock = { now: 5_000_000 };
  const pace = createPace(() => clock.now);
  return { clock, pace, turn: (key = 'posts') => pace.turn(key, budget, PATIENCE_MS) };
}

test('a burst goes at once, then one after another at the pace', () => {
  const { turn } = pacer();
  expect([turn(), turn(), turn(), turn()]).toEqual([0, 0, 1_000, 2_000]);
});

test('a pause gives the burst back, and no more', () => {
  const { clock, turn } = pacer();
  turn();
  turn();
  clock.now += 3_600_000;
  expect([turn(), turn(), turn()]).toEqual([0, 0, 1_000]);
});

test('each key has its own', () => {
  const { turn } = pacer();
  expect([turn('a'), turn('a'), turn('b'), turn('b')]).toEqual([0, 0, 0, 0]);
});

test('who would wait too long takes no turn', () => {
  const { clock, turn } = pacer();
  const turns = Array.from({ length: 20 }, () => turn());
  expect(turns.filter((ms) => ms !== null)).toHaveLength(12);
  clock.now += 1_000;
  expect(turn()).toBe(10_000);
});

test('a pause that was asked for holds everybody, and says for how long', () => {
  const { clock, pace, turn } = pacer();
  pace.hold('posts', 30_000);
  expect(turn()).toBeNull();
  expect(pace.wait('posts', budget)).toBe(30_000);
  clock.now += 25_000;
  expect(turn()).toBe(5_000);
});
