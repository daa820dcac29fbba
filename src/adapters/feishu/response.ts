/** What a press is answered with at once, within Feishu's three seconds, and what is left to be shown after that. Pure. */
import type { ChatEvent, Reply } from '../../bot/ports.ts';
import { feishuBoth, feishuWords } from '../../words/feishu.ts';
import { clip, tidy } from '../chat/text.ts';
import { byteLength, type FeishuCard } from './cardJson.ts';
import { LIMITS } from './limits.ts';
import { originOf } from './origin.ts';
import { placeOf } from './ref.ts';
import { renderCard } from './render.ts';

export interface PressResponse {
  readonly toast?: {
    readonly type: 'info' | 'success' | 'error';
    readonly content: string;
    readonly i18n?: Readonly<Record<'zh_cn' | 'en_us', string>>;
  };
  readonly card?: { readonly type: 'raw'; readonly data: FeishuCard };
}

export const toast = (text: string, type: 'info' | 'success' | 'error' = 'info'): PressResponse => ({
  toast: { type, content: clip(tidy(text), LIMITS.toast) },
});

/** In the reader's own language, which Feishu knows. */
export function ownToast(key: 'stillWorking' | 'formLost'): PressResponse {
  const i18n = feishuBoth(key);
  return { toast: { type: 'info', content: i18n.zh_cn, i18n } };
}

export const withCard = (data: FeishuCard, response: PressResponse = {}): PressResponse => ({
  ...response,
  card: { type: 'raw', data },
});

/** A reply, and its number among all to the event. */
export type Numbered = readonly [index: number, reply: Reply];

/** Of a press on a card: the card itself, and a word. What goes elsewhere is for afterwards. */
export function responseTo(
  event: ChatEvent,
  replies: readonly Numbered[],
): { readonly response: PressResponse; readonly rest: readonly Numbered[] } {
  const notices = replies.flatMap(([, reply]) => (reply.type === 'notice' ? [reply.text] : []));
  const alone = replies.find(([, reply]) => reply.type === 'card' && reply.audience === 'asker')?.[1];
  // Pressed in a group, answered elsewhere: where, is said.
  if (notices.length === 0 && event.place.type === 'channel' && alone?.type === 'card')
    notices.push(feishuWords(alone.card.language).sentPrivately);
  const said = notices.length === 0 ? {} : toast(notices.join('\n'));
  const pressed = placeOf({ id: originOf(event).pressed ?? '' });
  const replaced = replies.findLast(([, reply]) => reply.type === 'replace');
  const isInPlace = event.type === 'action' && pressed !== null;
  const unsaid = replies.filter(([, { type }]) => type !== 'notice');
  if (!isInPlace || replaced?.[1].type !== 'replace') return { response: said, rest: unsaid };
  const card = renderCard(replaced[1].card, pressed.surface);
  // Too large to be a card: said in words, afterwards.
  if (byteLength(card) > LIMITS.bytes + 2_048) return { response: said, rest: unsaid };
  return { response: withCard(card, said), rest: unsaid.filter(([, { type }]) => type !== 'replace') };
}
