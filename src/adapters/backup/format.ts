/**
 * A backup is a gzip file of lines: a header, a line per row in the order of the header's tables, and an end that says
 * how many rows there were and the SHA-256 of every byte before it.
 */
import { z } from 'zod';

/** Raised when an older program could not read the file any more. */
export const FORMAT_VERSION = 1;

/** Of any version: what tells a backup from other files. */
export const anyHeader = z.object({ format: z.literal('linkstar-kpi-backup'), version: z.int() });

export const header = z.strictObject({
  format: z.literal('linkstar-kpi-backup'),
  version: z.literal(FORMAT_VERSION),
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: z.int().min(0) })),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string().regex(/^\d+$/u) })),
  /** What signs sessions, in base64; null where nobody has signed in yet. */
  sessionKey: z.base64().nullable(),
});
export type Header = z.infer<typeof header>;

export const end = z.strictObject({
  end: z.literal(true),
  rows: z.int().min(0),
  sha256: z.string().regex(/^[\da-f]{64}$/u),
});
export type End = z.infer<typeof end>;
