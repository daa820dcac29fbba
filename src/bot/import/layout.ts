/** The workbook as it is written: the contract's sheets, filled with rows or with the ready plans. */
import { metrics } from '../../scoring/catalogue.ts';
import { readyPlans } from '../../scoring/plans.ts';
import type { SheetCell, WorkbookLayout } from '../ports.ts';
import { readyRows } from './readyRows.ts';
import { bilingual, type Column, type Option, type Sheet } from './sheet.ts';
import type { WrittenRow, WrittenRows } from './writtenRow.ts';
import { explanationSheetName, listsSheetName, workbookSheets } from './sheets.ts';

type SheetLayout = WorkbookLayout['sheets'][number];
type ColumnLayout = SheetLayout['columns'][number];
type Cells = readonly (SheetCell | undefined)[];

/** The template: the ready positions and plans stand in it, everything else is empty. */
export const templateLayout = (): WorkbookLayout => workbookLayout(readyRows(readyPlans));

export function workbookLayout(rows: WrittenRows): WorkbookLayout {
  const lists = collectLists();
  return {
    sheets: [
      explanationSheet(),
      ...workbookSheets.map((sheet) => ({
        name: bilingual(sheet.name),
        hidden: false,
        columns: sheet.columns.map((column) => columnLayout(column, lists)),
        rows: writeRows(sheet, rows[sheet.key] ?? []),
      })),
      listsSheet(lists),
    ],
  };
}

function* writeRows(sheet: Sheet, rows: readonly WrittenRow[]): Iterable<Cells> {
  for (const row of rows) {
    yield sheet.columns.map((column) => {
      const text = row[column.key];
      return text === null || text === undefined || text === '' ? undefined : encode(column, text);
    });
  }
}

/** The cell a person would have made of it: an option by its name, a share as a percentage. */
function encode(column: Column, text: string): SheetCell {
  const { kind } = column;
  switch (kind.type) {
    case 'date':
      return { kind: 'date', text };
    case 'decimal':
    case 'weight':
      return { kind: 'number', text };
    case 'figure':
      return text.endsWith('%')
        ? { kind: 'percent', text: String(Number(text.slice(0, -1)) / 100) }
        : { kind: 'number', text };
    case 'choice': {
      const option = kind.options.find((candidate) => candidate.key === text);
      return { kind: 'text', text: option === undefined ? text : bilingual(option.name) };
    }
    case 'text':
    case 'key':
    case 'period':
    case 'time':
    case 'choices':
    case 'reference':
    case 'shares':
    case 'metric':
    case 'planItem':
    case 'country':
    case 'currency':
    case 'timeZone':
    case 'email':
    case 'curve':
    case 'formula':
      return { kind: 'text', text };
  }
}

/** What a drop-down offers, by the name its list has on the hidden sheet. */
type Lists = ReadonlyMap<string, readonly string[]>;

const metricList = 'metric';
const currencyList = 'currency';
const timeZoneList = 'time zone';
const optionList = (options: readonly Option[]) => options.map((option) => option.key).join(' ');

const commonCurrencies =
  'USD EUR GBP JPY CNY HKD SGD MYR THB PHP IDR VND KRW TWD AUD CAD MXN BRL PLN SEK TRY AED SAR'.split(' ');

function collectLists(): Lists {
  const lists = new Map<string, readonly string[]>([
    [metricList, [...metrics.keys()]],
    [currencyList, commonCurrencies],
    [timeZoneList, Intl.supportedValuesOf('timeZone')],
  ]);
  for (const { kind } of workbookSheets.flatMap((sheet) => sheet.columns)) {
    if (kind.type === 'choice') {
      lists.set(
        optionList(kind.options),
        kind.options.map((option) => bilingual(option.name)),
      );
    }
  }
  return lists;
}

function columnLayout(column: Column, lists: Lists): ColumnLayout {
  const heading = bilingual(column.heading);
  return {
    heading,
    note: [column.explanation.en, column.explanation.zh, `e.g. 例如 ${column.example}`].join('\n'),
    width: column.width ?? Math.max(12, Math.min(22, heading.length + 2)),
    format: formatOf(column),
    required: column.required,
    choices: choicesOf(column, lists),
  };
}

function formatOf({ kind }: Column): ColumnLayout['format'] {
  switch (kind.type) {
    case 'date':
      return 'date';
    case 'decimal':
    case 'figure':
    case 'weight':
      return 'general';
    case 'text':
    case 'key':
    // As text, so that Excel makes no first of the month of 2026-11, and no fraction of a day of 09:30.
    case 'period':
    case 'time':
    case 'choice':
    case 'choices':
    case 'reference':
    case 'shares':
    case 'metric':
    case 'planItem':
    case 'country':
    case 'currency':
    case 'timeZone':
    case 'email':
    case 'curve':
    case 'formula':
      return 'text';
  }
}

function choicesOf({ kind }: Column, lists: Lists): ColumnLayout['choices'] {
  const listed = (name: string, strict: boolean) => ({
    sheet: listsSheetName,
    column: [...lists.keys()].indexOf(name),
    strict,
  });
  if (kind.type === 'choice') return listed(optionList(kind.options), true);
  // A company may have metrics and currencies of its own beside the listed ones.
  if (kind.type === 'metric' || kind.type === 'planItem') return listed(metricList, false);
  if (kind.type === 'currency') return listed(currencyList, false);
  if (kind.type === 'timeZone') return listed(timeZoneList, false);
  if (kind.type !== 'reference') return null;
  const sheet = workbookSheets.find((candidate) => candidate.key === kind.to);
  return sheet === undefined ? null : { sheet: bilingual(sheet.name), column: 0, strict: false };
}

function listsSheet(lists: Lists): SheetLayout {
  const longest = Math.max(...[...lists.values()].map((list) => list.length));
  return {
    name: listsSheetName,
    hidden: true,
    columns: [...lists.keys()].map((heading) => plainColumn(heading.slice(0, 30), 24)),
    rows: Array.from({ length: longest }, (_, index) => [...lists.values()].map((list) => textCell(list[index]))),
  };
}

const textCell = (text: string | undefined): SheetCell | undefined =>
  text === undefined || text === '' ? undefined : { kind: 'text', text };

const plainColumn = (heading: string, width: number): ColumnLayout => ({
  heading,
  note: '',
  width,
  format: 'text',
  required: false,
  choices: null,
});

const howTo: readonly (readonly [string, string])[] = [
  ['Fill in the sheets from left to right; dark headings are required.', '从左到右填各张表，深色表头必填。'],
  [
    'Rest the pointer on a heading: it says what belongs there, with an example.',
    '鼠标停在表头上，会显示该填什么，并有例子。',
  ],
  [
    'npm run import -- company.xlsx checks everything and applies all of it or nothing.',
    'npm run import -- company.xlsx 全部检查，要么全部导入，要么都不导入。',
  ],
  [
    'Change the file and import it again at any time; what is the same stays as it is.',
    '随时可以改了再导入；没变的不动。',
  ],
  ['A sheet or column of your own: begin its name with #.', '自己的草稿表或备注列，名字以 # 开头。'],
];

function explanationSheet(): SheetLayout {
  const rows: Cells[] = [
    ...howTo.map(([en, zh]) => [undefined, textCell(en), textCell(zh)]),
    [],
    ...workbookSheets.map((sheet) => [
      textCell(bilingual(sheet.name)),
      textCell(sheet.explanation.en),
      textCell(sheet.explanation.zh),
    ]),
    [],
    [textCell('Indicators 指标'), textCell('Ready to use in plans and targets:'), textCell('方案和目标里可以直接用：')],
    ...[...metrics.values()].map((metric) => [
      textCell(metric.key),
      textCell(`${metric.name.en}: ${metric.meaning.en}`),
      textCell(`${metric.name.zh}：${metric.meaning.zh}`),
    ]),
  ];
  return {
    name: explanationSheetName,
    hidden: false,
    columns: [plainColumn('Sheet 表', 28), plainColumn('What it is for', 80), plainColumn('用途', 70)],
    rows,
  };
}
