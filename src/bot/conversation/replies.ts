/** Short ways to say what most answers say. */
import { formatInstant } from '../../cards/format.ts';
import type { Card } from '../../cards/model.ts';
import { noticeCard, type NoticeView } from '../../cards/notice.ts';
import type { Refusal } from '../permission.ts';
import type { Reply } from '../ports.ts';
import type { Context } from './context.ts';

/** To the asker alone, wherever they asked. */
export const toAsker = (card: Card): readonly Reply[] => [{ type: 'card', card, audience: 'asker' }];

/** In the place of the card whose button the asker pressed, where it is theirs alone: never in a channel. */
export const inPlace = ({ event }: Context, card: Card): Reply =>
  event.type === 'action' && event.message !== null && event.place.type === 'direct'
    ? { type: 'replace', card }
    : { type: 'card', card, audience: 'asker' };

export const notice = (context: Context, view: NoticeView): readonly Reply[] =>
  toAsker(noticeCard(view, context.words));

export function refusal(context: Context, because: Refusal): readonly Reply[] {
  return notice(context, because === 'left' ? { about: 'left' } : { about: 'forbidden', because });
}

/** What was typed is kept, and since when. */
export function draftKept({ now, asker, words }: Context): readonly Reply[] {
  return [{ type: 'notice', text: words.toast.draftKept(formatInstant(words, now.toISOString(), asker.timeZone)) }];
}
