/**
 * A few connections to a platform at once, so that one's renewal leaves no gap. Each lane holds one after another: a
 * connection that ends is followed by a new one, one that cannot be had is tried for again, with pauses that grow.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LaneSettings {
  /**
   * One connection from its opening to its end, which `stopping` asks for; `onOpen` when it is usable.
   * @throws what kept it from opening
   */
  readonly live: (onOpen: () => void, stopping: AbortSignal) => Promise<void>;
  readonly onEnded: () => void;
  /** `failures`: so many times in a row. */
  readonly onFailed: (error: unknown, failures: number) => void;
}

export interface Lanes {
  /** Begins to connect; resolves when one is connected for the first time. */
  start(): Promise<void>;
  /** How many are connected now. */
  connected(): number;
  stop(): Promise<void>;
}

const CONNECTIONS = 2;
const PAUSE_MS = { first: 250, last: 60_000 } as const;

/** So many times in a row nobody is reached: told as an error from there on, not as a warning. */
export const ALARMING = 5;

export function createLanes({ live, onEnded, onFailed }: LaneSettings): Lanes {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const lanes: Promise<void>[] = [];
  let open = 0;

  async function lane(onFirst: () => void): Promise<void> {
    let failures = 0;
    while (!isStopping()) {
      const state = { isOpen: false };
      try {
        await live(() => {
          failures = 0;
          state.isOpen = true;
          open += 1;
          onFirst();
        }, stopping.signal);
        if (!isStopping()) onEnded();
      } catch (error) {
        failures += 1;
        onFailed(error, failures);
        const pause = Math.min(PAUSE_MS.first * 2 ** failures, PAUSE_MS.last);
        await Promise.race([sleep(randomInt(pause / 2, pause)), aborted(stopping.signal)]);
      } finally {
        if (state.isOpen) open -= 1;
      }
    }
  }

  return {
    async start() {
      const first = Promise.withResolvers<undefined>();
      for (let n = 0; n < CONNECTIONS; n += 1)
        lanes.push(
          lane(() => {
            first.resolve(undefined);
          }),
        );
      await first.promise;
    },
    connected: () => open,
    async stop() {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
