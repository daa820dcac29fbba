import type { Words } from '../words/index.ts';
import { body, fact, headline, section, small } from './block.ts';
import { note, oneLine } from './clip.ts';
import { formatCount } from './format.ts';
import { plain, type Block, type Card } from './model.ts';

export type ImportSection =
  | 'company'
  | 'positions'
  | 'people'
  | 'teams'
  | 'sites'
  | 'assignments'
  | 'sources'
  | 'metrics'
  | 'plans'
  | 'targets'
  | 'rates'
  | 'figures';

export interface ImportReportView {
  readonly fileName: string;
  readonly verdict: 'refused' | 'preview' | 'applied';
  readonly sections: readonly {
    readonly section: ImportSection;
    readonly added: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly removed: number;
  }[];
  /** All of them; the card shows the first twenty. `message` is in the reader's language already. */
  readonly problems: readonly {
    readonly sheet: string;
    readonly row: number | null;
    readonly column: string | null;
    readonly message: string;
  }[];
}

/** A screenful; the whole list is the command's. */
const PROBLEMS_SHOWN = 20;

/** An administrator's file: what came of it. */
export function importReportCard(view: ImportReportView, words: Words): Card {
  const said = words.importReport;
  const refused = view.verdict === 'refused';
  return {
    kind: 'import_report',
    language: words.language,
    title: said.title(oneLine(view.fileName, 60)),
    tone: refused ? 'problem' : 'good',
    blocks: [
      headline(verdictText(view, words), '', refused ? 'problem' : 'good'),
      ...(refused ? problemBlocks(view.problems, words) : sectionBlocks(view.sections, words)),
    ],
    summary: said.summary,
  };
}

type Count = 'added' | 'updated' | 'removed';

function verdictText({ verdict, sections, problems }: ImportReportView, words: Words): string {
  const said = words.importReport;
  if (verdict === 'refused') return said.refused(problems.length);
  const total = (count: Count): number => sections.reduce((sum, section) => sum + section[count], 0);
  const [added, updated, removed] = [total('added'), total('updated'), total('removed')];
  if (added + updated + removed === 0) return said.unchanged;
  return said[verdict](formatCount(added), formatCount(updated), formatCount(removed));
}

function sectionBlocks(sections: ImportReportView['sections'], words: Words): readonly Block[] {
  const said = words.importReport;
  const changed = sections.filter(({ added, updated, removed }) => added + updated + removed > 0);
  if (changed.length === 0) return [];
  return [
    {
      type: 'table',
      columns: [
        { label: said.section, align: 'start' },
        { label: said.changed, align: 'end' },
        { label: said.removed, align: 'end' },
      ],
      rows: changed.map(({ section, added, updated, removed }) => [
        [plain(said.sections[section])],
        [plain(said.counts(formatCount(added), formatCount(updated)))],
        [plain(formatCount(removed))],
      ]),
    },
  ];
}

function problemBlocks(problems: ImportReportView['problems'], words: Words): readonly Block[] {
  const said = words.importReport;
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  const sheets = [...new Set(shown.map(({ sheet }) => sheet))];
  const more = problems.length - shown.length;
  return [
    ...sheets.flatMap((sheet) =>
      section(
        oneLine(sheet),
        shown
          .filter((problem) => problem.sheet === sheet)
          .map(({ row, column, message }) =>
            fact(said.place(row, column === null ? null : oneLine(column)) || said.wholeSheet, note(message, 300)),
          ),
      ),
    ),
    ...(more > 0 ? [small(said.andMore(formatCount(more)))] : []),
    body(said.way),
  ];
}
