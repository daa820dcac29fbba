/** `npm run template -- FILE [--force]`: an empty workbook that explains itself. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeWorkbook } from '../adapters/sources/workbook/write.ts';
import { templateLayout } from '../bot/import/layout.ts';
import { importWords } from '../words/import.ts';
import type { CommandIo, ExitCode } from './command.ts';
import { languageOf, terminal } from './terminal.ts';

export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const words = importWords(io.language);
  const parsed = parseTemplateArgs(args);
  if (typeof parsed === 'string') {
    io.error(words.unknownOption(parsed));
    io.error(words.templateHelp);
    return 2;
  }
  if (parsed.help) {
    io.write(words.templateHelp);
    return 0;
  }
  const path = resolve(io.cwd, parsed.file);
  if (existsSync(path) && !parsed.force) {
    io.error(words.exists(path));
    return 1;
  }
  try {
    await writeWorkbook(path, templateLayout());
  } catch (error) {
    io.error(words.cannotWrite(path, error instanceof Error ? error.message : String(error)));
    return 2;
  }
  io.write(words.written(path));
  io.write(words.nextStep(parsed.file));
  return 0;
}

function parseTemplateArgs(args: readonly string[]): { file: string; force: boolean; help: boolean } | string {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    const [file, ...more] = positionals;
    if (values.help) return { file: '', force: false, help: true };
    if (file === undefined || more.length > 0) return 'FILE';
    return { file, force: values.force, help: false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), terminal(languageOf(process.env)));
