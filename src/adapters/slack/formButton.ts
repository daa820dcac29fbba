import type { Form } from '../../cards/model.ts';
import type { Card } from '../../bot/ports.ts';

/** A card whose button opens the form: Slack opens a view for a press or a command, never for words that were typed. */
export const formButton = ({ title, intro, intent, language }: Form): Card => ({
  kind: 'notice',
  language,
  title,
  tone: 'neutral',
  blocks: [
    ...intro.map((spans) => ({ type: 'text', size: 'small', spans }) as const),
    { type: 'actions', buttons: [{ label: title, intent, style: 'primary', opens: 'form' }] },
  ],
  summary: title,
});
