import type { CompanyData, DecimalText } from '../../../../bot/ports.ts';
import { Prisma } from '../../generated/client.ts';
import { dateOf, dayOf, decimalText } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference } from '../difference.ts';
import type { Difference, SectionChanges } from '../difference.ts';
import { checkScale } from '../scale.ts';

/** Plan rates and daily ones, counted together: `on` is a period or a day. */
interface RateRow {
  readonly on: string;
  readonly currency: string;
  readonly rate: DecimalText;
}

export async function applyRates(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const plan = compare(
    data.planRates.map(({ period, currency, rate }) => ({ on: period, currency, rate })),
    (await db.planRate.findMany()).map(({ period, currency, rate }) => ({ on: period, currency, rate })),
  );
  for (const { on, currency, rate } of plan.updated) {
    await db.planRate.update({ where: { period_currency: { period: on, currency } }, data: { rate } });
  }
  await db.planRate.createMany({
    data: plan.added.map(({ on, currency, rate }) => ({ period: on, currency, rate })),
  });

  const daily = compare(
    data.dailyRates.map(({ day, currency, rate }) => ({ on: day, currency, rate })),
    (await db.dailyRate.findMany()).map(({ day, currency, rate }) => ({ on: dayOf(day), currency, rate })),
  );
  for (const { on, currency, rate } of daily.updated) {
    await db.dailyRate.update({ where: { day_currency: { day: dateOf(on), currency } }, data: { rate } });
  }
  await db.dailyRate.createMany({
    data: daily.added.map(({ on, currency, rate }) => ({ day: dateOf(on), currency, rate })),
  });

  return {
    counts: {
      section: 'rates',
      added: plan.counts.added + daily.counts.added,
      updated: plan.counts.updated + daily.counts.updated,
      unchanged: plan.counts.unchanged + daily.counts.unchanged,
      removed: 0,
    },
    examples: [...plan.examples, ...daily.examples],
  };
}

function compare(
  imported: readonly RateRow[],
  stored: readonly { on: string; currency: string; rate: Prisma.Decimal }[],
): Difference<RateRow> {
  return difference<RateRow>('rates', ({ on, currency }) => `${on} ${currency}`, {
    imported: imported.map((row) => ({ ...row, rate: decimalText(new Prisma.Decimal(checkScale(row.rate, 12))) })),
    stored: stored.map((row) => ({ ...row, rate: decimalText(row.rate) })),
  });
}
