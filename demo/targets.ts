/** What was to be reached, month by month, and at which rates money is compared. */
import type { WrittenRow } from '../src/bot/import/writtenRow.ts';
import { addDays, addMonths, daysIn, type DemoCalendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { SiteProfile } from './sites.ts';

/** Of the indicators that are the same for every site of an age. */
const companyTargets: readonly (readonly [metric: string, target: string])[] = [
  ['new_product_sell_through', '68%'],
  ['budget_deviation', '5%'],
  ['review_reply_48h', '90%'],
  ['return_reason_accuracy', '93%'],
  ['a_to_z_rate', '0.25%'],
  ['reply_rate', '96%'],
  ['slow_moving_share', '10%'],
  ['po_on_time', '95%'],
  ['late_shipment_rate', '2.7%'],
  ['pick_error_rate', '0.4%'],
  ['stock_count_accuracy', '99%'],
  ['pictures_on_time', '94%'],
  ['listing_quality', '92%'],
];

/** By site: gross margin, ACoS, days of stock. The new site goes by its stage. */
const siteTargets: Readonly<Record<string, readonly [margin: string, acos: string, stockDays: string]>> = {
  amazon_us: ['52%', '26%', '45'],
  amazon_de: ['55%', '26%', '49'],
  amazon_jp: ['54%', '23%', '60'],
  shopee_sg: ['36%', '22%', '42'],
  shopee_my: ['35%', '23%', '44'],
};

const stageTargets: readonly (readonly [stage: string, metric: string, target: string])[] = [
  ['incubation', 'gross_margin', '34%'],
  ['incubation', 'acos', '45%'],
  ['incubation', 'inventory_days', '65'],
  ['growth', 'gross_margin', '37%'],
  ['growth', 'acos', '38%'],
  ['growth', 'inventory_days', '60'],
];

const meanOrigin = { origin: '前三个月均值 + 8%', origin_en: 'mean of the last 3 months + 8%' };
const yearOrigin = { origin: '年度计划', origin_en: 'plan of the year' };
const launchOrigin = { origin: '开站计划', origin_en: 'launch plan' };

export function demoTargets(
  sites: readonly SiteProfile[],
  calendar: DemoCalendar,
  figures: readonly WrittenRow[],
): readonly WrittenRow[] {
  const salesOf = monthlySales(figures);
  return calendar.periods.flatMap((period): readonly WrittenRow[] => [
    ...sites.flatMap((site) => salesTarget(site, period, calendar, salesOf)),
    ...sites.flatMap((site) => siteRows(site, period)),
    ...stageTargets.map(([stage, metric, target]) => ({ period, metric, stage, target, ...launchOrigin })),
    ...companyTargets.map(([metric, target]) => ({ period, metric, target, ...yearOrigin })),
    { period, metric: 'ad_sales_share', low: '32%', high: '45%', tolerance: '20%', ...yearOrigin },
  ]);
}

function siteRows(site: SiteProfile, period: string): readonly WrittenRow[] {
  if (period < site.openedOn.slice(0, 7)) return [];
  const listings = String(Math.round((site.listingsPerWeek * daysIn(period) * 0.98) / 7));
  const own = siteTargets[site.key];
  const ratios = own === undefined ? [] : (['gross_margin', 'acos', 'inventory_days'] as const);
  return [
    { period, metric: 'listings_published', site: site.key, target: listings, ...yearOrigin },
    ...ratios.map((metric, index) => ({ period, metric, site: site.key, target: own?.[index], ...yearOrigin })),
  ];
}

/** Whole amounts that people would agree on: three figures that count. */
function roundTarget(amount: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 2);
  return String(Math.round(amount / unit) * unit);
}

function salesTarget(
  site: SiteProfile,
  period: string,
  calendar: DemoCalendar,
  salesOf: (site: string, period: string) => number,
): readonly WrittenRow[] {
  if (period < site.openedOn.slice(0, 7)) return [];
  const isNew = site.openedOn >= `${calendar.periods[0] ?? ''}-01`;
  if (isNew) {
    const months = calendar.periods.indexOf(period) - calendar.periods.indexOf(site.openedOn.slice(0, 7));
    const planned = site.dailySales * (0.66 + site.monthlyGrowth * months) * daysIn(period);
    return [{ period, metric: 'sales', site: site.key, target: roundTarget(planned), ...launchOrigin }];
  }
  const before = [-3, -2, -1].map((months) => {
    const month = addMonths(period, months);
    // Before the first month of the file the business was as much smaller as it grew since.
    const known = salesOf(site.key, month);
    const back = calendar.periods.indexOf(period) + months;
    return known > 0 ? known : site.dailySales * (1 + site.monthlyGrowth * (back + 0.5)) * daysIn(month);
  });
  const mean = before.reduce((sum, sales) => sum + sales, 0) / before.length;
  return [{ period, metric: 'sales', site: site.key, target: roundTarget(mean * 1.08), ...meanOrigin }];
}

function monthlySales(figures: readonly WrittenRow[]): (site: string, period: string) => number {
  const sums = new Map<string, number>();
  for (const { site, date, net_sales: sales } of figures) {
    if (sales === undefined || sales === null) continue;
    const key = `${site ?? ''} ${date?.slice(0, 7) ?? ''}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(sales));
  }
  return (site, period) => sums.get(`${site} ${period}`) ?? 0;
}

/** US dollars for one. */
const dollars: readonly (readonly [currency: string, rate: number])[] = [
  ['EUR', 1.16],
  ['JPY', 0.0066],
  ['SGD', 0.77],
  ['MYR', 0.237],
  ['GBP', 1.33],
];

export function demoRates(calendar: DemoCalendar, random: Random): readonly WrittenRow[] {
  const figures = (rate: number) => String(Number((rate * random.around(0.012)).toPrecision(4)));
  const lastDays = Array.from({ length: 14 }, (_, index) => addDays(calendar.yesterday, index - 13));
  return [
    ...calendar.periods.flatMap((period) =>
      dollars.map(([currency, rate]) => ({ period, currency, rate: figures(rate) })),
    ),
    // No rates are set at week-ends: the last one counts.
    ...lastDays
      .filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
      .flatMap((day) => dollars.map(([currency, rate]) => ({ day, currency, rate: figures(rate) }))),
  ];
}
