import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Unusual } from './approvalView.ts';
import { button, buttonBlocks, fact, headline, small } from './block.ts';
import { formatInstant, formatPeriod } from './dates.ts';
import { nameOf, pick } from './format.ts';
import type { Card, Fact } from './model.ts';
import { joined, movedText, resultText } from './phrase.ts';
import { unusualText } from './unusual.ts';
import type { DecimalText, Instant, Period, PersonName, Result } from './view.ts';

export interface ApprovalListView {
  readonly period: Period;
  readonly timeZone: string;
  readonly due: { readonly at: Instant; readonly daysLeft: number } | null;
  readonly waiting: readonly {
    readonly scorecard: string;
    readonly person: PersonName;
    readonly position: BilingualName;
    readonly result: Result;
    /** Points against the period before. */
    readonly change: DecimalText | null;
    readonly unusual: readonly Unusual[];
  }[];
  /** Cards that are decided, and cards whose rating is not in yet. */
  readonly decided: number;
  readonly notRated: readonly PersonName[];
}

/** What waits for a manager, the unusual ones on top. */
export function approvalListCard(view: ApprovalListView, words: Words): Card {
  const said = words.approvalList;
  const period = formatPeriod(words, view.period);
  const count = view.waiting.length;
  const of = view.decided + count + view.notRated.length;
  const waiting = view.waiting.toSorted((a, b) => b.unusual.length - a.unusual.length);
  return {
    kind: 'approval_list',
    language: words.language,
    title: said.title(period),
    ...(view.due === null || count === 0
      ? {}
      : { subtitle: words.due(formatInstant(words, view.due.at, view.timeZone), view.due.daysLeft) }),
    tone: count > 0 ? 'attention' : 'good',
    blocks: [
      headline(said.waiting(count)),
      ...(of === 0
        ? []
        : [
            {
              type: 'progress',
              label: said.label,
              done: view.decided,
              of,
              text: said.progress(view.decided, of),
            } as const,
          ]),
      ...(count === 0 ? [] : [{ type: 'facts', facts: waiting.map((entry) => entryFact(entry, words)) } as const]),
      ...(view.notRated.length === 0 ? [] : [small(said.notRated(words.list(view.notRated.map(nameOf))))]),
      ...buttonBlocks(
        words,
        waiting.map(({ person, scorecard }) =>
          button(words.buttons.open(nameOf(person)), { do: 'approval', scorecard }),
        ),
      ),
    ],
    summary: said.summary(period),
  };
}

function entryFact(
  { person, position, result, change, unusual }: ApprovalListView['waiting'][number],
  words: Words,
): Fact {
  const marks = unusual.map((thing) => unusualText(thing, words));
  const said = [
    resultText(words, result) ?? words.unusual.noTotal,
    change === null ? '' : movedText(words, change),
    pick(words, position),
    marks.length === 0 ? '' : words.approvalList.lookAt(words.list(marks)),
  ];
  return fact(nameOf(person), joined(said), marks.length === 0 ? 'neutral' : 'attention');
}
