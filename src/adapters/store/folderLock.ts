import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../../bot/errors.ts';

const SQLITE_BUSY = 5;

/** Referred to from here as long as they are held: the garbage collector closes a database nobody refers to. */
const held = new Set<DatabaseSync>();

/**
 * Holds a folder for this process alone: PGlite does not guard its files, and two processes would ruin them.
 * SQLite's exclusive lock is the operating system's own (fcntl, LockFileEx), so it ends with the process however
 * that ends, `kill -9` included; a file with a process id in it could not know.
 *
 * @throws SetupError at once when another process holds the folder; nothing in it has been touched then
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holderFile = join(folder, 'lock.pid');
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) {
      throw new SetupError(`The data folder ${folder} cannot be locked: check that it may be written to.`, {
        cause: error,
      });
    }
    throw new SetupError(
      `The data folder ${folder} is in use by ${readHolder(holderFile)}. ` +
        'Stop that process first, or give this one a folder of its own with DATA_DIR.',
    );
  }
  writeFileSync(holderFile, String(process.pid));
  held.add(lock);
  return {
    release() {
      held.delete(lock);
      lock.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** For the message only: the holder may not have written it yet. */
function readHolder(file: string): string {
  try {
    return `process ${readFileSync(file, 'utf8')}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'another process';
    throw error;
  }
}
