import { createHash } from 'node:crypto';
import type { State, StateRows } from '../../bot/ports.ts';
import { anyHeader, end, header, type Header } from './format.ts';
import { readLines } from './lines.ts';

/** A backup that is whole: every byte of it was looked at. */
export interface Backup {
  readonly at: Date;
  readonly sessionKey: Uint8Array | null;
  readonly state: State;
}

export type BackupProblem =
  | 'not_found'
  | 'unreadable'
  | 'not_a_backup'
  /** Written by a version whose backups look different. */
  | 'newer_format'
  /** It ends too early. */
  | 'cut_short'
  /** Something in it has been changed. */
  | 'damaged';

const ROWS_AT_A_TIME = 500;

/** Reads all of it before anything of it is used. */
export async function openBackup(path: string): Promise<Backup | { readonly problem: BackupProblem }> {
  try {
    const found = await readHeader(path);
    for await (const piece of readRows(path)) void piece;
    return {
      at: new Date(found.at),
      sessionKey: found.sessionKey === null ? null : Buffer.from(found.sessionKey, 'base64'),
      state: { header: found, rows: () => readRows(path) },
    };
  } catch (error) {
    if (error instanceof UnusableBackup) return { problem: error.problem };
    throw error;
  }
}

class UnusableBackup extends Error {
  readonly problem: BackupProblem;
  constructor(problem: BackupProblem, options?: { cause: unknown }) {
    super(`the backup cannot be used: ${problem}`, options);
    this.name = 'UnusableBackup';
    this.problem = problem;
  }
}

async function readHeader(path: string): Promise<Header> {
  for await (const line of readSound(path)) return parseHeader(line);
  throw new UnusableBackup('not_a_backup');
}

function parseHeader(line: string): Header {
  const value = parseJson(line);
  const any = anyHeader.safeParse(value);
  if (!any.success) throw new UnusableBackup('not_a_backup');
  const parsed = header.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UnusableBackup(any.data.version === 1 ? 'damaged' : 'newer_format');
}

/** Table by table; throws at the latest after the last row when anything is not as it was written. */
async function* readRows(path: string): AsyncGenerator<StateRows> {
  const hash = createHash('sha256');
  let tables: Header['tables'] | null = null;
  let table = 0;
  let left = 0;
  let read = 0;
  let rows: string[] = [];
  let ended = false;
  for await (const line of readSound(path)) {
    if (ended) throw new UnusableBackup('damaged');
    if (tables === null) {
      tables = parseHeader(line).tables;
      left = tables[0]?.rows ?? 0;
      hash.update(line);
      continue;
    }
    while (left === 0 && table < tables.length) left = tables[++table]?.rows ?? 0;
    const name = tables[table]?.name;
    if (name === undefined) {
      ended = isEnd(line, read, hash.digest('hex'));
      continue;
    }
    hash.update(line);
    rows.push(line.trimEnd());
    read += 1;
    left -= 1;
    if (left === 0 || rows.length === ROWS_AT_A_TIME) {
      yield { table: name, rows };
      rows = [];
    }
  }
  if (!ended) throw new UnusableBackup('cut_short');
}

function isEnd(line: string, rows: number, sha256: string): true {
  if (!line.endsWith('\n')) throw new UnusableBackup('cut_short');
  const parsed = end.safeParse(parseJson(line));
  if (parsed.success && parsed.data.rows === rows && parsed.data.sha256 === sha256) return true;
  throw new UnusableBackup('damaged');
}

/** The lines, with what can be wrong with the file itself told in our words. */
async function* readSound(path: string): AsyncGenerator<string> {
  let begun = false;
  try {
    for await (const line of readLines(path)) {
      begun = true;
      yield line;
    }
  } catch (error) {
    throw new UnusableBackup(problemOf(error, begun), { cause: error });
  }
}

function problemOf(error: unknown, begun: boolean): BackupProblem {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'ENOENT':
      return 'not_found';
    case 'EACCES':
    case 'EISDIR':
    case 'EIO':
      return 'unreadable';
    case 'Z_BUF_ERROR':
      return 'cut_short';
    case 'Z_DATA_ERROR':
      return begun ? 'damaged' : 'not_a_backup';
    default:
      throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    // What no schema takes.
    return error;
  }
}
