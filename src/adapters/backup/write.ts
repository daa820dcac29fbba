import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { State } from '../../bot/ports.ts';
import { FORMAT_VERSION, type End, type Header } from './format.ts';

export interface BackupContent {
  readonly state: State;
  readonly at: Date;
  readonly sessionKey: Uint8Array | null;
}

export type BackupOutcome =
  | { readonly type: 'written'; readonly rows: number; readonly bytes: number }
  /** There is a file of that name: it is left alone. */
  | { readonly type: 'exists' }
  /** The unfinished file of another backup: one that is being written, or was broken off. */
  | { readonly type: 'unfinished'; readonly path: string }
  | { readonly type: 'cannot_write'; readonly code: string };

/** Whole or not at all: it has its name when every byte of it is on the disk. */
export async function writeBackup(path: string, content: BackupContent): Promise<BackupOutcome> {
  if (existsSync(path)) return { type: 'exists' };
  const unfinished = `${path}.part`;
  let file: FileHandle;
  try {
    // It holds everything that is known about people, and what signs their sessions.
    file = await open(unfinished, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { type: 'unfinished', path: unfinished };
    return { type: 'cannot_write', code: codeOf(error) };
  }
  try {
    const rows = content.state.header.tables.reduce((sum, table) => sum + table.rows, 0);
    await pipeline(Readable.from(lines(content)), createGzip(), file.createWriteStream({ flush: true }));
    await rename(unfinished, path);
    return { type: 'written', rows, bytes: (await stat(path)).size };
  } catch (error) {
    await rm(unfinished, { force: true });
    if (DISK_CODES.has(codeOf(error))) return { type: 'cannot_write', code: codeOf(error) };
    throw error;
  } finally {
    await file.close();
  }
}

const DISK_CODES: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

async function* lines({ state, at, sessionKey }: BackupContent): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  const header: Header = {
    format: 'linkstar-kpi-backup',
    version: FORMAT_VERSION,
    at: at.toISOString(),
    migrations: [...state.header.migrations],
    tables: state.header.tables.map(({ name, columns, rows }) => ({ name, columns: [...columns], rows })),
    sequences: state.header.sequences.map(({ name, value }) => ({ name, value })),
    sessionKey: sessionKey === null ? null : Buffer.from(sessionKey).toString('base64'),
  };
  yield hashed(`${JSON.stringify(header)}\n`);
  let written = 0;
  for await (const { rows } of state.rows()) {
    written += rows.length;
    yield hashed(rows.map((row) => `${row}\n`).join(''));
  }
  const end: End = { end: true, rows: written, sha256: hash.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
}
