import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import type { CellMark } from '../../../bot/ports.ts';

const fills = {
  error: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } },
  warning: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFEB9C' } },
} as const;

/**
 * Writes a copy of a workbook in which each mark colours its cell and stands beside it as a note. A mark without a
 * column is on its row's first cell, one without a row on the sheet's first cell; one whose sheet is not there is left
 * out, for there is nothing to mark.
 */
export async function markWorkbook(from: string, to: string, marks: readonly CellMark[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(from);
  const cells = new Map<Cell, CellMark[]>();
  for (const mark of marks) {
    const sheet = workbook.getWorksheet(mark.sheet);
    if (sheet === undefined) continue;
    const cell = markedCell(sheet, mark);
    cells.set(cell, [...(cells.get(cell) ?? []), mark]);
  }
  for (const [cell, its] of cells) {
    const severity = its.some((mark) => mark.severity === 'error') ? 'error' : 'warning';
    // Cells of one format share their style object: a changed copy, so that only this cell is coloured.
    cell.style = { ...cell.style, fill: fills[severity] };
    cell.note = { texts: [{ text: its.map((mark) => mark.text).join('\n') }], margins: { insetmode: 'auto' } };
  }
  const first = marks.find((mark) => workbook.getWorksheet(mark.sheet) !== undefined);
  if (first !== undefined) openAt(workbook, first.sheet);
  await workbook.xlsx.writeFile(to);
}

function markedCell(sheet: Worksheet, mark: CellMark): Cell {
  return sheet.getCell(`${mark.column ?? 'A'}${String(mark.row ?? 1)}`);
}

/** The copy opens at the first sheet with a mark. */
function openAt(workbook: ExcelJS.Workbook, sheetName: string): void {
  const activeTab = workbook.worksheets.findIndex((sheet) => sheet.name === sheetName);
  workbook.views = [{ x: 0, y: 0, width: 20000, height: 12000, firstSheet: 0, activeTab, visibility: 'visible' }];
}
