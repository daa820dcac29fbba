import type { PrismaTransaction } from './conversion.ts';

const IMPORT_LOCK = 4_711_002;

/** One import at a time: each compares with what the one before has left. */
export async function lockImports(db: PrismaTransaction): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)::text`;
}
