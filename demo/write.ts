/** The demo company's workbook, as a user's would be. */
import { writeWorkbook } from '../src/adapters/sources/workbook/write.ts';
import { workbookLayout } from '../src/bot/import/layout.ts';
import { demoCompany } from './company.ts';

/** @param day 'YYYY-MM-DD' at the company's head office */
export async function writeDemoWorkbook(file: string, day: string): Promise<void> {
  await writeWorkbook(file, workbookLayout(demoCompany({ today: day })));
}
