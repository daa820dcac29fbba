import type { Company, Tx } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

export function companyRecords(db: PrismaTransaction): Tx['company'] {
  return {
    async get(): Promise<Company | null> {
      return db.company.findUnique({
        where: { id: 'company' },
        select: { name: true, demo: true, reportingCurrency: true, timeZone: true, language: true },
      });
    },
    async put({ name, demo, reportingCurrency, timeZone, language }) {
      const data = { name, demo, reportingCurrency, timeZone, language };
      await db.company.upsert({ where: { id: 'company' }, create: data, update: data });
    },
  };
}
