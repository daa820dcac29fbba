/** The audit chain entry by entry, read in pages, each in a transaction of its own: any length takes little memory. */
import type { AuditRecord, Store } from '../ports.ts';

const PAGE = 1_000;

export async function* chainOf(store: Store): AsyncGenerator<AuditRecord, void, void> {
  let after: string | null = null;
  for (;;) {
    const filter: { readonly after?: string; readonly limit: number } =
      after === null ? { limit: PAGE } : { after, limit: PAGE };
    const page: readonly AuditRecord[] = await store.transaction((tx) => tx.audit.list(filter));
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** The number so many places after an entry; after none, from the beginning. */
export const numberAfter = (entry: AuditRecord | null, places = 1n): string =>
  String(BigInt(entry?.seq ?? '0') + places);
