import type { Words } from '../words/index.ts';
import { body, button, buttonBlocks, headline } from './block.ts';
import { note } from './clip.ts';
import { formatInstant, formatPeriod } from './dates.ts';
import { formatGain, nameOf } from './format.ts';
import type { Block, Card } from './model.ts';
import { resultText } from './phrase.ts';
import type { Adjustment, Instant, Period, PersonName, Result } from './view.ts';

export interface OutcomeView {
  readonly person: PersonName;
  readonly period: Period;
  readonly timeZone: string;
  readonly by: PersonName;
  readonly on: Instant;
  readonly decision:
    /** The employee hears of it when it is published. */
    | {
        readonly kind: 'approved';
        readonly to: 'lead';
        readonly result: Result;
        readonly adjustment: Adjustment | null;
      }
    | { readonly kind: 'returned'; readonly to: 'lead'; readonly reason: string }
    /** The reason is the lead's to read. */
    | { readonly kind: 'returned'; readonly to: 'employee' };
}

/** Those around a scorecard learn what the manager decided. */
export function outcomeCard(view: OutcomeView, words: Words): Card {
  const said = words.outcome;
  const { decision } = view;
  const name = nameOf(view.person);
  const period = formatPeriod(words, view.period);
  const toEmployee = decision.to === 'employee';
  const approved = decision.kind === 'approved';
  return {
    kind: 'outcome',
    language: words.language,
    title: toEmployee
      ? said.returnedTitle(period)
      : (approved ? said.approvedTitleOf : said.returnedTitleOf)(name, period),
    subtitle: said.by(nameOf(view.by), formatInstant(words, view.on, view.timeZone)),
    tone: approved ? 'good' : 'attention',
    blocks: [...decided(view, words), ...buttons(view, words)],
    summary: toEmployee ? said.summary(period) : said.summaryOf(name, period),
  };
}

function decided({ decision, by }: OutcomeView, words: Words): readonly Block[] {
  const said = words.outcome;
  switch (decision.kind) {
    case 'approved': {
      const { adjustment, result } = decision;
      return [
        headline(resultText(words, result) ?? said.noTotal),
        ...(adjustment === null
          ? []
          : [body(said.adjusted(formatGain(adjustment.points), note(adjustment.reason, 500)))]),
      ];
    }
    case 'returned':
      return [
        body(
          decision.to === 'employee'
            ? said.employeeReturned(nameOf(by))
            : said.leadReturned(note(decision.reason, 500)),
        ),
      ];
  }
}

function buttons({ person, period, decision }: OutcomeView, words: Words): readonly Block[] {
  const said = words.buttons;
  const label = decision.to === 'employee' ? said.scorecard : said.scorecardOf(nameOf(person));
  const card = button(label, { do: 'scorecard', person: person.id, period });
  if (decision.to === 'lead' && decision.kind === 'returned') {
    const again = button(
      said.changeRating(nameOf(person)),
      { do: 'rate', person: person.id, period },
      { opens: 'form' },
    );
    return buttonBlocks(words, [again, card]);
  }
  return buttonBlocks(words, [card]);
}
