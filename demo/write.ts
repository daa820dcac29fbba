/** `npm run demo -- FILE [--today 2026-11-23]`: writes the demo company's workbook. */
import { parseArgs } from 'node:util';
import { writeWorkbook } from '../src/adapters/sources/workbook/write.ts';
import { workbookLayout } from '../src/bot/import/layout.ts';
import { demoCompany } from './company.ts';

/** @param day 'YYYY-MM-DD' at the company's head office */
export async function writeDemoWorkbook(file: string, day: string): Promise<void> {
  await writeWorkbook(file, workbookLayout(demoCompany({ today: day })));
}

const headOfficeToday = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { today: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined) {
    console.error('npm run demo -- FILE [--today YYYY-MM-DD]');
    process.exitCode = 2;
  } else {
    await writeDemoWorkbook(file, values.today ?? headOfficeToday());
    console.log(file);
  }
}
