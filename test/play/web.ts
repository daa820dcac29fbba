/** The stage of the web client's bot: the demo company at the beginning of November, its October not opened yet. */
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore, type StoreLocation } from '../../src/adapters/store/open.ts';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import { readCodeVersion } from '../../src/commands/codeVersion.ts';
import { command as exportCommand } from '../../src/commands/export.ts';
import { command as recomputeCommand } from '../../src/commands/recompute.ts';
import { buttonsOf, converse } from '../support/converse.ts';
import { demoContent, demoSheets } from '../support/demoSheets.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';
import type { Stage } from './stage.ts';

const commands = { export: exportCommand, recompute: recomputeCommand } as const;

const url = 'http://127.0.0.1:7330';
const address = { url, own: url, running: true };

/** `where`: an empty database; the embedded one unless said otherwise. */
export async function openWebStage(
  where: StoreLocation = { memory: true, dump: null },
): Promise<Stage & { close(): Promise<void> }> {
  const opened = await openStore(where, { log: silentLog, openQueue, onProgress: () => undefined });
  const options = { byId: null, clock: () => demoNow, dryRun: false, mayRemove: false, demo: true };
  const report = await importCompany(opened.store, demoContent(demoSheets()), {
    ...options,
    onProgress: () => undefined,
  });
  if (report.outcome !== 'applied') throw new Error(`the demo company was not imported: ${report.outcome}`);
  const talk = await converse(opened, new Date('2026-11-02T02:00:00Z'));
  return {
    platform: 'web',
    say: (person, text) => talk.say(person, text),
    press: (person, label) => talk.press(person, label),
    labels: (person) => talk.labels(person),
    waiting: async (person) => (await talk.cards(person)).flatMap((card) => buttonsOf(card).map(({ label }) => label)),
    fill(person, values) {
      if (!('rating' in values && 'text' in values)) return talk.fill(person, values);
      const filled = talk
        .form(person)
        .fields.map(({ key, type }) => [key, type === 'rating' ? values.rating : values.text] as const);
      return talk.fill(person, Object.fromEntries(filled));
    },
    read: (person) => talk.messages(person),
    async passTo(instant) {
      talk.now = new Date(instant);
      await talk.tick();
    },
    restate: (by) =>
      talk.reimport((sheets) => ({
        ...sheets,
        figures: (demoSheets().figures ?? [])
          .filter((row) => row['site'] === 'amazon_us' && row['date'] === '2026-10-20' && row['item'] === 'US-TENT-01')
          .map((row) => ({ ...row, net_sales: String(Number(row['net_sales']) + by) })),
      })),
    async command(name, args) {
      const lines: string[] = [];
      const keep = (line: string): void => void lines.push(line);
      const output = { write: keep, error: keep, progress: () => undefined };
      const services = { store: talk.store, clock: () => talk.now, address, codeVersion: await readCodeVersion() };
      await commands[name].run(args, { ...output, cwd: process.cwd(), language: 'zh' }, services);
      return lines.join('\n');
    },
    close: () => talk.close(),
  };
}
