/** The body of a page's post -> an event. Pure; the body is hostile until it has passed here. */
import { z } from 'zod';
import type { ChatEvent, MessageRef } from '../../bot/ports.ts';
import { INCOMING } from './limits.ts';

const place = z.union([z.null(), z.string().min(1).max(200)]);
const base = {
  /** Made by the page, once per thing done: a retry has the same. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  /** The channel it happens in; null for the person's own conversation. */
  channel: place,
};
const message = z.union([z.null(), z.string().regex(/^\d{1,19}$/)]);
const intent = z.json().refine((value) => JSON.stringify(value).length <= INCOMING.intent);
const values = z
  .record(z.string().max(200), z.string().max(INCOMING.value))
  .refine((record) => Object.keys(record).length <= INCOMING.values);

const post = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('command'), text: z.string().trim().min(1).max(INCOMING.text) }),
  z.strictObject({ ...base, type: z.literal('action'), intent, message }),
  z.strictObject({ ...base, type: z.literal('submit'), intent, message, values, mode: z.enum(['draft', 'final']) }),
]);

/** Null when the body is none of what a page of ours sends. `user` is the session's, never the body's. */
export function decodePost(body: Uint8Array, user: string): ChatEvent | null {
  const parsed = post.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { id, channel, ...rest } = parsed.data;
  const common = {
    platform: 'web' as const,
    // With the person in it, so that nobody can use up another's ids.
    id: `${user}:${id}`,
    user,
    place: channel === null ? ({ type: 'direct' } as const) : ({ type: 'channel', channel } as const),
    origin: null,
  };
  switch (rest.type) {
    case 'command':
      return { ...common, type: 'command', text: rest.text };
    case 'action':
      return { ...common, type: 'action', intent: rest.intent, message: refOf(rest.message) };
    case 'submit':
      return {
        ...common,
        type: 'submit',
        intent: rest.intent,
        values: rest.values,
        mode: rest.mode,
        message: refOf(rest.message),
      };
  }
}

export const refOf = (id: string | null): MessageRef | null => (id === null ? null : { platform: 'web', id });

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // Not JSON: no shape will fit it.
    return undefined;
  }
}
