/** The demo company at the beginning of November, its October not opened yet: where every stage begins. */
import { openQueue, type JobQueue } from '../../src/adapters/queue/index.ts';
import { openStore, type OpenStore, type StoreLocation } from '../../src/adapters/store/open.ts';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import type { WrittenRows } from '../../src/bot/import/writtenRow.ts';
import type { Clock, Store } from '../../src/bot/ports.ts';
import { readCodeVersion } from '../../src/commands/codeVersion.ts';
import { command as exportCommand } from '../../src/commands/export.ts';
import { command as recomputeCommand } from '../../src/commands/recompute.ts';
import { demoContent, demoSheets } from '../support/demoSheets.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';

export const OPENS_AT = new Date('2026-11-02T02:00:00Z');

async function importDemo(store: Store, sheets: WrittenRows, now: Date): Promise<void> {
  const options = { byId: null, clock: () => now, dryRun: false, mayRemove: true, demo: true };
  const report = await importCompany(store, demoContent(sheets), { ...options, onProgress: () => undefined });
  if (report.outcome !== 'applied') throw new Error(`the demo company was not imported: ${report.outcome}`);
}

/** `where`: an empty database; the embedded one unless said otherwise. */
export async function openDemo(where: StoreLocation = { memory: true, dump: null }): Promise<OpenStore<JobQueue>> {
  const opened = await openStore(where, { log: silentLog, openQueue, onProgress: () => undefined });
  await importDemo(opened.store, demoSheets(), demoNow);
  return opened;
}

/** A figure of October anew: net sales of a site that E010 and others answer for, so many dollars higher. */
export function restate(store: Store, now: Date, by: number): Promise<void> {
  const figures = (demoSheets().figures ?? [])
    .filter((row) => row['site'] === 'amazon_us' && row['date'] === '2026-10-20' && row['item'] === 'US-TENT-01')
    .map((row) => ({ ...row, net_sales: String(Number(row['net_sales']) + by) }));
  return importDemo(store, { ...demoSheets(), figures }, now);
}

const commands = { export: exportCommand, recompute: recomputeCommand } as const;

const url = 'http://127.0.0.1:7330';
const address = { url, own: url, running: true };

/** What the command prints that is run beside the service. */
export async function runBeside(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  name: keyof typeof commands,
  args: readonly string[],
): Promise<string> {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const output = { write: keep, error: keep, progress: () => undefined };
  const services = { store, clock, address, codeVersion: await readCodeVersion() };
  await commands[name].run(args, { ...output, cwd: process.cwd(), language: 'zh' }, services);
  return lines.join('\n');
}
