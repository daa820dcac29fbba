import type { CompanyData, Json } from '../../../../bot/ports.ts';
import type { Prisma } from '../../generated/client.ts';
import { dateOf, dayOf } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference } from '../difference.ts';
import type { SectionChanges } from '../difference.ts';

type PlanRow = CompanyData['plans'][number];

export async function applyMetrics(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const stored = await db.metric.findMany();
  const change = difference<{ key: string; document: Json }>('metrics', ({ key }) => key, {
    imported: data.metrics.map(({ key, document }) => ({ key, document: asStored(document) })),
    stored: stored.map(({ key, document }) => ({ key, document: document })),
  });
  for (const { key, document } of change.added) {
    await db.metric.create({ data: { key, version: 1, document: document as Prisma.InputJsonValue } });
  }
  for (const { key, document } of change.updated) {
    const data = { document: document as Prisma.InputJsonValue, version: { increment: 1 } };
    await db.metric.update({ where: { key }, data });
  }
  return change;
}

/** A version never changes once it is written: another document from the same day on is the next version. */
export async function applyPlans(db: PrismaTransaction, data: CompanyData, at: Date): Promise<SectionChanges> {
  const change = difference<PlanRow>('plans', ({ key, effectiveFrom }) => `${key} ${effectiveFrom}`, {
    imported: data.plans.map(({ key, positionKey, effectiveFrom, document }) => ({
      key,
      positionKey,
      effectiveFrom,
      document: asStored(document),
    })),
    stored: await storedPlans(db),
  });
  for (const { key, positionKey, effectiveFrom, document } of [...change.added, ...change.updated]) {
    await db.plan.upsert({ where: { key }, create: { key, positionKey }, update: { positionKey } });
    const last = await db.planVersion.aggregate({ where: { planKey: key }, _max: { version: true } });
    await db.planVersion.create({
      data: {
        planKey: key,
        version: (last._max.version ?? 0) + 1,
        effectiveFrom: dateOf(effectiveFrom),
        document: document as Prisma.InputJsonValue,
        createdAt: at,
      },
    });
  }
  return change;
}

/** Of each plan and first day, the last version. */
async function storedPlans(db: PrismaTransaction): Promise<readonly PlanRow[]> {
  const rows = await db.planVersion.findMany({
    distinct: ['planKey', 'effectiveFrom'],
    orderBy: [{ planKey: 'asc' }, { effectiveFrom: 'asc' }, { version: 'desc' }],
    include: { plan: { select: { positionKey: true } } },
  });
  return rows.map(({ planKey, plan, effectiveFrom, document }) => ({
    key: planKey,
    positionKey: plan.positionKey,
    effectiveFrom: dayOf(effectiveFrom),
    document: document,
  }));
}

/** Without members that are undefined, as JSON has none. */
function asStored(document: Json): Json {
  return JSON.parse(JSON.stringify(document)) as Json;
}
