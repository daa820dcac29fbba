/** `npm run import -- FILE [--dry-run] [--yes]`: a company's workbook, or figures as CSV; all of it or nothing. */
import { basename, dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openCsv } from '../adapters/sources/csv/read.ts';
import { markWorkbook } from '../adapters/sources/workbook/mark.ts';
import { readWorkbook } from '../adapters/sources/workbook/read.ts';
import { importCompany, type ImportReport } from '../bot/import/importCompany.ts';
import { importFigures } from '../bot/import/importFigures.ts';
import { marksOf } from '../bot/import/marks.ts';
import { importWords, reportLines } from '../words/import.ts';
import type { UnreadableFile } from '../bot/ports.ts';
import type { Command, CommandIo, ExitCode, Services } from './command.ts';
import { runCommand } from './runCommand.ts';

interface Arguments {
  readonly path: string;
  readonly dryRun: boolean;
  readonly mayRemove: boolean;
}

async function run(args: readonly string[], io: CommandIo, services: Services): Promise<ExitCode> {
  const words = importWords(io.language);
  const parsed = parseImportArgs(args, io.cwd);
  if (typeof parsed === 'string') {
    io.error(words.unknownOption(parsed));
    io.error(words.importHelp);
    return 2;
  }
  const isFirst = (await services.store.transaction((tx) => tx.company.get())) === null;
  const isCsv = ['.csv', '.tsv', '.txt'].includes(extname(parsed.path).toLowerCase());
  const report = await (isCsv ? runFigures : runWorkbook)(parsed, io, services);
  if ('unreadable' in report) {
    io.error(`${parsed.path}: ${words.unreadable[report.unreadable]}`);
    return 2;
  }
  for (const line of reportLines(report, io.language)) io.write(line);
  if (isFirst && report.outcome === 'applied') io.write(words.companyIsThere(await administrator(services)));
  if (!isCsv && report.outcome === 'refused') await writeMarked(parsed.path, report, io);
  return report.outcome === 'refused' || report.outcome === 'needs_consent' ? 1 : 0;
}

/** Whom to invite first: an address, or a key where there is none. */
async function administrator({ store }: Services): Promise<string | null> {
  const people = await store.transaction((tx) => tx.people.list());
  const first = people.find(({ roles, leftOn }) => roles.includes('administrator') && leftOn === null);
  return first === undefined ? null : (first.email ?? first.key);
}

async function runWorkbook(
  { path, dryRun, mayRemove }: Arguments,
  io: CommandIo,
  { store, clock }: Services,
): Promise<ImportReport | UnreadableFile> {
  const words = importWords(io.language);
  const content = await readWorkbook(path);
  if ('unreadable' in content) return content;
  return importCompany(store, content, {
    byId: null,
    clock,
    dryRun,
    mayRemove,
    demo: false,
    onProgress: (step, done, of) => {
      io.progress(step === 'checking' ? words.checking : words.applying(done, of));
    },
  });
}

async function runFigures(
  { path, dryRun }: Arguments,
  io: CommandIo,
  { store, clock }: Services,
): Promise<ImportReport | UnreadableFile> {
  const file = await openCsv(path);
  if ('unreadable' in file) return file;
  return importFigures(store, file, {
    byId: null,
    clock,
    dryRun,
    onProgress: (rows, bytesRead, bytes) => {
      io.progress(importWords(io.language).reading(rows, Math.floor((bytesRead / Math.max(1, bytes)) * 100)));
    },
  });
}

/** Beside the original: 'company.xlsx' -> 'company.marked.xlsx'. */
async function writeMarked(path: string, report: ImportReport, io: CommandIo): Promise<void> {
  const words = importWords(io.language);
  const extension = extname(path);
  const copy = join(dirname(path), `${basename(path, extension)}.marked${extension}`);
  try {
    await markWorkbook(path, copy, marksOf(report.problems, io.language));
    io.write(words.marked(copy));
  } catch (error) {
    // The problems have been told; only the convenience is missing.
    io.error(words.cannotWrite(copy, error instanceof Error ? error.message : String(error)));
  }
}

function parseImportArgs(args: readonly string[], cwd: string): Arguments | string {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'FILE';
    return { path: resolve(cwd, file), dryRun: values['dry-run'], mayRemove: values.yes };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const command: Command = {
  name: 'import',
  place: 'company',
  help: { zh: importWords('zh').importHelp, en: importWords('en').importHelp },
  run,
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
