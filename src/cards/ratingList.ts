import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, fact } from './block.ts';
import { note } from './clip.ts';
import { formatInstant, formatPeriod } from './dates.ts';
import { nameOf, pick } from './format.ts';
import type { Block, Card, Fact, Tone } from './model.ts';
import { joined } from './phrase.ts';
import type { Instant, Period, PersonName } from './view.ts';

export interface RatingListView {
  readonly period: Period;
  readonly timeZone: string;
  readonly due: { readonly at: Instant; readonly daysLeft: number } | null;
  readonly people: readonly {
    readonly person: PersonName;
    readonly position: BilingualName;
    readonly rating:
      | { readonly at: 'none' }
      | { readonly at: 'draft'; readonly savedAt: Instant }
      | { readonly at: 'submitted'; readonly on: Instant }
      /** Sent back by the approver. */
      | { readonly at: 'returned'; readonly by: PersonName; readonly reason: string }
      /** Decided: nothing to rate any more. */
      | { readonly at: 'decided' };
    readonly selfReview: boolean;
  }[];
}

/** A lead's people, and whom they have rated. */
export function ratingListCard(view: RatingListView, words: Words): Card {
  const said = words.ratingList;
  const period = formatPeriod(words, view.period);
  const done = view.people.filter(({ rating }) => rating.at === 'submitted' || rating.at === 'decided').length;
  const text = said.progress(done, view.people.length);
  const open = done < view.people.length;
  return {
    kind: 'rating_list',
    language: words.language,
    title: said.title(period),
    ...(view.due === null || !open
      ? {}
      : { subtitle: words.due(formatInstant(words, view.due.at, view.timeZone), view.due.daysLeft) }),
    tone: open ? 'attention' : 'good',
    blocks: [
      { type: 'progress', label: said.label, done, of: view.people.length, text },
      ...(open ? [] : [body(said.allDone)]),
      { type: 'facts', facts: view.people.map((entry) => personFact(entry, view.timeZone, words)) },
      ...buttons(view, words),
    ],
    summary: said.summary(period),
  };
}

type Entry = RatingListView['people'][number];

function personFact(entry: Entry, timeZone: string, words: Words): Fact {
  const selfReview = entry.selfReview ? words.ratingList.selfReview : '';
  const { text, tone } = standing(entry, timeZone, words);
  return fact(nameOf(entry.person), joined([text, selfReview, pick(words, entry.position)]), tone);
}

function standing({ rating }: Entry, timeZone: string, words: Words): { readonly text: string; readonly tone: Tone } {
  const said = words.ratingList;
  switch (rating.at) {
    case 'none':
      return { text: said.none, tone: 'attention' };
    case 'draft':
      return { text: said.draft(formatInstant(words, rating.savedAt, timeZone)), tone: 'attention' };
    case 'submitted':
      return { text: said.submitted(formatInstant(words, rating.on, timeZone)), tone: 'good' };
    case 'returned':
      return { text: said.returned(nameOf(rating.by), note(rating.reason, 500)), tone: 'problem' };
    case 'decided':
      return { text: said.decided, tone: 'neutral' };
  }
}

/** Sent back first, then the begun, then the untouched; what is submitted can still be changed. */
const URGENCY = ['returned', 'draft', 'none', 'submitted'] as const;

function buttons({ people, period }: RatingListView, words: Words): readonly Block[] {
  const said = words.buttons;
  const labels = {
    returned: said.changeRating,
    draft: said.continueRating,
    none: said.rate,
    submitted: said.changeRating,
  };
  const made = URGENCY.flatMap((at) =>
    people
      .filter(({ rating }) => rating.at === at)
      .map(({ person }) => ({
        open: at !== 'submitted',
        button: button(labels[at](nameOf(person)), { do: 'rate', person: person.id, period }, { opens: 'form' }),
      })),
  );
  return buttonBlocks(
    words,
    made.filter(({ open }) => open).map((entry) => entry.button),
    made.filter(({ open }) => !open).map((entry) => entry.button),
  );
}
