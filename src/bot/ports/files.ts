/** Workbooks and files of rows, as neutral data. */
import type { Day, DecimalText } from './values.ts';

/** A cell as a person reads it, its text never empty: an empty cell is not there. */
export interface SheetCell {
  /** A percentage's text is its ratio ('0.4' for 40 %), a date's 'YYYY-MM-DD', a time's 'HH:MM', an error's '#REF!'. */
  readonly kind: 'text' | 'number' | 'percent' | 'date' | 'time' | 'boolean' | 'error';
  readonly text: string;
}

export interface SheetRow {
  /** As the file counts, from 1. */
  readonly number: number;
  /** By column, A first. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** A workbook, read whole. */
export interface WorkbookContent {
  readonly fileName: string;
  readonly sha256: string;
  /** In the order of the tabs; empty rows are left out. */
  readonly sheets: readonly { readonly name: string; readonly rows: readonly SheetRow[] }[];
}

/** A file of any size whose rows come one after another; the first is the headings. */
export interface RowStream {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Once only. `bytesRead` tells how far it has come. */
  rows(): AsyncIterable<SheetRow>;
  bytesRead(): number;
}

/** A workbook to be written: every cell as it will be read back. */
export interface WorkbookLayout {
  readonly sheets: readonly {
    readonly name: string;
    readonly columns: readonly {
      readonly heading: string;
      /** Shown when the pointer rests on the heading; '' for none. */
      readonly note: string;
      readonly width: number;
      /** How Excel shows what is typed here. */
      readonly format: 'text' | 'date' | 'number' | 'count' | 'money' | 'general';
      readonly required: boolean;
      /** A drop-down: a column of a sheet of this workbook, its heading left out. */
      readonly choices: { readonly sheet: string; readonly column: number; readonly strict: boolean } | null;
    }[];
    readonly rows: Iterable<readonly (SheetCell | undefined)[]>;
    /** Filled in by nobody: lists behind drop-downs. */
    readonly hidden: boolean;
  }[];
}

/** A workbook for people to read and to calculate with. */
export interface ReportLayout {
  readonly title: string;
  readonly at: Date;
  readonly sheets: readonly ReportSheet[];
}

export interface ReportSheet {
  /** As Excel allows it: at most 31 characters, none of []:*?/\', unique whatever its case. */
  readonly name: string;
  readonly columns: readonly {
    readonly heading: string;
    /** In characters of a Latin letter's width. */
    readonly width: number;
    /** Long texts go on in the next line. */
    readonly wrap: boolean;
  }[];
  readonly rows: readonly ReportRow[];
  /** Under the rows and an empty one: what sums them up, which sorting and filtering leave where it is. */
  readonly foot: readonly ReportRow[];
  /** Columns from the left that stay in sight. */
  readonly frozen: number;
  /** The headings can be filtered and sorted by. Not where formulas count on the order of the rows. */
  readonly filter: boolean;
}

/** By column, A first. */
export type ReportRow = readonly (ReportCell | undefined)[];

export type ReportValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly value: DecimalText; readonly shown: ReportFigure }
  | { readonly kind: 'day'; readonly day: Day }
  /** On the reader's clock: '2026-11-03T18:05'. */
  | { readonly kind: 'instant'; readonly clock: string };

/** How a figure is shown: points 94.9, fine points 94.91, a change +2.5, a ratio in percent 4.0% or 4.01%. */
export type ReportFigure =
  'points' | 'finePoints' | 'change' | 'coefficient' | 'percent' | 'finePercent' | 'money' | 'count' | 'plain';

/** A formula comes with what it comes to, for readers that do not calculate. */
export type ReportCell =
  ReportValue | { readonly kind: 'formula'; readonly formula: string; readonly result: ReportValue };

/** Something to be said at a cell of a workbook; without a column at the row, without a row at the tab. */
export interface CellMark {
  readonly sheet: string;
  readonly row: number | null;
  /** 'A', 'B' … */
  readonly column: string | null;
  readonly text: string;
  readonly severity: 'error' | 'warning';
}

/** Why a file could not be read at all. */
export interface UnreadableFile {
  readonly unreadable: 'not_found' | 'not_a_workbook' | 'encrypted' | 'not_text';
  readonly detail: string;
}
