import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, headline } from './block.ts';
import { formatDay, formatWeek, formatWeekdayTime } from './dates.ts';
import { drawn, formatDifference, formatQuantity, formatShare, formatTarget, pick } from './format.ts';
import { ASKER } from './intent.ts';
import type { Block, Card } from './model.ts';
import type { Day, DecimalText, Direction, Instant, Period, Quantity, Target, Trend } from './view.ts';

/** A team's week. By type it holds no person: sites and indicators only (R26). */
export interface DigestView {
  readonly team: { readonly id: string; readonly name: BilingualName };
  /** '2026-W47' */
  readonly week: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly postedAt: Instant;
  /** Attainment against pace: 1 is exactly what the day of the month asks for. Null where missing. */
  readonly pace: readonly { readonly name: BilingualName; readonly ofPace: DecimalText | null }[];
  /** The most telling run of weeks in one direction, if there is one. */
  readonly streak: { readonly name: BilingualName; readonly trend: Trend; readonly weeks: number } | null;
  /** Most useful first; the card takes three. */
  readonly movers: readonly {
    readonly site: BilingualName;
    readonly indicator: BilingualName;
    readonly reading: Quantity;
    /** Against the week before, in the unit of the reading; a ratio's in 0..1 (shown as percentage points). */
    readonly change: DecimalText;
    readonly trend: Trend;
  }[];
  readonly risks: readonly {
    readonly site: BilingualName;
    readonly indicator: BilingualName;
    readonly reading: Quantity;
    readonly target: Target;
    readonly direction: Direction;
  }[];
  readonly late: readonly {
    readonly source: BilingualName;
    readonly site: BilingualName;
    readonly lastDay: Day | null;
  }[];
}

/** Three are read, more are not. */
const LINES = 3;

/** Posted to the team's channel once a week. */
export function digestCard(view: DigestView, words: Words): Card {
  const said = words.digest;
  const week = formatWeek(words, view.week);
  const team = pick(words, view.team.name);
  return {
    kind: 'digest',
    language: words.language,
    title: said.title(week, team),
    subtitle: formatWeekdayTime(words, view.postedAt, view.timeZone),
    tone: view.risks.length > 0 || view.late.length > 0 ? 'attention' : 'neutral',
    blocks: [
      ...lead(view, words),
      ...chart(view, words),
      ...lines(view, words),
      ...buttonBlocks(words, [
        button(words.buttons.scorecard, { do: 'scorecard', person: ASKER, period: view.period }),
        button(words.buttons.sites, { do: 'sites', team: view.team.id, period: view.period }),
      ]),
    ],
    summary: said.summary(week, team),
  };
}

/** The first indicator is the team's main one. */
function lead({ pace, streak }: DigestView, words: Words): readonly Block[] {
  const [main] = pace;
  const run = streak === null ? '' : streakText(streak, words);
  if (main === undefined) return run === '' ? [] : [headline(run)];
  return [headline(paceText(main, words), run)];
}

function paceText({ name, ofPace }: DigestView['pace'][number], words: Words): string {
  const said = words.digest;
  return ofPace === null
    ? said.paceUnknown(pick(words, name))
    : said.pace(pick(words, name), formatShare(words, ofPace));
}

function streakText({ name, trend, weeks }: NonNullable<DigestView['streak']>, words: Words): string {
  const said = words.digest;
  switch (trend) {
    case 'better':
      return said.streakBetter(pick(words, name), weeks);
    case 'worse':
      return said.streakWorse(pick(words, name), weeks);
    case 'same':
      return said.streakSame(pick(words, name), weeks);
  }
}

function chart({ pace }: DigestView, words: Words): readonly Block[] {
  if (pace.every(({ ofPace }) => ofPace === null)) return [];
  const said = words.digest;
  const shares = pace.map(({ name, ofPace }) =>
    ofPace === null ? said.paceUnknown(pick(words, name)) : `${pick(words, name)} ${formatShare(words, ofPace)}`,
  );
  return [
    {
      type: 'chart',
      chart: {
        type: 'bar',
        title: said.chart,
        summary: said.chartSummary(words.list(shares)),
        categories: pace.map(({ name }) => pick(words, name)),
        series: [
          { name: said.series, values: pace.map(({ ofPace }) => (ofPace === null ? null : drawn(ofPace, true))) },
        ],
        unit: '%',
        mark: { label: said.mark, value: 100 },
      },
    },
  ];
}

function lines(view: DigestView, words: Words): readonly Block[] {
  const moved = view.movers.slice(0, LINES).map((mover) => moverLine(mover, words));
  const risks = view.risks.slice(0, LINES).map((risk) => riskLine(risk, words));
  const late = view.late.slice(0, LINES).map((gap) => lateLine(gap, words));
  const quiet = moved.length === 0 && risks.length === 0 ? [body(words.digest.quiet)] : [];
  return [...moved, ...risks, ...quiet, ...late];
}

const MOVES = {
  better: { sign: '▲', tone: 'good' },
  worse: { sign: '▼', tone: 'attention' },
  same: { sign: '=', tone: 'neutral' },
} as const;

function moverLine({ site, indicator, reading, change, trend }: DigestView['movers'][number], words: Words): Block {
  const { sign, tone } = MOVES[trend];
  const said = words.digest.mover(
    sign,
    pick(words, site),
    pick(words, indicator),
    formatQuantity(words, reading),
    formatDifference(words, { ...reading, value: change }),
  );
  return body(said, tone);
}

function riskLine({ site, indicator, reading, target, direction }: DigestView['risks'][number], words: Words): Block {
  const said = words.digest.risk(
    pick(words, site),
    pick(words, indicator),
    formatQuantity(words, reading),
    formatTarget(words, target, direction, reading),
  );
  return body(said, 'problem');
}

function lateLine({ source, site, lastDay }: DigestView['late'][number], words: Words): Block {
  const day = lastDay === null ? null : formatDay(words, lastDay);
  return body(words.digest.late(pick(words, source), pick(words, site), day), 'attention');
}
