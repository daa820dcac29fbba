/** Personal links: in a message of their own for a few minutes. Feishu has nothing that only its reader sees for a moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log, Reply } from '../../bot/ports.ts';
import { aborted } from '../chat/lanes.ts';
import { linkGone, renderLink } from './render-link.ts';
import type { Messages, Target } from './messages.ts';
import type { Place } from './ref.ts';

type LinkReply = Extract<Reply, { readonly type: 'link' }>;

export interface Links {
  show(to: Target, link: LinkReply, key: string): Promise<void>;
  /** Resolves when every link that was shown is gone. */
  stop(): Promise<void>;
}

export const SHOWN_MINUTES = 5;

export function createLinks(messages: Messages, log: Log, shownMs = SHOWN_MINUTES * 60_000): Links {
  const stopping = new AbortController();
  const shown = new Set<Promise<void>>();

  async function hideLater(place: Place, link: LinkReply): Promise<void> {
    await Promise.race([sleep(shownMs, undefined, { ref: false }), aborted(stopping.signal)]);
    try {
      await messages.updateRendered(place, linkGone(link, languageOf(link)));
    } catch (error) {
      log.error('feishu.link_not_hidden', {}, error);
    }
  }

  return {
    async show(to, link, key) {
      const language = languageOf(link);
      // A link in words would stay where it is: without a card there is none.
      const card = renderLink(link, language, SHOWN_MINUTES);
      const place = await messages.sendRendered(to, card, key, { title: link.title, language });
      const hiding = hideLater(place, link).finally(() => shown.delete(hiding));
      shown.add(hiding);
    },
    async stop() {
      stopping.abort();
      await Promise.all(shown);
    },
  };
}

/** It is told in the asker's language, which the reply does not name. */
const languageOf = ({ title, text }: LinkReply): 'zh' | 'en' => (/\p{Script=Han}/u.test(title + text) ? 'zh' : 'en');
