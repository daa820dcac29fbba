/**
 * What happened where the chain breaks. An entry's hash covers its own number and the hash before it, so an entry that
 * was moved still tells which number it was written under, and which entry it followed.
 */
import { auditHash, FIRST } from '../audit.ts';
import type { AuditRecord, Store } from '../ports.ts';
import { chainOf, numberAfter } from './chain.ts';

/** `seq` is the first place that is wrong. */
export type Break = { readonly seq: string } & (
  | { readonly how: 'edited'; readonly what: 'entry' | 'reason'; readonly entry: AuditRecord }
  /** From `seq` to `to`. `next`: what comes now in their place. */
  | { readonly how: 'removed'; readonly to: string; readonly next: AuditRecord }
  /** `entry` belongs here, and stands elsewhere under the number it has. */
  | { readonly how: 'reordered'; readonly entry: AuditRecord }
  | { readonly how: 'inserted'; readonly entry: AuditRecord }
);

/** Of an entry that does not follow the one before it, `last`. Reads the chain once more. */
export async function diagnose(store: Store, entry: AuditRecord, last: AuditRecord | null): Promise<Break> {
  const seq = numberAfter(last);
  if (BigInt(entry.seq) < BigInt(seq)) return { seq: entry.seq, how: 'inserted', entry };
  const around = await lookAround(store, entry, last);
  if (around.original !== null) {
    // It is still there: either the two changed places, or this one came between and moved it on.
    return around.writtenAs === null || around.writtenAs === seq
      ? { seq, how: 'inserted', entry }
      : { seq, how: 'reordered', entry: around.original };
  }
  if (BigInt(entry.seq) > BigInt(seq)) return { seq, how: 'removed', to: numberAfter(entry, -1n), next: entry };
  const { writtenAs, followed } = around;
  if (writtenAs === null) return { seq, how: 'edited', what: 'entry', entry };
  if (writtenAs === seq) {
    // Sound in itself. Where the next one follows it, the one before was written anew, its hash with it.
    return last !== null && followed
      ? { seq: last.seq, how: 'edited', what: 'entry', entry: last }
      : { seq, how: 'edited', what: 'entry', entry };
  }
  return BigInt(writtenAs) > BigInt(seq)
    ? { seq, how: 'removed', to: String(BigInt(writtenAs) - 1n), next: entry }
    : insertedBefore(around, entry);
}

/** The entry was written under an earlier number: what stands there now took its place. */
function insertedBefore({ usurper }: Around, entry: AuditRecord): Break {
  const forged = usurper ?? entry;
  return { seq: forged.seq, how: 'inserted', entry: forged };
}

interface Around {
  /** The entry that was written to follow `last`, wherever it stands now; null where there is none. */
  readonly original: AuditRecord | null;
  /** The number under which the entry's hash holds; null for none. */
  readonly writtenAs: string | null;
  /** What stands under that number, where that is another entry. */
  readonly usurper: AuditRecord | null;
  /** The one after the entry names its hash. */
  readonly followed: boolean;
}

async function lookAround(store: Store, entry: AuditRecord, last: AuditRecord | null): Promise<Around> {
  const seq = numberAfter(last);
  const previous = last?.hash ?? FIRST;
  const next = numberAfter(entry);
  let original: AuditRecord | null = null;
  let followed = true;
  let end = entry.seq;
  for await (const candidate of chainOf(store)) {
    end = candidate.seq;
    if (candidate.seq === next) followed = candidate.previous === entry.hash;
    if (original === null && candidate.seq !== seq && candidate.previous === previous && holdsAs(candidate, seq)) {
      original = candidate;
    }
  }
  const writtenAs = numberOf(entry, BigInt(end));
  let usurper: AuditRecord | null = null;
  if (writtenAs !== null && BigInt(writtenAs) < BigInt(seq)) {
    for await (const candidate of chainOf(store)) {
      if (candidate.seq === writtenAs && candidate.hash !== entry.hash) usurper = candidate;
    }
  }
  return { original, writtenAs, usurper, followed };
}

const holdsAs = (entry: AuditRecord, seq: string): boolean => auditHash({ ...entry, seq }) === entry.hash;

/** Entries beyond the end that may have been removed: one that was moved up by more is taken for an edited one. */
const REACH = 2_000n;

function numberOf(entry: AuditRecord, end: bigint): string | null {
  if (holdsAs(entry, entry.seq)) return entry.seq;
  for (let seq = 1n; seq <= end + REACH; seq += 1n) {
    if (holdsAs(entry, String(seq))) return String(seq);
  }
  return null;
}
