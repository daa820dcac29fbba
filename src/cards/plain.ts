import type { Card, Form } from './model.ts';

/** Any card as plain text, for a terminal, a screen reader and platforms that fail. */
export function plainText(card: Card): string {
  throw new Error(`not yet: ${card.kind}`);
}

/** Any form as plain text. */
export function plainForm(form: Form): string {
  throw new Error(`not yet: ${form.kind}`);
}
