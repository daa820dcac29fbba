/** What the commands for operation say: backup, restore, move. */
import type { Language } from './language.ts';
import { operateEn } from './operateEn.ts';
import { operateZh } from './operateZh.ts';

export interface OperateWords {
  readonly backup: {
    readonly help: string;
    readonly reading: string;
    readonly written: (file: string, rows: number, bytes: number) => string;
    readonly secret: string;
    readonly exists: (file: string) => string;
    readonly unfinished: (file: string) => string;
    readonly cannotWrite: (file: string, code: string) => string;
    readonly noCompany: string;
  };
  readonly restore: {
    readonly help: string;
    readonly checking: string;
    readonly loading: string;
    readonly restored: (at: string, rows: number) => string;
    readonly next: string;
    readonly problem: Readonly<
      Record<'not_found' | 'unreadable' | 'not_a_backup' | 'newer_format' | 'cut_short' | 'damaged', string>
    >;
  };
  readonly move: {
    readonly help: string;
    readonly noTarget: string;
    readonly noSource: (folder: string) => string;
    readonly moving: string;
    readonly moved: (rows: number) => string;
    readonly next: (folder: string) => string;
  };
  /** What a database answers that is to be filled. Nothing has been changed then. */
  readonly load: {
    readonly uncertain: (messages: number) => string;
    readonly full: string;
    readonly newer: (migrations: string) => string;
    readonly preparedOtherwise: string;
    readonly unknownTable: (table: string) => string;
  };
}

const catalogues: Readonly<Record<Language, OperateWords>> = { zh: operateZh, en: operateEn };

export const operateWords = (language: Language): OperateWords => catalogues[language];
