/**
 * What a process that died has left: events it had accepted and not answered, messages it had claimed and not sent.
 * Doing it twice is harmless: an event is decided once, and every message goes out under its key.
 */
import type { Inbox } from '../conversation/inbox.ts';
import type { Clock, Store } from '../ports.ts';

/** Longer than any platform waits for an answer: who has not answered by then has died. */
const ANSWER_MS = 60_000;
/** An event whose answer fails time and again is let go; the next start tries it once more. */
const LATELY_MS = 15 * 60_000;

export interface Recovery {
  /** At the start of the only process there is: all that is unfinished was left by the one before. */
  afterCrash(): Promise<void>;
  /** Beside others that may be alive: what has taken longer than it can. `ever`: at a start, when all may have been down. */
  ofOthers(reach: 'ever' | 'lately'): Promise<void>;
}

export function createRecovery({
  store,
  inbox,
  clock,
}: {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly clock: Clock;
}): Recovery {
  return {
    async afterCrash() {
      await store.transaction((tx) => tx.deliveries.recover());
      await inbox.recover({ from: new Date(0), to: clock() });
    },
    async ofOthers(reach) {
      const now = clock();
      const from = reach === 'ever' ? new Date(0) : new Date(now.getTime() - LATELY_MS);
      await store.transaction((tx) => tx.deliveries.recoverExpired(now));
      await inbox.recover({ from, to: new Date(now.getTime() - ANSWER_MS) });
    },
  };
}
