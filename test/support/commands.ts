/** A command as its npm script runs it, in this process: without the seconds that another one takes to start. */
import type { Command } from '../../src/commands/command.ts';
import { runWith } from '../../src/commands/runCommand.ts';
import { parseConfig } from '../../src/config.ts';
import type { Language } from '../../src/words/language.ts';

export interface Told {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `settings`: instead of the environment. */
export async function runHere(
  command: Command,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  language: Language = 'en',
): Promise<Told> {
  const told = { stdout: '', stderr: '' };
  const code = await runWith(command, args, parseConfig(settings), {
    cwd: '/',
    language,
    write: (line) => (told.stdout += `${line}\n`),
    error: (line) => (told.stderr += `${line}\n`),
    progress: () => undefined,
  });
  return { code, ...told };
}
