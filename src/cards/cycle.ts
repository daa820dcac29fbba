import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, fact, headline, section, small } from './block.ts';
import { formatDay, formatInstant, formatPeriodOfYear } from './dates.ts';
import { nameOf, pick } from './format.ts';
import type { Block, Button, Card, Fact } from './model.ts';
import { joined } from './phrase.ts';
import type { Day, Instant, Period, PersonName } from './view.ts';

export type OpenStep = 'collecting' | 'rating' | 'approving' | 'published';

export interface CycleView {
  readonly period: Period;
  readonly timeZone: string;
  readonly version: number;
  readonly state:
    | { readonly at: OpenStep; readonly due: { readonly at: Instant; readonly daysLeft: number } }
    | { readonly at: 'closed'; readonly by: PersonName; readonly on: Instant };
  /** People it judges. */
  readonly people: number;
  readonly done: {
    readonly rated: number;
    readonly decided: number;
    readonly published: number;
    readonly read: number;
  };
  /** Where the step is not done: of how many people, and who has to do something about it. */
  readonly teams: readonly {
    readonly name: BilingualName;
    readonly open: number;
    readonly of: number;
    readonly who: readonly PersonName[];
  }[];
  readonly late: readonly {
    readonly source: BilingualName;
    readonly site: BilingualName;
    readonly lastDay: Day | null;
  }[];
  /** What the workbook says otherwise since the opening. `terms`: what taking it over would fix. */
  readonly drift: {
    readonly terms: string;
    /** Who would come into it. */
    readonly people: number;
    readonly plans: number;
    readonly targets: number;
    readonly rates: number;
    readonly metrics: number;
  } | null;
  readonly restated: number;
  readonly corrections: number;
  /** Approved and not published, by team. */
  readonly publishable: readonly { readonly team: string; readonly name: BilingualName; readonly count: number }[];
  /** Those who still have to do something in this step: raters, approvers, or who has no result. */
  readonly missing: readonly PersonName[];
}

/** Names in one line of a phone. */
const NAMES = 3;
/** Names in a question. */
const ASKED_NAMES = 10;
const LINES = 15;

/** How a month's review stands: for the administrator, updated in place. */
export function cycleCard(view: CycleView, words: Words): Card {
  const said = words.cycle;
  const period = formatPeriodOfYear(words, view.period);
  const { state } = view;
  const isLate = state.at !== 'closed' && state.due.daysLeft < 0;
  return {
    kind: 'cycle',
    language: words.language,
    title: said.title(period),
    subtitle: state.at === 'closed' ? said.at.closed : dueText(state, view, words),
    tone: isLate || view.restated > 0 || view.drift !== null ? 'attention' : state.at === 'closed' ? 'good' : 'neutral',
    blocks: [
      headline(stateLine(view, words), '', isLate ? 'attention' : undefined),
      ...(state.at === 'closed'
        ? [body(said.closedOn(formatInstant(words, state.on, view.timeZone), nameOf(state.by)))]
        : []),
      ...progress(view, words),
      ...section(
        said.lateData,
        view.late.slice(0, LINES).map((gap) => lateFact(gap, words)),
      ),
      ...teamBlocks(view, words),
      ...remarks(view, words),
      ...buttonBlocks(words, mainButtons(view, words), furtherButtons(view, words)),
    ],
    summary: said.summary(period),
  };
}

function dueText(
  { at, due }: Exclude<CycleView['state'], { at: 'closed' }>,
  { timeZone }: CycleView,
  words: Words,
): string {
  const when = formatInstant(words, due.at, timeZone);
  const said = words.cycle;
  return joined([
    said.step(words.steps[at]),
    due.daysLeft < 0 ? joined([when, said.late(-due.daysLeft)]) : words.due(when, due.daysLeft),
  ]);
}

function stateLine({ state, done, people }: CycleView, words: Words): string {
  const said = words.cycle.at;
  switch (state.at) {
    case 'collecting':
      return said.collecting;
    case 'rating':
      return said.rating(done.rated, people);
    case 'approving':
      return said.approving(done.decided, people);
    case 'published':
    case 'closed':
      return said.published(done.read, people);
  }
}

function progress({ done, people }: CycleView, words: Words): readonly Block[] {
  const said = words.cycle;
  return (['rated', 'decided', 'published', 'read'] as const).map((step) => ({
    type: 'progress',
    label: said.progress[step],
    done: done[step],
    of: people,
    text: said.of(done[step], people),
  }));
}

const lateFact = ({ source, site, lastDay }: CycleView['late'][number], words: Words): Fact =>
  fact(
    pick(words, site),
    lastDay === null
      ? words.scorecard.nothingFrom(pick(words, source))
      : words.scorecard.upTo(pick(words, source), formatDay(words, lastDay)),
    'attention',
  );

function namesOf(people: readonly PersonName[], most: number, words: Words): string {
  const names = words.list(people.slice(0, most).map(nameOf));
  return people.length > most ? words.cycle.andMore(names, people.length - most) : names;
}

function teamBlocks({ state, teams }: CycleView, words: Words): readonly Block[] {
  const said = words.cycle;
  if (state.at === 'closed' || state.at === 'collecting') return [];
  const open = teams.filter((team) => team.open > 0);
  if (open.length === 0) return [small(said.everybody)];
  const rest = open.length - LINES;
  return [
    ...section(
      said.byTeam,
      open
        .slice(0, LINES)
        .map(({ name, open: count, of, who }) =>
          fact(pick(words, name), said.openIn(count, of, namesOf(who, NAMES, words)), 'attention'),
        ),
    ),
    ...(rest > 0 ? [small(said.more(rest))] : []),
  ];
}

function remarks({ drift, restated, corrections }: CycleView, words: Words): readonly Block[] {
  const said = words.cycle;
  const parts =
    drift === null
      ? []
      : (['people', 'plans', 'targets', 'rates', 'metrics'] as const).flatMap((part) =>
          drift[part] === 0 ? [] : said.drifted[part](drift[part]),
        );
  return [
    ...(parts.length === 0 ? [] : [body(said.drift(words.list(parts)), 'attention')]),
    ...(restated === 0 ? [] : [body(said.restated(restated), 'attention')]),
    ...(corrections === 0 ? [] : [small(said.corrections(corrections))]),
  ];
}

function mainButtons(view: CycleView, words: Words): readonly Button[] {
  const { state, period } = view;
  const said = words.cycle.buttons;
  const exporting = button(said.export, { do: 'export_pay', period }, { opens: 'nothing' });
  switch (state.at) {
    case 'collecting':
    case 'rating':
    case 'approving':
      return [...publishing(view, words), endButton(state.at, view, words)];
    case 'published':
      return [...publishing(view, words), exporting, closeButton(view, words)];
    case 'closed':
      return [exporting];
  }
}

function publishing({ publishable, period }: CycleView, words: Words): readonly Button[] {
  const said = words.cycle;
  const count = publishable.reduce((sum, team) => sum + team.count, 0);
  if (count === 0) return [];
  return [publishButton(said.buttons.publish(count), count, null, period, words)];
}

const publishButton = (label: string, count: number, team: string | null, period: Period, words: Words): Button =>
  button(
    label,
    { do: 'publish', period, team },
    {
      confirm: {
        title: words.cycle.confirm.publish(count),
        text: words.cycle.confirm.publishText,
        yes: label,
        no: words.buttons.keep,
      },
    },
  );

function endButton(
  step: Exclude<OpenStep, 'published'>,
  { period, version, missing }: CycleView,
  words: Words,
): Button {
  const { confirm, buttons } = words.cycle;
  const who =
    step === 'collecting'
      ? ''
      : (missing.length === 0 ? confirm.nobodyMissing : confirm.missing(namesOf(missing, ASKED_NAMES, words))) +
        words.sentenceGap;
  return button(
    buttons.end[step],
    { do: 'end_step', period, version },
    {
      confirm: {
        title: confirm.end[step],
        text: who + confirm.after[step],
        yes: buttons.end[step],
        no: words.buttons.keep,
      },
    },
  );
}

function closeButton({ period, version, missing, done }: CycleView, words: Words): Button {
  const { confirm, buttons } = words.cycle;
  const label = buttons.close(formatPeriodOfYear(words, period));
  const unread = done.published - done.read;
  const text = [
    missing.length === 0 ? '' : confirm.unpublished(namesOf(missing, ASKED_NAMES, words)),
    unread === 0 ? '' : confirm.unread(unread),
    confirm.closeText,
  ].filter((part) => part !== '');
  return button(
    label,
    { do: 'close_cycle', period, version },
    {
      confirm: {
        title: confirm.close(formatPeriodOfYear(words, period)),
        text: text.join(words.sentenceGap),
        yes: label,
        no: words.buttons.keep,
      },
    },
  );
}

function furtherButtons(view: CycleView, words: Words): readonly Button[] {
  const { period, version, state, publishable, drift, restated } = view;
  const { buttons, confirm } = words.cycle;
  return [
    ...(publishable.length < 2
      ? []
      : publishable.map(({ team, name, count }) =>
          publishButton(buttons.publishTeam(pick(words, name), count), count, team, period, words),
        )),
    ...(restated === 0 ? [] : [button(buttons.restated(restated), { do: 'restated', period })]),
    ...(drift === null
      ? []
      : [
          button(
            buttons.takeOver,
            { do: 'take_over_terms', period, terms: drift.terms },
            {
              confirm: {
                title: confirm.takeOver,
                text: confirm.takeOverText,
                yes: buttons.takeOver,
                no: words.buttons.keep,
              },
            },
          ),
        ]),
    ...(state.at === 'closed'
      ? []
      : [button(buttons.deadlines, { do: 'deadlines', period, version }, { opens: 'form' })]),
  ];
}
