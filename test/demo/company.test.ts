import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCompany } from '../../demo/company.ts';
import { writeDemoWorkbook } from '../../demo/write.ts';
import { readWorkbook } from '../../src/adapters/sources/workbook/read.ts';
import { checkWorkbook, type CheckedWorkbook } from '../../src/bot/import/check.ts';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import type { WorkbookContent } from '../../src/bot/ports.ts';
import { addWorkdays, createWorkCalendar, dayOffName } from '../../src/bot/workdays.ts';
import { openTestStore } from '../support/database.ts';

const today = '2026-11-23';
const now = new Date('2026-11-23T02:00:00Z');
let content: WorkbookContent;
let checked: CheckedWorkbook;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linkstar-demo-'));
  const file = join(folder, 'demo.xlsx');
  await writeDemoWorkbook(file, today);
  const read = await readWorkbook(file);
  await rm(folder, { recursive: true });
  if ('unreadable' in read) throw new Error(read.detail);
  content = read;
  checked = checkWorkbook(content, { now, demo: true });
});

test('the same seed makes the same company, another seed another', () => {
  const text = JSON.stringify(demoCompany({ today }));
  expect(JSON.stringify(demoCompany({ today }))).toBe(text);
  expect(JSON.stringify(demoCompany({ today, seed: 2 }))).not.toBe(text);
});

test('people, positions, teams, sites and currencies are as many as a seller of this size has', () => {
  expect(checked.problems).toEqual([]);
  const { data } = checked;
  expect(data?.people).toHaveLength(24);
  expect(new Set(data?.people.map((person) => person.language))).toEqual(new Set(['zh', 'en']));
  expect(data?.people.filter((person) => person.roles.includes('administrator'))).toHaveLength(1);
  expect(new Set(data?.assignments.map((assignment) => assignment.positionKey)).size).toBe(7);
  expect(data?.teams).toHaveLength(3);
  expect(data?.sites.map((site) => [site.key, site.currency])).toEqual([
    ['amazon_us', 'USD'],
    ['amazon_de', 'EUR'],
    ['amazon_jp', 'JPY'],
    ['shopee_sg', 'SGD'],
    ['shopee_my', 'MYR'],
    ['tiktok_uk', 'GBP'],
  ]);
  expect(checked.figures.length).toBeGreaterThan(28_000);
  expect(checked.figures.length).toBeLessThan(38_000);
});

test('it keeps the holidays of China, and works on the weekend days that make up for them', () => {
  const calendar = createWorkCalendar(checked.data?.holidays ?? []);
  expect(checked.data?.holidays).toHaveLength(39);
  expect(dayOffName(calendar, '2026-10-07')).toMatchObject({ type: 'holiday', name: { zh: '国庆节' } });
  const worked = checked.data?.holidays.filter(({ working }) => working).map(({ day }) => day);
  expect(worked).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
  // The three working days after September are those after the holiday, the Saturday among them.
  expect(addWorkdays(calendar, '2026-09-30', 3)).toBe('2026-10-10');
});

describe('its stories', () => {
  const total = (measure: string, site: string, from: string, to: string, item?: string) =>
    checked.figures
      .filter(
        (figure) => figure.measure === measure && figure.siteId === site && figure.day >= from && figure.day <= to,
      )
      .filter((figure) => item === undefined || figure.item === item)
      .reduce((sum, figure) => sum + Number(figure.value), 0);

  test('a promotion', () => {
    const ordinary = total('net_sales', 'amazon_us', '2026-10-20', '2026-10-21');
    expect(total('net_sales', 'amazon_us', '2026-10-06', '2026-10-07')).toBeGreaterThan(ordinary * 1.8);
  });
  test('nine days without the best seller in Germany', () => {
    expect(total('units_sold', 'amazon_de', '2026-10-12', '2026-10-20', 'DE-TENT-01')).toBe(0);
    expect(total('units_sold', 'amazon_de', '2026-10-21', '2026-10-21', 'DE-TENT-01')).toBeGreaterThan(0);
  });
  test('an advertising overspend in November', () => {
    const acos = (from: string, to: string) =>
      total('ad_spend', 'amazon_us', from, to) / total('ad_sales', 'amazon_us', from, to);
    expect(acos('2026-10-01', '2026-10-31')).toBeLessThan(0.28);
    expect(acos('2026-11-03', '2026-11-18')).toBeGreaterThan(0.32);
  });
  test('orders of Shopee Malaysia that have not come in since the 18th', () => {
    expect(total('orders', 'shopee_my', '2026-11-17', '2026-11-17')).toBeGreaterThan(0);
    expect(
      checked.figures.some(
        (figure) => figure.siteId === 'shopee_my' && figure.sourceKey === 'shopee' && figure.day > '2026-11-17',
      ),
    ).toBe(false);
    expect(total('orders', 'shopee_sg', '2026-11-22', '2026-11-22')).toBeGreaterThan(0);
  });
  test('one joined in the middle of a month, one moved to another team', () => {
    const joined = checked.data?.people.filter((person) => person.joinedOn.startsWith('2026-10'));
    expect(joined?.map((person) => person.joinedOn)).toEqual(['2026-10-16']);
    const moved = checked.data?.assignments.filter((assignment) => assignment.personKey === 'E018');
    expect(moved?.map(({ teamKey, from, to }) => [teamKey, from, to])).toEqual([
      ['sea', '2024-03-04', '2026-10-11'],
      ['japan', '2026-10-12', null],
    ]);
  });
  test('nothing from the days to come, nor from before the new site opened', () => {
    expect(checked.figures.every((figure) => figure.day <= '2026-11-22')).toBe(true);
    expect(checked.figures.some((figure) => figure.siteId === 'tiktok_uk' && figure.day < '2026-08-20')).toBe(false);
  });
});

test.each(['2026-03-01', '2026-01-31', '2028-02-29'])('it is sound on %s too', (day) => {
  const { people, figures } = demoCompany({ today: day });
  expect(people).toHaveLength(24);
  expect(figures?.every((row) => (row['date'] ?? '') < day)).toBe(true);
});

describe('in a store', () => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore('pglite');
  });
  afterAll(async () => {
    await opened.close();
  });
  test('it is imported as any workbook, and once', async () => {
    const options = {
      byId: null,
      clock: () => now,
      dryRun: false,
      mayRemove: false,
      demo: true,
      onProgress: () => undefined,
    };
    const first = await importCompany(opened.store, content, options);
    expect(first.outcome).toBe('applied');
    expect(first.changes.sections.find(({ section }) => section === 'figures')?.added).toBe(checked.figures.length);
    expect((await importCompany(opened.store, content, options)).outcome).toBe('unchanged');
  });
});
