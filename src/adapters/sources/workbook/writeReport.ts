import { open, rename, rm } from 'node:fs/promises';
import ExcelJS, { type Alignment, type Cell, type Font, type Row, type Style, type Worksheet } from 'exceljs';
import type {
  ReportCell,
  ReportFigure,
  ReportLayout,
  ReportRow,
  ReportSheet,
  ReportValue,
} from '../../../bot/ports.ts';
import { columnLetter } from './place.ts';
import { cellText } from './text.ts';

const figureFormats: Readonly<Record<ReportFigure, string>> = {
  points: '0.0',
  finePoints: '0.00',
  change: '+0.0;-0.0;0.0',
  coefficient: '0.00',
  percent: '0.0%',
  finePercent: '0.00%',
  money: '#,##0.00',
  count: '#,##0',
  plain: 'General',
};

/** The font of the other cells, whose name no program guesses when it is left out. */
const bold: Partial<Font> = { name: 'Calibri', family: 2, scheme: 'minor', size: 11, bold: true };

const headingStyle: Partial<Style> = {
  numFmt: '@',
  font: bold,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } },
};

/** The workbook's bytes, to be downloaded or written. Small enough to be held whole: a row or ten a person. */
export async function renderReport(layout: ReportLayout): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = cellText(layout.title);
  workbook.creator = 'LinkStar KPI';
  workbook.lastModifiedBy = 'LinkStar KPI';
  workbook.created = layout.at;
  workbook.modified = layout.at;
  // Whoever opens it sees what the formulas come to, not what we say they do.
  workbook.calcProperties = { fullCalcOnLoad: true };
  for (const sheet of layout.sheets) writeSheet(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Nobody finds half a file under the name, and nobody but the owner may read what people are paid by. */
export async function writeReport(path: string, layout: ReportLayout): Promise<void> {
  const bytes = await renderReport(layout);
  const unfinished = `${path}.unfinished`;
  // What a run that died has left keeps its own mode when it is written over.
  await rm(unfinished, { force: true });
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function writeSheet(workbook: ExcelJS.Workbook, sheet: ReportSheet): void {
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: sheet.frozen, ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  worksheet.columns = sheet.columns.map(({ width }) => ({ width }));
  writeHeadings(worksheet.getRow(1), sheet);
  sheet.rows.forEach((cells, index) => writeRow(worksheet.getRow(index + 2), cells, sheet, false));
  const footRow = sheet.rows.length === 0 ? 2 : sheet.rows.length + 3;
  sheet.foot.forEach((cells, index) => writeRow(worksheet.getRow(footRow + index), cells, sheet, true));
  if (sheet.filter) addFilter(worksheet, sheet);
}

function addFilter(worksheet: Worksheet, { columns, rows }: ReportSheet): void {
  worksheet.autoFilter = `A1:${columnLetter(columns.length - 1)}${String(rows.length + 1)}`;
}

function writeHeadings(row: Row, { columns, rows }: ReportSheet): void {
  columns.forEach(({ heading, wrap }, index) => {
    const cell = row.getCell(index + 1);
    cell.value = heading === '' ? null : cellText(heading);
    const first = rows.map((cells) => cells[index]).find((content) => content !== undefined);
    cell.style = { ...headingStyle, alignment: { ...alignmentOf(first, wrap), vertical: 'middle', wrapText: true } };
  });
  row.height = 32;
}

/** Texts keep away from the figures before them; figures stand under each other, unless among texts. */
function alignmentOf(content: ReportCell | undefined, wrap: boolean): Partial<Alignment> {
  const value = content?.kind === 'formula' ? content.result : content;
  const left = wrap || value === undefined || value.kind === 'text';
  return { vertical: 'top', wrapText: wrap, ...(left ? { horizontal: 'left', indent: 1 } : { horizontal: 'right' }) };
}

function writeRow(row: Row, cells: ReportRow, { columns }: ReportSheet, foot: boolean): void {
  let lines = 1;
  cells.forEach((content, index) => {
    const column = columns[index];
    const cell = row.getCell(index + 1);
    const wrap = column?.wrap === true;
    cell.style = {
      alignment: alignmentOf(content, wrap),
      ...(foot ? { font: bold, border: { top: { style: 'hair' } } } : {}),
    };
    if (content === undefined) return;
    writeCell(cell, content);
    if (wrap && content.kind === 'text') lines = Math.max(lines, linesOf(content.text, column.width));
  });
  // Not every program makes room for wrapped text by itself; a page-long text does not push the others off the screen.
  row.height = 15 * Math.min(lines, mostLines);
}

const mostLines = 8;

/** Characters that take the room of two. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]|\p{Emoji_Presentation}/u;

function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const line of text.slice(0, mostLines * width).split('\n')) {
    const room = [...line].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
    lines += Math.max(1, Math.ceil((room * 1.1) / width));
  }
  return lines;
}

function writeCell(cell: Cell, content: ReportCell): void {
  if (content.kind !== 'formula') {
    cell.value = encodeValue(content);
    cell.numFmt = formatOf(content);
    return;
  }
  const { formula, result } = content;
  cell.value = { formula, result: encodeValue(result) };
  // In a cell of the format text, a formula becomes its own text as soon as somebody edits it.
  cell.numFmt = result.kind === 'text' ? 'General' : formatOf(result);
}

function encodeValue(value: ReportValue): string | number | Date {
  switch (value.kind) {
    case 'text':
      return cellText(value.text);
    case 'figure':
      return Number(value.value);
    case 'day':
      return new Date(`${value.day}T00:00:00Z`);
    case 'instant':
      // exceljs writes what a date shows in UTC: the reader's clock is passed off as that.
      return new Date(`${value.clock}:00Z`);
  }
}

function formatOf(value: ReportValue): string {
  switch (value.kind) {
    case 'text':
      return '@';
    case 'figure':
      return figureFormats[value.shown];
    case 'day':
      return 'yyyy-mm-dd';
    case 'instant':
      return 'yyyy-mm-dd hh:mm';
  }
}
