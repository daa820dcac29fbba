import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { PGlite } from '@electric-sql/pglite';

/** Plain SQL in one transaction: what migrations need before there is a Prisma client. */
export interface SqlTransaction {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Any number of statements. */
  script(text: string): Promise<void>;
}

/** A database that is open, PGlite or PostgreSQL. */
export interface Database {
  readonly prismaAdapter: SqlDriverAdapterFactory;
  /** How the queue reaches the same database: through the very same PGlite, or by connections of its own. */
  readonly connection: QueueConnection;
  transaction<T>(work: (sql: SqlTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type QueueConnection = { readonly pglite: PGlite } | { readonly databaseUrl: string };
