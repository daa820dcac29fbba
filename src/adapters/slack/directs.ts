/** The bot's direct chat with each person. */
import { z } from 'zod';
import type { Api } from './api.ts';

const opened = z.object({ channel: z.object({ id: z.string() }) });

export interface Directs {
  /** @throws DeliveryError 'not_found' for nobody Slack knows */
  of(user: string, urgent: boolean): Promise<string>;
}

export function createDirects(api: Api): Directs {
  const known = new Map<string, string>();
  return {
    async of(user, urgent) {
      const before = known.get(user);
      if (before !== undefined) return before;
      const { channel } = await api.call('conversations.open', { users: user }, opened, { urgent });
      known.set(user, channel.id);
      return channel.id;
    },
  };
}
