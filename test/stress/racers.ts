/** Two processes beside each other, told what to do at the same instant. */
import { askChild } from '../support/askChild.ts';
import { run } from '../support/serviceProcess.ts';
import type { Act, Order, Ran } from './racer.ts';

export interface Start {
  readonly act: Act;
  /** Milliseconds after the signal. */
  readonly late: number;
}

export interface Racers {
  open(databaseUrl: string): Promise<void>;
  /** What each came to. */
  race(starts: readonly [Start, Start]): Promise<readonly [Ran, Ran]>;
  close(): Promise<void>;
}

/** Long enough for both to have heard of it. */
const NOTICE_MS = 5;

/** Until the test is finished. */
export function startRacers(): Racers {
  const [one, other] = [start(), start()];
  const both = async (order: Order): Promise<void> => {
    await Promise.all([one(order), other(order)]);
  };
  return {
    open: (databaseUrl) => both({ ask: 'open', databaseUrl }),
    race([first, second]) {
      const at = Date.now() + NOTICE_MS;
      const order = ({ act, late }: Start): Order => ({ ask: 'run', act, at: at + late });
      return Promise.all([one(order(first)), other(order(second))]);
    },
    close: () => both({ ask: 'close' }),
  };
}

function start(): (order: Order) => Promise<Ran> {
  const { child } = run('test/stress/racer.ts', [], {});
  return (order) => askChild(child, order);
}
