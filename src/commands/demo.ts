/** The demo company, at the first start: its workbook is written and imported as a user's would be. */
import { join } from 'node:path';
import { readWorkbook } from '../adapters/sources/workbook/read.ts';
import { importCompany } from '../bot/import/importCompany.ts';
import { today } from '../bot/period.ts';
import type { Clock, Store } from '../bot/ports.ts';

/** Where the demo's head office is. */
const DEMO_TIME_ZONE = 'Asia/Shanghai';

export type DemoStep = 'demo_write' | 'demo_read' | 'demo_import';

/** Does nothing where there is a company already. */
export async function prepareDemo(
  store: Store,
  clock: Clock,
  { folder, onProgress }: { readonly folder: string; readonly onProgress: (step: DemoStep) => void },
): Promise<void> {
  if ((await store.transaction((tx) => tx.company.get())) !== null) return;
  const file = join(folder, 'company.xlsx');
  onProgress('demo_write');
  const { writeDemoWorkbook } = await import('../../demo/write.ts');
  await writeDemoWorkbook(file, today(clock(), DEMO_TIME_ZONE));
  onProgress('demo_read');
  const content = await readWorkbook(file);
  if ('unreadable' in content) throw new Error(`the demo's workbook cannot be read: ${content.unreadable}`);
  onProgress('demo_import');
  const options = { byId: null, clock, dryRun: false, mayRemove: false, demo: true, onProgress: () => undefined };
  const report = await importCompany(store, content, options);
  if (report.outcome !== 'applied') throw new Error(`the demo's workbook was not imported: ${report.outcome}`);
}
