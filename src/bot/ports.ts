/**
 * What the bot needs of the world, in the bot's words. Adapters implement it; types only.
 * Days are 'YYYY-MM-DD' business dates, periods 'YYYY-MM', instants Date. Figures are exact decimals as text.
 */
export type * from './ports/values.ts';
export type * from './ports/chat.ts';
export type * from './ports/records.ts';
export type * from './ports/personal.ts';
export type * from './ports/store.ts';
export type * from './ports/companyImport.ts';
export type * from './ports/files.ts';
export type * from './ports/linkedFile.ts';
export type * from './ports/queue.ts';
export type * from './ports/messageLog.ts';
export type * from './ports/http.ts';
export type * from './ports/runtime.ts';
export type * from './ports/state.ts';
export type { BilingualName, Language } from '../words/language.ts';
export type { Card } from '../cards/model.ts';
