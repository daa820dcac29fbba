import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job, Store, Tx } from '../../bot/ports.ts';
import { Prisma } from './generated/client.ts';
import type { PrismaClient } from './generated/client.ts';
import { companyImport } from './imports/index.ts';
import { auditRecords } from './records/audit.ts';
import { companyRecords } from './records/company.ts';
import type { PrismaTransaction } from './records/conversion.ts';
import { cycleRecords } from './records/cycles.ts';
import { deliveryRecords } from './records/deliveries.ts';
import { draftRecords } from './records/drafts.ts';
import { figureRecords } from './records/figures.ts';
import { holidayRecords } from './records/holidays.ts';
import { inboxRecords } from './records/inbox.ts';
import { positionRecords, siteRecords, teamRecords } from './records/organisation.ts';
import { linkRecords } from './records/links.ts';
import { peopleRecords } from './records/people.ts';
import { personalRecords } from './records/personal.ts';
import { planRecords } from './records/plans.ts';
import { rateRecords } from './records/rates.ts';
import { platformCallRecords } from './records/platformCalls.ts';
import { scheduleRecords } from './records/schedule.ts';
import { scorecardRecords } from './records/scorecards.ts';

/** Puts jobs into the queue by a statement of the transaction it is given. */
export type Enqueue = (transaction: PrismaTransaction, jobs: readonly Job[]) => Promise<void>;

/**
 * PGlite has one connection: everybody waits for whoever holds it, and a large import holds it for a while. An hour
 * would be a transaction that hangs.
 */
const limits = { maxWait: 120_000, timeout: 20 * 60_000 };

/** Lets the transaction that won finish: whoever comes back at once can take the same locks from it again. */
const RETRY_PAUSE_MS = 100;

/** Marks what runs inside a transaction, to refuse what would wait for its own end. */
const current = new AsyncLocalStorage<{ open: boolean }>();

export function createStore(prisma: PrismaClient, enqueue: Enqueue): Store {
  const runOnce = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    prisma.$transaction((db) => {
      const mark = { open: true };
      return current.run(mark, () => work(transactionRecords(db, enqueue)).finally(() => (mark.open = false)));
    }, limits);

  return {
    async transaction(work) {
      refuseInsideTransaction();
      try {
        return await runOnce(work);
      } catch (error) {
        if (!asksForRetry(error)) throw error;
        await pause(RETRY_PAUSE_MS);
        return runOnce(work);
      }
    },
  };
}

/**
 * On PGlite it would wait for the transaction it stands in until that times out; on PostgreSQL it would not see what
 * that has written.
 * @throws Error inside of `Store.transaction`
 */
export function refuseInsideTransaction(): void {
  if (current.getStore()?.open === true) {
    throw new Error('the store was asked from outside of the transaction that is open here: use its tx');
  }
}

function transactionRecords(db: PrismaTransaction, enqueue: Enqueue): Tx {
  const enqueueHere = (...jobs: readonly Job[]): Promise<void> => enqueue(db, jobs);
  return {
    company: companyRecords(db),
    people: peopleRecords(db),
    teams: teamRecords(db),
    sites: siteRecords(db),
    positions: positionRecords(db),
    holidays: holidayRecords(db),
    figures: figureRecords(db),
    rates: rateRecords(db),
    plans: planRecords(db),
    cycles: cycleRecords(db),
    scorecards: scorecardRecords(db),
    drafts: draftRecords(db),
    links: linkRecords(db),
    audit: auditRecords(db),
    personal: personalRecords(db, enqueueHere),
    inbox: inboxRecords(db),
    deliveries: deliveryRecords(db, enqueueHere),
    schedule: scheduleRecords(db),
    platformCalls: platformCallRecords(db),
    companyImport: companyImport(db),
    enqueue: enqueueHere,
  };
}

/** Serialisation failure and deadlock, by PostgreSQL's code where a raw statement met them. */
function asksForRetry(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2034') return true;
  return /\b(40001|40P01)\b/.test(JSON.stringify(error.meta ?? {}));
}
