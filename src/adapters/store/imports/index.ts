import type { CompanyImport } from '../../../bot/ports.ts';
import type { PrismaTransaction } from '../records/conversion.ts';
import { applyCompany } from './company.ts';
import { beginFigures } from './figures.ts';

export function companyImport(db: PrismaTransaction): CompanyImport {
  return {
    apply: (data, at) => applyCompany(db, data, at),
    beginFigures: (origin) => beginFigures(db, origin),
  };
}
