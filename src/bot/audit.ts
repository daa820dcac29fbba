/**
 * The record of what was decided: append-only, each entry's hash covers the entry before it, so that an edited,
 * removed or reordered one shows.
 */
import { createHash } from 'node:crypto';
import type { AuditRecord, Json, Tx } from './ports.ts';

/** What can happen to a record. New kinds are added, old ones never renamed: they stand in people's records. */
export type AuditAction =
  | 'import.applied'
  | 'scorecard.rated'
  | 'scorecard.self_reviewed'
  | 'scorecard.approved'
  | 'scorecard.returned'
  | 'scorecard.adjusted'
  | 'scorecard.waived'
  | 'scorecard.reopened'
  | 'scorecard.published'
  | 'scorecard.acknowledged'
  | 'scorecard.corrected'
  | 'cycle.opened'
  | 'cycle.terms_fixed'
  | 'cycle.moved'
  | 'cycle.handed_over'
  | 'cycle.published'
  | 'cycle.closed'
  | 'cycle.exported'
  | 'person.erased'
  | 'person.data_given'
  | 'person.platform_preferred'
  | 'person.account_connected'
  | 'person.account_lost'
  | 'digest.posted'
  | 'link.issued'
  | 'link.used';

export interface AuditEntry {
  readonly at: Date;
  /** A person's id, or 'system'. */
  readonly actor: string;
  readonly action: AuditAction;
  /** 'scorecard:ID', 'cycle:ID', 'team:ID', 'person:ID', 'company'. */
  readonly subject: string;
  readonly from: Json;
  readonly to: Json;
  readonly reason: string | null;
}

/** What the first entry follows. */
export const FIRST = '0'.repeat(64);

/** Keys sorted at every level: the same value has one text, whatever wrote it. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const object = value as { readonly [key: string]: Json | undefined };
    const members = Object.keys(object)
      .sort()
      .flatMap((key) => {
        const member = object[key];
        return member === undefined ? [] : [`${JSON.stringify(key)}:${canonical(member)}`];
      });
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256, in hex, over everything the entry says and the hash before it. */
export function auditHash(record: Omit<AuditRecord, 'hash'>): string {
  const text = canonical({
    seq: record.seq,
    at: record.at.toISOString(),
    actor: record.actor,
    action: record.action,
    subject: record.subject,
    from: record.from,
    to: record.to,
    // Of the reason its fingerprint: its text may have to be erased one day, the chain never.
    reason: record.reasonHash ?? record.reason,
    previous: record.previous,
  });
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Which text it was, without holding it: a text may have to be erased one day, the chain never. SHA-256, in hex.
 */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Adds entries to the chain, in the transaction of the change they record. */
export async function recordAudit(tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> {
  const head = await tx.audit.head();
  let seq = BigInt(head?.seq ?? '0');
  let previous = head?.hash ?? FIRST;
  const records = entries.map((entry) => {
    seq += 1n;
    const reasonHash = entry.reason === null ? null : fingerprint(entry.reason);
    const record = { ...entry, reasonHash, seq: String(seq), previous };
    const hash = auditHash(record);
    previous = hash;
    return { ...record, hash };
  });
  await tx.audit.append(records);
}
