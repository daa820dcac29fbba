import type { Time } from '../../src/adapters/chat/time.ts';

/** Time that passes as soon as somebody waits for it. */
export function hurried(): Time {
  let now = 0;
  return {
    now: () => now,
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
  };
}
