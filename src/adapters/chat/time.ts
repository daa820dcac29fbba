import { setTimeout as sleep } from 'node:timers/promises';

export interface Time {
  /** Milliseconds, ascending. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** Of this machine; a test has its own, in which nobody waits. */
export const TIME: Time = { now: () => performance.now(), sleep: (ms) => sleep(ms) };
