/** A conversation in the demo company, on a Monday in November 2026, while its October is rated. */
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { PrismaClient } from '../../src/adapters/store/generated/client.ts';
import { createMessageLog } from '../../src/adapters/store/messageLog.ts';
import { openPgliteInMemory } from '../../src/adapters/store/pglite.ts';
import { createStore } from '../../src/adapters/store/transaction.ts';
import type { MessageLog } from '../../src/bot/ports.ts';
import { converse, type Conversation } from './converse.ts';
import { demoNow } from './demoNow.ts';
import { silentLog } from './log.ts';

export * from './converse.ts';
export * from './demoSheets.ts';

export interface DemoConversation extends Conversation {
  /** The web page's, which nobody here writes to. */
  readonly log: MessageLog;
  /** Every row of every table, as text: 'table: row'. */
  rows(): Promise<readonly string[]>;
}

export async function openConversation(): Promise<DemoConversation> {
  const dump = await openAsBlob(inject('demoDump'));
  const database = await openPgliteInMemory(dump);
  const queue = await openQueue(database.connection, { log: silentLog });
  const prisma = new PrismaClient({ adapter: database.prismaAdapter });
  const store = createStore(prisma, queue.enqueue);
  const close = async (): Promise<void> => {
    await queue.stop();
    await prisma.$disconnect();
    await database.close();
  };
  const talk = await converse({ store, close }, demoNow);
  const rows = (): Promise<readonly string[]> =>
    database.transaction(async (sql) => {
      const tables = await sql.query<{ name: string }>(
        `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
          WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const texts = await sql.query<{ text: string }>(`SELECT row_to_json(t)::text AS text FROM ${name} AS t`);
        found.push(...texts.map(({ text }) => `${name}: ${text}`));
      }
      return found;
    });
  return Object.assign(talk, { log: createMessageLog(prisma), rows });
}
