/** The demo company, at the first start: its workbook is written and imported as a user's would be. */
import { join } from 'node:path';
import { today } from '../bot/period.ts';
import type { Clock, Store, WorkbookContent } from '../bot/ports.ts';

/** Where the demo's head office is. */
export const DEMO_TIME_ZONE = 'Asia/Shanghai';

export type DemoStep = 'demo_write' | 'demo_read' | 'demo_import';

export interface Demo {
  /** Makes the workbook, while the database is being created beside it. */
  begin(): void;
  /** Does nothing where there is a company already. */
  prepare(store: Store): Promise<void>;
}

/** What reads and writes workbooks is loaded when it is needed: every later start goes without. */
export function createDemo({
  folder,
  clock,
  onProgress,
}: {
  readonly folder: string;
  readonly clock: Clock;
  readonly onProgress: (step: DemoStep) => void;
}): Demo {
  async function makeWorkbook(): Promise<WorkbookContent> {
    const file = join(folder, 'company.xlsx');
    onProgress('demo_write');
    const { writeDemoWorkbook } = await import('../../demo/write.ts');
    await writeDemoWorkbook(file, today(clock(), DEMO_TIME_ZONE));
    onProgress('demo_read');
    const { readWorkbook } = await import('../adapters/sources/workbook/read.ts');
    const content = await readWorkbook(file);
    if ('unreadable' in content) throw new Error(`the demo's workbook cannot be read: ${content.unreadable}`);
    return content;
  }

  let workbook: Promise<WorkbookContent> | null = null;
  return {
    begin() {
      workbook ??= makeWorkbook();
    },
    async prepare(store) {
      if ((await store.transaction((tx) => tx.company.get())) !== null) return;
      const content = await (workbook ?? makeWorkbook());
      onProgress('demo_import');
      const { importCompany } = await import('../bot/import/importCompany.ts');
      const options = { byId: null, clock, dryRun: false, mayRemove: false, demo: true, onProgress: () => undefined };
      const report = await importCompany(store, content, options);
      if (report.outcome !== 'applied') throw new Error(`the demo's workbook was not imported: ${report.outcome}`);
      const { openLastMonth } = await import('../bot/cycle/openLastMonth.ts');
      await store.transaction((tx) => openLastMonth(tx, clock()));
    },
  };
}
