import type { Words } from '../words/index.ts';
import type { Unusual } from './approvalView.ts';
import { note } from './clip.ts';
import { formatGain, formatPoints, pick } from './format.ts';
import { isZero } from './phrase.ts';

/** What an approver should look at, in a few words: on the list and on the card itself. */
export function unusualText(thing: Unusual, words: Words): string {
  const said = words.unusual;
  switch (thing.what) {
    case 'change':
      return said.change(words.figures.points(formatGain(thing.points)));
    case 'missing':
      return said.missing(thing.items);
    case 'gate': {
      const cost = thing.cost === null || isZero(thing.cost) ? null : formatPoints(words, thing.cost);
      return said.gate(pick(words, thing.name), cost === null ? null : words.scorecard.cost(cost));
    }
    case 'adjusted':
      return said.adjusted(formatGain(thing.adjustment.points), note(thing.adjustment.reason, 500));
    case 'returned_before':
      return said.returned(thing.times);
    case 'no_total':
      return said.noTotal;
  }
}
