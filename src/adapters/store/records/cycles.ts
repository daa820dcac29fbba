import { ConflictError } from '../../../bot/errors.ts';
import type { Cycle, CycleTerms, Json, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { dateOf, dayOf, decimalText, jsonColumn } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';
import { inForceOn, targetColumns, targetOf } from './plans.ts';
import { fixedTerms, forgetTerms } from './terms.ts';

/** Rows a statement: a cycle of thousands of people has tens of thousands of targets. */
const PIECE = 5000;

export function cycleRecords(db: PrismaTransaction): Tx['cycles'] {
  const find = async (where: Prisma.CycleWhereUniqueInput): Promise<Cycle | null> => {
    const row = await db.cycle.findUnique({ where, omit: { terms: true } });
    return row === null ? null : cycleOf(row);
  };
  return {
    byPeriod: (period) => find({ period }),
    get: (id) => find({ id }),
    list: async () => (await db.cycle.findMany({ orderBy: { period: 'asc' }, omit: { terms: true } })).map(cycleOf),

    async save({ id, version }, { deadlines, ...change }) {
      const { count } = await db.cycle.updateMany({
        where: { id, version },
        data: { ...change, ...deadlineColumns(deadlines), version: { increment: 1 } },
      });
      if (count === 0) throw new ConflictError(`cycle ${id}`);
      return cycleOf(await db.cycle.findUniqueOrThrow({ where: { id }, omit: { terms: true } }));
    },

    async workbookTerms(period) {
      const positions = await db.position.findMany({ orderBy: { key: 'asc' }, select: { key: true } });
      const plans: { positionKey: string; planVersionId: string }[] = [];
      for (const { key } of positions) {
        const version = await inForceOn(db, key, `${period}-01`);
        if (version !== null) plans.push({ positionKey: key, planVersionId: version.id });
      }
      const rates = await db.planRate.findMany({ where: { period }, orderBy: { currency: 'asc' } });
      const metrics = await db.metric.findMany({ orderBy: { key: 'asc' } });
      return {
        plans,
        rates: rates.map(({ currency, rate }) => ({ currency, rate: decimalText(rate) })),
        metrics: metrics.map(({ document }) => document),
        targets: await targetsWhere(db, { period, cycleId: null }),
      };
    },

    async terms(id) {
      const terms = await fixedTerms(db, { id });
      if (terms === null) return null;
      const { plans, rates, metrics } = terms;
      return { plans, rates, metrics, targets: await targetsWhere(db, { cycleId: id }) };
    },

    async fixTerms(id, { targets, ...terms }) {
      await db.cycle.update({ where: { id }, data: { terms: jsonColumn(terms as unknown as Json) } });
      forgetTerms(db);
      await db.target.deleteMany({ where: { cycleId: id } });
      for (let start = 0; start < targets.length; start += PIECE) {
        await db.target.createMany({
          data: targets.slice(start, start + PIECE).map((row) => ({ ...targetColumns(row), cycleId: id })),
        });
      }
    },
  };
}

async function targetsWhere(db: PrismaTransaction, where: Prisma.TargetWhereInput): Promise<CycleTerms['targets']> {
  // In an order that does not depend on when they were written.
  const rows = await db.target.findMany({
    where,
    orderBy: [{ metricKey: 'asc' }, { positionKey: 'asc' }, { personId: 'asc' }, { siteId: 'asc' }, { stage: 'asc' }],
  });
  return rows.map(targetOf);
}

function deadlineColumns(deadlines: Cycle['deadlines'] | undefined): Prisma.CycleUpdateManyMutationInput {
  if (deadlines === undefined) return {};
  const column = (day: string | undefined): Date | null => (day === undefined ? null : dateOf(day));
  return {
    collectUntil: column(deadlines?.collecting),
    rateUntil: column(deadlines?.rating),
    approveUntil: column(deadlines?.approving),
    closeUntil: column(deadlines?.published),
  };
}

function cycleOf(row: Omit<Prisma.CycleModel, 'terms'>): Cycle {
  const { collectUntil, rateUntil, approveUntil, closeUntil, ...cycle } = row;
  const deadlines =
    collectUntil === null || rateUntil === null || approveUntil === null || closeUntil === null
      ? null
      : {
          collecting: dayOf(collectUntil),
          rating: dayOf(rateUntil),
          approving: dayOf(approveUntil),
          published: dayOf(closeUntil),
        };
  return { ...cycle, startsOn: dayOf(row.startsOn), endsOn: dayOf(row.endsOn), deadlines };
}
