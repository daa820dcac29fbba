import type { Words } from '../words/index.ts';
import type { ApprovalView } from './approvalView.ts';
import { body, button, buttonBlocks, fact, heading, headline, section, small } from './block.ts';
import { note } from './clip.ts';
import { formatInstant, formatPeriod } from './dates.ts';
import { NOTE_LIMITS } from './forms/rating.ts';
import { SELF_REVIEW_LIMITS } from './forms/selfReview.ts';
import { formatGain, formatPlain, formatPoints, formatWeight, nameOf, pick } from './format.ts';
import type { Block, Button, Card, Fact, Tone } from './model.ts';
import { changeText, joined, missingText, movedText, resultText, stateText } from './phrase.ts';
import { unusualText } from './unusual.ts';

export type * from './approvalView.ts';

/** One scorecard before its approver; after the decision, what was decided. */
export function approvalCard(view: ApprovalView, words: Words): Card {
  const said = words.approval;
  const name = nameOf(view.person);
  const period = formatPeriod(words, view.period);
  return {
    kind: 'approval',
    language: words.language,
    title: said.title(name, period, pick(words, view.position)),
    subtitle: stateLine(view, words),
    tone: toneOf(view),
    blocks: [
      ...answer(view, words),
      ...reasons(view, words),
      ...unusualBlocks(view, words),
      ...section(said.movers, moverFacts(view, words)),
      ...section(said.missing, missingFacts(view, words)),
      ...section(
        said.ratings,
        view.ratings.map(({ name: criterion, score }) =>
          fact(pick(words, criterion), words.figures.rating(formatPlain(score))),
        ),
      ),
      ...notes(view, words),
      ...buttons(view, words),
    ],
    summary: said.summary(name, period),
  };
}

function stateLine({ state, timeZone }: ApprovalView, words: Words): string {
  const said = words.approval;
  switch (state.at) {
    case 'waiting': {
      const { due } = state;
      return joined([
        said.waiting,
        due === null ? '' : words.due(formatInstant(words, due.at, timeZone), due.daysLeft),
      ]);
    }
    case 'not_ready':
      return said.notReady(state.rater === null ? null : nameOf(state.rater));
    case 'approved':
    case 'published':
      return words.state.approved(nameOf(state.by), formatInstant(words, state.on, timeZone));
    case 'returned':
      return stateText(words, state, timeZone);
  }
}

function toneOf({ state, unusual }: ApprovalView): Tone {
  switch (state.at) {
    case 'waiting':
      return unusual.length > 0 ? 'attention' : 'neutral';
    case 'not_ready':
      return 'neutral';
    case 'approved':
    case 'published':
      return 'good';
    case 'returned':
      return 'attention';
  }
}

function answer(view: ApprovalView, words: Words): readonly Block[] {
  const result = resultText(words, view.result);
  return [
    result === null
      ? headline(words.approval.noTotal, '', 'attention')
      : headline(result, changeText(words, view.result, view.last)),
  ];
}

/** Why it was adjusted or sent back: the words of whoever did. */
function reasons({ adjustment, state }: ApprovalView, words: Words): readonly Block[] {
  const said = words.approval;
  const facts = [
    ...(adjustment === null
      ? []
      : [fact(said.adjusted, words.scorecard.adjusted(formatGain(adjustment.points), note(adjustment.reason, 500)))]),
    ...(state.at === 'returned' ? [fact(said.reason, note(state.reason, 500))] : []),
  ];
  return facts.length === 0 ? [] : [{ type: 'facts', facts }];
}

function unusualBlocks({ unusual }: ApprovalView, words: Words): readonly Block[] {
  if (unusual.length === 0) return [];
  return [
    heading(words.approval.unusual),
    ...unusual.map((thing) => body(`! ${unusualText(thing, words)}`, 'attention')),
  ];
}

const moverFacts = ({ movers }: ApprovalView, words: Words): readonly Fact[] =>
  movers.map(({ name, points, trend }) =>
    fact(pick(words, name), words.figures.points(movedText(words, points)), trend === 'worse' ? 'attention' : 'good'),
  );

const missingFacts = ({ missing, timeZone }: ApprovalView, words: Words): readonly Fact[] =>
  missing.map(({ name, weight, why, waiver }) =>
    fact(
      pick(words, name),
      joined([
        missingText(words, why, timeZone),
        words.why.weight(formatWeight(words, weight)),
        waiver === null ? '' : words.approval.waived(nameOf(waiver.by), note(waiver.reason, 500)),
      ]),
      waiver === null ? 'attention' : 'neutral',
    ),
  );

function notes({ leadNote, selfReview }: ApprovalView, words: Words): readonly Block[] {
  const said = words.approval;
  return [
    ...(leadNote === null
      ? [small(said.noLeadNote)]
      : [heading(said.leadNote(nameOf(leadNote.author))), body(note(leadNote.text, NOTE_LIMITS.max))]),
    ...(selfReview === null
      ? [small(said.noSelfReview)]
      : [heading(said.selfReview), body(note(selfReview, SELF_REVIEW_LIMITS.max))]),
  ];
}

function buttons(view: ApprovalView, words: Words): readonly Block[] {
  const said = words.buttons;
  const { scorecard, version, person, period, state } = view;
  const waive = view.missing
    .filter(({ waiver }) => waiver === null)
    .map(({ item, name }) =>
      button(said.waive(pick(words, name)), { do: 'waive', scorecard, version, item }, { opens: 'form' }),
    );
  const details = button(said.scorecardOf(nameOf(person)), { do: 'scorecard', person: person.id, period });
  switch (state.at) {
    case 'waiting':
      return buttonBlocks(
        words,
        [
          ...(waive.length > 0 ? waive.slice(0, 2) : [approveButton(view, words)]),
          button(said.return, { do: 'return', scorecard, version }, { opens: 'form' }),
          ...(waive.length > 0 ? [] : [button(said.adjust, { do: 'adjust', scorecard, version }, { opens: 'form' })]),
        ],
        [...waive.slice(2), details],
      );
    case 'not_ready':
      return buttonBlocks(words, [details]);
    case 'approved':
    case 'published':
    case 'returned':
      return [];
  }
}

/** Says the figure it approves, and asks once: the score is fixed with it. */
function approveButton({ scorecard, version, result, person, period, missing }: ApprovalView, words: Words): Button {
  const said = words.approval;
  const month = formatPeriod(words, period);
  const names = missing.map(({ name }) => pick(words, name));
  const without = names.length === 0 ? '' : said.confirmMissing(words.list(names)) + words.sentenceGap;
  const points = result.total === null ? null : formatPoints(words, result.total);
  const label = points === null ? words.buttons.approveWithoutTotal : words.buttons.approve(points);
  return button(
    label,
    { do: 'approve', scorecard, version },
    {
      confirm: {
        title:
          points === null
            ? said.confirmTitleNoTotal(nameOf(person), month)
            : said.confirmTitle(nameOf(person), month, points),
        text: without + said.confirmText,
        yes: label,
        no: words.buttons.keep,
      },
    },
  );
}
