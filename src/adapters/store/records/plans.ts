import type { PlanVersion, TargetRow, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { dateOf, dayOf, decimalText, decimalTextOrNull } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

const withPosition = { plan: { select: { positionKey: true } } } satisfies Prisma.PlanVersionInclude;

export function planRecords(db: PrismaTransaction): Tx['plans'] {
  return {
    async metrics() {
      const rows = await db.metric.findMany({ orderBy: { key: 'asc' } });
      return rows.map(({ document }) => document);
    },
    /** A correction of an old version (a later number from the same day) does not reach past the next one's day. */
    async inForce(positionKey, day) {
      const row = await db.planVersion.findFirst({
        where: { plan: { positionKey }, effectiveFrom: { lte: dateOf(day) } },
        orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
        include: withPosition,
      });
      return row === null ? null : planVersionOf(row);
    },
    async get(planVersionId) {
      const row = await db.planVersion.findUnique({ where: { id: planVersionId }, include: withPosition });
      return row === null ? null : planVersionOf(row);
    },
    async targets(period, metricKeys) {
      const rows = await db.target.findMany({
        where: { period, metricKey: { in: [...metricKeys] } },
        orderBy: [{ metricKey: 'asc' }, { id: 'asc' }],
      });
      return rows.map(targetOf);
    },
  };
}

function planVersionOf(row: Prisma.PlanVersionGetPayload<{ include: typeof withPosition }>): PlanVersion {
  return {
    id: row.id,
    planKey: row.planKey,
    positionKey: row.plan.positionKey,
    version: row.version,
    effectiveFrom: dayOf(row.effectiveFrom),
    document: row.document,
  };
}

export function targetOf(row: Omit<Prisma.TargetModel, 'id'>): TargetRow {
  const { low, high, tolerance } = row;
  return {
    period: row.period,
    metricKey: row.metricKey,
    positionKey: row.positionKey,
    personId: row.personId,
    siteId: row.siteId,
    stage: row.stage,
    value: decimalTextOrNull(row.value),
    band:
      low === null || high === null || tolerance === null
        ? null
        : { low: decimalText(low), high: decimalText(high), tolerance: decimalText(tolerance) },
    currency: row.currency,
    origin: { zh: row.originZh, en: row.originEn },
  };
}
