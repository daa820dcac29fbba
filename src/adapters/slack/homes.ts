/** The App Home: each person's own page in Slack, which always shows the last card that was put there. */
import { z } from 'zod';
import type { Card } from '../../bot/ports.ts';
import type { Api } from './api.ts';
import type { PictureStore } from './pictures.ts';
import { renderHome } from './render.ts';

const published = z.object({ ok: z.literal(true) });

export interface Homes {
  publish(user: string, card: Card): Promise<void>;
}

export function createHomes(api: Api, pictures: PictureStore): Homes {
  return {
    async publish(user, card) {
      const view = renderHome(card, await pictures.of(card, 'home'));
      await api.call('views.publish', { user_id: user, view }, published, { urgent: true });
    },
  };
}
