import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, fact, headline, small } from './block.ts';
import { note } from './clip.ts';
import { curveBlock } from './curve.ts';
import { formatDay, formatInstant, formatPeriod } from './dates.ts';
import {
  formatCount,
  formatPlain,
  formatPoints,
  formatQuantity,
  formatTarget,
  formatWeight,
  nameOf,
  pick,
} from './format.ts';
import { formulaInWords, formulaWithFigures } from './formula.ts';
import type { Block, Button, Card, Fact } from './model.ts';
import { joined, missingText, stateText } from './phrase.ts';
import type { ScorecardItem } from './scorecardView.ts';
import type { WhyBasis, WhyView } from './whyView.ts';

export type * from './whyView.ts';

/** One indicator a page: how its points came about. */
export function whyCard(view: WhyView, words: Words): Card {
  const said = words.why;
  const { item } = view;
  const name = pick(words, item.name);
  const period = formatPeriod(words, view.period);
  return {
    kind: 'why',
    language: words.language,
    title: said.title(name, period),
    subtitle: said.place(view.index, view.of),
    tone: item.missing === null ? 'neutral' : 'attention',
    blocks: [
      ...answer(view, words),
      { type: 'facts', facts: [...basisFacts(view, words), ...originFacts(view, words)] },
      curveBlock(view, words),
      ...doubt(view, words),
      ...buttons(view, words),
    ],
    summary: said.summary(name, period),
  };
}

function answer({ item, contribution, timeZone }: WhyView, words: Words): readonly Block[] {
  const said = words.why;
  const weight = formatWeight(words, item.weight);
  if (item.missing !== null || item.points === null) {
    const why = item.missing === null ? words.missing.noData : missingText(words, item.missing, timeZone);
    return [headline(why, words.missing.effect[item.whenMissing](weight), 'attention')];
  }
  const points = formatPoints(words, item.points);
  return [
    headline(item.reading === null ? points : said.result(formatQuantity(words, item.reading), points)),
    body(contribution === null ? said.weighs(weight) : said.brings(weight, formatPoints(words, contribution))),
  ];
}

function basisFacts(view: WhyView, words: Words): readonly Fact[] {
  const { basis } = view;
  switch (basis.type) {
    case 'measured':
      return measuredFacts(basis, view.item, words);
    case 'subjective':
      return subjectiveFacts(basis, view.timeZone, words);
  }
}

function measuredFacts(
  basis: Extract<WhyBasis, { type: 'measured' }>,
  { reading, target, direction }: ScorecardItem,
  words: Words,
): readonly Fact[] {
  const said = words.why;
  const origins = basis.targetOrigins.map((each) => pick(words, each, 200));
  const origin = origins.length === 0 ? said.noOrigin : said.origin(words.list(origins));
  return [
    fact(said.formula, formulaInWords(basis.formula, words)),
    // A single measure is its own reading: there is nothing to put in.
    ...(reading === null || basis.formula.length === 1
      ? []
      : [fact(said.withFigures, `${worked(basis, words)} = ${formatQuantity(words, reading)}`)]),
    ...(target === null
      ? []
      : [
          fact(
            said.target,
            joined([
              formatTarget(words, target, direction, reading ?? { unit: basis.unit, currency: basis.currency }),
              origin,
            ]),
          ),
        ]),
    fact(said.definition, pick(words, basis.definition, DEFINITION_LENGTH)),
    ...(basis.sites.length === 0 ? [] : [fact(said.sites, words.list(basis.sites.map((site) => pick(words, site))))]),
  ];
}

const DEFINITION_LENGTH = 600;

function worked({ formula, quotient }: Extract<WhyBasis, { type: 'measured' }>, words: Words): string {
  if (quotient === null) return formulaWithFigures(formula, words);
  const parts = `${formatQuantity(words, quotient.numerator)} ÷ ${formatQuantity(words, quotient.denominator)}`;
  return words.aside(parts, words.why.differsBySite);
}

function subjectiveFacts(
  basis: Extract<WhyBasis, { type: 'subjective' }>,
  timeZone: string,
  words: Words,
): readonly Fact[] {
  const said = words.why;
  const ratings = basis.ratings.map(({ rater, score, at }) =>
    fact(nameOf(rater), said.ratedBy(words.figures.rating(formatPlain(score)), formatInstant(words, at, timeZone))),
  );
  return [
    fact(said.meaning, pick(words, basis.meaning, DEFINITION_LENGTH)),
    ...(ratings.length === 0 ? [fact(said.ratings, said.noRatings)] : ratings),
    ...basis.notes.map(({ author, text }) => fact(words.approval.leadNote(nameOf(author)), note(text))),
    ...['5', '4', '3', '2', '1'].flatMap((score) => {
      const anchor = basis.anchors[score];
      return anchor === undefined ? [] : [fact(words.figures.rating(score), pick(words, anchor, DEFINITION_LENGTH))];
    }),
  ];
}

function originFacts({ plan, state, timeZone }: WhyView, words: Words): readonly Fact[] {
  const said = words.why;
  const from = plan.effectiveFrom === null ? null : formatDay(words, plan.effectiveFrom);
  const version = said.planVersion(pick(words, plan.position), plan.version, from);
  return [fact(said.plan, version), fact(said.review, stateText(words, state, timeZone))];
}

/** Whoever doubts it knows whom to ask, and with what in hand. */
function doubt({ ask, basis, item }: WhyView, words: Words): readonly Block[] {
  if (ask === null || item.missing !== null) return [];
  const said = words.why;
  return [small((basis.type === 'measured' ? said.ask : said.askRating)(nameOf(ask)))];
}

function buttons(view: WhyView, words: Words): readonly Block[] {
  const said = words.buttons;
  const { period, basis } = view;
  const person = view.person.id;
  const to = (
    item: { readonly id: string; readonly name: BilingualName } | null,
    label: (name: string) => string,
  ): readonly Button[] =>
    item === null ? [] : [button(label(pick(words, item.name)), { do: 'why', person, period, item: item.id })];
  const rows = basis.type === 'measured' ? basis.rows : 0;
  return buttonBlocks(
    words,
    [
      ...(rows === 0
        ? []
        : [button(said.rows(formatCount(rows)), { do: 'rows', person, period, item: view.item.id, page: 1 })]),
      ...to(view.previousItem, said.previous),
      ...to(view.nextItem, said.next),
    ],
    [button(said.backToScorecard, { do: 'scorecard', person, period })],
  );
}
