import type { CompanyData, DecimalText, Period, TargetRow } from '../../../../bot/ports.ts';
import { Prisma } from '../../generated/client.ts';
import { dateOf, decimalText } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { targetColumns, targetOf } from '../../records/plans.ts';
import { difference, idOf, keysOf } from '../difference.ts';
import type { Ids, SectionChanges } from '../difference.ts';
import { checkScale } from '../scale.ts';

interface Places {
  readonly people: Ids;
  readonly sites: Ids;
}

/** A period that has targets in the import has these and no others, and a cycle. */
export async function applyTargets(db: PrismaTransaction, data: CompanyData, ids: Places): Promise<SectionChanges> {
  const periods = [...new Set(data.targets.map(({ period }) => period))];
  const rows = await db.target.findMany({ where: { period: { in: periods }, cycleId: null } });
  const keys = { people: keysOf(ids.people), sites: keysOf(ids.sites) };
  const stored = rows.map(({ id, ...row }) => ({ id, target: withNames(targetOf(row), keys) }));
  const change = difference('targets', targetKey, {
    imported: data.targets.map(targetRow),
    stored: stored.map(({ target }) => target),
    isReplaced: () => true,
  });
  const outdated = new Set([...change.updated, ...change.removed].map(targetKey));
  const outdatedIds = stored.filter(({ target }) => outdated.has(targetKey(target))).map(({ id }) => id);
  await db.target.deleteMany({ where: { id: { in: outdatedIds } } });
  await db.target.createMany({
    data: [...change.added, ...change.updated].map((row) => targetColumns(withNames(row, ids))),
  });
  await db.cycle.createMany({ data: periods.map(cycleOf), skipDuplicates: true });
  return change;
}

function targetKey({ period, metricKey, positionKey, personId, siteId, stage }: TargetRow): string {
  return [period, metricKey, positionKey, personId, siteId, stage ?? ''].map((part) => part || '*').join(' ');
}

/** Exactly what is compared and written; person and site by their keys. */
function targetRow(row: TargetRow): TargetRow {
  return {
    period: row.period,
    metricKey: row.metricKey,
    positionKey: row.positionKey,
    personId: row.personId,
    siteId: row.siteId,
    stage: row.stage,
    value: row.value === null ? null : plain(row.value),
    band:
      row.band === null
        ? null
        : { low: plain(row.band.low), high: plain(row.band.high), tolerance: plain(row.band.tolerance) },
    currency: row.currency,
    origin: { zh: row.origin.zh, en: row.origin.en },
  };
}

function plain(text: DecimalText): DecimalText {
  return decimalText(new Prisma.Decimal(checkScale(text, 10)));
}

/** Person and site by the other of key and id. */
function withNames(row: TargetRow, { people, sites }: Places): TargetRow {
  return {
    ...row,
    personId: row.personId === '' ? '' : idOf(people, row.personId),
    siteId: row.siteId === '' ? '' : idOf(sites, row.siteId),
  };
}

/** The whole month: '2026-02' ends on the 28th. */
function cycleOf(period: Period) {
  const startsOn = dateOf(`${period}-01`);
  const endsOn = new Date(Date.UTC(startsOn.getUTCFullYear(), startsOn.getUTCMonth() + 1, 0));
  return { period, startsOn, endsOn };
}
