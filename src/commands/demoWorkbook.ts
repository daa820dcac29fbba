/** `npm run demo -- FILE [--today 2026-11-23] [--force]`: the demo company's workbook, to look at or to begin with. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDemoWorkbook } from '../../demo/write.ts';
import { today } from '../bot/period.ts';
import { importWords } from '../words/import.ts';
import type { CommandIo, ExitCode } from './command.ts';
import { DEMO_TIME_ZONE } from './demo.ts';
import { languageOf, terminal } from './terminal.ts';

export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const words = importWords(io.language);
  const parsed = parseDemoArgs(args);
  if (typeof parsed === 'string') {
    io.error(words.unknownOption(parsed));
    io.error(words.demoHelp);
    return 2;
  }
  if (parsed.help) {
    io.write(words.demoHelp);
    return 0;
  }
  const path = resolve(io.cwd, parsed.file);
  if (existsSync(path) && !parsed.force) {
    io.error(words.exists(path));
    return 1;
  }
  try {
    await writeDemoWorkbook(path, parsed.day);
  } catch (error) {
    io.error(words.cannotWrite(path, error instanceof Error ? error.message : String(error)));
    return 2;
  }
  io.write(words.written(path));
  return 0;
}

interface Arguments {
  readonly file: string;
  readonly day: string;
  readonly force: boolean;
  readonly help: boolean;
}

function parseDemoArgs(args: readonly string[]): Arguments | string {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        today: { type: 'string' },
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { today: day = today(new Date(), DEMO_TIME_ZONE), force, help } = values;
    const [file, ...more] = positionals;
    if (help) return { file: '', day, force, help };
    if (file === undefined || more.length > 0) return 'FILE';
    return isDay(day) ? { file, day, force, help } : `--today ${day}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), terminal(languageOf(process.env)));
