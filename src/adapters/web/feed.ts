/** The message log, and everybody who watches it: nothing is written without open pages hearing of it. */
import { DeliveryError } from '../../bot/errors.ts';
import type { Clock, MessageLog } from '../../bot/ports.ts';
import type { Live } from './live.ts';
import { writeContent, type Content } from './message.ts';

export interface Feed {
  /**
   * @returns the message's id; the earlier one's where `key` is known, and then nothing was written
   * @throws DeliveryError 'unavailable' when the log cannot be reached
   */
  append(channel: string, author: string, content: Content, key: string): Promise<string>;
  /**
   * @throws DeliveryError 'not_found' when there is no such message, 'unavailable' when the log cannot be reached
   */
  edit(id: string, content: Content): Promise<void>;
}

export function createFeed(messages: MessageLog, live: Live, clock: Clock): Feed {
  return {
    async append(channel, author, content, key) {
      const at = clock();
      const stored = writeContent(content);
      const { id, repeated } = await reached(
        messages.append({ channel, author, content: stored, deliveryKey: key, at }),
      );
      if (!repeated)
        live.publish({ change: 'added', message: { id, channel, author, content: stored, at, editedAt: null } });
      return id;
    },

    async edit(id, content) {
      const edited = await reached(messages.edit(id, writeContent(content), clock()));
      const message = edited ? await reached(messages.get(id)) : null;
      if (message === null) throw new DeliveryError({ kind: 'not_found' }, 'There is no such message');
      live.publish({ change: 'edited', message });
    },
  };
}

async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new DeliveryError({ kind: 'unavailable' }, 'The message log cannot be reached', { cause });
  }
}
