import type { Store, Tx } from '../../src/bot/ports.ts';

/** A store that knows one site and one source, and forgets each figure as soon as it has been counted. */
export function countingStore(onPiece: (rows: number) => void): Store {
  let added = 0;
  const known = {
    sites: {
      list: () =>
        Promise.resolve([
          { key: 'amazon_us', currency: 'USD', timeZone: 'America/Los_Angeles', openedOn: '2024-01-01' },
        ]),
    },
    people: { list: () => Promise.resolve([]) },
    figures: { sources: () => Promise.resolve([{ key: 'erp' }]) },
    company: { get: () => Promise.resolve(null) },
    companyImport: {
      beginFigures: () =>
        Promise.resolve({
          add: (rows: readonly unknown[]) => {
            added += rows.length;
            onPiece(rows.length);
            return Promise.resolve();
          },
          finish: () => Promise.resolve({ added, updated: 0, unchanged: 0 }),
        }),
    },
  };
  return { transaction: (work) => work(known as unknown as Tx) };
}
