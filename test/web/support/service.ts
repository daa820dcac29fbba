/** The web platform on a server of its own, with a scripted bot behind it. */
import { renderChart } from '../../../src/adapters/charts/index.ts';
import { createHttp } from '../../../src/adapters/http/index.ts';
import { createWebAdapter, type WebLinks, type WebPeople } from '../../../src/adapters/web/index.ts';
import type { ChatAdapter, ChatHandlers, Clock, Log } from '../../../src/bot/ports.ts';
import { createCompany, type TestCompany } from './company.ts';
import { createMemoryMessageLog, type MemoryMessageLog } from './memoryMessageLog.ts';

export interface WebService {
  readonly url: string;
  readonly adapter: ChatAdapter;
  readonly messages: MemoryMessageLog;
  readonly company: TestCompany;
  stop(): Promise<void>;
}

export const NOW = new Date('2026-11-23T06:21:00Z');
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Nobody was invited. */
const NO_LINKS: WebLinks = {
  openLink: () => Promise.resolve('void'),
  redeemLink: () => Promise.resolve('void'),
  takeFile: () => Promise.resolve('void'),
};

interface Options {
  readonly port?: number;
  readonly messages?: MemoryMessageLog;
  readonly clock?: Clock;
  /** In the place of the three of the test's company. */
  readonly people?: WebPeople;
  readonly links?: WebLinks;
}

export async function startWebService(
  handlers: ChatHandlers | null,
  { port = 0, messages = createMemoryMessageLog(), clock = () => NOW, links = NO_LINKS, people }: Options = {},
): Promise<WebService> {
  const company = createCompany();
  const http = createHttp({ host: '127.0.0.1', port, publicUrl: null }, { log: SILENT });
  const adapter = createWebAdapter(
    { sessionKey: Buffer.alloc(32, 7) },
    { log: SILENT, clock, http, renderChart, messages, people: people ?? company, ...links },
  );
  if (handlers !== null) await adapter.start(handlers);
  const url = await http.start();
  return {
    url,
    adapter,
    messages,
    company,
    async stop() {
      await adapter.stop();
      await http.stop();
    },
  };
}
