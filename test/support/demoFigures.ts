/** The demo company's figures added up by hand: straight from the rows of its workbook, without the store or scoring. */
import { demoSheets } from './conversation.ts';

export interface Figures {
  readonly site: string;
  readonly from: string;
  readonly to: string;
}

const rowsOf = ({ site, from, to }: Figures) =>
  (demoSheets().figures ?? []).flatMap((row, index) => {
    const { date = '' } = row;
    // The first row of the sheet is its headings.
    return row['site'] === site && date !== null && date >= from && date <= to ? [{ row, line: index + 2 }] : [];
  });

/** In the site's own currency. */
export const sumOf = (measure: string, figures: Figures): number =>
  rowsOf(figures).reduce((sum, { row }) => sum + Number(row[measure] ?? 0), 0);

/** Rows that hold the measure, largest first, with their line of the Figures sheet. */
export const largestOf = (measure: string, figures: Figures) =>
  rowsOf(figures)
    .flatMap(({ row, line }) => (row[measure] == null ? [] : [{ value: Number(row[measure]), line }]))
    .sort((a, b) => b.value - a.value);

/** US dollars for one unit of a site's currency, as planned for the month. */
export function planRate(site: string, period: string): number {
  const sheets = demoSheets();
  const currency = (sheets.sites ?? []).find(({ key }) => key === site)?.['currency'];
  if (currency === 'USD') return 1;
  return Number(
    (sheets.rates ?? []).find((rate) => rate['period'] === period && rate['currency'] === currency)?.['rate'],
  );
}

/** A site's target of a month, in its own currency for money. */
export const targetOf = (metric: string, site: string, period: string): number =>
  Number(
    (demoSheets().targets ?? []).find(
      (row) => row['metric'] === metric && row['site'] === site && row['period'] === period,
    )?.['target'],
  );

/** As cards write dollars: `US$ 81,246`. */
export const dollars = (amount: number): string => `US$ ${Math.round(amount).toLocaleString('en-US')}`;
export const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;
