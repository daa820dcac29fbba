/** A company's workbook, checked whole and applied as one, or not at all. */
import type { Problem } from '../../words/import.ts';
import { recordAudit } from '../audit.ts';
import type { Clock, FigureRow, ImportChanges, Store, Tx, WorkbookContent } from '../ports.ts';
import { checkWorkbook } from './check.ts';

export type ImportOutcome =
  /** Something is wrong; nothing was changed. */
  | 'refused'
  /** It says what is there already; nothing was changed. */
  | 'unchanged'
  /** What would change; nothing was. */
  | 'previewed'
  /** It would remove something, and nobody said that it may; nothing was changed. */
  | 'needs_consent'
  | 'applied';

export interface ImportReport {
  readonly fileName: string;
  readonly outcome: ImportOutcome;
  /** Errors and warnings in the order of the file; of many, the first. */
  readonly problems: readonly Problem[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly changes: ImportChanges;
}

export interface ImportOptions {
  /** Person's id, or null for whoever may open the store's folder. */
  readonly byId: string | null;
  readonly clock: Clock;
  readonly dryRun: boolean;
  /** Removing people, targets or rates was agreed to. */
  readonly mayRemove: boolean;
  readonly demo: boolean;
  readonly onProgress: (step: 'checking' | 'applying', done: number, of: number) => void;
}

/** Rows that go to the store in one piece. */
const pieceSize = 5_000;

export const nothing: ImportChanges = { sections: [], examples: [] };

/** Thrown inside a transaction so that it leaves nothing behind. */
export class Undo extends Error {}

export async function importCompany(
  store: Store,
  content: WorkbookContent,
  options: ImportOptions,
): Promise<ImportReport> {
  const { clock, onProgress } = options;
  const at = clock();
  onProgress('checking', 0, 1);
  const { data, figures, ...found } = checkWorkbook(content, { now: at, demo: options.demo });
  onProgress('checking', 1, 1);
  const report = { fileName: content.fileName, ...found };
  if (data === null) return { ...report, outcome: 'refused', changes: nothing };

  return settle(store, options, report, async (tx) => {
    const company = await tx.companyImport.apply(data, at);
    const applied = await applyFigures(tx, content, figures, at, options);
    return {
      sections: [...company.sections, { section: 'figures', ...applied, removed: 0 }],
      examples: company.examples,
    };
  });
}

async function applyFigures(
  tx: Tx,
  content: WorkbookContent,
  figures: readonly FigureRow[],
  at: Date,
  { byId, onProgress }: ImportOptions,
): Promise<{ added: number; updated: number; unchanged: number }> {
  if (figures.length === 0) return { added: 0, updated: 0, unchanged: 0 };
  const { fileName, sha256 } = content;
  const { add, finish } = await tx.companyImport.beginFigures({ fileName, sha256, byId, at });
  for (let start = 0; start < figures.length; start += pieceSize) {
    await add(figures.slice(start, start + pieceSize));
    onProgress('applying', Math.min(start + pieceSize, figures.length), figures.length);
  }
  return finish();
}

/** Runs a change in one transaction and keeps it only when it changes something, and may. */
export async function settle(
  store: Store,
  { byId, clock, dryRun, mayRemove }: Pick<ImportOptions, 'byId' | 'clock' | 'dryRun' | 'mayRemove'>,
  report: Omit<ImportReport, 'outcome' | 'changes'>,
  change: (tx: Tx) => Promise<ImportChanges>,
): Promise<ImportReport> {
  let changes = nothing;
  let outcome: ImportOutcome = 'unchanged';
  try {
    await store.transaction(async (tx) => {
      changes = await change(tx);
      outcome = outcomeOf(changes, { dryRun, mayRemove });
      if (outcome !== 'applied') throw new Undo();
      await recordAudit(tx, {
        at: clock(),
        actor: byId ?? 'system',
        action: 'import.applied',
        subject: 'company',
        from: null,
        to: { file: report.fileName, sections: changes.sections.map((section) => ({ ...section })) },
        reason: null,
      });
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return { ...report, outcome, changes };
}

function outcomeOf(
  { sections }: ImportChanges,
  { dryRun, mayRemove }: { readonly dryRun: boolean; readonly mayRemove: boolean },
): ImportOutcome {
  const isChange = sections.some(({ added, updated, removed }) => added + updated + removed > 0);
  if (!isChange) return 'unchanged';
  if (dryRun) return 'previewed';
  return !mayRemove && sections.some(({ removed }) => removed > 0) ? 'needs_consent' : 'applied';
}
