/** `npm run backup -- FILE`: all data of the company in one file, while the service runs or without one. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { askService, controlPath } from '../adapters/control/index.ts';
import { writeBackup, type BackupOutcome } from '../adapters/backup/write.ts';
import { createLog } from '../adapters/log/index.ts';
import { openState } from '../adapters/store/open.ts';
import type { State } from '../bot/ports.ts';
import { operateWords } from '../words/operate.ts';
import type { CommandIo, ExitCode, WholeServices } from './command.ts';
import { fileArgument } from './fileArgument.ts';
import { companyPlace, databaseFolder, type Place } from './place.ts';
import { runHere } from './runCommand.ts';
import { findSessionKey } from './sessionKey.ts';

export const command = {
  name: 'backup',
  help: { en: operateWords('en').backup.help, zh: operateWords('zh').backup.help },

  async run(
    args: readonly string[],
    io: CommandIo,
    { state, folder, clock }: Pick<WholeServices, 'state' | 'folder' | 'clock'>,
  ): Promise<ExitCode> {
    const say = operateWords(io.language).backup;
    const file = fileArgument(args);
    if (file === null) {
      io.error(say.help);
      return 2;
    }
    const path = resolve(io.cwd, file);
    const sessionKey = await findSessionKey(folder);
    io.progress(say.reading);
    const outcome = await state.read(async (read) =>
      holdsCompany(read)
        ? writeBackup(path, { state: read, at: clock(), sessionKey })
        : { type: 'no_company' as const },
    );
    return tell(outcome, path, io);
  },
};

/** Before the first import there is none, whatever tables there are. */
export const holdsCompany = ({ header }: State): boolean =>
  header.tables.some(({ name, rows }) => name === 'company' && rows > 0);

function tell(outcome: BackupOutcome | { readonly type: 'no_company' }, path: string, io: CommandIo): ExitCode {
  const say = operateWords(io.language).backup;
  switch (outcome.type) {
    case 'written':
      io.write(say.written(path, outcome.rows, outcome.bytes));
      io.write(say.secret);
      return 0;
    case 'exists':
      io.error(say.exists(path));
      return 1;
    case 'unfinished':
      io.error(say.unfinished(outcome.path));
      return 1;
    case 'cannot_write':
      io.error(say.cannotWrite(path, outcome.code));
      return 1;
    case 'no_company':
      io.error(say.noCompany);
      return 2;
  }
}

/** By the service that holds the folder, or else in this process; a server's data are anybody's to read. */
export async function backUp(place: Place, args: readonly string[], io: CommandIo): Promise<ExitCode> {
  if ('dataDir' in place.location) {
    const asked = { name: command.name, args: [...args], cwd: io.cwd, language: io.language };
    const code = await askService(controlPath(place.folder), asked, io);
    if (code !== null) return code;
    if (!existsSync(databaseFolder(place))) {
      io.error(operateWords(io.language).backup.noCompany);
      return 2;
    }
  }
  const { state, close } = await openState(place.location, { log: createLog('warn'), onProgress: () => undefined });
  try {
    return await command.run(args, io, { state, folder: place.folder, clock: () => new Date() });
  } finally {
    await close();
  }
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  await runHere(command.help, args, (io, config) => backUp(companyPlace(config), args, io));
}
