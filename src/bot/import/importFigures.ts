/** Figures alone, from a file of any size: one row at a time, one transaction, all or nothing. */
import { UnreadableRowError } from '../errors.ts';
import type { FigureRow, Period, RowStream, SheetRow, Tx, Store } from '../ports.ts';
import { createFigureCheck, warnOfMissingRates, type FigureCheck } from './check/figures.ts';
import { nothing, settle, Undo, type ImportOptions, type ImportReport } from './importCompany.ts';
import type { KnownKeys } from './parseCell.ts';
import { createProblems, type Problems } from './problems.ts';
import { figuresSheet } from './sheets/figures.ts';
import { recognizeColumns } from './table.ts';

const pieceSize = 5_000;
/** Rows between two words about progress. */
const progressRows = 20_000;

const nowhere = { sheet: '', row: null, column: null, heading: null };

export async function importFigures(
  store: Store,
  file: RowStream,
  options: Omit<ImportOptions, 'demo' | 'mayRemove' | 'onProgress'> & {
    readonly onProgress: (rows: number, bytesRead: number, bytes: number) => void;
  },
): Promise<ImportReport> {
  const problems = createProblems();
  const found = () => ({
    fileName: file.fileName,
    problems: problems.list(),
    errorCount: problems.errorCount(),
    warningCount: problems.warningCount(),
  });
  try {
    const settled = await settle(store, { ...options, mayRemove: true }, found(), async (tx) => {
      const applied = await readInto(tx, file, options, problems);
      // Checked to its end, so that everything wrong is known; none of it stays.
      if (problems.errorCount() > 0) throw new Undo();
      return { sections: [{ section: 'figures', ...applied, removed: 0 }], examples: [] };
    });
    return problems.errorCount() > 0
      ? { ...found(), outcome: 'refused', changes: nothing }
      : { ...settled, ...found() };
  } catch (error) {
    if (!(error instanceof UnreadableRowError)) throw error;
    problems.add({ ...nowhere, row: error.line }, '', { kind: 'unreadable_row' });
    return { ...found(), outcome: 'refused', changes: nothing };
  }
}

async function readInto(
  tx: Tx,
  file: RowStream,
  { byId, clock, onProgress }: Parameters<typeof importFigures>[2],
  problems: Problems,
): Promise<{ added: number; updated: number; unchanged: number }> {
  const { fileName, sha256 } = file;
  const figures = await tx.companyImport.beginFigures({ fileName, sha256, byId, at: clock() });
  let check: FigureCheck | null = null;
  let piece: FigureRow[] = [];
  let rows = 0;
  for await (const row of file.rows()) {
    if (check === null) {
      check = await startCheck(tx, row, clock(), problems);
      continue;
    }
    piece.push(...check.read(row));
    rows += 1;
    if (rows % progressRows === 0) onProgress(rows, file.bytesRead(), file.bytes);
    if (piece.length < pieceSize) continue;
    // After the first error nothing is kept, so nothing more needs to be handed over.
    if (problems.errorCount() === 0) await figures.add(piece);
    piece = [];
  }
  onProgress(rows, file.bytes, file.bytes);
  if (check === null) {
    problems.add(nowhere, '', { kind: 'empty_sheet' });
    return { added: 0, updated: 0, unchanged: 0 };
  }
  await warnOfRates(tx, check, problems);
  if (problems.errorCount() > 0) return { added: 0, updated: 0, unchanged: 0 };
  if (piece.length > 0) await figures.add(piece);
  return figures.finish();
}

async function startCheck(tx: Tx, headings: SheetRow, now: Date, problems: Problems): Promise<FigureCheck> {
  const [sites, people, sources] = [await tx.sites.list(), await tx.people.list(), await tx.figures.sources()];
  const keys = (records: readonly { readonly key: string }[]) => new Set(records.map((record) => record.key));
  const known: KnownKeys = {
    bySheet: new Map([
      ['sites', keys(sites)],
      ['people', keys(people)],
      ['sources', keys(sources)],
    ]),
    metrics: new Set(),
  };
  const table = recognizeColumns(figuresSheet, '', headings, problems);
  const siteByKey = new Map(sites.map((site) => [site.key, site]));
  return createFigureCheck(table, { sites: siteByKey, known, now, place: String }, problems);
}

async function warnOfRates(tx: Tx, check: FigureCheck, problems: Problems): Promise<void> {
  const company = await tx.company.get();
  if (company === null) return;
  const planned = new Map<Period, ReadonlySet<string>>();
  for (const { period } of check.currencies.values()) {
    if (!planned.has(period)) planned.set(period, new Set((await tx.rates.plan(period)).keys()));
  }
  const hasRate = (period: Period, currency: string) => planned.get(period)?.has(currency) === true;
  warnOfMissingRates(check.currencies, company.reportingCurrency, hasRate, problems);
}
