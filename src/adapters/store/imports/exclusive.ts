import type { DecimalText } from '../../../bot/ports.ts';
import type { PrismaTransaction } from '../records/conversion.ts';

const IMPORT_LOCK = 4_711_002;

/** One import at a time: each compares with what the one before has left. */
export async function lockImports(db: PrismaTransaction): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)::text`;
}

/** A column would round without a word what does not fit into it. */
export function checkScale(value: DecimalText, places: number): DecimalText {
  const point = value.indexOf('.');
  if (point >= 0 && value.length - point - 1 > places) {
    throw new RangeError(`${value} has more than ${String(places)} decimal places`);
  }
  return value;
}
