import type { Words } from '../words/index.ts';
import { button, buttonBlocks, fact, headline } from './block.ts';
import { formatInstant, formatPeriod } from './dates.ts';
import type { Button, Card } from './model.ts';
import type { Instant, Period } from './view.ts';

/** One thing that somebody still has to do. `count`: people or scorecards. */
export interface Duty {
  readonly what: 'rate' | 'approve' | 'acknowledge' | 'publish' | 'close';
  readonly period: Period;
  readonly count: number;
  readonly due: { readonly at: Instant; readonly daysLeft: number };
}

export interface ReminderView {
  readonly person: string;
  readonly timeZone: string;
  readonly duties: readonly Duty[];
}

/** Everything that waits for somebody, in one message a day. */
export function reminderCard({ person, timeZone, duties }: ReminderView, words: Words): Card {
  const said = words.reminder;
  return {
    kind: 'reminder',
    language: words.language,
    title: said.title,
    tone: 'attention',
    blocks: [
      headline(said.headline(duties.length)),
      {
        type: 'facts',
        facts: duties.map((duty) => {
          const when = formatInstant(words, duty.due.at, timeZone);
          const { daysLeft } = duty.due;
          return daysLeft < 0
            ? fact(dutyText(duty, words), said.late(when, -daysLeft), 'problem')
            : fact(dutyText(duty, words), words.due(when, daysLeft), 'attention');
        }),
      },
      ...buttonBlocks(
        words,
        duties.map((duty) => dutyButton(duty, person, words)),
      ),
    ],
    summary: said.summary,
  };
}

function dutyText({ what, count, period }: Duty, words: Words): string {
  const said = words.reminder;
  const month = formatPeriod(words, period);
  switch (what) {
    case 'rate':
      return said.rate(count, month);
    case 'approve':
      return said.approve(count, month);
    case 'acknowledge':
      return said.acknowledge(month);
    case 'publish':
      return said.publish(count, month);
    case 'close':
      return said.close(month);
  }
}

function dutyButton({ what, period }: Duty, person: string, words: Words): Button {
  const month = formatPeriod(words, period);
  switch (what) {
    case 'rate':
      return button(words.buttons.ratings, { do: 'ratings', period });
    case 'approve':
      return button(words.buttons.approvals, { do: 'approvals', period });
    case 'acknowledge':
      return button(words.buttons.scorecardOfPeriod(month), { do: 'scorecard', person, period });
    case 'publish':
    case 'close':
      return button(words.cycle.buttons.cycle(month), { do: 'cycle', period });
  }
}
