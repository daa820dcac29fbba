/** A message of ours, as its `MessageRef` names it: also where it stands, since an old one is sent anew. */
import { z } from 'zod';
import type { MessageRef } from '../../bot/ports.ts';
import type { Surface } from './buttons.ts';

export interface Place {
  readonly surface: Surface;
  readonly chat: string;
  readonly message: string;
}

export const refId = ({ surface, chat, message }: Place): string => `${surface}/${chat}/${message}`;

export const messageRef = (place: Place): MessageRef => ({ platform: 'feishu', id: refId(place) });

const parts = z.tuple([z.enum(['direct', 'channel']), z.string().min(1), z.string().min(1)]);

/** Null when it is none of ours. */
export function placeOf({ id }: Pick<MessageRef, 'id'>): Place | null {
  const parsed = parts.safeParse(id.split('/'));
  if (!parsed.success) return null;
  const [surface, chat, message] = parsed.data;
  return { surface, chat, message };
}
