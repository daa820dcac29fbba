import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import { body, button, buttonBlocks, heading, headline, small } from './block.ts';
import { formatPeriod } from './dates.ts';
import { formatQuantity, formatTarget, pick } from './format.ts';
import { ASKER } from './intent.ts';
import { plain, strong, type Block, type Card } from './model.ts';
import { joined, missingText } from './phrase.ts';
import type { Direction, Missing, Period, Quantity, Target } from './view.ts';

/** A team's sites by indicator. By type it holds no person (R26). */
export interface TeamSitesView {
  readonly team: { readonly id: string; readonly name: BilingualName };
  readonly period: Period;
  readonly timeZone: string;
  readonly indicators: readonly {
    readonly name: BilingualName;
    readonly direction: Direction;
    readonly sites: readonly {
      readonly site: BilingualName;
      readonly reading: Quantity | null;
      readonly target: Target | null;
      readonly onTarget: boolean | null;
      readonly missing: Missing | null;
    }[];
  }[];
}

export function teamSitesCard(view: TeamSitesView, words: Words): Card {
  const said = words.sites;
  const team = pick(words, view.team.name);
  const period = formatPeriod(words, view.period);
  const judged = view.indicators.flatMap(({ sites }) => sites.filter(({ onTarget }) => onTarget !== null));
  const reached = judged.filter(({ onTarget }) => onTarget === true).length;
  return {
    kind: 'team_sites',
    language: words.language,
    title: said.title(team, period),
    tone: 'neutral',
    blocks: [
      ...(judged.length === 0 ? [] : [headline(said.headline(reached, judged.length))]),
      ...(view.indicators.length === 0 ? [body(said.none)] : []),
      ...view.indicators.flatMap((indicator) => indicatorBlocks(indicator, view.timeZone, words)),
      ...buttonBlocks(words, [
        button(words.buttons.scorecard, { do: 'scorecard', person: ASKER, period: view.period }),
      ]),
    ],
    summary: said.summary(team, period),
  };
}

type Indicator = TeamSitesView['indicators'][number];

/** Sites with a reading in a table; those without, with the reason, below it. */
function indicatorBlocks({ name, direction, sites }: Indicator, timeZone: string, words: Words): readonly Block[] {
  const said = words.sites;
  const rows = sites.flatMap(({ site, reading, target, onTarget }) =>
    reading === null
      ? []
      : [
          [
            [plain(pick(words, site))],
            [strong(formatQuantity(words, reading))],
            [
              plain(
                target === null
                  ? said.noTarget
                  : joined([
                      formatTarget(words, target, direction, reading),
                      onTarget === true ? said.onTarget : said.open,
                    ]),
              ),
            ],
          ],
        ],
  );
  const gaps = sites.filter(({ reading }) => reading === null);
  return [
    heading(pick(words, name)),
    ...(rows.length === 0
      ? []
      : [
          {
            type: 'table',
            columns: [
              { label: said.site, align: 'start' },
              { label: said.reading, align: 'end' },
              { label: said.target, align: 'end' },
            ],
            rows,
          } as const,
        ]),
    ...gaps.map(({ site, missing }) =>
      small(said.missing(pick(words, site), missingText(words, missing ?? { why: 'no_data' }, timeZone))),
    ),
  ];
}
