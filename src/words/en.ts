import type { Language } from './language.ts';

export const en = {
  language: 'en' as Language,
};

export type Words = typeof en;
