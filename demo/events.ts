/** What happened to the company: the stories that its figures tell. */
import { addDays, type DemoCalendar } from './calendar.ts';
import type { SiteProfile } from './sites.ts';

export interface Events {
  /** How much busier the day is than an ordinary one. */
  promotion(site: SiteProfile, day: string): number;
  isSoldOut(sku: string, day: string): boolean;
  /** Spend and advertised sales against an ordinary day's. */
  campaign(name: string, day: string): { readonly spend: number; readonly sales: number };
  /** Orders and stock of this site have not come in yet. */
  isLate(site: SiteProfile, day: string): boolean;
  /** More returns come back, and more of the fees are storage, when little is sold. */
  isStockOut(site: SiteProfile, day: string): boolean;
}

export function createEvents(calendar: DemoCalendar): Events {
  const { lastMonth, thisMonth, yesterday } = calendar;
  const between = (day: string, from: string, to: string) => day >= from && day <= to;
  /** Nine days without the two best sellers. */
  const stockOut = { from: lastMonth(12), to: lastMonth(20) };
  const overspend = { from: thisMonth(3), to: thisMonth(18) };
  const lastReported = addDays(yesterday, -5);

  return {
    promotion(site, day) {
      if (site.key.startsWith('amazon')) {
        // Two days of sale in autumn; buyers wait for them, and have bought after them.
        if (between(day, lastMonth(6), lastMonth(7))) return 2.5;
        if (between(day, lastMonth(3), lastMonth(5))) return 0.88;
        if (between(day, lastMonth(8), lastMonth(10))) return 0.9;
      }
      if (site.orderSource === 'shopee') {
        const month = Number(day.slice(5, 7));
        const dayOfMonth = Number(day.slice(8, 10));
        // 9.9, 10.10, 11.11
        if (dayOfMonth === month) return 2.1;
      }
      return 1;
    },
    isSoldOut: (sku, day) => (sku === 'DE-TENT-01' || sku === 'DE-LAMP-02') && between(day, stockOut.from, stockOut.to),
    campaign: (name, day) =>
      name === 'US-SP-Broad' && between(day, overspend.from, overspend.to)
        ? { spend: 1.6, sales: 1.08 }
        : { spend: 1, sales: 1 },
    isLate: (site, day) => site.key === 'shopee_my' && day > lastReported,
    isStockOut: (site, day) => site.key === 'amazon_de' && between(day, stockOut.from, stockOut.to),
  };
}
