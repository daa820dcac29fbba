/** A personal link, shown to one person for a moment: it is in no message that Slack keeps. Pure. */
import type { Reply } from '../../bot/ports.ts';
import { clip } from '../chat/text.ts';
import { escapeText, plainText } from './spans.ts';
import type { SlackMessage } from './render.ts';

type LinkReply = Extract<Reply, { readonly type: 'link' }>;

/** Of a view's title and button; of a button; of a section. */
const LENGTHS = { title: 24, button: 75, text: 3_000 } as const;

const blocksOf = ({ text, url, label, use }: LinkReply) => [
  { type: 'section', text: plainText(text, LENGTHS.text) },
  // To be taken elsewhere it has to be copied: a button cannot be.
  ...(use === 'pass_on'
    ? [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: url }] }],
        },
      ]
    : []),
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'link', url, text: plainText(label, LENGTHS.button) }],
  },
];

const titleOf = ({ title }: LinkReply) => ({
  type: 'section',
  text: plainText(title, LENGTHS.text),
});

export const linkMessage = (link: LinkReply): SlackMessage => ({
  text: escapeText(clip(link.title, LENGTHS.text)),
  blocks: [titleOf(link), ...blocksOf(link)],
});

export const linkView = (link: LinkReply) => ({
  type: 'modal',
  title: plainText(link.title, LENGTHS.title),
  blocks: [titleOf(link), ...blocksOf(link)],
});
