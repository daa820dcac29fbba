import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { SetupError } from '../../bot/errors.ts';
import type { Log } from '../../bot/ports.ts';
import type { Database } from './database.ts';

/**
 * A PostgreSQL server, reached once before this resolves.
 *
 * @throws SetupError when it cannot be reached; the message names host and database, never the password
 */
export async function openPostgres(databaseUrl: string, log: Log): Promise<Database> {
  const pool = new Pool({
    connectionString: databaseUrl,
    // Prisma's adapter takes every timestamptz for UTC, whatever the session's zone made of its text.
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => log.warn('store.connection_lost', { message: error.message }));
  await pool.query('SELECT 1').catch(async (error: unknown) => {
    await pool.end();
    throw new SetupError(
      `PostgreSQL cannot be reached (${describeTarget(databaseUrl)}): ${reason(error)}. Check DATABASE_URL.`,
      { cause: error },
    );
  });
  return {
    prismaAdapter: new PrismaPg(pool),
    connection: { databaseUrl },
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work({
          query: async <Row>(text: string, values?: readonly unknown[]) =>
            (await client.query(text, values === undefined ? [] : [...values])).rows as readonly Row[],
          script: async (text) => void (await client.query(text)),
        });
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        // A connection in doubt is closed, which rolls back, and not given to the next.
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

function describeTarget(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'not a valid address';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
