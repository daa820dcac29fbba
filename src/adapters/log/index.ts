/** Lines of JSON on standard error. The port's fields are flat and small, so that nobody's name or score slips in. */
import { pino } from 'pino';
import type { Log } from '../../bot/ports.ts';

export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

export function createLog(level: LogLevel): Log {
  // Synchronous: the last lines before a crash are the ones that are needed.
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    // Of an error its kind and where it arose: its message may quote data.
    error: (event, fields, cause) =>
      logger.error({ event, ...fields, ...(cause === undefined ? {} : describe(cause)) }),
  };
}

function describe(cause: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(cause instanceof Error)) return { error: typeof cause, at: [] };
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return { error: cause.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
