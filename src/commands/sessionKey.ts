/** The key that signs web sessions: made once, kept in the data folder, so that a restart logs nobody out. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;

const pathIn = (folder: string): string => join(folder, 'session.key');

export async function sessionKey(folder: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = pathIn(folder);
  try {
    // Whoever comes first writes it; a second process reads what the first wrote.
    await writeFile(path, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path);
}

/** Null where none was made yet. */
export async function findSessionKey(folder: string): Promise<Uint8Array | null> {
  return existsSync(pathIn(folder)) ? readFile(pathIn(folder)) : null;
}

/** In the place of one that is there. */
export async function replaceSessionKey(folder: string, key: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${pathIn(folder)}.part`;
  await writeFile(unfinished, key, { mode: 0o600 });
  await rename(unfinished, pathIn(folder));
}
