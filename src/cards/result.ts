import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, fact, headline, noteBlock, section, small } from './block.ts';
import { note } from './clip.ts';
import { formatDay, formatInstant, formatPeriod } from './dates.ts';
import { formatGain, nameOf, pick } from './format.ts';
import type { Block, Card, Fact } from './model.ts';
import { joined, missingText, paidText } from './phrase.ts';
import { gateFact, itemFact } from './scorecardItem.ts';
import type { FiredGate, ScorecardItem } from './scorecardView.ts';
import type { Adjustment, Day, Instant, Missing, PaidResult, Period, PersonName } from './view.ts';

export interface ResultView {
  readonly scorecard: string;
  readonly person: PersonName;
  readonly period: Period;
  readonly timeZone: string;
  readonly position: BilingualName;
  /** What counts: with the correction, where there is one. */
  readonly result: PaidResult;
  readonly items: readonly ScorecardItem[];
  readonly gatesFired: readonly FiredGate[];
  readonly adjustment: Adjustment | null;
  /** What was missing, and why it was decided without. */
  readonly waived: readonly {
    readonly name: BilingualName;
    readonly why: Missing;
    readonly by: PersonName;
    readonly reason: string;
  }[];
  readonly plan: { readonly version: number; readonly effectiveFrom: Day };
  readonly by: PersonName;
  readonly on: Instant;
  readonly publishedOn: Instant;
  readonly acknowledgedOn: Instant | null;
  /** The last one. */
  readonly correction: {
    readonly from: PaidResult;
    readonly by: PersonName;
    readonly on: Instant;
    readonly reason: string;
  } | null;
}

/** A person's result, as it was published: how it came about, who decided, and that one has read it. */
export function resultCard(view: ResultView, words: Words): Card {
  const said = words.result;
  const period = formatPeriod(words, view.period);
  const setting = {
    timeZone: view.timeZone,
    last: null,
    state: { at: 'published', by: view.by, on: view.on, publishedOn: view.publishedOn },
  } as const;
  return {
    kind: 'result',
    language: words.language,
    title: (view.correction === null ? said.title : said.correctedTitle)(period),
    subtitle: pick(words, view.position),
    tone: view.acknowledgedOn === null ? 'attention' : 'good',
    blocks: [
      headline(paidText(view.result, words) ?? said.noTotal),
      ...section(said.correction, correctionFacts(view, words)),
      ...section(
        said.how,
        view.items.map((item) => itemFact(item, setting, words)),
      ),
      ...section(
        words.scorecard.gates,
        view.gatesFired.map((gate) => gateFact(gate, words)),
      ),
      ...adjustment(view, words),
      ...section(said.waived, waivedFacts(view, words)),
      small(
        joined([said.decided(nameOf(view.by), formatInstant(words, view.on, view.timeZone)), published(view, words)]),
      ),
      small(said.plan(view.plan.version, formatDay(words, view.plan.effectiveFrom))),
      noteBlock(said.reference),
      ...(view.acknowledgedOn === null
        ? []
        : [body(said.acknowledged(formatInstant(words, view.acknowledgedOn, view.timeZone)), 'good')]),
      ...buttons(view, words),
    ],
    summary: (view.correction === null ? said.summary : said.correctedSummary)(period),
  };
}

const published = ({ publishedOn, timeZone }: ResultView, words: Words): string =>
  words.result.published(formatInstant(words, publishedOn, timeZone));

function correctionFacts({ correction, result, timeZone }: ResultView, words: Words): readonly Fact[] {
  if (correction === null) return [];
  const said = words.result;
  const { by, on, reason, from } = correction;
  return [
    fact(
      said.corrected(paidText(from, words) ?? words.history.noTotal, paidText(result, words) ?? words.history.noTotal),
      said.correctedBy(nameOf(by), formatInstant(words, on, timeZone), note(reason, 500)),
      'attention',
    ),
  ];
}

function adjustment(view: ResultView, words: Words): readonly Block[] {
  if (view.adjustment === null) return [];
  const { points, reason } = view.adjustment;
  const value = words.scorecard.adjusted(formatGain(points), note(reason, 500));
  return [{ type: 'facts', facts: [fact(words.scorecard.adjustment, value)] }];
}

const waivedFacts = ({ waived, timeZone }: ResultView, words: Words): readonly Fact[] =>
  waived.map(({ name, why, by, reason }) =>
    fact(
      pick(words, name),
      words.result.waivedBecause(missingText(words, why, timeZone), nameOf(by), note(reason, 500)),
    ),
  );

function buttons({ scorecard, person, period, items, acknowledgedOn }: ResultView, words: Words): readonly Block[] {
  const said = words.buttons;
  const [first] = items;
  return buttonBlocks(words, [
    ...(acknowledgedOn === null ? [button(words.result.acknowledge, { do: 'acknowledge', scorecard })] : []),
    ...(first === undefined ? [] : [button(said.why, { do: 'why', person: person.id, period, item: first.id })]),
    button(said.scorecard, { do: 'scorecard', person: person.id, period }),
  ]);
}
