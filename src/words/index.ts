import { en, type Words } from './en.ts';
import type { Language } from './language.ts';
import { zh } from './zh.ts';

export type { Words };

const catalogues: Readonly<Record<Language, Words>> = { zh, en };

export const words = (language: Language): Words => catalogues[language];
