/** Five months of daily figures: what each system would have reported, row by row. */
import type { WrittenRow } from '../src/bot/import/writtenRow.ts';
import { daysIn, weekdayOf, type DemoCalendar } from './calendar.ts';
import { createEvents, type Events } from './events.ts';
import type { Random } from './random.ts';
import type { SiteProfile } from './sites.ts';

interface SiteDay {
  readonly site: SiteProfile;
  readonly day: string;
  readonly random: Random;
  readonly events: Events;
  /** Net sales the day would have had with everything in stock. */
  readonly demand: number;
  /** How far the month's budget is from what an ordinary month spends. */
  readonly budgetBias: number;
  /** How hard the month is for those who talk to buyers; 1 is ordinary. */
  readonly strain: number;
}

export function demoFigures(
  sites: readonly SiteProfile[],
  calendar: DemoCalendar,
  random: Random,
): readonly WrittenRow[] {
  const events = createEvents(calendar);
  const rows: WrittenRow[] = [];
  for (const site of sites) {
    // Reviews are numbered as they come, at each site from 1.
    let reviews = 0;
    let budgetBias = 1;
    let strain = 1;
    let claims = 0;
    let budgetMonth = '';
    for (const day of calendar.days) {
      if (day < site.openedOn) continue;
      if (day.slice(0, 7) !== budgetMonth) {
        budgetMonth = day.slice(0, 7);
        budgetBias = 1.053 * random.around(0.035);
        strain = random.around(0.3);
      }
      const demand = demandOf(site, day, calendar, events) * random.around(0.11);
      const siteDay = { site, day, random, events, demand, budgetBias, strain };
      const sales = salesRows(siteDay);
      if (!events.isLate(site, day)) rows.push(...sales.rows);
      rows.push(...advertisingRows(siteDay));
      // Claims are rare: what is left of one day's share makes up the next one's.
      claims += sales.orders * 0.0024 * strain;
      const care = careRows(siteDay, sales.orders, reviews, Math.floor(claims));
      claims -= Math.floor(claims);
      reviews += care.reviews;
      rows.push(...care.rows, ...warehouseRows(siteDay, sales.orders), ...listingRows(siteDay));
    }
  }
  return rows;
}

/** Growth from month to month, even within one, the week's rhythm, and what happened. */
function demandOf(site: SiteProfile, day: string, calendar: DemoCalendar, events: Events): number {
  const period = day.slice(0, 7);
  const monthsPassed = calendar.periods.indexOf(period) + Number(day.slice(8, 10)) / daysIn(period);
  const startedAfter = calendar.periods.indexOf(site.openedOn.slice(0, 7));
  const months = Math.max(0, monthsPassed - Math.max(0, startedAfter));
  const growth = site.monthlyGrowth < 0.2 ? 1 + site.monthlyGrowth * months : 0.45 + site.monthlyGrowth * months;
  return site.dailySales * growth * (site.week[weekdayOf(day)] ?? 1) * events.promotion(site, day);
}

const round = (value: number, decimals: 0 | 2): string => {
  const scale = decimals === 0 ? 1 : 100;
  return String(Math.round(value * scale) / scale);
};

const row = (site: SiteProfile, day: string, source: string, item: string, figures: WrittenRow): WrittenRow => ({
  date: day,
  site: site.key,
  source,
  item,
  ...figures,
});

function salesRows({ site, day, random, events, demand }: SiteDay): { rows: WrittenRow[]; orders: number } {
  const { decimals } = site;
  const rows: WrittenRow[] = [];
  let sales = 0;
  let units = 0;
  for (const { sku, price, share } of site.skus) {
    const wanted = (demand * share * random.around(0.25)) / price;
    const sold = events.isSoldOut(sku, day) ? 0 : Math.max(0, Math.round(wanted));
    const skuSales = sold * price;
    const skuCogs = skuSales * site.cogs * random.around(0.02);
    sales += skuSales;
    units += sold;
    rows.push(
      row(site, day, site.orderSource, sku, {
        net_sales: round(skuSales, decimals),
        units_sold: String(sold),
        cogs: round(skuCogs, decimals),
      }),
    );
  }
  const orders = Math.round(units * 0.93);
  const isStockOut = events.isStockOut(site, day);
  // Storage is paid whether anything is sold or not.
  const fulfilment = Math.max(sales, isStockOut ? demand : 0) * site.fulfilmentFees * random.around(0.05);
  // A stock-out leaves the slow sellers in the warehouse; before and after it the fast ones fill it.
  const stock = demand * site.cogs * site.stockDays * 0.98 * (isStockOut ? 0.5 : 1) * random.around(0.02);
  const ordinary = stock / Math.max(1, events.promotion(site, day));
  const returned = random.count(units * 0.035);
  const isReleaseDay = weekdayOf(day) === 4 && site.key !== 'amazon_jp';
  const due = isReleaseDay ? 2 + random.count(1.5) : 0;
  rows.push(
    row(site, day, site.orderSource, '', {
      orders: String(orders),
      platform_fees: round(sales * site.platformFees, decimals),
      fba_fees: round(fulfilment, decimals),
      refunds: returned === 0 ? undefined : round(sales * site.refunds * random.around(0.3), decimals),
      units_returned: returned === 0 ? undefined : String(returned),
      stock_value: round(ordinary, decimals),
      slow_stock_value: round(ordinary * site.slowStock * (isStockOut ? 1.7 : 1) * random.around(0.05), decimals),
      new_skus_due: due === 0 ? undefined : String(due),
      new_skus_active: due === 0 ? undefined : String(Math.min(due, Math.round(due * 0.74 * random.around(0.35)))),
    }),
  );
  return { rows, orders };
}

function advertisingRows({ site, day, random, events, demand, budgetBias }: SiteDay): WrittenRow[] {
  // Spend follows the promotion only in part: budgets are set per day.
  const advertised = demand * site.advertised;
  return site.campaigns.map(({ name, share, acos }) => {
    const change = events.campaign(name, day);
    const adSales = advertised * share * change.sales * random.around(0.12);
    const spend = advertised * share * acos * change.spend * random.around(0.09);
    const budget = advertised * share * acos * budgetBias;
    const clicks = Math.round(spend / (site.decimals === 0 ? 62 : 0.82));
    return row(site, day, 'ads', name, {
      ad_spend: round(spend, site.decimals),
      ad_sales: round(adSales, site.decimals),
      ad_clicks: String(clicks),
      ad_budget: round(budget, site.decimals),
    });
  });
}

/** Customer service: messages, claims, reviews, and once a week a sample of returns. */
function careRows(
  { site, day, random, strain }: SiteDay,
  orders: number,
  reviewsBefore: number,
  claims: number,
): { rows: WrittenRow[]; reviews: number } {
  const messages = Math.max(1, Math.round(orders * site.messagesPerOrder * random.around(0.3)));
  const reviews = random.count(0.35 + orders * 0.006);
  const sampled = weekdayOf(day) === 5 ? 12 + random.count(6) : 0;
  const figures: Record<string, string> = {
    messages_received: String(messages),
    messages_replied: String(Math.min(messages, Math.round(messages * 0.965 * site.care * random.around(0.06)))),
    bad_reviews: String(reviews),
    a_to_z_claims: String(claims),
  };
  if (sampled > 0) {
    figures['returns_sampled'] = String(sampled);
    figures['return_reasons_right'] = String(
      Math.min(sampled, Math.round(sampled * 0.925 * site.care * random.around(0.07))),
    );
  }
  const rows = [row(site, day, 'helpdesk', '', figures)];
  for (let review = 1; review <= reviews; review += 1) {
    // One in a hundred or so is never answered, some only after two days.
    if (random.next() < 0.015) continue;
    const hours = random.next() < 0.945 * site.care - 0.025 * strain ? 2 + random.next() * 44 : 49 + random.next() * 40;
    const item = `${site.key}-R${String(reviewsBefore + review).padStart(4, '0')}`;
    rows.push(row(site, day, 'helpdesk', item, { review_reply_hours: String(Math.round(hours * 10) / 10) }));
  }
  return { rows, reviews };
}

/** The warehouse ships every day, counts on Wednesdays; purchases come in on Tuesdays and Fridays. */
function warehouseRows({ site, day, random }: SiteDay, orders: number): WrittenRow[] {
  const weekday = weekdayOf(day);
  const figures: Record<string, string> = {
    orders_shipped: String(orders),
    orders_late: String(Math.min(orders, random.count(orders * 0.026 * (2 - site.care)))),
    orders_wrong: String(Math.min(orders, random.count(orders * 0.0036))),
  };
  if (weekday === 3) {
    const counted = 60 + random.count(30);
    figures['lines_counted'] = String(counted);
    figures['lines_matched'] = String(Math.min(counted, Math.round(counted * 0.988 * random.around(0.012))));
  }
  if (weekday === 2 || weekday === 5) {
    const due = 3 + random.count(5);
    figures['po_lines_due'] = String(due);
    figures['po_lines_on_time'] = String(Math.min(due, Math.round(due * 0.95 * site.care * random.around(0.12))));
  }
  return [row(site, day, 'wms', '', figures)];
}

/** Listings and pictures are made on working days, checked on Mondays. */
function listingRows({ site, day, random }: SiteDay): WrittenRow[] {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return [];
  const due = 2 + random.count(3);
  const figures: Record<string, string> = {
    listings_published: String(Math.round((site.listingsPerWeek / 5) * random.around(0.5))),
    pictures_due: String(due),
    pictures_on_time: String(Math.min(due, Math.round(due * 0.965 * random.around(0.16)))),
  };
  if (weekday === 1) {
    const checks = 40 + random.count(20);
    figures['listing_checks'] = String(checks);
    figures['listing_checks_passed'] = String(Math.min(checks, Math.round(checks * 0.93 * site.care)));
  }
  return [row(site, day, 'tasks', '', figures)];
}
