/** The six sites: what they are, and how their business goes. Amounts are in the site's own currency. */
import type { WrittenRow } from '../src/bot/import/writtenRow.ts';
import { addMonths, type DemoCalendar } from './calendar.ts';

export interface SiteProfile {
  readonly key: string;
  readonly row: WrittenRow;
  /** Which system its orders come from. */
  readonly orderSource: 'erp' | 'shopee';
  readonly openedOn: string;
  /** Net sales of an ordinary day in the first month. */
  readonly dailySales: number;
  readonly monthlyGrowth: number;
  /** Sunday first. */
  readonly week: readonly number[];
  /** Price and share of sales; the first is the best seller. */
  readonly skus: readonly { readonly sku: string; readonly price: number; readonly share: number }[];
  /** Share of the site's advertised sales, and spend over sales. */
  readonly campaigns: readonly { readonly name: string; readonly share: number; readonly acos: number }[];
  /** Shares of net sales. */
  readonly cogs: number;
  readonly platformFees: number;
  /** 0 where the marketplace does not ship for the seller. */
  readonly fulfilmentFees: number;
  readonly refunds: number;
  readonly advertised: number;
  readonly stockDays: number;
  readonly slowStock: number;
  /** Decimals of its currency's amounts. */
  readonly decimals: 0 | 2;
  /** How good its customer service, warehouse and listing work is: 1 is as planned. */
  readonly care: number;
  readonly messagesPerOrder: number;
  readonly listingsPerWeek: number;
}

const westernWeek = [1.12, 1.06, 0.98, 0.95, 0.94, 0.95, 1.0];
const asianWeek = [1.16, 0.94, 0.93, 0.95, 0.97, 1.02, 1.15];

interface SiteFacts {
  readonly zh: string;
  readonly en: string;
  readonly marketplace: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly openedOn: string;
  readonly growthFrom?: string;
  readonly matureFrom?: string;
}

const siteRow = (key: string, site: SiteFacts): WrittenRow => ({
  key,
  name_zh: site.zh,
  name_en: site.en,
  marketplace: site.marketplace,
  country: site.country,
  currency: site.currency,
  time_zone: site.timeZone,
  opened_on: site.openedOn,
  incubation_from: site.openedOn,
  growth_from: site.growthFrom,
  mature_from: site.matureFrom,
});

export function demoSites(calendar: DemoCalendar): readonly SiteProfile[] {
  /** Three months ago and a few days. */
  const newSiteOpened = `${addMonths(calendar.current, -3)}-20`;
  const profiles: readonly (Omit<SiteProfile, 'row' | 'openedOn'> & { readonly site: SiteFacts })[] = [
    {
      key: 'amazon_us',
      site: {
        zh: '亚马逊美国站',
        en: 'Amazon US',
        marketplace: 'amazon',
        country: 'US',
        currency: 'USD',
        timeZone: 'America/Los_Angeles',
        openedOn: '2021-03-01',
        growthFrom: '2021-09-01',
        matureFrom: '2023-01-01',
      },
      orderSource: 'erp',
      dailySales: 4150,
      monthlyGrowth: 0.04,
      week: westernWeek,
      skus: [
        { sku: 'US-TENT-01', price: 129.9, share: 0.34 },
        { sku: 'US-LAMP-02', price: 32.5, share: 0.24 },
        { sku: 'US-CHAIR-03', price: 54.0, share: 0.19 },
        { sku: 'US-BAG-04', price: 41.9, share: 0.14 },
        { sku: 'US-MUG-05', price: 18.9, share: 0.09 },
      ],
      campaigns: [
        { name: 'US-SP-Brand', share: 0.3, acos: 0.17 },
        { name: 'US-SP-Broad', share: 0.45, acos: 0.31 },
        { name: 'US-SB-Video', share: 0.25, acos: 0.26 },
      ],
      cogs: 0.475,
      platformFees: 0.15,
      fulfilmentFees: 0.168,
      refunds: 0.034,
      advertised: 0.41,
      stockDays: 46,
      slowStock: 0.085,
      decimals: 2,
      care: 1.01,
      messagesPerOrder: 0.16,
      listingsPerWeek: 15,
    },
    {
      key: 'amazon_de',
      site: {
        zh: '亚马逊德国站',
        en: 'Amazon Germany',
        marketplace: 'amazon',
        country: 'DE',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        openedOn: '2022-06-01',
        growthFrom: '2023-01-01',
        matureFrom: '2025-01-01',
      },
      orderSource: 'erp',
      dailySales: 2280,
      monthlyGrowth: 0.035,
      week: westernWeek,
      skus: [
        { sku: 'DE-TENT-01', price: 119.0, share: 0.36 },
        { sku: 'DE-LAMP-02', price: 29.9, share: 0.26 },
        { sku: 'DE-CHAIR-03', price: 49.9, share: 0.22 },
        { sku: 'DE-BAG-04', price: 38.9, share: 0.16 },
      ],
      campaigns: [
        { name: 'DE-SP-Brand', share: 0.35, acos: 0.18 },
        { name: 'DE-SP-Category', share: 0.65, acos: 0.3 },
      ],
      cogs: 0.462,
      platformFees: 0.15,
      fulfilmentFees: 0.179,
      refunds: 0.048,
      advertised: 0.39,
      stockDays: 52,
      slowStock: 0.11,
      decimals: 2,
      care: 0.985,
      messagesPerOrder: 0.2,
      listingsPerWeek: 12,
    },
    {
      key: 'amazon_jp',
      site: {
        zh: '亚马逊日本站',
        en: 'Amazon Japan',
        marketplace: 'amazon',
        country: 'JP',
        currency: 'JPY',
        timeZone: 'Asia/Tokyo',
        openedOn: '2023-09-01',
        growthFrom: '2024-03-01',
        matureFrom: '2026-01-01',
      },
      orderSource: 'erp',
      dailySales: 262_000,
      monthlyGrowth: 0.045,
      week: asianWeek,
      skus: [
        { sku: 'JP-BENTO-01', price: 3980, share: 0.38 },
        { sku: 'JP-LAMP-02', price: 4480, share: 0.27 },
        { sku: 'JP-MUG-03', price: 2280, share: 0.2 },
        { sku: 'JP-BAG-04', price: 5980, share: 0.15 },
      ],
      campaigns: [
        { name: 'JP-SP-Brand', share: 0.4, acos: 0.16 },
        { name: 'JP-SP-Generic', share: 0.6, acos: 0.27 },
      ],
      cogs: 0.47,
      platformFees: 0.13,
      fulfilmentFees: 0.175,
      refunds: 0.022,
      advertised: 0.36,
      stockDays: 62,
      slowStock: 0.125,
      decimals: 0,
      care: 1.02,
      messagesPerOrder: 0.11,
      listingsPerWeek: 9,
    },
    {
      key: 'shopee_sg',
      site: {
        zh: 'Shopee 新加坡站',
        en: 'Shopee Singapore',
        marketplace: 'shopee',
        country: 'SG',
        currency: 'SGD',
        timeZone: 'Asia/Singapore',
        openedOn: '2022-02-01',
        growthFrom: '2022-10-01',
        matureFrom: '2024-01-01',
      },
      orderSource: 'shopee',
      dailySales: 1320,
      monthlyGrowth: 0.02,
      week: asianWeek,
      skus: [
        { sku: 'SG-FAN-01', price: 36.9, share: 0.33 },
        { sku: 'SG-LAMP-02', price: 27.9, share: 0.27 },
        { sku: 'SG-BOTTLE-03', price: 19.9, share: 0.22 },
        { sku: 'SG-BAG-04', price: 44.9, share: 0.18 },
      ],
      campaigns: [
        { name: 'SG-Search', share: 0.6, acos: 0.2 },
        { name: 'SG-Discovery', share: 0.4, acos: 0.25 },
      ],
      cogs: 0.64,
      platformFees: 0.11,
      fulfilmentFees: 0,
      refunds: 0.025,
      advertised: 0.35,
      stockDays: 41,
      slowStock: 0.08,
      decimals: 2,
      care: 1.0,
      messagesPerOrder: 0.3,
      listingsPerWeek: 12,
    },
    {
      key: 'shopee_my',
      site: {
        zh: 'Shopee 马来西亚站',
        en: 'Shopee Malaysia',
        marketplace: 'shopee',
        country: 'MY',
        currency: 'MYR',
        timeZone: 'Asia/Kuala_Lumpur',
        openedOn: '2023-04-01',
        growthFrom: '2023-11-01',
      },
      orderSource: 'shopee',
      dailySales: 3650,
      monthlyGrowth: 0.065,
      week: asianWeek,
      skus: [
        { sku: 'MY-FAN-01', price: 89.9, share: 0.35 },
        { sku: 'MY-LAMP-02', price: 69.9, share: 0.25 },
        { sku: 'MY-BOTTLE-03', price: 49.9, share: 0.22 },
        { sku: 'MY-MAT-04', price: 119.0, share: 0.18 },
      ],
      campaigns: [
        { name: 'MY-Search', share: 0.55, acos: 0.21 },
        { name: 'MY-Discovery', share: 0.45, acos: 0.27 },
      ],
      cogs: 0.655,
      platformFees: 0.1,
      fulfilmentFees: 0,
      refunds: 0.028,
      advertised: 0.37,
      stockDays: 44,
      slowStock: 0.095,
      decimals: 2,
      care: 0.965,
      messagesPerOrder: 0.34,
      listingsPerWeek: 12,
    },
    {
      key: 'tiktok_uk',
      site: {
        zh: 'TikTok Shop 英国站',
        en: 'TikTok Shop UK',
        marketplace: 'tiktok_shop',
        country: 'GB',
        currency: 'GBP',
        timeZone: 'Europe/London',
        openedOn: newSiteOpened,
        growthFrom: calendar.thisMonth(16),
      },
      orderSource: 'erp',
      dailySales: 210,
      monthlyGrowth: 0.42,
      week: [1.1, 0.95, 0.94, 0.96, 0.99, 1.04, 1.1],
      skus: [
        { sku: 'UK-LAMP-01', price: 24.9, share: 0.42 },
        { sku: 'UK-MUG-02', price: 14.9, share: 0.32 },
        { sku: 'UK-BAG-03', price: 34.9, share: 0.26 },
      ],
      campaigns: [
        { name: 'UK-Live', share: 0.55, acos: 0.38 },
        { name: 'UK-Creator', share: 0.45, acos: 0.46 },
      ],
      cogs: 0.64,
      platformFees: 0.09,
      fulfilmentFees: 0,
      refunds: 0.055,
      advertised: 0.58,
      stockDays: 58,
      slowStock: 0.06,
      decimals: 2,
      care: 0.97,
      messagesPerOrder: 0.4,
      listingsPerWeek: 18,
    },
  ];
  return profiles.map(({ site, ...profile }) => ({
    ...profile,
    openedOn: site.openedOn,
    row: siteRow(profile.key, site),
  }));
}
