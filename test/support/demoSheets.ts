/** The demo company's workbook, as rows and as if it had been read from a file. */
import { demoCompany } from '../../demo/company.ts';
import { workbookLayout } from '../../src/bot/import/layout.ts';
import type { WrittenRows } from '../../src/bot/import/writtenRow.ts';
import type { SheetCell, WorkbookContent } from '../../src/bot/ports.ts';
import { demoNow } from './demoNow.ts';

let sheets: WrittenRows | null = null;
/** The rows of the demo company's workbook. */
export const demoSheets = (): WrittenRows => (sheets ??= demoCompany({ today: demoNow.toISOString().slice(0, 10) }));

/** As if it had been written to a file and read again, where numbers keep 15 digits. */
export function demoContent(rows: WrittenRows): WorkbookContent {
  const asRead = (cell: SheetCell | undefined): SheetCell | undefined =>
    cell?.kind === 'percent' ? { ...cell, text: String(Number(Number(cell.text).toPrecision(15))) } : cell;
  return {
    fileName: 'company.xlsx',
    sha256: '0'.repeat(64),
    sheets: workbookLayout(rows).sheets.map(({ name, columns, rows: cells }) => {
      const headings = columns.map(({ heading }): SheetCell => ({ kind: 'text', text: heading }));
      const written = [...cells].map((row) => row.map(asRead));
      return { name, rows: [headings, ...written].map((row, index) => ({ number: index + 1, cells: row })) };
    }),
  };
}
