/** A conversation in the demo company, on a Monday in November 2026, while its October is rated. */
import { PrismaClient } from '../../src/adapters/store/generated/client.ts';
import { createMessageLog } from '../../src/adapters/store/messageLog.ts';
import { openPostgres } from '../../src/adapters/store/postgres.ts';
import { createStore } from '../../src/adapters/store/transaction.ts';
import type { Log, MessageLog } from '../../src/bot/ports.ts';
import { converse, type Conversation } from './converse.ts';
import { createTestDatabase } from './database.ts';
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

/**
 * On PostgreSQL, which is a third of the work that the embedded database makes of so many questions. What needs no queue:
 * messages are delivered as soon as they are due.
 */
export async function openConversation(log: Log = silentLog): Promise<DemoConversation> {
  const database = await openPostgres(await createTestDatabase('demo'), silentLog);
  const prisma = new PrismaClient({ adapter: database.prismaAdapter });
  const store = createStore(prisma, () => Promise.resolve());
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await database.close();
  };
  const talk = await converse({ store, close }, demoNow, log);
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
