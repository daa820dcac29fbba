/** Counts what a service writes, step by step, and has it die at one of them, as by `kill -9`. */
import { writeSync } from 'node:fs';
import type { MessageLog, Store, Tx } from '../../src/bot/ports.ts';

export interface Steps {
  /** From now on: at the n-th step, or at the first of a name. */
  dieAt(step: number | string): void;
  /** Between a row and its job, and after each transaction that has changed inbox or deliveries. */
  store(store: Store): Store;
  /** After each message that was written. */
  messages(messages: MessageLog): MessageLog;
}

const CHANGES: ReadonlySet<PropertyKey> = new Set(['accept', 'finish', 'answered', 'add', 'revise', 'claim', 'settle']);

export function createSteps(): Steps {
  let fatal: number | string | null = null;

  function step(name: string): void {
    if (typeof fatal === 'number') fatal -= 1;
    if (fatal !== 0 && fatal !== name) return;
    // Nothing that is still to be written gets out any more: this very thread sends the signal.
    writeSync(1, `died: ${name}\n`);
    process.kill(process.pid, 'SIGKILL');
  }

  return {
    dieAt(at) {
      fatal = at;
    },

    store: (store) => ({
      async transaction(work) {
        let changed = '';
        const watched = (tx: Tx): Tx => ({
          ...tx,
          inbox: noting(tx.inbox, (method) => (changed = `inbox.${method}`)),
          deliveries: noting(tx.deliveries, (method) => (changed = `deliveries.${method}`)),
          enqueue(job) {
            step('before the job');
            return tx.enqueue(job);
          },
        });
        const result = await store.transaction((tx) => work(watched(tx)));
        if (changed !== '') step(changed);
        return result;
      },
    }),

    messages: (messages) => ({
      ...messages,
      async append(message) {
        const appended = await messages.append(message);
        step('messages.append');
        return appended;
      },
      async edit(id, content, at) {
        const edited = await messages.edit(id, content, at);
        step('messages.edit');
        return edited;
      },
    }),
  };
}

/** The same object, which tells before a change of it is made. */
function noting<Part extends object>(part: Part, note: (method: string) => void): Part {
  return new Proxy(part, {
    get(target, name) {
      if (CHANGES.has(name)) note(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
}
