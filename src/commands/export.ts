/** `npm run export -- --cycle 2026-10 --to FILE.xlsx`: the workbook for pay. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PaidCycle } from '../bot/cycle/paid.ts';
import { payWorkbook } from '../bot/cycle/payWorkbook.ts';
import { takePay } from '../bot/cycle/takePay.ts';
import { parsePeriod } from '../bot/period.ts';
import type { Period } from '../bot/ports.ts';
import { formatPeriodOfYear } from '../cards/format.ts';
import { cycleCommandWords } from '../words/cycleCommands.ts';
import { words as wordsOf } from '../words/index.ts';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'export',
  place: 'current',
  help: { en: cycleCommandWords('en').exportHelp, zh: cycleCommandWords('zh').exportHelp },

  async run(args, io, services) {
    const say = cycleCommandWords(io.language);
    const options = readOptions(args);
    if (options === null) {
      io.error(say.exportHelp);
      return 2;
    }
    const period = parsePeriod(options.cycle);
    if (period === null) {
      io.error(say.badPeriod(options.cycle));
      return 2;
    }
    const file = resolve(io.cwd, options.to);
    if (existsSync(file)) {
      io.error(say.exists(options.to));
      return 2;
    }
    const { store, clock, codeVersion } = services;
    const paid = await store.transaction(async (tx) => {
      const company = await tx.company.get();
      return company === null ? null : takePay({ tx, now: clock(), company, codeVersion, actor: 'system' }, period);
    });
    if (paid === null) {
      io.error(say.noCycle(formatPeriodOfYear(wordsOf(io.language), period)));
      return 2;
    }
    return write(paid, { file, named: options.to }, period, io);
  },
};

async function write(
  paid: PaidCycle,
  { file, named }: { readonly file: string; readonly named: string },
  period: Period,
  io: CommandIo,
): Promise<ExitCode> {
  const words = wordsOf(io.language);
  const say = cycleCommandWords(io.language);
  const month = formatPeriodOfYear(words, period);
  if (paid.type === 'refused') {
    const { title, text, missing } = words.cycleNotice.notExportable(month);
    io.error(`${title}${words.colon}${text[paid.because]}`);
    if (paid.missing.length > 0) io.error(missing(words.list(paid.missing.map(({ name }) => name))));
    return 1;
  }
  const { view } = paid;
  const { writeReport } = await import('../adapters/sources/workbook/writeReport.ts');
  try {
    await writeReport(file, payWorkbook(view, io.language));
  } catch (error) {
    if (!isFileError(error)) throw error;
    io.error(say.cannotWrite(named));
    return 2;
  }
  io.write(say.exported(view.people.length, month, named));
  if (view.left.length > 0) io.write(say.left(words.list(view.left.map(({ name }) => name))));
  io.write(say.head(view.auditHead.seq, view.auditHead.hash));
  return 0;
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'code' in error && 'syscall' in error;

/** Null where the options cannot be read. */
function readOptions(args: readonly string[]): { readonly cycle: string; readonly to: string } | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { cycle: { type: 'string' }, to: { type: 'string' } } });
    return values.cycle === undefined || values.to === undefined ? null : { cycle: values.cycle, to: values.to };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
