import ExcelJS from 'exceljs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '../../src/adapters/sources/workbook/read.ts';
import { writeWorkbook } from '../../src/adapters/sources/workbook/write.ts';
import type { CommandIo } from '../../src/commands/command.ts';
import { run as runDemo } from '../../src/commands/demoWorkbook.ts';
import { command as importCommand } from '../../src/commands/import.ts';
import { run as runTemplate } from '../../src/commands/template.ts';
import type { Language } from '../../src/words/language.ts';
import { openTestStore } from '../support/database.ts';
import { changeRow, companyWith, now, useFolder } from './workbook.ts';

const at = useFolder();
let opened: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  opened = await openTestStore('pglite');
});
afterAll(async () => {
  await opened.close();
});

/** A terminal whose lines can be read afterwards. */
function listen(language: Language): CommandIo & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line.replaceAll(at('x').slice(0, -1), ''));
  };
  return { language, cwd: at('.'), lines, write: keep, error: keep, progress: () => undefined };
}

const url = 'http://127.0.0.1:7330';
const address = { url, own: url, running: false };

async function runImport(args: readonly string[], language: Language = 'zh') {
  const io = listen(language);
  const code = await importCommand.run(args, io, {
    store: opened.store,
    clock: () => now,
    address,
    codeVersion: '0.1.0+test',
  });
  return { code, lines: io.lines };
}

test('a template is written once, and over a file only when asked', async () => {
  const first = listen('en');
  expect(await runTemplate(['company.xlsx'], first)).toBe(0);
  expect(first.lines).toEqual(['Written: company.xlsx', 'Fill it in, then run npm run import -- company.xlsx']);
  expect(await readWorkbook(at('company.xlsx'))).toHaveProperty('sheets');
  const second = listen('zh');
  expect(await runTemplate(['company.xlsx'], second)).toBe(1);
  expect(second.lines).toEqual(['company.xlsx 已经存在，没有动它。要覆盖就加上 --force']);
  expect(await runTemplate(['company.xlsx', '--force'], listen('en'))).toBe(0);
  expect(await runTemplate([], listen('en'))).toBe(2);
  expect(await runTemplate(['--wrong'], listen('en'))).toBe(2);
  expect(await runTemplate(['nowhere/company.xlsx'], listen('en'))).toBe(2);
  const help = listen('zh');
  expect(await runTemplate(['--help'], help)).toBe(0);
  expect(help.lines[0]).toContain('用法：npm run template');
});

test('the demo company’s workbook is written, and never over another unasked', async () => {
  const first = listen('en');
  expect(await runDemo(['example.xlsx', '--today', '2026-11-23'], first)).toBe(0);
  expect(first.lines).toEqual(['Written: example.xlsx']);
  const second = listen('zh');
  expect(await runDemo(['example.xlsx'], second)).toBe(1);
  expect(second.lines).toEqual(['example.xlsx 已经存在，没有动它。要覆盖就加上 --force']);
  for (const args of [[], ['--wrong'], ['x.xlsx', '--today', '2026-13-99'], ['nowhere/x.xlsx']]) {
    expect(await runDemo(args, listen('en'))).toBe(2);
  }
  const help = listen('zh');
  expect(await runDemo(['--help'], help)).toBe(0);
  expect(help.lines[0]).toContain('用法：npm run demo');
});

test('a workbook is refused with a marked copy, mended, shown, imported', async () => {
  await writeWorkbook(at('bad.xlsx'), companyWith(changeRow('people', 2, { manager: 'E09' })));
  const refused = await runImport(['bad.xlsx']);
  expect(refused).toEqual({
    code: 1,
    lines: [
      '没有导入：1 处要改',
      '  People 人员 第 4 行 H 列“Manager 上级”（E09）：“人员”表里没有。是不是 E001？改成已有的编号，或先在那张表里加一行。',
      '全部标在这份副本里：bad.marked.xlsx',
    ],
  });
  const marked = new ExcelJS.Workbook();
  await marked.xlsx.readFile(at('bad.marked.xlsx'));
  const cell = marked.getWorksheet('People 人员')?.getCell('H4');
  if (cell === undefined) throw new Error('no cell');
  cell.value = 'E002';
  await marked.xlsx.writeFile(at('mended.xlsx'));

  expect(await runImport(['mended.xlsx', '--dry-run'])).toMatchObject({ code: 0 });
  const applied = await runImport(['mended.xlsx'], 'en');
  expect(applied.code).toBe(0);
  expect(applied.lines[0]).toMatch(/^Imported: \d+ rows added, 0 updated, 0 removed$/);
  expect(applied.lines.at(-1)).toBe(
    'Next: npm start, and npm run invite -- zhou@example.com for a link by which the first administrator signs in',
  );
  expect(await runImport(['mended.xlsx'], 'en')).toEqual({
    code: 0,
    lines: ['Nothing changed: all of it is there already'],
  });
});

test('figures come as CSV', async () => {
  await writeFile(at('orders.csv'), 'date,site,source,orders\n2026-11-01,amazon_us,erp,7\n');
  expect(await runImport(['orders.csv'])).toEqual({
    code: 0,
    lines: ['已导入：1 行新增，0 行更新，0 行删除', '  数据：新增 1，更新 0，删除 0，不变 0'],
  });
});

test('what cannot be understood or read is 2', async () => {
  expect((await runImport([])).code).toBe(2);
  expect((await runImport(['--wrong'])).code).toBe(2);
  expect(await runImport(['nowhere.xlsx'], 'en')).toEqual({ code: 2, lines: ['nowhere.xlsx: There is no such file'] });
});
