/** What the commands for operation say: backup, restore, move. */
import type { Language } from './language.ts';
import { operateEn, type OperateWords } from './operateEn.ts';
import { operateZh } from './operateZh.ts';

const catalogues: Readonly<Record<Language, OperateWords>> = { zh: operateZh, en: operateEn };

export const operateWords = (language: Language): OperateWords => catalogues[language];
