import { isDeepStrictEqual } from 'node:util';
import type { ImportChanges } from '../../../bot/ports.ts';

type Section = ImportChanges['sections'][number];

/** What one section of an import comes to. */
export interface SectionChanges {
  readonly counts: Section;
  readonly examples: readonly string[];
}

export interface Difference<Row> extends SectionChanges {
  readonly added: readonly Row[];
  readonly updated: readonly Row[];
  readonly removed: readonly Row[];
}

const EXAMPLES_SHOWN = 3;

/**
 * Compares what an import says with what is stored, row by row: both in the same plain form, found by `keyOf`, which is
 * also what a person is shown. What is stored and not in the import stays, unless `isReplaced` says that the import
 * speaks for it.
 */
export function difference<Row>(
  section: Section['section'],
  keyOf: (row: Row) => string,
  {
    imported,
    stored,
    isReplaced,
  }: {
    readonly imported: readonly Row[];
    readonly stored: readonly Row[];
    readonly isReplaced?: (row: Row) => boolean;
  },
): Difference<Row> {
  const storedByKey = new Map(stored.map((row) => [keyOf(row), row]));
  const importedKeys = new Set(imported.map(keyOf));
  const added = imported.filter((row) => !storedByKey.has(keyOf(row)));
  const updated = imported.filter((row) => {
    const before = storedByKey.get(keyOf(row));
    return before !== undefined && !isDeepStrictEqual(before, row);
  });
  const removed =
    isReplaced === undefined ? [] : stored.filter((row) => !importedKeys.has(keyOf(row)) && isReplaced(row));
  return {
    added,
    updated,
    removed,
    counts: {
      section,
      added: added.length,
      updated: updated.length,
      unchanged: imported.length - added.length - updated.length,
      removed: removed.length,
    },
    examples: [...added, ...updated, ...removed].slice(0, EXAMPLES_SHOWN).map((row) => `${section}: ${keyOf(row)}`),
  };
}

/** Ids by the company's own keys. */
export type Ids = ReadonlyMap<string, string>;

/**
 * @throws Error for a key that is not there: imports are checked before they are applied
 */
export function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the import names ${key}, which is in neither the import nor the store`);
  return id;
}

/** The company's own keys by ids. */
export function keysOf(ids: Ids): Ids {
  return new Map([...ids].map(([key, id]) => [id, key]));
}
