/** Runs a command where its data are: inside the service that holds them, or in this process. */
import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { askService, controlPath } from '../adapters/control/index.ts';
import { createLog } from '../adapters/log/index.ts';
import { DEFAULT_PORT } from '../adapters/http/index.ts';
import { openQueue } from '../adapters/queue/index.ts';
import { openStore } from '../adapters/store/open.ts';
import { SetupError } from '../bot/errors.ts';
import { parseConfig, type Config } from '../config.ts';
import { serviceWords } from '../words/service.ts';
import { readCodeVersion } from './codeVersion.ts';
import type { Command, CommandIo, ExitCode, ServiceAddress } from './command.ts';
import { readEnvironment } from './environment.ts';
import { companyPlace, currentPlace, databaseFolder, type Place } from './place.ts';
import { languageOf, terminal } from './terminal.ts';

/** For a file that is run itself: `npm run digest -- …`. */
export async function runCommand(command: Command, args: readonly string[]): Promise<void> {
  await runHere(command.help, args, (io, config) => runWith(command, args, config, io));
}

/** With these settings, and at this terminal. */
export function runWith(command: Command, args: readonly string[], config: Config, io: CommandIo): Promise<ExitCode> {
  const place = command.place === 'company' ? companyPlace(config) : currentPlace(config);
  return runAt(place, command, args, io, addressBy(config));
}

/** What a file that is run itself does: explains itself, or works and ends with a status. */
export async function runHere(
  help: Command['help'],
  args: readonly string[],
  work: (io: CommandIo, config: Config) => Promise<ExitCode>,
): Promise<void> {
  const io = terminal(languageOf(process.env));
  if (args.includes('--help') || args.includes('-h')) {
    io.write(help[io.language]);
    return;
  }
  try {
    process.exitCode = await work(io, parseConfig(readEnvironment()));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    io.error(error.message);
    process.exitCode = 2;
  }
}

/** Where a service with these settings answers, unless its port was taken. */
function addressBy({ publicUrl, port }: Config): ServiceAddress {
  const own = `http://127.0.0.1:${String(port ?? DEFAULT_PORT)}`;
  return { url: publicUrl ?? own, own, running: false };
}

async function runAt(
  place: Place,
  command: Command,
  args: readonly string[],
  io: CommandIo,
  address: ServiceAddress,
): Promise<ExitCode> {
  // A server's data are anybody's to open; a folder's belong to the process that holds it.
  if ('dataDir' in place.location) {
    const asked = { name: command.name, args: [...args], cwd: io.cwd, language: io.language };
    const code = await askService(controlPath(place.folder), asked, io);
    if (code !== null) return code;
  }
  const database = databaseFolder(place);
  const isNew = 'dataDir' in place.location && !existsSync(database);
  if (isNew && command.place === 'current') {
    io.error(serviceWords(io.language).nothingYet);
    return 2;
  }
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const log = createLog('warn');
  const opened = await openStore(place.location, { log, openQueue, onProgress: () => undefined });
  try {
    return await command.run(args, io, {
      store: opened.store,
      clock: () => new Date(),
      address,
      codeVersion: await readCodeVersion(),
    });
  } finally {
    const company = await opened.store.transaction((tx) => tx.company.get());
    await opened.close();
    // An import that was refused leaves nothing that would pass for a company.
    if (isNew && company === null) await rm(database, { recursive: true, force: true });
  }
}
