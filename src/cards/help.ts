import type { Words } from '../words/index.ts';
import { button, buttonBlocks, fact, headline, noteBlock, small } from './block.ts';
import { formatPeriod } from './dates.ts';
import type { Block, Button, Card } from './model.ts';
import type { Period, PersonName } from './view.ts';

/** What this person can do here. */
export interface HelpView {
  readonly person: PersonName;
  /** The period their own card is shown for. */
  readonly period: Period;
  /** The one that is reviewed now: what `self review` opens. */
  readonly inReview: Period;
  readonly hasScorecard: boolean;
  /** Null where they lead nobody. `waiting`: people not rated yet. */
  readonly lead: { readonly period: Period; readonly waiting: number } | null;
  /** Null where they approve nobody. `waiting`: cards that wait for them. */
  readonly approver: { readonly period: Period; readonly waiting: number } | null;
  readonly isAdministrator: boolean;
  /** May take a month's file for pay. */
  readonly mayExport: boolean;
}

export function helpCard(view: HelpView, words: Words): Card {
  const said = words.help;
  return {
    kind: 'help',
    language: words.language,
    title: said.title,
    tone: 'neutral',
    blocks: [headline(said.headline), ...offers(view, words), noteBlock(waysIn(view, words))],
    summary: said.summary,
  };
}

/** What anybody may type beside, and what only some. */
function waysIn({ isAdministrator, mayExport }: HelpView, words: Words): string {
  const { settings, link, ownData, invite, exportPay } = words.door.help;
  return [...(isAdministrator ? [invite] : []), ...(mayExport ? [exportPay] : []), settings, link, ownData].join(
    words.sentenceGap,
  );
}

interface Offer {
  readonly button: Button;
  readonly line: string;
}

/** What waits for somebody comes first; four lines are read, more are not. */
const LINES = 4;

export function offers(view: HelpView, words: Words): readonly Block[] {
  const made = [...duties(view, words), ...own(view, words)].slice(0, LINES);
  const facts = made.map(({ button: { label }, line }) => fact(label, line));
  return [
    ...(facts.length === 0 ? [] : [{ type: 'facts', facts } as const]),
    ...(view.hasScorecard ? [] : [small(words.help.noScorecard)]),
    ...(view.isAdministrator ? [small(words.help.administrator)] : []),
    ...buttonBlocks(
      words,
      made.map((offer) => offer.button),
    ),
  ];
}

function duties({ lead, approver, isAdministrator, inReview }: HelpView, words: Words): readonly Offer[] {
  const { buttons, help } = words;
  const month = formatPeriod(words, inReview);
  return [
    ...(isAdministrator
      ? [{ button: button(words.cycle.buttons.cycle(month), { do: 'cycle', period: inReview }), line: help.cycle }]
      : []),
    ...(approver === null
      ? []
      : [
          {
            button: button(buttons.approvals, { do: 'approvals', period: approver.period }),
            line: help.approvals(approver.waiting, formatPeriod(words, approver.period)),
          },
        ]),
    ...(lead === null
      ? []
      : [
          {
            button: button(buttons.ratings, { do: 'ratings', period: lead.period }),
            line: help.ratings(lead.waiting, formatPeriod(words, lead.period)),
          },
        ]),
  ];
}

function own({ hasScorecard, person, period, inReview }: HelpView, words: Words): readonly Offer[] {
  if (!hasScorecard) return [];
  const { buttons, help } = words;
  const month = formatPeriod(words, period);
  return [
    { button: button(buttons.scorecard, { do: 'scorecard', person: person.id, period }), line: help.scorecard(month) },
    { button: button(buttons.history, { do: 'history', person: person.id }), line: help.history },
    {
      button: button(buttons.selfReview, { do: 'self_review', period: inReview }, { opens: 'form' }),
      line: help.selfReview(formatPeriod(words, inReview)),
    },
  ];
}
