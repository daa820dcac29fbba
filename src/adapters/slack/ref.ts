/** A message or home of ours, as its `MessageRef` names it. */
import type { MessageRef } from '../../bot/ports.ts';
import type { Place } from './messages.ts';

export const messageRef = ({ channel, ts }: Place): MessageRef => ({ platform: 'slack', id: `${channel}/${ts}` });
export const homeRef = (user: string): MessageRef => ({ platform: 'slack', id: `home/${user}` });

export type Target =
  { readonly type: 'message'; readonly place: Place } | { readonly type: 'home'; readonly user: string };

/** Null when it is none of ours. */
export function targetOf({ id }: MessageRef): Target | null {
  const [where, what, ...more] = id.split('/');
  if (where === undefined || what === undefined || what === '' || more.length > 0) return null;
  return where === 'home' ? { type: 'home', user: what } : { type: 'message', place: { channel: where, ts: what } };
}
