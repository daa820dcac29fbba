/** Buttons, as Slack has them. Pure. */
import type { Button } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './spans.ts';

const STYLES = { primary: { style: 'primary' }, danger: { style: 'danger' }, plain: {} } as const;

/** @param n its number among the card's buttons. What it opens and the card's language come back with a press. */
export const renderButton = ({ label, intent, style, opens, confirm }: Button, language: Language, n: number) => ({
  type: 'button',
  action_id: `${opens}:${language}:${String(n)}`,
  text: plainText(label, LIMITS.button),
  value: JSON.stringify(intent),
  ...STYLES[style],
  ...(confirm === undefined
    ? {}
    : {
        confirm: {
          title: plainText(confirm.title, LIMITS.confirm.title),
          text: plainText(confirm.text, LIMITS.confirm.text),
          confirm: plainText(confirm.yes, LIMITS.confirm.button),
          deny: plainText(confirm.no, LIMITS.confirm.button),
        },
      }),
});
