/** The demo company lives its October on the web client; what pay gets is what people have read. */
import ExcelJS from 'exceljs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payWords } from '../../src/words/pay.ts';
import { createTestDatabase } from '../support/database.ts';
import { calculate } from '../cycle/calculate.ts';
import { playOctober, type Step } from './october.ts';
import { openWebStage } from './web.ts';

let folder: string;
let stage: Awaited<ReturnType<typeof openWebStage>>;
const steps: Step[] = [];
const workbook = new ExcelJS.Workbook();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkstar-play-'));
  stage = await openWebStage({ databaseUrl: await createTestDatabase('template') });
  const file = join(folder, 'pay.xlsx');
  for await (const step of playOctober(stage, file)) steps.push(step);
  await workbook.xlsx.readFile(file);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

test('each step shows what its reader looks for', () => {
  expect(steps.length).toBeGreaterThan(40);
  expect(steps.filter(({ unexpected }) => unexpected.length > 0)).toEqual([]);
});

const { columns, sheets } = payWords('zh');

/** Cells of a person's row, by heading. */
function financeRow(key: string) {
  const sheet = workbook.getWorksheet(sheets.finance);
  if (sheet === undefined) throw new Error('there is no sheet for finance');
  const headings = sheet.getRow(1).values as (string | undefined)[];
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    if (sheet.getRow(row).getCell(headings.indexOf(columns.key)).value !== key) continue;
    return (column: keyof typeof columns) => {
      const cell = sheet.getRow(row).getCell(headings.indexOf(columns[column]));
      return cell.type === ExcelJS.ValueType.Formula ? calculate(workbook, sheet, cell.address) : cell.value;
    };
  }
  throw new Error(`nobody is ${key}`);
}

/** '103.4 分 · A · 系数 1.2' on the card that tells the result. */
async function readBy(person: string) {
  const told = (await stage.read(person)).findLast((text) => /^(您 10 月的结果|Your result for October)/u.test(text));
  const [, total, grade, payout] =
    /(\d+\.\d) (?:分|points) · ([SABCD]) · (?:系数|coefficient) ([\d.]+)/u.exec(told ?? '') ?? [];
  return { total: Number(total), grade, payout: Number(payout) };
}

const everybody = Array.from({ length: 21 }, (_, index) => `E0${String(index + 4).padStart(2, '0')}`);

test('the sheet for finance says of each person what their card says', async () => {
  for (const person of everybody.filter((key) => key !== 'E010')) {
    const cell = financeRow(person);
    const row = { total: cell('total'), grade: cell('grade'), payout: cell('payout') };
    expect(row, person).toEqual(await readBy(person));
    expect(cell('paid'), person).toBe(row.payout);
  }
});

test('who was corrected has what was published, and what counts now', async () => {
  const cell = financeRow('E010');
  const counting = await readBy('E010');
  expect(cell('paid')).toBe(counting.payout);
});

test('the sheet’s own sums are those of the cards', async () => {
  const results = await Promise.all(everybody.filter((key) => key !== 'E010').map(readBy));
  const sum = results.reduce((all, { total }) => all + total, 0) + Number(financeRow('E010')('total'));
  const mean = financeRow(payWords('zh').foot.mean)('total');
  expect(Number(mean)).toBeCloseTo(sum / everybody.length, 6);
});
