/** A small sound company to bend: each test changes one thing of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readWorkbook } from '../../src/adapters/sources/workbook/read.ts';
import { writeWorkbook } from '../../src/adapters/sources/workbook/write.ts';
import { workbookLayout } from '../../src/bot/import/layout.ts';
import type { WrittenRow, WrittenRows } from '../../src/bot/import/writtenRow.ts';
import { readyRows } from '../../src/bot/import/readyRows.ts';
import type { WorkbookContent, WorkbookLayout } from '../../src/bot/ports.ts';
import { readyPlans } from '../../src/scoring/plans.ts';

export const now = new Date('2026-11-23T02:00:00Z');

export const company: WrittenRows & { readonly plans: readonly WrittenRow[] } = {
  company: [{ name: 'Farsail', reporting_currency: 'USD', time_zone: 'Asia/Shanghai', language: 'zh' }],
  people: [
    { key: 'E001', name: '周启明', email: 'zhou@example.com', joined_on: '2024-01-01', roles: 'administrator' },
    {
      key: 'E002',
      name: 'Emma Fischer',
      email: 'emma@example.com',
      language: 'en',
      manager: 'E001',
      joined_on: '2024-01-01',
    },
    { key: 'E003', name: '陈力', manager: 'E002', joined_on: '2026-10-16' },
  ],
  teams: [{ key: 'west', name_zh: '欧美组', name_en: 'West', lead: 'E002' }],
  sites: [
    {
      key: 'amazon_us',
      name_zh: '美国站',
      name_en: 'Amazon US',
      marketplace: 'amazon',
      country: 'US',
      currency: 'USD',
      time_zone: 'America/Los_Angeles',
      opened_on: '2024-01-01',
      mature_from: '2024-01-01',
    },
    {
      key: 'amazon_de',
      name_zh: '德国站',
      name_en: 'Amazon Germany',
      marketplace: 'amazon',
      country: 'DE',
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      opened_on: '2024-01-01',
      incubation_from: '2024-01-01',
      growth_from: '2024-07-01',
    },
  ],
  assignments: [
    { person: 'E002', team: 'west', position: 'operations', sites: 'amazon_us 60%, amazon_de 40%', from: '2024-01-01' },
    { person: 'E003', team: 'west', position: 'advertising', sites: 'amazon_us', from: '2026-10-16' },
  ],
  positions: [],
  plans: [],
  ...readyRows(readyPlans),
  targets: [
    { period: '2026-11', metric: 'sales', site: 'amazon_us', target: '120000', origin: 'plan' },
    { period: '2026-11', metric: 'acos', target: '28%', origin: 'plan' },
    { period: '2026-11', metric: 'ad_sales_share', low: '30%', high: '45%', tolerance: '20%', origin: 'plan' },
  ],
  rates: [{ period: '2026-11', currency: 'EUR', rate: '1.16' }],
  sources: [{ key: 'erp', name_zh: '店小秘', name_en: 'ERP', late_after_hours: '36' }],
  holidays: [
    { date: '2026-10-01', name_zh: '国庆节', name_en: 'National Day' },
    { date: '2026-10-10', name_zh: '国庆节调休', name_en: 'Made up for National Day', kind: 'working' },
  ],
  figures: [
    { date: '2026-11-20', site: 'amazon_us', source: 'erp', item: 'SKU-1', net_sales: '4821.37', units_sold: '40' },
    { date: '2026-11-20', site: 'amazon_de', source: 'erp', net_sales: '0', orders: '0' },
  ],
};

/** The company with some sheets in place of its own. */
export const companyWith = (sheets: WrittenRows): WorkbookLayout => workbookLayout({ ...company, ...sheets });

/** A row of a sheet with some cells changed, the others as they are. */
export function changeRow(sheet: keyof typeof company, index: number, cells: WrittenRow): WrittenRows {
  const rows: readonly WrittenRow[] = company[sheet] ?? [];
  return { [sheet]: rows.map((row, at) => (at === index ? { ...row, ...cells } : row)) };
}

/** A folder of this test file's own, gone when it ends. */
export function useFolder(): (name: string) => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linkstar-import-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  return (name) => join(folder, name);
}

export async function writeAndRead(path: string, layout: WorkbookLayout): Promise<WorkbookContent> {
  await writeWorkbook(path, layout);
  const content = await readWorkbook(path);
  if ('unreadable' in content) throw new Error(content.detail);
  return content;
}

/** The layout as it would be read back, without a file between. */
export const contentOf = (layout: WorkbookLayout): WorkbookContent => ({
  fileName: 'company.xlsx',
  sha256: '0'.repeat(64),
  sheets: layout.sheets.map((sheet) => ({
    name: sheet.name,
    rows: [
      { number: 1, cells: sheet.columns.map((column) => ({ kind: 'text' as const, text: column.heading })) },
      ...[...sheet.rows].map((cells, index) => ({ number: index + 2, cells })),
    ].filter((row) => row.cells.some((cell) => cell !== undefined)),
  })),
});
