import type { SheetKey } from './sheet.ts';

/** A row by its columns' keys, each value as canonical text; what is not given stays empty. */
export type WrittenRow = Readonly<Record<string, string | null | undefined>>;
export type WrittenRows = Partial<Readonly<Record<SheetKey, readonly WrittenRow[]>>>;
