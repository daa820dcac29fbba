/**
 * What Feishu refuses of a card JSON 2.0. Written from the component pages (July 2026) and what others measured, not
 * from our renderer, and strict: what is uncertain is refused and marked `assumed` where it is written.
 */
import { body } from './card/elements.ts';
import { around, envelope } from './card/envelope.ts';
import { codes, isObject, object } from './card/schema.ts';
import type { CardProblem, Walk } from './card/schema.ts';
import { checkWhole } from './card/wholes.ts';

export { isObject } from './card/schema.ts';
export type { CardProblem } from './card/schema.ts';

const wholeCard = object(envelope, { ...around, body });

function namesIn(style: unknown, key: string): ReadonlySet<string> {
  const own = isObject(style) ? style[key] : undefined;
  return new Set(isObject(own) ? Object.keys(own) : []);
}

/** Empty when Feishu would take it. */
export function cardProblems(card: unknown): readonly CardProblem[] {
  const problems: CardProblem[] = [];
  const style = isObject(card) && isObject(card.config) ? card.config.style : undefined;
  const walk: Walk = {
    report: (path, message, code = codes.other) => problems.push({ path, message, code }),
    sizes: namesIn(style, 'text_size'),
    colours: namesIn(style, 'color'),
    within: [],
  };
  wholeCard(card, '', walk);
  if (isObject(card)) checkWhole(card, walk);
  return problems;
}
