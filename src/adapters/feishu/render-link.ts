/** A personal link in a message of its own, and what the message says when the link is gone from it. Pure. */
import type { Reply } from '../../bot/ports.ts';
import type { Language } from '../../words/language.ts';
import { feishuWords } from '../../words/feishu.ts';
import { webAddress } from '../chat/text.ts';
import { markdown, type FeishuCard } from './cardJson.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, grey, plainText } from './markdown.ts';
import { cardShell } from './render.ts';

type LinkReply = Extract<Reply, { readonly type: 'link' }>;

export function renderLink(
  { title, text, url, label, use }: LinkReply,
  language: Language,
  minutes: number,
): FeishuCard {
  const address = webAddress(url, LIMITS.url) ?? '';
  return {
    ...cardShell({ title, tone: 'neutral', summary: title }, 'direct'),
    body: {
      elements: [
        markdown(escapeMarkdown(text)),
        // To be taken elsewhere it has to be copied: a button cannot be.
        ...(use === 'pass_on' ? [markdown(`[${escapeMarkdown(address)}](${address})`)] : []),
        {
          tag: 'button',
          text: plainText(label, LIMITS.button),
          type: 'primary_filled',
          behaviors: [{ type: 'open_url', default_url: address }],
        },
        markdown(grey(escapeMarkdown(feishuWords(language).linkKept(minutes))), 'notation'),
      ],
    },
  };
}

export const linkGone = ({ title }: LinkReply, language: Language): FeishuCard => ({
  ...cardShell({ title, tone: 'neutral', summary: title }, 'direct'),
  body: { elements: [markdown(grey(escapeMarkdown(feishuWords(language).linkGone)), 'notation')] },
});
