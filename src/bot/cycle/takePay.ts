/** A cycle taken away for pay: the record says that it was, and by whom. */
import { recordAudit } from '../audit.ts';
import type { Company, Period, Tx } from '../ports.ts';
import { paidCycle, type PaidCycle } from './paid.ts';

interface Taker {
  readonly tx: Tx;
  readonly now: Date;
  readonly company: Company;
  /** Of the code that exports. */
  readonly codeVersion: string;
  /** A person, or 'system' for a command. */
  readonly actor: string;
}

/** Null where no such cycle is. Recorded before the file is made: what was given out is in the record in any case. */
export async function takePay({ actor, ...situation }: Taker, period: Period): Promise<PaidCycle | null> {
  const { tx, now } = situation;
  const cycle = await tx.cycles.byPeriod(period);
  if (cycle === null) return null;
  const paid = await paidCycle(situation, cycle);
  if (paid.type === 'ready') {
    await recordAudit(tx, {
      at: now,
      actor,
      action: 'cycle.exported',
      subject: `cycle:${cycle.id}`,
      from: null,
      to: { people: paid.view.people.length, head: paid.view.auditHead.seq },
      reason: null,
    });
  }
  return paid;
}
