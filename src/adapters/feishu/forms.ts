/** Forms that are open in somebody's chat: kept here, and read back from Feishu where this process has not sent them. */
import { z } from 'zod';
import type { Log } from '../../bot/ports.ts';
import { DeliveryError } from '../../bot/errors.ts';
import type { Api } from './api.ts';

export interface OpenForms {
  remember(message: string, card: unknown): void;
  /** The card as it was sent; null where Feishu does not give it back. */
  of(message: string): Promise<unknown>;
}

const KEPT = 500;

const readBack = z.object({
  data: z.object({ items: z.array(z.object({ body: z.object({ content: z.string() }) })).min(1) }),
});

export function createOpenForms(api: Api, log: Log): OpenForms {
  const open = new Map<string, unknown>();
  return {
    remember(message, card) {
      open.delete(message);
      open.set(message, card);
      const oldest = open.keys().next().value;
      if (open.size > KEPT && oldest !== undefined) open.delete(oldest);
    },
    async of(message) {
      const known = open.get(message);
      if (known !== undefined) return known;
      try {
        const params = { card_msg_content_type: 'user_card_content' };
        const call = {
          method: 'GET',
          path: '/open-apis/im/v1/messages/:id',
          id: message,
          params,
          urgent: true,
        } as const;
        const { data } = await api.call(call, readBack);
        const card: unknown = JSON.parse(data.items[0]?.body.content ?? 'null');
        return card;
      } catch (error) {
        if (!(error instanceof DeliveryError) && !(error instanceof SyntaxError)) throw error;
        log.warn('feishu.form_not_read', { error: error.name });
        return null;
      }
    },
  };
}
