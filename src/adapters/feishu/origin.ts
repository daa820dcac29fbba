/** What is needed to answer an event in place. */
import { z } from 'zod';
import type { ChatEvent } from '../../bot/ports.ts';
import { formMetadata } from './buttons.ts';

const origin = z.object({
  /** What somebody wrote in a group, to be answered there. */
  said: z.string().nullable(),
  /** The ref's id of the message whose button was pressed. */
  pressed: z.string().nullable(),
  /** Of a form: what its buttons carry, but for what it asks for. */
  form: formMetadata.shape.form.omit({ intent: true }).nullable(),
});

export type Origin = z.infer<typeof origin>;

export const NO_ORIGIN: Origin = { said: null, pressed: null, form: null };

/** Of an event that this adapter has made. */
export const originOf = (event: ChatEvent): Origin => origin.parse(event.origin);
