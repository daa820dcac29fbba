import type { CompanyData } from '../../../../bot/ports.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference } from '../difference.ts';
import type { SectionChanges } from '../difference.ts';

export async function applySources(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const stored = await db.source.findMany();
  const change = difference('sources', ({ key }) => key, {
    imported: data.sources.map(({ key, name, lateAfterHours }) => ({
      key,
      nameZh: name.zh,
      nameEn: name.en,
      lateAfterHours,
    })),
    stored: stored.map(({ key, nameZh, nameEn, lateAfterHours }) => ({ key, nameZh, nameEn, lateAfterHours })),
  });
  await db.source.createMany({ data: [...change.added] });
  for (const row of change.updated) await db.source.update({ where: { key: row.key }, data: row });
  return change;
}
