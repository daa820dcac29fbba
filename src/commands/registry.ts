/** The commands that the service runs for others, each loaded when it is asked for. */
import type { ControlHandler } from '../adapters/control/index.ts';
import { serviceWords } from '../words/service.ts';
import type { CommandIo, ExitCode, WholeServices } from './command.ts';

interface ServedCommand {
  run(args: readonly string[], io: CommandIo, services: WholeServices): Promise<ExitCode>;
}

const commands: ReadonlyMap<string, () => Promise<ServedCommand>> = new Map<string, () => Promise<ServedCommand>>([
  ['import', async () => (await import('./import.ts')).command],
  ['invite', async () => (await import('./invite.ts')).command],
  ['export', async () => (await import('./export.ts')).command],
  ['recompute', async () => (await import('./recompute.ts')).command],
  ['backup', async () => (await import('./backup.ts')).command],
  ['digest', async () => (await import('./digest.ts')).command],
  ['verify', async () => (await import('./verify.ts')).command],
  ['own-data', async () => (await import('./ownData.ts')).command],
  ['erase', async () => (await import('./erase.ts')).command],
]);

/** What the service does for a command that asks it over its socket. */
export function commandHandler(services: WholeServices): ControlHandler {
  return async ({ name, args, cwd, language }, output) => {
    const load = commands.get(name);
    if (load === undefined) {
      output.error(serviceWords(language).unknownCommand(name));
      return 2;
    }
    const command = await load();
    return command.run(args, { ...output, cwd, language }, services);
  };
}
