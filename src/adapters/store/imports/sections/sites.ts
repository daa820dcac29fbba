import type { CompanyData } from '../../../../bot/ports.ts';
import { dateOf } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { siteRecords } from '../../records/organisation.ts';
import { difference } from '../difference.ts';
import type { SectionChanges } from '../difference.ts';

type SiteRow = CompanyData['sites'][number];

export async function applySites(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const change = difference<SiteRow>('sites', ({ key }) => key, {
    imported: data.sites.map(siteRow),
    stored: (await siteRecords(db).list()).map(siteRow),
  });
  for (const row of [...change.added, ...change.updated]) {
    const columns = siteColumns(row);
    const { id } = await db.site.upsert({ where: { key: row.key }, create: columns, update: columns });
    await db.siteStage.deleteMany({ where: { siteId: id } });
    await db.siteStage.createMany({
      data: row.stages.map(({ stage, from }) => ({ siteId: id, stage, from: dateOf(from) })),
    });
  }
  return change;
}

/** Exactly what is compared and written. */
function siteRow(row: SiteRow): SiteRow {
  return {
    key: row.key,
    name: { zh: row.name.zh, en: row.name.en },
    marketplace: row.marketplace,
    country: row.country,
    currency: row.currency,
    timeZone: row.timeZone,
    openedOn: row.openedOn,
    stages: row.stages.map(({ stage, from }) => ({ stage, from })).sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

function siteColumns({ name, openedOn, stages: _, ...row }: SiteRow) {
  return { ...row, nameZh: name.zh, nameEn: name.en, openedOn: dateOf(openedOn) };
}
