/** Which code works scores out: the version, and a fingerprint of what comes between inputs and a scorecard. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

const FOLDERS = ['scoring', 'bot/scorecard'] as const;

/** '0.1.0+3f9a2c71d0be': two that are equal give the same scores. */
export async function readCodeVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const path = join(import.meta.dirname, '..', folder);
    for (const file of (await readdir(path)).sort()) {
      hash
        .update(`${file}\0`)
        .update(await readFile(join(path, file)))
        .update('\0');
    }
  }
  return `${manifest.version}+${hash.digest('hex').slice(0, 12)}`;
}
