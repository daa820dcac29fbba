/** `npm run restore -- FILE`: the data of a backup into an empty place, all of them or none. */
import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openBackup, type Backup } from '../adapters/backup/read.ts';
import { createLog } from '../adapters/log/index.ts';
import { openState } from '../adapters/store/open.ts';
import type { Loaded } from '../bot/ports.ts';
import { operateWords } from '../words/operate.ts';
import type { CommandIo, ExitCode } from './command.ts';
import { fileArgument } from './fileArgument.ts';
import { companyPlace, databaseFolder, type Place } from './place.ts';
import { runHere } from './runCommand.ts';
import { replaceSessionKey } from './sessionKey.ts';
import { tellRefusal } from './tellRefusal.ts';

export async function restore(place: Place, args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const say = operateWords(io.language).restore;
  const file = fileArgument(args);
  if (file === null) {
    io.error(say.help);
    return 2;
  }
  io.progress(say.checking);
  const path = resolve(io.cwd, file);
  const backup = await openBackup(path);
  if ('problem' in backup) {
    io.error(`${path}: ${say.problem[backup.problem]}`);
    return backup.problem === 'not_found' ? 2 : 1;
  }
  io.progress(say.loading);
  const loaded = await load(backup, place);
  if (loaded.type !== 'loaded') return tellRefusal(loaded, io);
  io.write(say.restored(backup.at.toISOString(), loaded.rows));
  if (loaded.uncertain > 0) io.write(operateWords(io.language).load.uncertain(loaded.uncertain));
  io.write(say.next);
  return 0;
}

async function load({ state: content, sessionKey }: Backup, place: Place): Promise<Loaded> {
  const database = databaseFolder(place);
  const isNew = 'dataDir' in place.location && !existsSync(database);
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const { state, close } = await openState(place.location, { log: createLog('warn'), onProgress: () => undefined });
  let loaded: Loaded | null = null;
  try {
    loaded = await state.load(content, {
      original: { fate: 'went_on', within: ['web'] },
      onLoaded: async () => {
        if (sessionKey !== null) await replaceSessionKey(place.folder, sessionKey);
      },
    });
    return loaded;
  } finally {
    await close();
    // What was refused leaves nothing that would pass for a company.
    if (isNew && loaded?.type !== 'loaded') await rm(database, { recursive: true, force: true });
  }
}

const help = { en: operateWords('en').restore.help, zh: operateWords('zh').restore.help };

if (import.meta.main) {
  const args = process.argv.slice(2);
  await runHere(help, args, (io, config) => restore(companyPlace(config), args, io));
}
