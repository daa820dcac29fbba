/** Which code works scores out: the version, and a fingerprint of the scoring module. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

const SCORING = join(import.meta.dirname, '../scoring');

/** '0.1.0+3f9a2c71d0be': two that are equal give the same scores. */
export async function readCodeVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(SCORING)).sort()) {
    hash
      .update(`${file}\0`)
      .update(await readFile(join(SCORING, file)))
      .update('\0');
  }
  return `${manifest.version}+${hash.digest('hex').slice(0, 12)}`;
}
