import type { LoggedMessage, MessageLog } from '../../../src/bot/ports.ts';

export interface MemoryMessageLog extends MessageLog {
  readonly all: () => readonly LoggedMessage[];
  /** Until called again with false, every call fails as a lost database does. */
  fail(failing: boolean): void;
}

/** The log's contract without a database. */
export function createMemoryMessageLog(): MemoryMessageLog {
  const messages: LoggedMessage[] = [];
  const byKey = new Map<string, string>();
  let failing = false;

  const reached = <T>(answer: () => T): Promise<T> =>
    failing ? Promise.reject(new Error('connection lost')) : Promise.resolve(answer());

  return {
    all: () => messages,
    fail: (value) => {
      failing = value;
    },
    append: ({ channel, author, content, deliveryKey, at }) =>
      reached(() => {
        const earlier = deliveryKey === null ? undefined : byKey.get(deliveryKey);
        if (earlier !== undefined) return { id: earlier, repeated: true };
        const id = String(messages.length + 1);
        messages.push({ id, channel, author, content, at, editedAt: null });
        if (deliveryKey !== null) byKey.set(deliveryKey, id);
        return { id, repeated: false };
      }),
    edit: (id, content, at) =>
      reached(() => {
        const index = messages.findIndex((message) => message.id === id);
        const message = messages[index];
        if (message === undefined) return false;
        messages[index] = { ...message, content, editedAt: at };
        return true;
      }),
    get: (id) => reached(() => messages.find((message) => message.id === id) ?? null),
    list: (channel, { before, limit }) =>
      reached(() =>
        messages
          .filter(
            (message) => message.channel === channel && (before === undefined || BigInt(message.id) < BigInt(before)),
          )
          .slice(-limit),
      ),
  };
}
