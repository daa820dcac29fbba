/** A sheet by its columns' names: what its cells are called in formulas, and how it is laid out. */
import { columnLetter } from '../../import/table.ts';
import type { ReportSheet } from '../../ports.ts';
import type { Cell } from './cell.ts';

export interface Place<Column extends string> {
  readonly sheet: string;
  /** Of a data row, from 0: 'K2'. */
  readonly cell: (column: Column, index: number) => string;
  /** The column beside the formula, whatever row the formula is in: '$K2'. */
  readonly beside: (column: Column, index: number) => string;
  /** All data rows, on the same sheet: '$K$2:$K$9'. */
  readonly own: (column: Column) => string;
  /** All data rows, from any sheet: "'Finance'!$K$2:$K$9". */
  readonly all: (column: Column) => string;
  /** Data rows from one to another, from any sheet. */
  readonly block: (column: Column, from: number, to: number) => string;
}

/** Under the headings. */
const firstRow = 2;

export function placeOf<Column extends string>(
  sheet: string,
  columns: readonly Column[],
  rowCount: number,
): Place<Column> {
  const letters = new Map(columns.map((column, index) => [column, columnLetter(index)]));
  const letter = (column: Column): string => {
    const found = letters.get(column);
    if (found === undefined) throw new RangeError(`no column ${column} in ${sheet}`);
    return found;
  };
  const range = (column: Column, from: number, to: number): string =>
    `$${letter(column)}$${String(from + firstRow)}:$${letter(column)}$${String(to + firstRow)}`;
  // A sheet without rows has formulas over its first, empty one.
  const last = Math.max(rowCount - 1, 0);
  const quoted = `'${sheet.replaceAll("'", "''")}'!`;
  return {
    sheet,
    cell: (column, index) => `${letter(column)}${String(index + firstRow)}`,
    beside: (column, index) => `$${letter(column)}${String(index + firstRow)}`,
    own: (column) => range(column, 0, last),
    all: (column) => quoted + range(column, 0, last),
    block: (column, from, to) => quoted + range(column, from, to),
  };
}

export type Row<Column extends string> = Readonly<Partial<Record<Column, Cell>>>;

interface TableLayout<Column extends string> {
  readonly place: Place<Column>;
  readonly columns: readonly Column[];
  readonly headings: Readonly<Record<Column, string>>;
  readonly rows: readonly Row<Column>[];
  readonly foot?: readonly Row<Column>[];
  readonly frozen: number;
  readonly filter: boolean;
  readonly widths?: Readonly<Partial<Record<Column, number>>>;
}

/** Wide enough for a figure and for a heading of four to six Chinese characters over two lines. */
const usualWidth = 12;

/** Columns as wide as this hold what people write at length. */
const wrapFrom = 30;

export function layTable<Column extends string>(table: TableLayout<Column>): ReportSheet {
  const { columns, headings, widths } = table;
  const cellsOf = (row: Row<Column>): readonly Cell[] => columns.map((column) => row[column]);
  return {
    name: table.place.sheet,
    columns: columns.map((column) => {
      const width = widths?.[column] ?? usualWidth;
      return { heading: headings[column], width, wrap: width >= wrapFrom };
    }),
    rows: table.rows.map(cellsOf),
    foot: (table.foot ?? []).map(cellsOf),
    frozen: table.frozen,
    filter: table.filter && table.rows.length > 0,
  };
}
