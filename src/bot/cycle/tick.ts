/** What time does to open cycles: steps end, managers leave, people are reminded, progress is shown. */
import { recordAudit } from '../audit.ts';
import type { Situation } from '../conversation/context.ts';
import { ConflictError } from '../errors.ts';
import type { Clock, Cycle, Log, Store } from '../ports.ts';
import { withReferenceData } from '../referenceData.ts';
import { createWorkCalendar } from '../workdays.ts';
import { withOrganisation } from './organisation.ts';
import { followed, openStep } from './progress.ts';
import { reviseProgress } from './progressMessages.ts';
import { remind } from './reminders.ts';
import { handOverOfLeavers, renewRequests } from './requests.ts';
import { advanceIfDue } from './steps.ts';

export interface TickDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Every process ticks at the same `slot`; its row lets one through, and what a tick sends has keys of its own. A cycle
 * that somebody moves at the same moment is left to the next tick.
 */
export async function tickCycles({ store, clock, log }: TickDeps, slot: Date): Promise<void> {
  const cycles = await store.transaction(async (tx) =>
    (await tx.schedule.takeSlot(`cycles/${slot.toISOString()}`, clock())) ? tx.cycles.list() : [],
  );
  for (const { id } of cycles.filter(isOpen)) {
    try {
      await store.transaction(async (tx) => {
        const situation = await situationIn(withReferenceData(tx), clock());
        const cycle = situation === null ? null : await tx.cycles.get(id);
        if (situation !== null && cycle !== null && isOpen(cycle)) await bringForward(situation, cycle);
      });
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      log.info('cycle.moved_meanwhile', {});
    }
  }
  await store.transaction(async (tx) => {
    const situation = await situationIn(withReferenceData(tx), clock());
    if (situation !== null) await remindAll(situation);
  });
}

const isOpen = ({ state }: Pick<Cycle, 'state'>): boolean => {
  const step = openStep(state);
  return step !== null && step !== 'closed';
};

async function situationIn(tx: Situation['tx'], now: Date): Promise<Situation | null> {
  const company = await tx.company.get();
  return company === null ? null : { tx, now, company };
}

async function bringForward(situation: Situation, cycle: Cycle): Promise<void> {
  const current = await advanceIfDue(situation, cycle);
  const organised = { ...situation, tx: await withOrganisation(situation.tx, current.period) };
  const everybody = await followed(organised, current);
  const handed = await handOverOfLeavers(organised, everybody);
  await renewRequests(organised, everybody);
  if (handed > 0) {
    await recordAudit(situation.tx, {
      at: situation.now,
      actor: 'system',
      action: 'cycle.handed_over',
      subject: `cycle:${cycle.id}`,
      from: null,
      to: { scorecards: handed },
      reason: null,
    });
  }
  await reviseProgress(situation, current);
}

async function remindAll(situation: Situation): Promise<void> {
  const { tx } = situation;
  const open = (await tx.cycles.list()).filter(isOpen);
  const calendar = createWorkCalendar(await tx.holidays.list());
  const cycles = [];
  for (const cycle of open) cycles.push({ cycle, everybody: await followed(situation, cycle) });
  await remind(situation, cycles, calendar);
}
