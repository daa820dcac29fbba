import type { CompanyData } from '../../ports.ts';
import type { RowReader } from '../table.ts';

/** Plan rates have a month, rates of the day a day. */
export function checkRates(
  rows: readonly RowReader[],
  reportingCurrency: string | null,
): Pick<CompanyData, 'planRates' | 'dailyRates'> {
  const planRates: CompanyData['planRates'][number][] = [];
  const dailyRates: CompanyData['dailyRates'][number][] = [];
  for (const row of rows) {
    if (row.has('period') === row.has('day')) {
      row.report(row.has('period') ? 'day' : 'period', { kind: 'period_or_day' });
    }
    const currency = row.get('currency');
    if (currency !== null && currency === reportingCurrency && row.get('rate') !== '1') {
      row.report('rate', { kind: 'reporting_currency_rate' });
    }
    if (!row.isSound() || currency === null || currency === reportingCurrency) continue;
    const period = row.get('period');
    const day = row.get('day');
    const rate = row.get('rate') ?? '';
    if (period !== null) planRates.push({ period, currency, rate });
    else if (day !== null) dailyRates.push({ day, currency, rate });
  }
  return { planRates, dailyRates };
}
