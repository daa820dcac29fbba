import ExcelJS from 'exceljs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { decimalText } from '../../src/adapters/sources/workbook/cell.ts';
import { markWorkbook } from '../../src/adapters/sources/workbook/mark.ts';
import { readWorkbook } from '../../src/adapters/sources/workbook/read.ts';
import { writeWorkbook } from '../../src/adapters/sources/workbook/write.ts';
import { checkWorkbook } from '../../src/bot/import/check.ts';
import { templateLayout } from '../../src/bot/import/layout.ts';
import { marksOf } from '../../src/bot/import/marks.ts';
import { workbookSheets } from '../../src/bot/import/sheets.ts';
import { changeRow, company, companyWith, now, useFolder, writeAndRead } from './workbook.ts';

const at = useFolder();

test.each([
  [0.1 + 0.2, '0.3'],
  [4821.37, '4821.37'],
  [1.5e-7, '0.00000015'],
  [-2.5e21, '-2500000000000000000000'],
  [0, '0'],
])('%d is the decimal %s', (value, text) => {
  expect(decimalText(value)).toBe(text);
});

describe('the template', () => {
  test('has every sheet, explains every column, and offers its lists', async () => {
    const path = at('template.xlsx');
    await writeWorkbook(path, templateLayout());
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['Read me 说明', 'visible'],
      ...workbookSheets.map((sheet) => [`${sheet.name.en} ${sheet.name.zh}`, 'visible']),
      ['Lists 选项', 'hidden'],
    ]);
    const people = workbook.getWorksheet('People 人员');
    expect(people?.getCell('G1').value).toBe('Roles 权限');
    expect(JSON.stringify(people?.getCell('A1').note)).toContain('E001');
    expect(people?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(people?.getCell('H2').dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'People 人员'!$A$2:$A$1000"],
    });
    const plans = workbook.getWorksheet('Plans 方案');
    expect(plans?.getCell('D2').dataValidation).toMatchObject({ type: 'list', showErrorMessage: true });
    expect(people?.getColumn(9).numFmt).toBe('yyyy-mm-dd');
  });

  test('says only that it is empty, and has no example among its rows', async () => {
    const content = await writeAndRead(at('empty.xlsx'), templateLayout());
    const { problems } = checkWorkbook(content, { now, demo: false });
    expect(problems.map(({ sheet, kind }) => [sheet, kind])).toEqual([
      ['Company 公司', 'required'],
      ['People 人员', 'no_administrator'],
    ]);
  });

  test('filled in, it imports cleanly, with the ready plans as they were', async () => {
    const content = await writeAndRead(at('filled.xlsx'), companyWith({}));
    const { data, problems } = checkWorkbook(content, { now, demo: false });
    expect(problems).toEqual([]);
    const operations = data?.plans.find((plan) => plan.positionKey === 'operations');
    expect(operations?.document).toMatchObject({
      items: [
        { id: 'sales', weight: '40' },
        { id: 'gross_margin' },
        { id: 'new_product_sell_through' },
        { groups: { lead: '0.7', peer: '0.3' } },
      ],
      gates: [
        { id: 'margin_floor', value: '0.08' },
        { id: 'fba_ceiling', value: '0.2' },
      ],
    });
  });
});

describe('cells as Excel keeps them', () => {
  test('dates, formulas, rich text, links, percentages, merged cells, text with separators', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('#');
    sheet.addRow(['heading']);
    const row = sheet.getRow(2);
    row.values = [
      new Date('2026-11-20T00:00:00Z'),
      { formula: 'A1*2', result: 12.5 },
      { richText: [{ text: 'Lin ' }, { text: 'Xiao', font: { bold: true } }] },
      { text: 'a@example.com', hyperlink: 'mailto:a@example.com' },
      0.28,
      '1,234.50',
      { error: '#REF!' },
      { formula: 'B1' },
      true,
      'merged',
      'lost',
      '  ',
    ];
    row.getCell(1).numFmt = 'yyyy-mm-dd';
    row.getCell(5).numFmt = '0.0%';
    sheet.mergeCells('J2:K2');
    await workbook.xlsx.writeFile(at('cells.xlsx'));
    const content = await readWorkbook(at('cells.xlsx'));
    expect('sheets' in content && content.sheets[0]?.rows[1]).toEqual({
      number: 2,
      cells: [
        { kind: 'date', text: '2026-11-20' },
        { kind: 'number', text: '12.5' },
        { kind: 'text', text: 'Lin Xiao' },
        { kind: 'text', text: 'a@example.com' },
        { kind: 'percent', text: '0.28' },
        { kind: 'text', text: '1,234.50' },
        { kind: 'error', text: '#REF!' },
        { kind: 'error', text: '=B1' },
        { kind: 'boolean', text: 'TRUE' },
        { kind: 'text', text: 'merged' },
      ],
    });
  });

  test('what cannot be read says why', async () => {
    await writeFile(at('words.xlsx'), 'not a workbook');
    await writeFile(at('locked.xlsx'), Buffer.from('D0CF11E0A1B11AE1', 'hex'));
    await writeFile(at('broken.xlsx'), 'PK\x03\x04 and then nothing');
    expect(await readWorkbook(at('words.xlsx'))).toMatchObject({ unreadable: 'not_a_workbook' });
    expect(await readWorkbook(at('locked.xlsx'))).toMatchObject({ unreadable: 'encrypted' });
    expect(await readWorkbook(at('broken.xlsx'))).toMatchObject({ unreadable: 'not_a_workbook' });
    expect(await readWorkbook(at('nowhere.xlsx'))).toMatchObject({ unreadable: 'not_found' });
  });
});

test('a marked copy opens, with each bad cell coloured and told', async () => {
  const people = changeRow('people', 2, { manager: 'E09' });
  const content = await writeAndRead(
    at('bad.xlsx'),
    companyWith({ ...people, ...changeRow('targets', 0, { target: '-1' }) }),
  );
  const { problems } = checkWorkbook(content, { now, demo: false });
  await markWorkbook(at('bad.xlsx'), at('bad.marked.xlsx'), marksOf(problems, 'zh'));
  const marked = new ExcelJS.Workbook();
  await marked.xlsx.readFile(at('bad.marked.xlsx'));
  const manager = marked.getWorksheet('People 人员')?.getCell('H4');
  expect(manager?.value).toBe('E09');
  expect(manager?.fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } });
  expect(JSON.stringify(manager?.note)).toContain('“人员”表里没有');
  expect(marked.getWorksheet('People 人员')?.getCell('H3').fill).not.toMatchObject({ pattern: 'solid' });
  expect(JSON.stringify(marked.getWorksheet('Targets 目标')?.getCell('G2').note)).toContain('不能是负数');
  // Still the same workbook: mended there, it can be imported.
  const again = await readWorkbook(at('bad.marked.xlsx'));
  expect('sheets' in again && again.sheets.length).toBe(content.sheets.length);
  expect(company.people).toHaveLength(3);
});
