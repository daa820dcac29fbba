import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, fact, headline, section, small } from './block.ts';
import { formatDay, formatPeriodOfYear } from './dates.ts';
import { formatPlain, nameOf, pick } from './format.ts';
import type { Block, Card, Fact } from './model.ts';
import type { Day, DecimalText, Period, PersonName } from './view.ts';

/** The last day of each step of a cycle. */
export interface StepDays {
  readonly collecting: Day;
  readonly rating: Day;
  readonly approving: Day;
  readonly published: Day;
}

export const STEPS = ['collecting', 'rating', 'approving', 'published'] as const;

export interface CycleOpeningView {
  readonly period: Period;
  /** Of the cycle. */
  readonly version: number;
  /** What is shown, in a few digits: exactly that is opened. */
  readonly terms: string;
  readonly today: Day;
  readonly deadlines: StepDays;
  readonly reportingCurrency: string;
  readonly people: number;
  readonly plans: readonly {
    readonly position: BilingualName;
    readonly version: number;
    readonly effectiveFrom: Day;
    readonly people: number;
  }[];
  readonly targets: number;
  /** Units of the reporting currency for one. */
  readonly rates: readonly { readonly currency: string; readonly rate: DecimalText }[];
  /** A lead is null where a team has none. */
  readonly teams: readonly {
    readonly name: BilingualName;
    readonly people: number;
    readonly lead: PersonName | null;
  }[];
  readonly withoutPlan: readonly { readonly person: PersonName; readonly position: BilingualName }[];
}

/** A card holds so many lines of one kind; the others are counted. */
const LINES = 12;

/** What a month will be judged by, before it begins. */
export function cycleOpeningCard(view: CycleOpeningView, words: Words): Card {
  const said = words.opening;
  const period = formatPeriodOfYear(words, view.period);
  const nobody = view.people === 0;
  return {
    kind: 'cycle_opening',
    language: words.language,
    title: said.title(period),
    tone: nobody || view.withoutPlan.length > 0 || view.targets === 0 ? 'attention' : 'neutral',
    blocks: [
      nobody
        ? headline(said.nobody, '', 'attention')
        : headline(said.headline(said.people(view.people), said.teams(view.teams.length))),
      body(said.explain),
      ...section(said.deadlines, deadlineFacts(view, words)),
      ...some(said.plans, view.plans, words, ({ position, version, effectiveFrom, people }) =>
        fact(pick(words, position), said.plan(version, formatDay(words, effectiveFrom), people)),
      ),
      ...section(said.targets, [
        fact(said.targets, said.targetCount(view.targets), view.targets === 0 ? 'attention' : 'neutral'),
        ...(view.rates.length === 0 ? [] : [fact(said.rates, ratesText(view, words))]),
      ]),
      ...some(said.teamsTitle, view.teams, words, ({ name, people, lead }) =>
        lead === null
          ? fact(pick(words, name), said.teamWithoutLead(people), 'attention')
          : fact(pick(words, name), said.team(people, nameOf(lead))),
      ),
      ...some(said.withoutPlan, view.withoutPlan, words, ({ person, position }) =>
        fact(nameOf(person), said.noPlanFor(pick(words, position)), 'attention'),
      ),
      ...buttons(view, words),
    ],
    summary: said.summary(period),
  };
}

function deadlineFacts({ deadlines, today }: CycleOpeningView, words: Words): readonly Fact[] {
  const said = words.opening;
  return STEPS.map((step) => {
    const day = formatDay(words, deadlines[step]);
    return fact(said.until[step], step === 'collecting' && deadlines[step] < today ? said.over(day) : day);
  });
}

const ratesText = ({ rates, reportingCurrency }: CycleOpeningView, words: Words): string =>
  words.listLong(rates.map(({ currency, rate }) => words.opening.rate(currency, formatPlain(rate), reportingCurrency)));

function some<Entry>(
  title: string,
  entries: readonly Entry[],
  words: Words,
  line: (entry: Entry) => Fact,
): readonly Block[] {
  const rest = entries.length - LINES;
  return [...section(title, entries.slice(0, LINES).map(line)), ...(rest > 0 ? [small(words.cycle.more(rest))] : [])];
}

function buttons({ period, version, terms, people }: CycleOpeningView, words: Words): readonly Block[] {
  const said = words.opening;
  const month = formatPeriodOfYear(words, period);
  const change = button(said.changeDeadlines, { do: 'deadlines', period, version }, { opens: 'form' });
  if (people === 0) return buttonBlocks(words, [button(words.buttons.help, { do: 'help' })]);
  const open = button(
    said.open(month),
    { do: 'open_cycle', period, terms },
    {
      confirm: {
        title: said.confirmTitle(month),
        text: said.confirmText(said.people(people)),
        yes: said.open(month),
        no: words.buttons.keep,
      },
    },
  );
  return buttonBlocks(words, [open, change]);
}
