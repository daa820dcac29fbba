import type { Words } from '../words/index.ts';
import type { Card } from './model.ts';

export type ImportSection =
  | 'company'
  | 'positions'
  | 'people'
  | 'teams'
  | 'sites'
  | 'assignments'
  | 'sources'
  | 'metrics'
  | 'plans'
  | 'targets'
  | 'rates'
  | 'figures';

export interface ImportReportView {
  readonly fileName: string;
  readonly verdict: 'refused' | 'preview' | 'applied';
  readonly sections: readonly {
    readonly section: ImportSection;
    readonly added: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly removed: number;
  }[];
  /** All of them; the card shows the first twenty. `message` is in the reader's language already. */
  readonly problems: readonly {
    readonly sheet: string;
    readonly row: number | null;
    readonly column: string | null;
    readonly message: string;
  }[];
}

/** An administrator's file: what came of it. */
export function importReportCard(view: ImportReportView, words: Words): Card {
  throw new Error(`not yet: ${view.fileName} ${words.language}`);
}
