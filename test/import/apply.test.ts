import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../support/database.ts';
import { importCompany, type ImportReport } from '../../src/bot/import/importCompany.ts';
import { reportLines } from '../../src/words/import.ts';
import type { WrittenRows } from '../../src/bot/import/writtenRow.ts';
import { company, companyWith, now, useFolder, writeAndRead } from './workbook.ts';

const at = useFolder();
let opened: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  opened = await openTestStore('pglite');
});
afterAll(async () => {
  await opened.close();
});

async function importSheets(sheets: WrittenRows, { dryRun = false, mayRemove = false } = {}): Promise<ImportReport> {
  const content = await writeAndRead(at('company.xlsx'), companyWith(sheets));
  return importCompany(opened.store, content, {
    byId: null,
    clock: () => now,
    dryRun,
    mayRemove,
    demo: false,
    onProgress: () => undefined,
  });
}

const entries = () => opened.store.transaction((tx) => tx.audit.list({ limit: 100 }));
const peopleKeys = () => opened.store.transaction(async (tx) => (await tx.people.list()).map((person) => person.key));

test('a workbook is shown, applied, and changes nothing the second time', async () => {
  const preview = await importSheets({}, { dryRun: true });
  expect(preview.outcome).toBe('previewed');
  expect(await peopleKeys()).toEqual([]);

  const applied = await importSheets({});
  expect(reportLines(applied, 'zh')[0]).toMatch(/^已导入：\d+ 行新增，0 行更新，0 行删除$/);
  expect(reportLines(applied, 'zh')).toContain('  人员：新增 3，更新 0，删除 0，不变 0');
  expect(await peopleKeys()).toEqual(['E001', 'E002', 'E003']);
  expect(await entries()).toHaveLength(1);

  const again = await importSheets({});
  expect(reportLines(again, 'zh')).toEqual(['没有变化：文件里的内容都已经在了']);
  expect(reportLines(again, 'en')).toEqual(['Nothing changed: all of it is there already']);
  expect(await entries()).toHaveLength(1);
});

test('one wrong cell, and nothing is applied', async () => {
  const people = [...(company.people ?? []), { key: 'E004', name: '新人', joined_on: '2026-11-01' }];
  const targets = [{ period: '2026-12', metric: 'sales', target: '-1', origin: 'x' }];
  const refused = await importSheets({ people, targets });
  expect(reportLines(refused, 'zh')).toEqual([
    '没有导入：1 处要改',
    '  Targets 目标 第 2 行 G 列“Target 目标值”（-1）：不能是负数。',
  ]);
  expect(await peopleKeys()).not.toContain('E004');
});

test('a figure restated is one update', async () => {
  const [first = {}, ...others] = company.figures ?? [];
  const report = await importSheets({ figures: [{ ...first, net_sales: '4900' }, ...others] });
  expect(report.changes.sections.find(({ section }) => section === 'figures')).toMatchObject({
    added: 0,
    updated: 1,
    unchanged: 3,
  });
});

test('what is no longer in the file goes only when that was agreed to', async () => {
  const targets = (company.targets ?? []).slice(1);
  const asked = await importSheets({ targets });
  expect(reportLines(asked, 'en')[0]).toBe(
    'Not imported: 1 row would be removed. If that is meant, import again with --yes',
  );
  const agreed = await importSheets({ targets }, { mayRemove: true });
  expect(agreed.outcome).toBe('applied');
});

test('the holidays of a year are those of its sheet, all of them or none', async () => {
  const held = () => opened.store.transaction(async (tx) => (await tx.holidays.list()).map(({ day }) => day));
  expect(await held()).toEqual(['2026-10-01', '2026-10-10']);

  const [nationalDay = {}] = company.holidays ?? [];
  const nextDay = { ...nationalDay, date: '2026-10-02' };
  const refused = await importSheets({ holidays: [nationalDay, nextDay, { ...nextDay, date: '2026-10-32' }] });
  expect(reportLines(refused, 'en')[0]).toBe('Not imported: 1 thing to mend');
  expect(await held()).toEqual(['2026-10-01', '2026-10-10']);

  const asked = await importSheets({ holidays: [nationalDay, nextDay] });
  expect(reportLines(asked, 'en')[0]).toBe(
    'Not imported: 1 row would be removed. If that is meant, import again with --yes',
  );
  expect(await held()).toEqual(['2026-10-01', '2026-10-10']);
  const agreed = await importSheets({ holidays: [nationalDay, nextDay] }, { mayRemove: true });
  expect(reportLines(agreed, 'zh')).toContain('  节假日：新增 1，更新 0，删除 1，不变 1');
  expect(await held()).toEqual(['2026-10-01', '2026-10-02']);
  expect((await importSheets({ holidays: [nationalDay, nextDay] })).outcome).toBe('unchanged');
  expect((await importSheets({ holidays: [] })).outcome).toBe('unchanged');
});
