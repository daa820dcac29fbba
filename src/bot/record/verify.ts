/** Walks the audit chain and names the first place at which it is not what was written. */
import { z } from 'zod';
import { auditHash, FIRST, fingerprint } from '../audit.ts';
import type { AuditRecord, Store } from '../ports.ts';
import { chainOf, numberAfter } from './chain.ts';
import { diagnose, type Break } from './diagnose.ts';
import type { ChainHead } from './head.ts';

export type Verified =
  | {
      readonly state: 'whole';
      readonly entries: number;
      /** Null while nothing has been recorded. */
      readonly head: ChainHead | null;
      /** Entries whose reason was erased, as another entry says. */
      readonly reasonsErased: number;
    }
  | { readonly state: 'broken'; readonly at: Break }
  /** Sound in itself, and not what it was when a head of it was printed. `there`: what stands at its number now. */
  | { readonly state: 'another'; readonly there: AuditRecord | null; readonly last: AuditRecord | null };

export async function verify(
  store: Store,
  { head, onProgress }: { readonly head: ChainHead | null; readonly onProgress: (entries: number) => void },
): Promise<Verified> {
  const reasons = createReasons();
  let last: AuditRecord | null = null;
  let there: AuditRecord | null = null;
  let entries = 0;
  for await (const entry of chainOf(store)) {
    if (!follows(entry, last)) return { state: 'broken', at: await diagnose(store, entry, last) };
    if (!keepsReason(entry)) return { state: 'broken', at: reasonEdited(entry) };
    reasons.see(entry);
    if (entry.seq === head?.seq) there = entry;
    last = entry;
    entries += 1;
    if (entries % PROGRESS_EVERY === 0) onProgress(entries);
  }
  const taken = reasons.firstTaken();
  if (taken !== null) return { state: 'broken', at: reasonEdited(taken) };
  if (head !== null && there?.hash !== head.hash) return { state: 'another', there, last };
  const end = last === null ? null : { seq: last.seq, hash: last.hash };
  return { state: 'whole', entries, head: end, reasonsErased: reasons.erased() };
}

const PROGRESS_EVERY = 5_000;

const follows = (entry: AuditRecord, last: AuditRecord | null): boolean =>
  entry.seq === numberAfter(last) && entry.previous === (last?.hash ?? FIRST) && auditHash(entry) === entry.hash;

/** The chain covers the fingerprint; the text beside it must be the one it was taken of. */
const keepsReason = ({ reason, reasonHash }: AuditRecord): boolean =>
  reason === null || reasonHash === null || fingerprint(reason) === reasonHash;

const reasonEdited = (entry: AuditRecord): Break => ({ seq: entry.seq, how: 'edited', what: 'reason', entry });

/** What the entry of an erasure says of the reasons that it took. */
const erasure = z.object({ reasons: z.array(z.string()) });

/** A reason may be gone only where the entry of an erasure, which comes later, names its entry. */
function createReasons() {
  const missing = new Map<string, AuditRecord>();
  let erased = 0;
  return {
    see(entry: AuditRecord): void {
      if (entry.reason === null && entry.reasonHash !== null) missing.set(entry.seq, entry);
      if (entry.action !== 'person.erased') return;
      for (const seq of erasure.safeParse(entry.to).data?.reasons ?? []) {
        if (missing.delete(seq)) erased += 1;
      }
    },
    firstTaken: (): AuditRecord | null => missing.values().next().value ?? null,
    erased: () => erased,
  };
}
