import type { Place, ProblemKind } from '../../words/import.ts';
import type { SheetRow, WorkbookContent } from '../ports.ts';
import { parseCell, type KnownKeys } from './parseCell.ts';
import type { Problems } from './problems.ts';
import { suggestNamed } from './suggest.ts';
import type { Column, Sheet, SheetKey } from './sheet.ts';
import {
  explanationSheetName,
  findColumn,
  findSheet,
  listsSheetName,
  normalizeHeading,
  workbookSheets,
} from './sheets.ts';

/** A sheet of the file with its columns recognised. */
export interface Table {
  readonly sheet: Sheet;
  /** The tab's name as the file has it; '' in a CSV. */
  readonly name: string;
  readonly columns: ReadonlyMap<string, FoundColumn>;
  /** Where the first row says something, if only that the column is somebody's own. */
  readonly headed: ReadonlySet<number>;
  readonly rows: readonly SheetRow[];
}

export interface FoundColumn {
  readonly column: Column;
  readonly index: number;
  readonly letter: string;
  readonly heading: string;
}

/** A row, read by its columns' keys. Whatever is wrong with a cell has been reported when `get` answers null for it. */
export interface RowReader {
  readonly number: number;
  /** The canonical text of a cell; null where nothing, or nothing usable, stands. */
  get(column: string): string | null;
  /** Something stands in the cell, right or wrong. */
  has(column: string): boolean;
  /** The cell was written as a percentage. */
  isPercent(column: string): boolean;
  /** False once a cell of the row was reported. */
  isSound(): boolean;
  /** Reports something about the row, or about one of its cells. */
  report(column: string | null, kind: ProblemKind): void;
  warn(column: string | null, kind: ProblemKind): void;
}

/** 0 -> 'A', 26 -> 'AA'. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** Tabs and columns of somebody's own. */
const isOwn = (name: string) => name.trim().startsWith('#');

export function recognizeSheets(content: WorkbookContent, problems: Problems): ReadonlyMap<SheetKey, Table> {
  const tables = new Map<SheetKey, Table>();
  const notRead = [explanationSheetName, listsSheetName].map(normalizeHeading);
  for (const { name, rows } of content.sheets) {
    if (isOwn(name) || notRead.includes(normalizeHeading(name))) continue;
    const place = { sheet: name, row: null, column: null, heading: null };
    const sheet = findSheet(name);
    if (sheet === null) {
      // An empty tab is what Excel adds by itself.
      if (rows.length === 0) continue;
      const known = workbookSheets.map((each) => ({ key: each.key, names: each.name }));
      problems.add(place, '', { kind: 'unknown_sheet', suggestion: suggestNamed(name, known) });
      continue;
    }
    const first = tables.get(sheet.key);
    if (first !== undefined) {
      problems.add(place, '', { kind: 'repeated_sheet', first: first.name });
      continue;
    }
    const [headings, ...data] = rows;
    if (headings === undefined) problems.add(place, '', { kind: 'empty_sheet' });
    else tables.set(sheet.key, { ...recognizeColumns(sheet, name, headings, problems), rows: data });
  }
  for (const sheet of workbookSheets) {
    const isThere = content.sheets.some(({ name }) => findSheet(name) === sheet);
    if (isThere || !sheet.required) continue;
    problems.add({ sheet: sheet.name.en, row: null, column: null, heading: null }, '', {
      kind: 'missing_sheet',
      name: sheet.name,
    });
  }
  return tables;
}

export function recognizeColumns(
  sheet: Sheet,
  name: string,
  headings: SheetRow,
  problems: Problems,
): Omit<Table, 'rows'> {
  const columns = new Map<string, FoundColumn>();
  const headed = new Set<number>();
  headings.cells.forEach((cell, index) => {
    if (cell === undefined) return;
    headed.add(index);
    if (isOwn(cell.text)) return;
    const letter = columnLetter(index);
    const place = { sheet: name, row: headings.number, column: letter, heading: cell.text };
    const column = findColumn(sheet, cell.text);
    if (column === null) {
      const known = sheet.columns.map((each) => ({ key: each.key, names: each.heading }));
      problems.add(place, '', { kind: 'unknown_column', suggestion: suggestNamed(cell.text, known) });
      return;
    }
    const first = columns.get(column.key);
    if (first !== undefined) problems.add(place, '', { kind: 'repeated_column', first: first.letter });
    else columns.set(column.key, { column, index, letter, heading: cell.text });
  });
  for (const column of sheet.columns) {
    if (!column.required || columns.has(column.key)) continue;
    problems.add({ sheet: name, row: headings.number, column: null, heading: null }, '', {
      kind: 'missing_column',
      name: column.heading,
    });
  }
  return { sheet, name, columns, headed };
}

export function createRowReader(table: Table, row: SheetRow, known: KnownKeys, problems: Problems): RowReader {
  let sound = true;
  const placeOf = (key: string | null): Place => {
    const found = key === null ? undefined : table.columns.get(key);
    return { sheet: table.name, row: row.number, column: found?.letter ?? null, heading: found?.heading ?? null };
  };
  const cellOf = (key: string) => {
    const found = table.columns.get(key);
    return found === undefined ? undefined : row.cells[found.index];
  };
  const valueOf = (key: string | null) => (key === null ? '' : (cellOf(key)?.text ?? ''));
  const report = (key: string | null, kind: ProblemKind) => {
    sound = false;
    problems.add(placeOf(key), valueOf(key), kind);
  };
  const values = new Map<string, string | null>();
  for (const [key, { column }] of table.columns) {
    const cell = cellOf(key);
    if (cell === undefined) {
      if (column.required) report(key, { kind: 'required' });
      continue;
    }
    const parsed = parseCell(column, cell, known);
    if ('problem' in parsed) report(key, parsed.problem);
    else values.set(key, parsed.value);
  }
  return {
    number: row.number,
    get: (key) => values.get(key) ?? null,
    has: (key) => cellOf(key) !== undefined,
    isPercent: (key) => {
      const cell = cellOf(key);
      return cell?.kind === 'percent' || (cell?.kind === 'text' && /[%％]$/.test(cell.text));
    },
    isSound: () => sound,
    report,
    warn: (key, kind) => {
      problems.warn(placeOf(key), valueOf(key), kind);
    },
  };
}

/** The rows of a sheet, each read and checked by itself, and against the columns that must be unique. */
export function readRows(table: Table | undefined, known: KnownKeys, problems: Problems): readonly RowReader[] {
  if (table === undefined) return [];
  const { unique } = table.sheet;
  const firstRows = new Map<string, number>();
  return table.rows.map((row) => {
    const reader = createRowReader(table, row, known, problems);
    reportCellsWithoutHeading(table, row, problems);
    if (unique.length === 0) return reader;
    const key = JSON.stringify(unique.map((column) => reader.get(column)));
    const firstRow = firstRows.get(key);
    // A row that lacks what would tell it apart has been reported already.
    if (!reader.isSound() && unique.some((column) => reader.get(column) === null)) return reader;
    if (firstRow === undefined) firstRows.set(key, row.number);
    else reader.report(unique[unique.length - 1] ?? null, { kind: 'duplicate', firstRow });
    return reader;
  });
}

function reportCellsWithoutHeading(table: Table, row: SheetRow, problems: Problems): void {
  row.cells.forEach((cell, index) => {
    if (cell === undefined || table.headed.has(index)) return;
    const place = { sheet: table.name, row: row.number, column: columnLetter(index), heading: null };
    problems.add(place, cell.text, { kind: 'cell_without_heading' });
  });
}
