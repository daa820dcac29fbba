import type { Day, PlanVersion, TargetRow, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { dateOf, dayOf, decimalText, decimalTextOrNull } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';
import { fixedTerms } from './terms.ts';

const withPosition = { plan: { select: { positionKey: true } } } satisfies Prisma.PlanVersionInclude;

export function planRecords(db: PrismaTransaction): Tx['plans'] {
  return {
    async metrics(period) {
      const fixed = await fixedTerms(db, { period });
      if (fixed !== null) return fixed.metrics;
      const rows = await db.metric.findMany({ orderBy: { key: 'asc' } });
      return rows.map(({ document }) => document);
    },
    async inForce(positionKey, period) {
      const fixed = await fixedTerms(db, { period });
      const version = fixed?.plans.find((plan) => plan.positionKey === positionKey);
      return version === undefined
        ? inForceOn(db, positionKey, `${period}-01`)
        : versionById(db, version.planVersionId);
    },
    get: (planVersionId) => versionById(db, planVersionId),
    async targets(period, metricKeys) {
      const fixed = await fixedTerms(db, { period });
      const rows = await db.target.findMany({
        where: { period, cycleId: fixed?.cycleId ?? null, metricKey: { in: [...metricKeys] } },
        orderBy: [{ metricKey: 'asc' }, { id: 'asc' }],
      });
      return rows.map(targetOf);
    },
  };
}

/** A correction of an old version (a later number from the same day) does not reach past the next one's day. */
export async function inForceOn(db: PrismaTransaction, positionKey: string, day: Day): Promise<PlanVersion | null> {
  const row = await db.planVersion.findFirst({
    where: { plan: { positionKey }, effectiveFrom: { lte: dateOf(day) } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
    include: withPosition,
  });
  return row === null ? null : planVersionOf(row);
}

async function versionById(db: PrismaTransaction, id: string): Promise<PlanVersion | null> {
  const row = await db.planVersion.findUnique({ where: { id }, include: withPosition });
  return row === null ? null : planVersionOf(row);
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

export function targetOf(row: Omit<Prisma.TargetModel, 'id' | 'cycleId'>): TargetRow {
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

export function targetColumns({ band, origin, ...row }: TargetRow) {
  return {
    ...row,
    originZh: origin.zh,
    originEn: origin.en,
    low: band?.low ?? null,
    high: band?.high ?? null,
    tolerance: band?.tolerance ?? null,
  };
}
