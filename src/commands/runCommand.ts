/** Runs a command where its data are: inside the service that holds them, or in this process. */
import { mkdirSync } from 'node:fs';
import { askService, controlPath, type ControlHandler } from '../adapters/control/index.ts';
import { createLog } from '../adapters/log/index.ts';
import { openQueue } from '../adapters/queue/index.ts';
import { openStore } from '../adapters/store/open.ts';
import { SetupError } from '../bot/errors.ts';
import { parseConfig } from '../config.ts';
import type { Language } from '../words/language.ts';
import type { Command, CommandIo, ExitCode, Services } from './command.ts';
import { companyPlace, currentPlace, type Place } from './place.ts';

/** `company`: always the company's data, which an import may create. `current`: the demo's until there is a company. */
const commands = {
  import: { place: 'company', load: async () => (await import('./import.ts')).command },
  digest: { place: 'current', load: async () => (await import('./digest.ts')).command },
} as const satisfies Record<string, { place: 'company' | 'current'; load: () => Promise<Command> }>;

export type CommandName = keyof typeof commands;

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

/** What the service does for a command that asks it over its socket. */
export function commandHandler(services: Services): ControlHandler {
  return async ({ name, args, cwd, language }, output) => {
    if (!isCommand(name)) {
      output.error(`unknown command: ${name}`);
      return 2;
    }
    const command = await commands[name].load();
    return command.run(args, { ...output, cwd, language }, services);
  };
}

/** For a file that is run itself: `npm run digest -- …`. */
export async function runCommand(name: CommandName, args: readonly string[]): Promise<void> {
  const language = languageOf(process.env);
  const command = await commands[name].load();
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${command.help[language]}\n`);
    return;
  }
  const io = terminal(language);
  try {
    const config = parseConfig(process.env);
    const place = commands[name].place === 'company' ? companyPlace(config) : currentPlace(config);
    process.exitCode = await runAt(place, name, command, args, io);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    io.error(error.message);
    process.exitCode = 2;
  }
}

async function runAt(
  place: Place,
  name: CommandName,
  command: Command,
  args: readonly string[],
  io: CommandIo,
): Promise<ExitCode> {
  if ('dataDir' in place.location) {
    const asked = { name, args: [...args], cwd: io.cwd, language: io.language };
    const code = await askService(controlPath(place.folder), asked, io);
    if (code !== null) return code;
  }
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const log = createLog('warn');
  const opened = await openStore(place.location, { log, openQueue, onProgress: () => undefined });
  try {
    return await command.run(args, io, { store: opened.store, clock: () => new Date() });
  } finally {
    await opened.close();
  }
}

/** The terminal's own language: Chinese where it says so, English otherwise. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

export function terminal(language: Language): CommandIo {
  let progressing = false;
  const endProgress = (): void => {
    if (progressing && process.stderr.isTTY) process.stderr.write('\n');
    progressing = false;
  };
  return {
    cwd: process.cwd(),
    language,
    write(line) {
      endProgress();
      process.stdout.write(`${line}\n`);
    },
    error(line) {
      endProgress();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      progressing = true;
      process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
  };
}
