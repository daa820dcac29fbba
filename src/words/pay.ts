/** What stands in the workbook for pay, beside the figures and what people wrote. */
import type { Language } from './language.ts';
import { payWordsEn, type PayWords } from './payEn.ts';
import { payWordsZh } from './payZh.ts';

export type { PayWords };

const catalogues: Readonly<Record<Language, PayWords>> = { zh: payWordsZh, en: payWordsEn };

export const payWords = (language: Language): PayWords => catalogues[language];
