/** Buttons as Feishu has them, and what comes back of one: everything that the adapter wants to know again. Pure. */
import { z } from 'zod';
import type { Button } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import type { Element } from './cardJson.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './markdown.ts';

/** Where a card stands. Feishu does not say so when a button is pressed. */
export type Surface = 'direct' | 'channel';

const TYPES = { primary: 'primary_filled', danger: 'danger', plain: 'default' } as const;

/** Hostile until it has passed here: `intent` still is afterwards, and the bot parses it. */
export const pressedValue = z.object({ intent: z.unknown(), in: z.enum(['direct', 'channel']) });

export const renderButton = ({ label, intent, style, confirm }: Button, surface: Surface): Element => ({
  tag: 'button',
  text: plainText(label, LIMITS.button),
  type: TYPES[style],
  behaviors: [{ type: 'callback', value: { intent, in: surface } satisfies z.input<typeof pressedValue> }],
  ...(confirm === undefined
    ? {}
    : {
        confirm: {
          title: plainText(confirm.title, LIMITS.confirm.title),
          text: plainText(confirm.text, LIMITS.confirm.text),
        },
      }),
});

/** Side by side where there is room, below each other on a phone. */
export const buttonRow = (buttons: readonly Element[]): Element => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: buttons.map((button) => ({ tag: 'column', width: 'auto', elements: [button] })),
});

/** What a form's buttons carry: what it asks for, and the message that it was opened from. */
export const formMetadata = z.object({
  form: z.object({
    intent: z.unknown(),
    /** Of the card that the form was opened from; null where there is none. */
    message: z.string().nullable(),
    /** Keys of its fields, in their order. */
    fields: z.array(z.string()).max(LIMITS.fields).readonly(),
    language: z.enum(['zh', 'en']),
  }),
  mode: z.enum(['draft', 'final', 'cancel']),
});

/** Of a form, beside what it asks for. */
export interface FormAbout {
  readonly message: string | null;
  readonly fields: readonly string[];
  readonly language: Language;
}
