import type { Tx } from '../../../bot/ports.ts';
import { dateOf, dayOf, decimalText } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';
import { fixedTerms } from './terms.ts';

const DAY_MS = 24 * 3600 * 1000;

export function rateRecords(db: PrismaTransaction): Tx['rates'] {
  return {
    async plan(period) {
      const fixed = await fixedTerms(db, { period });
      if (fixed !== null) return new Map(fixed.rates.map(({ currency, rate }) => [currency, rate]));
      const rows = await db.planRate.findMany({ where: { period }, orderBy: { currency: 'asc' } });
      return new Map(rows.map(({ currency, rate }) => [currency, decimalText(rate)]));
    },
    async daily(currency, day, maxAgeDays) {
      const last = dateOf(day);
      const row = await db.dailyRate.findFirst({
        where: { currency, day: { lte: last, gte: new Date(last.getTime() - maxAgeDays * DAY_MS) } },
        orderBy: { day: 'desc' },
      });
      return row === null ? null : { day: dayOf(row.day), rate: decimalText(row.rate) };
    },
  };
}
