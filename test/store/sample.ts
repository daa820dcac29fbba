import type { CompanyData, FigureRow, FigureScope, Store, Tx } from '../../src/bot/ports.ts';

/** A small company: a manager, a lead and an employee in two teams, two sites, one plan, a target, rates. */
export const sampleCompany: CompanyData = {
  company: {
    name: 'LinkStar 领星',
    demo: false,
    reportingCurrency: 'USD',
    timeZone: 'Asia/Shanghai',
    language: 'zh',
  },
  positions: [
    { key: 'operations', name: { zh: '运营', en: 'Operations' } },
    { key: 'advertising', name: { zh: '广告', en: 'Advertising' } },
  ],
  people: [
    // Stands before the manager they report to, as in many a workbook.
    person('E003', '李雷', { managerKey: 'E002', email: 'Li.Lei@example.com' }),
    person('E002', '韩梅梅', { managerKey: 'E001' }),
    person('E001', 'Anna Weber', { roles: ['finance', 'administrator'], language: 'en', email: 'anna@example.com' }),
  ],
  teams: [
    team('north_america', { leadKey: 'E002' }),
    team('europe', { leadKey: null, channels: [{ platform: 'slack', externalId: 'C42' }] }),
  ],
  sites: [
    {
      key: 'amazon_us',
      name: { zh: '美国站', en: 'Amazon US' },
      marketplace: 'amazon',
      country: 'US',
      currency: 'USD',
      timeZone: 'America/Los_Angeles',
      openedOn: '2022-03-01',
      stages: [
        { stage: 'growth', from: '2024-01-01' },
        { stage: 'incubation', from: '2022-03-01' },
      ],
    },
    {
      key: 'amazon_de',
      name: { zh: '德国站', en: 'Amazon DE' },
      marketplace: 'amazon',
      country: 'DE',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      openedOn: '2023-01-01',
      stages: [{ stage: 'mature', from: '2023-01-01' }],
    },
  ],
  assignments: [
    {
      personKey: 'E003',
      teamKey: 'europe',
      positionKey: 'advertising',
      from: '2026-01-01',
      to: '2026-09-30',
      sites: [{ siteKey: 'amazon_de', share: '1' }],
    },
    {
      personKey: 'E003',
      teamKey: 'north_america',
      positionKey: 'operations',
      from: '2026-10-01',
      to: null,
      sites: [
        { siteKey: 'amazon_us', share: '0.60' },
        { siteKey: 'amazon_de', share: '0.4' },
      ],
    },
  ],
  sources: [
    { key: 'seller_api', name: { zh: '卖家接口', en: 'Seller API' }, lateAfterHours: 48 },
    { key: 'workbook', name: { zh: '工作簿', en: 'Workbook' }, lateAfterHours: 72 },
  ],
  holidays: [
    { day: '2026-10-10', name: { zh: '国庆节调休', en: 'Made up for National Day' }, working: true },
    { day: '2026-10-01', name: { zh: '国庆节', en: 'National Day' }, working: false },
  ],
  metrics: [{ key: 'own_metric', document: { key: 'own_metric', formula: 'orders / units_sold' } }],
  plans: [
    {
      key: 'operations',
      positionKey: 'operations',
      effectiveFrom: '2026-07-01',
      document: { items: [{ id: 'sales', weight: '100' }], gates: [] },
    },
  ],
  targets: [
    {
      period: '2026-10',
      metricKey: 'sales',
      positionKey: 'operations',
      personId: '',
      siteId: 'amazon_us',
      stage: null,
      value: '120000.50',
      band: null,
      currency: 'USD',
      origin: { zh: '7–9 月均值 + 5 %', en: 'mean of Jul–Sep + 5 %' },
    },
    {
      period: '2026-10',
      metricKey: 'ad_sales_share',
      positionKey: '',
      personId: 'E003',
      siteId: '',
      stage: null,
      value: null,
      band: { low: '0.2', high: '0.3', tolerance: '0.05' },
      currency: null,
      origin: { zh: '商定', en: 'agreed' },
    },
  ],
  planRates: [{ period: '2026-10', currency: 'EUR', rate: '1.0850' }],
  dailyRates: [
    { day: '2026-10-01', currency: 'EUR', rate: '1.081' },
    { day: '2026-10-03', currency: 'EUR', rate: '1.0832' },
  ],
};

function person(
  key: string,
  name: string,
  rest: Partial<CompanyData['people'][number]>,
): CompanyData['people'][number] {
  return {
    key,
    name,
    email: null,
    mobile: null,
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    languageGiven: true,
    timeZoneGiven: true,
    roles: [],
    joinedOn: '2024-02-29',
    leftOn: null,
    managerKey: null,
    ...rest,
  };
}

function team(key: string, rest: Partial<CompanyData['teams'][number]>): CompanyData['teams'][number] {
  return {
    key,
    name: { zh: key, en: key },
    leadKey: null,
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    digestWeekday: 1,
    digestMinute: 540,
    channels: [],
    ...rest,
  };
}

export const at = new Date('2026-11-23T08:00:00.123Z');

/** One figure of the site's sales, unless said otherwise; site and person by their keys. */
export function figure(row: Partial<FigureRow>): FigureRow {
  return {
    measure: 'net_sales',
    day: '2026-10-05',
    siteId: 'amazon_us',
    personId: '',
    item: '',
    value: '1',
    currency: 'USD',
    sourceKey: 'seller_api',
    place: 'Figures!2',
    ...row,
  };
}

export async function importFigures(
  tx: Tx,
  rows: readonly FigureRow[],
  when = at,
): Promise<{ readonly added: number; readonly updated: number; readonly unchanged: number }> {
  const figures = await tx.companyImport.beginFigures({
    fileName: 'figures.csv',
    sha256: 'ab12',
    byId: null,
    at: when,
  });
  await figures.add(rows);
  return figures.finish();
}

/** What the sample's keys have become. */
export async function idsOf(tx: Tx): Promise<{ person(key: string): string; site(key: string): string }> {
  const people = await tx.people.list();
  const sites = await tx.sites.list();
  const find = (rows: readonly { id: string; key: string }[], key: string): string => {
    const row = rows.find((candidate) => candidate.key === key);
    if (row === undefined) throw new Error(`${key} is not in the sample`);
    return row.id;
  };
  return { person: (key) => find(people, key), site: (key) => find(sites, key) };
}

export function october(siteId: string, personId = ''): FigureScope {
  return { siteId, personId, from: '2026-10-01', to: '2026-10-31' };
}

/** Runs `work` in a transaction that is rolled back at the end. */
export async function trial<T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
  const rollBack = new Error('rolled back on purpose');
  const results: T[] = [];
  const outcome: unknown = await store
    .transaction(async (tx) => {
      results.push(await work(tx));
      throw rollBack;
    })
    .catch((error: unknown) => error);
  if (outcome !== rollBack) throw outcome;
  return results[0] as T;
}
