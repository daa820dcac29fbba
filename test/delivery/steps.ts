/** Counts what a service writes, step by step, and has it die at one of them, as by `kill -9`. */
import { writeSync } from 'node:fs';
import type { MessageLog, Store, Tx } from '../../src/bot/ports.ts';

export interface Steps {
  /** From now on: at the first step of that name, or a later one. Null: at none. */
  dieAt(name: string | null, nth?: number): void;
  /** The names of the steps since then, each once, in the order they came. */
  taken(): readonly string[];
  /** Between a row and its job, and after each transaction that has changed inbox or deliveries. */
  store(store: Store): Store;
  /** After each message that was written. */
  messages(messages: MessageLog): MessageLog;
}

const CHANGES: ReadonlySet<PropertyKey> = new Set(['accept', 'finish', 'answered', 'add', 'revise', 'claim', 'settle']);

export function createSteps(): Steps {
  let fatal: string | null = null;
  let left = 0;
  let taken = new Set<string>();

  function step(name: string): void {
    taken.add(name);
    if (fatal !== name) return;
    left -= 1;
    if (left > 0) return;
    // Nothing that is still to be written gets out any more: this very thread sends the signal.
    writeSync(1, `died: ${name}\n`);
    process.kill(process.pid, 'SIGKILL');
  }

  return {
    dieAt(name, nth = 1) {
      fatal = name;
      left = nth;
      taken = new Set();
    },
    taken: () => [...taken],

    store: (store) => ({
      async transaction(work) {
        let changed = '';
        const watched = (tx: Tx): Tx => ({
          ...tx,
          inbox: noting(tx.inbox, (method) => (changed = `inbox.${method}`)),
          deliveries: noting(tx.deliveries, (method) => (changed = `deliveries.${method}`)),
          enqueue(...jobs) {
            step('before the job');
            return tx.enqueue(...jobs);
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
        // 'said', 'reply', 'approval', 'digest': what the key begins with.
        step(`messages.append ${message.deliveryKey?.split('/')[0] ?? ''}`);
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
