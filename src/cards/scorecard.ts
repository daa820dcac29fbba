import type { Words } from '../words/index.ts';
import { body, button, buttonBlocks, fact, headline, noteBlock, section, small } from './block.ts';
import { note } from './clip.ts';
import { formatDay, formatInstant, formatPeriod } from './dates.ts';
import {
  formatGain,
  formatLimit,
  formatPlain,
  formatPoints,
  formatQuantity,
  formatWholePoints,
  nameOf,
  pick,
} from './format.ts';
import { plain, strong, type Block, type Button, type Card, type Fact } from './model.ts';
import { changeText, isNegative, paidText, resultText, stateText, subtract } from './phrase.ts';
import { gateFact, gateLimit, itemFact } from './scorecardItem.ts';
import type { ScorecardItem, ScorecardView } from './scorecardView.ts';
import type { Instant } from './view.ts';

export type * from './scorecardView.ts';

/** "How do I stand, why, and what would move it": the answer to `/mykpi`. */
export function scorecardCard(view: ScorecardView, words: Words): Card {
  const said = words.scorecard;
  const period = formatPeriod(words, view.period);
  const name = nameOf(view.person);
  const position = pick(words, view.position);
  const { isSelf } = view.viewer;
  return {
    kind: 'scorecard',
    language: words.language,
    title: isSelf ? said.title(period, position) : said.titleOf(name, period, position),
    subtitle: stateText(words, view.state, view.timeZone),
    tone: view.result.total === null || view.gatesFired.length > 0 ? 'attention' : 'neutral',
    blocks: [
      ...answer(view, words),
      ...published(view, words),
      ...section(
        said.indicators,
        view.items.map((item) => itemFact(item, view, words)),
      ),
      ...section(
        said.gates,
        view.gatesFired.map((gate) => gateFact(gate, words)),
      ),
      ...adjustment(view, words),
      ...section(view.state.at === 'collecting' ? said.levers : said.leversThen, leverFacts(view, words)),
      ...section(said.ratings, ratingFacts(view, words)),
      ...footnotes(view, words),
      ...buttons(view, words),
    ],
    summary: isSelf ? said.summary(period) : said.summaryOf(name, period),
  };
}

function answer(view: ScorecardView, words: Words): readonly Block[] {
  const result = resultText(words, view.result);
  if (result === null) return [headline(words.scorecard.noTotal[view.withheld ?? 'all_missing'], '', 'attention')];
  const step = nextStep(view, words);
  return [headline(result, changeText(words, view.result, view.last)), ...(step === null ? [] : [body(step)])];
}

/** The one thing that matters most: how far the next grade is, and what alone would reach it. */
function nextStep({ result, nextGrade, levers, state }: ScorecardView, words: Words): string | null {
  if (result.total === null || nextGrade === null) return null;
  const gap = subtract(nextGrade.from, result.total);
  const distance = formatPoints(words, gap);
  const from = formatWholePoints(words, nextGrade.from);
  // A month that is over cannot be helped any more.
  const coming = state.at === 'collecting' ? levers : [];
  const lever = coming.find(({ of, gain }) => of === 'item' && !isNegative(subtract(gain, gap)));
  if (lever === undefined) return words.scorecard.gap(distance, nextGrade.name, from);
  const { name, to, gain } = lever;
  return words.scorecard.gapWith(
    distance,
    nextGrade.name,
    from,
    pick(words, name),
    formatLimit(words, to),
    words.figures.points(formatGain(gain)),
  );
}

/** What was said about it after it was published. */
function published({ published: result, timeZone }: ScorecardView, words: Words): readonly Block[] {
  if (result === null) return [];
  const said = words.result;
  const { correction, restated, payout } = result;
  const on = correction === null ? '' : formatInstant(words, correction.on, timeZone);
  return [
    ...(payout === null ? [] : [body(said.payout(formatPlain(payout)))]),
    ...(correction === null
      ? []
      : section(said.correction, [
          fact(said.correction, said.correctedBy(nameOf(correction.by), on, note(correction.reason, 500)), 'attention'),
        ])),
    ...(restated === null
      ? []
      : [
          body(
            restated.changesResult
              ? said.restated(paidText(restated.result, words) ?? words.history.noTotal)
              : said.restatedSame,
            'attention',
          ),
        ]),
  ];
}

function adjustment(view: ScorecardView, words: Words): readonly Block[] {
  if (view.adjustment === null) return [];
  const { points, reason } = view.adjustment;
  const value = words.scorecard.adjusted(formatGain(points), note(reason, 500));
  return [{ type: 'facts', facts: [fact(words.scorecard.adjustment, value)] }];
}

function leverFacts({ levers }: ScorecardView, words: Words): readonly Fact[] {
  const said = words.scorecard;
  return levers.slice(0, 3).map((lever, index) => {
    const from = formatQuantity(words, lever.from);
    const to = formatLimit(words, lever.to);
    const step = lever.of === 'gate' ? said.leverGate(from, to) : said.leverStep(from, to);
    const before = lever.reachedMonths === null ? '' : said.reached(lever.reachedMonths);
    return fact(said.lever(index + 1, pick(words, lever.name)), [
      plain(`${step}${words.colon}`),
      strong(words.figures.points(formatGain(lever.gain))),
      plain(before === '' ? '' : ` · ${before}`),
    ]);
  });
}

function ratingFacts({ ratings, timeZone }: ScorecardView, words: Words): readonly Fact[] {
  const when = (at: Instant): string => formatInstant(words, at, timeZone);
  return ratings.map(({ rater, submittedAt, due }) => ({
    label: nameOf(rater),
    value: [
      plain(
        submittedAt === null
          ? words.scorecard.notRated(due === null ? null : when(due))
          : words.scorecard.rated(when(submittedAt)),
      ),
    ],
  }));
}

function footnotes(view: ScorecardView, words: Words): readonly Block[] {
  const said = words.scorecard;
  const sources = view.freshness.map(({ source, lastDay, late, settlesInDays }) => {
    const reach =
      lastDay === null
        ? said.nothingFrom(pick(words, source))
        : said.upTo(pick(words, source), formatDay(words, lastDay));
    const marks = [late ? said.late : '', settlesInDays === null ? '' : said.settles(settlesInDays)];
    const marked = marks.filter((mark) => mark !== '');
    return marked.length === 0 ? reach : words.aside(reach, words.list(marked));
  });
  const unchecked = view.gatesNotEvaluated.map((gate) => words.aside(pick(words, gate.name), gateLimit(gate, words)));
  return [
    ...(unchecked.length === 0 ? [] : [small(said.notChecked(words.list(unchecked)))]),
    ...(sources.length === 0 ? [] : [noteBlock(said.data + sources.join(' · '))]),
  ];
}

function buttons(view: ScorecardView, words: Words): readonly Block[] {
  const said = words.buttons;
  const { person, period } = { person: view.person.id, period: view.period };
  const why = (item: ScorecardItem, label: string): Button =>
    button(label, { do: 'why', person, period, item: item.id });
  const [first] = view.items;
  const rating =
    view.viewer.isLead && !view.viewer.isSelf && view.state.at !== 'approved' && view.state.at !== 'published';
  return buttonBlocks(
    words,
    [
      ...(view.viewer.isSelf && view.published?.acknowledged === false
        ? [button(words.result.acknowledge, { do: 'acknowledge', scorecard: view.published.scorecard })]
        : []),
      ...(first === undefined ? [] : [why(first, said.why)]),
      button(said.history, { do: 'history', person }),
      ...(view.viewer.isSelf && view.selfReview !== 'closed'
        ? [
            button(
              view.selfReview === 'written' ? said.editSelfReview : said.selfReview,
              { do: 'self_review', period },
              { opens: 'form' },
            ),
          ]
        : []),
      ...(rating ? [button(said.rate(nameOf(view.person)), { do: 'rate', person, period }, { opens: 'form' })] : []),
    ],
    [
      ...view.items.slice(1).map((item) => why(item, said.whyOf(pick(words, item.name)))),
      ...(view.viewer.isLead ? [button(said.teamMembers, { do: 'ratings', period })] : []),
    ],
  );
}
