/** What is needed to answer an event in place. It expires: a trigger after 3 seconds, an address after 30 minutes. */
import { z } from 'zod';
import type { ChatEvent } from '../../bot/ports.ts';

const origin = z.object({
  /** Opens a view. */
  trigger: z.string().nullable(),
  /** Where something can be shown to the person alone. */
  responseUrl: z.string().nullable(),
  /** The channel or direct chat, where Slack said it. */
  channel: z.string().nullable(),
  /** The view that a button was in. */
  view: z.object({ id: z.string(), type: z.enum(['modal', 'home']) }).nullable(),
  /** The button opens a form: a light view can be shown at once. */
  opensForm: z.boolean(),
  /** Of the card that the button stands in. */
  language: z.enum(['zh', 'en']),
});

export type Origin = z.infer<typeof origin>;

export const NO_ORIGIN: Origin = {
  trigger: null,
  responseUrl: null,
  channel: null,
  view: null,
  opensForm: false,
  language: 'en',
};

/** Of an event that this adapter has made. */
export const originOf = (event: ChatEvent): Origin => origin.parse(event.origin);
