/** What a card's tests are made of. */
import type { Card, Form } from '../../src/cards/model.ts';
import type { Words } from '../../src/words/index.ts';

export interface CardFixture {
  readonly name: string;
  readonly make: (words: Words) => Card;
}
export interface FormFixture {
  readonly name: string;
  readonly make: (words: Words) => Form;
}

export const each = <View>(
  card: (view: View, words: Words) => Card,
  views: Readonly<Record<string, View>>,
): readonly CardFixture[] =>
  Object.entries(views).map(([name, view]) => ({ name, make: (words) => card(view, words) }));
