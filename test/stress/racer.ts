/**
 * One of several processes on a PostgreSQL database: says to the bot what it is told, at the instant it is told, or
 * imports a figure. Its store, its queue and its inbox are those of the service.
 */
import { byAccount } from '../../src/bot/people/accounts.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { createInbox, type Inbox } from '../../src/bot/conversation/inbox.ts';
import { apologise, respond } from '../../src/bot/conversation/respond.ts';
import { importFigures } from '../../src/bot/import/importFigures.ts';
import { workbookLayout } from '../../src/bot/import/layout.ts';
import type { WrittenRow } from '../../src/bot/import/writtenRow.ts';
import type { ChatEvent, RowStream, Store } from '../../src/bot/ports.ts';
import { answerText } from '../support/converse.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';

export type Order =
  | { readonly ask: 'open'; readonly databaseUrl: string }
  /** `at`: milliseconds since 1970. */
  | { readonly ask: 'run'; readonly act: Act; readonly at: number }
  | { readonly ask: 'close' };

export type Act =
  { readonly do: 'say'; readonly event: ChatEvent } | { readonly do: 'import'; readonly figure: WrittenRow };

export interface Ran {
  /** From when to when it was at it, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** What was answered, or what became of the import. */
  readonly said: string;
}

interface Open {
  readonly store: Store;
  readonly inbox: Inbox;
  close(): Promise<void>;
}

let open: Open | null = null;

process.on('message', (order: Order) => {
  void obey(order).then((ran) => process.send?.({ answered: ran }));
});

async function obey(order: Order): Promise<Ran | null> {
  switch (order.ask) {
    case 'open':
      open = await openHere(order.databaseUrl);
      return null;
    case 'run':
      if (open === null) throw new Error('nothing is open');
      return run(open, order);
    case 'close':
      await open?.close();
      return null;
  }
}

async function openHere(databaseUrl: string): Promise<Open> {
  const options = { log: silentLog, openQueue, onProgress: () => undefined };
  const { store, close } = await openStore({ databaseUrl }, options);
  const now = demoNow;
  const linkTo = (token: string): string => `https://kpi.example.com/p/${token}`;
  const inbox = createInbox({
    store,
    clock: () => now,
    log: silentLog,
    respond: (tx, event) =>
      respond(tx, event, { now, log: silentLog, codeVersion: 'test', linkTo, strangerOf: byAccount }),
    apologise: (tx, event) => apologise(tx, event, { now }),
  });
  return { store, inbox, close };
}

async function run({ store, inbox }: Open, { act, at }: Extract<Order, { ask: 'run' }>): Promise<Ran> {
  await pause(Math.max(0, at - Date.now()));
  const from = performance.timeOrigin + performance.now();
  let said: string;
  switch (act.do) {
    case 'say':
      await inbox.accept(act.event);
      said = answerText(await inbox.handle(act.event));
      break;
    case 'import': {
      const options = { byId: null, clock: () => demoNow, dryRun: false, onProgress: () => undefined };
      said = (await importFigures(store, fileOf(act.figure), options)).outcome;
      break;
    }
  }
  return { from, to: performance.timeOrigin + performance.now(), said };
}

/** As if it had been read from a file. */
function fileOf(figure: WrittenRow): RowStream {
  const sheet = workbookLayout({ figures: [figure] }).sheets.find(({ name }) => name.startsWith('Figures'));
  if (sheet === undefined) throw new Error('a workbook has no sheet of figures');
  const headings = sheet.columns.map(({ heading }) => ({ kind: 'text', text: heading }) as const);
  return {
    fileName: 'figures.csv',
    sha256: '0'.repeat(64),
    bytes: 1,
    bytesRead: () => 1,
    async *rows() {
      await Promise.resolve();
      yield { number: 1, cells: headings };
      for (const row of sheet.rows) yield { number: 2, cells: row };
    },
  };
}
