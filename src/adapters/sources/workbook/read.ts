import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import ExcelJS, { type Worksheet } from 'exceljs';
import type { SheetCell, SheetRow, UnreadableFile, WorkbookContent } from '../../../bot/ports.ts';
import { decodeCell } from './cell.ts';

/** An .xlsx is a ZIP file; one with a password, like an old .xls, is an OLE file. */
const zipMagic = Buffer.from('PK\x03\x04', 'latin1');
const oleMagic = Buffer.from('D0CF11E0', 'hex');

/**
 * Reads a workbook whole. Measured with exceljs 4.4 on 9,000 rows of figures: 0.54 s whole, 0.65 s streamed, and the
 * streaming reader misses dates in files that keep their styles after their sheets. What is too big for this is a CSV.
 */
export async function readWorkbook(path: string): Promise<WorkbookContent | UnreadableFile> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { unreadable: 'not_found', detail: error instanceof Error ? error.message : String(error) };
  }
  if (bytes.subarray(0, 4).equals(oleMagic)) return { unreadable: 'encrypted', detail: basename(path) };
  if (!bytes.subarray(0, 4).equals(zipMagic)) return { unreadable: 'not_a_workbook', detail: basename(path) };

  const workbook = new ExcelJS.Workbook();
  try {
    // Its types want an ArrayBuffer, its code a Buffer.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture'],
    });
  } catch (error) {
    return { unreadable: 'not_a_workbook', detail: error instanceof Error ? error.message : String(error) };
  }
  return {
    fileName: basename(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sheets: workbook.worksheets.map((sheet) => ({ name: sheet.name, rows: readRows(sheet) })),
  };
}

function readRows(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: (SheetCell | undefined)[] = [];
    row.eachCell((cell, column) => {
      // A merged cell has its figure once, in its first cell: repeating it would count it twice.
      if (cell.isMerged && cell.master !== cell) return;
      const decoded = decodeCell(cell.value, cell.numFmt);
      if (decoded === undefined) return;
      while (cells.length < column - 1) cells.push(undefined);
      cells.push(decoded);
    });
    if (cells.length > 0) rows.push({ number, cells });
  });
  return rows;
}
