/** The state of every cycle and scorecard, told by the record of changes alone. Pure. */
import { z } from 'zod';
import type { AuditRecord } from '../../src/bot/ports.ts';

export interface Replayed {
  readonly state: string;
  readonly version: number;
  /** Of a scorecard: as it was published, or corrected last. */
  readonly total: string | null;
  readonly decisions: number;
  readonly published: number;
  readonly corrections: number;
  readonly acknowledged: boolean;
}

const beginning: Omit<Replayed, 'state'> = {
  version: 1,
  total: null,
  decisions: 0,
  published: 0,
  corrections: 0,
  acknowledged: false,
};

const stated = z.object({ state: z.string() });
const totalled = z.object({ total: z.string().nullable() });

/** By subject: 'cycle:ID', 'scorecard:ID'. Who does not stand in it was never touched. */
export function replay(entries: readonly AuditRecord[]): ReadonlyMap<string, Replayed> {
  const found = new Map<string, Replayed>();
  for (const entry of entries) {
    const { subject, action } = entry;
    const isCycle = subject.startsWith('cycle:');
    if (!isCycle && !subject.startsWith('scorecard:')) continue;
    const before = found.get(subject) ?? { ...beginning, state: isCycle ? 'planned' : 'collecting' };
    const from = stated.safeParse(entry.from).data?.state;
    // What an entry says to have found is what the entries before it have left.
    if (from !== undefined && from !== before.state) {
      throw new Error(`${action} of ${subject} found ${from}, but the record says ${before.state}`);
    }
    found.set(subject, step(before, entry));
  }
  return found;
}

function step(before: Replayed, { action, to }: AuditRecord): Replayed {
  const next = { ...before, version: before.version + 1, state: stated.safeParse(to).data?.state ?? before.state };
  const total = totalled.safeParse(to).data?.total ?? null;
  switch (action) {
    case 'cycle.opened':
    case 'cycle.moved':
    case 'cycle.terms_fixed':
    case 'cycle.closed':
    case 'scorecard.rated':
    case 'scorecard.waived':
    case 'scorecard.reopened':
      return next;
    case 'cycle.published':
      // Once for what is published, and once more where with it the whole month is.
      return { ...next, version: next.version + (next.state === before.state ? 0 : 1) };
    case 'scorecard.approved':
    case 'scorecard.adjusted':
    case 'scorecard.returned':
      return { ...next, decisions: before.decisions + 1 };
    case 'scorecard.published':
      return { ...next, total, published: before.published + 1 };
    case 'scorecard.acknowledged':
      return { ...next, acknowledged: true };
    case 'scorecard.corrected':
      return { ...next, total, acknowledged: false, corrections: before.corrections + 1 };
    case 'scorecard.self_reviewed':
    case 'cycle.handed_over':
    case 'cycle.exported':
      return before;
    default:
      throw new Error(`nobody has said how ${action} is replayed`);
  }
}
