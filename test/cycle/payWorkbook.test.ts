import ExcelJS, { type Cell, type CellFormulaValue, type Worksheet } from 'exceljs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../src/adapters/sources/workbook/text.ts';
import { renderReport, writeReport } from '../../src/adapters/sources/workbook/writeReport.ts';
import type { PayExport } from '../../src/bot/cycle/payExport.ts';
import { payWorkbook } from '../../src/bot/cycle/payWorkbook.ts';
import { sheetNames } from '../../src/bot/cycle/workbook/sheetNames.ts';
import type { Language } from '../../src/bot/ports.ts';
import { payWords } from '../../src/words/pay.ts';
import { calculate } from './calculate.ts';
import { almostTie, hostile, ownCorrection, paidPerson, payExport } from './payFixture.ts';

async function readBack(view: PayExport, language: Language): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await renderReport(payWorkbook(view, language));
  // Its types want an ArrayBuffer, its code a Buffer.
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

const languages: readonly Language[] = ['zh', 'en'];
const read = { zh: await readBack(payExport, 'zh'), en: await readBack(payExport, 'en') };

const words = payWords('en');
type ColumnName = keyof typeof words.columns;

/** A cell of the English workbook, by its row's key and its heading. */
function cellOf(sheetName: string, key: string, column: ColumnName, workbook = read.en): Cell {
  const sheet = workbook.getWorksheet(sheetName)!;
  const headings = sheet.getRow(1).values as (string | undefined)[];
  const keys = headings.indexOf(words.columns.key);
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    const cell = sheet.getRow(row).getCell(keys);
    if (cell.value === key) return sheet.getRow(row).getCell(headings.indexOf(words.columns[column]));
  }
  throw new RangeError(`${sheetName} has no row ${key}`);
}

/** exceljs writes a formula's result of 0, and reads it as none. */
const resultOf = (cell: Cell): unknown =>
  cell.type === ExcelJS.ValueType.Formula ? ((cell.value as CellFormulaValue).result ?? 0) : cell.value;

function* formulaCells(workbook: ExcelJS.Workbook): Iterable<{ sheet: Worksheet; cell: Cell }> {
  for (const sheet of workbook.worksheets) {
    const cells: Cell[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    for (const cell of cells) if (cell.type === ExcelJS.ValueType.Formula) yield { sheet, cell };
  }
}

describe('the sheets', () => {
  test('are one for finance, one for HR, one for each team, and what they were made from', () => {
    expect(read.en.worksheets.map(({ name }) => name)).toEqual([
      'Finance',
      'HR',
      'A team whose name goes on for e',
      'A team whose name goes on f (2)',
      'Europe UK A',
      'FINANCE (2)',
      'Corrections',
      'Grades',
      'About',
    ]);
    expect(read.zh.worksheets.map(({ name }) => name)).toEqual([
      '财务',
      '人事',
      '东南亚市场与新兴站点联合运营第一小组（含越南、泰国、菲律宾与印',
      '东南亚市场与新兴站点联合运营第一小组（含越南、泰国、菲 (2)',
      '欧美组',
      '财务 (2)',
      '更正',
      '等级',
      '说明',
    ]);
  });

  test.each([
    [
      ['', "'", '[]:*?/\\'],
      ['Team', 'Team (2)', 'Team (3)'],
    ],
    [
      ['history', 'A', 'a', 'A (2)'],
      ['history (2)', 'A', 'a (2)', 'A (2) (2)'],
    ],
    [['x'.repeat(30) + '🚀'], ['x'.repeat(30)]],
    [['a\u0000\tb\u202Ec'], ['a b c']],
  ])('wished to be %j are called %j', (wishes, names) => {
    expect(sheetNames(wishes, 'Team')).toEqual(names);
  });

  test('have headings that stay, a filter, and are printed across a page', () => {
    for (const sheet of read.en.worksheets) {
      expect(sheet.views[0], sheet.name).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.pageSetup, sheet.name).toMatchObject({
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      });
      expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
    }
    expect(read.en.getWorksheet('Finance')!.autoFilter).toBe('A1:X9');
    // Formulas look grades up in their order: nobody is asked to change it.
    expect(read.en.getWorksheet('Grades')!.autoFilter).toBeUndefined();
  });

  test('hold each person once in the sheets of teams: in that of the last team', () => {
    const rows = read.en.worksheets
      .slice(2, 6)
      .map((sheet) => [2, 3, 4, 5].map((row) => sheet.getCell(`A${String(row)}`).value));
    expect(rows).toEqual([
      ['001', null, 'Count', 'Mean'],
      ['1', null, 'Count', 'Mean'],
      ['E001', 'E003', 'E004', 'E005'],
      ['E006', null, 'Count', 'Mean'],
    ]);
    expect(cellOf('Finance', 'E001', 'earlierTeams').value).toBe('A team whose name goes on for ever: North');
  });
});

describe('figures', () => {
  test('of each person are those that were published', () => {
    for (const person of payExport.people) {
      const shown = (['total', 'grade', 'payout'] as const).map((column) =>
        resultOf(cellOf('Finance', person.key, column)),
      );
      const published = [
        person.total === null ? null : Number(person.total),
        person.grade,
        person.payout === null ? null : Number(person.payout),
      ];
      expect(shown, person.key).toEqual(published);
      const base = resultOf(cellOf('Finance', person.key, 'base'));
      if (person.base === null) expect(base, person.key).toBeNull();
      else expect(base, person.key).toBeCloseTo(Number(person.base), 5);
    }
  });

  test.each(languages)('in %s come from formulas that calculate to what stands beside them', (language) => {
    let checked = 0;
    for (const { sheet, cell } of formulaCells(read[language])) {
      const kept = resultOf(cell);
      const calculated = calculate(read[language], sheet, cell.address);
      const where = `${sheet.name}!${cell.address} =${cell.formula}`;
      if (typeof kept === 'number') expect(calculated, where).toBeCloseTo(kept, 8);
      else expect(calculated, where).toBe(kept);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(120);
  });

  test('of totals are formulas for everybody who has one, whichever rules fired', () => {
    for (const person of payExport.people.filter(({ total }) => total !== null)) {
      for (const column of ['base', 'total', 'grade', 'payout', 'paid'] as const) {
        expect(cellOf('Finance', person.key, column).type, `${person.key} ${column}`).toBe(ExcelJS.ValueType.Formula);
      }
    }
    // Not rounded twice, not lost in binary: 94.95 is 95.0 and an A.
    expect(payExport.people.find(({ key }) => key === 'E005')).toMatchObject({
      base: '94.95',
      total: '95',
      grade: 'A',
    });
  });

  test('are not there where there is no total, and never 0', () => {
    for (const column of ['base', 'total', 'grade', 'payout', 'paid'] as const) {
      expect(cellOf('Finance', 'E004', column).value, column).toBeNull();
    }
    for (const column of ['total', 'grade', 'payout'] as const) {
      expect(cellOf('Europe UK A', 'E004', column).value, column).toBeNull();
    }
    expect(resultOf(cellOf('Finance', 'Mean', 'total'))).toBeCloseTo(
      payExport.people.reduce((sum, { total }) => sum + Number(total ?? 0), 0) / 7,
      8,
    );
  });

  test('that the cells would not give to the digit are plain, and say what was published', async () => {
    const [person] = payExport.people;
    const changed = await readBack(
      {
        ...payExport,
        people: [{ ...person!, base: '50.123', total: '77.7', grade: 'S', payout: '1.45' }],
      },
      'en',
    );
    for (const [column, value] of [
      ['base', 50.123],
      ['total', 77.7],
      ['grade', 'S'],
      ['payout', 1.45],
    ] as const) {
      expect(cellOf('Finance', 'E001', column, changed).value, column).toBe(value);
    }
  });

  test('that stand at half a decimal are rounded as they were scored, and not as binary fractions are', async () => {
    expect(payExport.people.find(({ key }) => key === 'E005')).toMatchObject({ base: '94.95', total: '95' });
    expect(cellOf('Finance', 'E005', 'total').type).toBe(ExcelJS.ValueType.Formula);
    const person = paidPerson({ key: 'E005', name: 'Below', document: almostTie });
    const below = await readBack({ ...payExport, people: [person] }, 'en');
    expect(cellOf('Finance', 'E005', 'total', below).value).toBe(94.9);
    expect(resultOf(cellOf('Finance', 'E005', 'grade', below))).toBe('B');
  });

  test.each([
    ['149', '5', '150'],
    ['2.04', '-5', '0'],
    ['89.45', '0.5', '90'],
  ])('of a base of %s and an adjustment of %s are followed to %s', async (base, points, total) => {
    const [person] = payExport.people;
    const people = [{ ...person!, base, total, adjustment: { points, reason: 'A launch' } }];
    const workbook = await readBack({ ...payExport, people }, 'en');
    const cell = cellOf('Finance', 'E001', 'total', workbook);
    expect(cell.type).toBe(ExcelJS.ValueType.Formula);
    expect(calculate(workbook, workbook.getWorksheet('Finance')!, cell.address)).toBe(Number(total));
  });

  test('of a correction stand beside what was published, and count', () => {
    const shown = (column: ColumnName): unknown => resultOf(cellOf('Finance', 'E003', column));
    expect([shown('correctedTotal'), shown('correctedGrade'), shown('correctedPayout'), shown('paid')]).toEqual([
      112.3,
      'S',
      1.5,
      1.5,
    ]);
    expect(cellOf('Finance', 'E003', 'correctedGrade').type).toBe(ExcelJS.ValueType.Formula);
    const corrections = read.en.getWorksheet('Corrections')!;
    expect([2, 3].map((row) => corrections.getRow(row).getCell(4).value)).toEqual(['2026-09', '2026-10']);
    expect(resultOf(cellOf('Corrections', 'E003', 'totalChange'))).toBe(13.2);
    expect(cellOf('Corrections', 'E003', 'reason').value).toHaveLength(32_767);
  });

  test('of a correction that leaves no total are not those from before it', async () => {
    const person = payExport.people.find(({ key }) => key === 'E003')!;
    const nothing = { ...ownCorrection, to: { total: null, grade: null, payout: null } };
    const changed = await readBack({ ...payExport, people: [{ ...person, corrections: [nothing] }] }, 'en');
    expect(cellOf('Finance', 'E003', 'paid', changed).value).toBeNull();
  });

  test('do not mix two people whose keys a spreadsheet takes for the same', () => {
    expect(resultOf(cellOf('Finance', '001', 'total'))).not.toBe(resultOf(cellOf('Finance', '1', 'total')));
  });
});

describe('cells', () => {
  test('are dates, instants on the company’s clock, percentages, money and points', () => {
    const approved = cellOf('Finance', 'E001', 'publishedAt');
    // 16:30 in Greenwich is past midnight in Shanghai.
    expect([approved.value, approved.numFmt]).toEqual([new Date('2026-11-07T00:30:00Z'), 'yyyy-mm-dd hh:mm']);
    const left = cellOf('Finance', '001', 'leftOn');
    expect([left.value, left.numFmt]).toEqual([new Date('2026-10-20T00:00:00Z'), 'yyyy-mm-dd']);
    const format = (sheet: string, key: string, column: ColumnName) => {
      const cell = cellOf(sheet, key, column);
      return [resultOf(cell), cell.numFmt];
    };
    expect(format('HR', 'E001', 'reading')).toEqual([131234.56, '#,##0.00']);
    expect(format('HR', 'E001', 'currency')).toEqual(['USD', '@']);
    expect(format('HR', 'E001', 'weight')).toEqual([0.35, '0.0%']);
    expect(format('Finance', 'E001', 'adjustment')).toEqual([2.5, '+0.0;-0.0;0.0']);
    expect(cellOf('Finance', 'E001', 'total').numFmt).toBe('0.0');
    expect(cellOf('Finance', 'E001', 'payout').numFmt).toBe('0.00');
    expect(cellOf('Finance', 'E001', 'key').numFmt).toBe('@');
    // A formula in a text cell would turn into its own text when it is edited.
    expect(cellOf('Finance', 'E001', 'grade').numFmt).not.toBe('@');
  });

  test.each(languages)('in %s hold nothing that a person wrote where they calculate', (language) => {
    const written = [...Object.values(hostile), ...payExport.people.map(({ name }) => name)];
    for (const { cell } of formulaCells(read[language])) {
      expect(cell.formula).toMatch(
        /^(?:'[^']+'!|[-+*/(),:$]|\d+|[A-Z]{1,2}\$?\d+|SUMPRODUCT|EXACT|ROUND|MIN|MAX|LOOKUP|INDEX|MATCH|IF|ISNUMBER|SUBTOTAL|\$[A-Z]{1,2})+$/u,
      );
      for (const text of written.filter(({ length }) => length > 3)) expect(cell.formula).not.toContain(text);
    }
  });

  test.each(languages)(
    'in %s begin like no formula where they hold text, so that a CSV of them is safe',
    (language) => {
      for (const sheet of read[language].worksheets) {
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            const value = resultOf(cell);
            if (typeof value !== 'string') return;
            expect(value, `${sheet.name}!${cell.address}`).toMatch(/^[^=+\-@\t\r\n＝＋－＠]/u);
            expect(value.length).toBeLessThanOrEqual(32_767);
          }),
        );
      }
    },
  );

  test.each([
    ['a command', hostile.command, `'${hostile.command}`],
    ['a plus', hostile.plus, "'+1"],
    ['a minus', hostile.minus, "'-2"],
    ['an at', hostile.at, `'${hostile.at}`],
    ['a tab', hostile.tab, `'${hostile.tab}`],
    ['a carriage return', hostile.carriage, "'\n=1+1"],
    ['a wide equals sign', hostile.wide, "'＝1＋1"],
    ['spaces and a formula', hostile.spaced, "'  =1+1"],
    ['lines', hostile.lines, 'first line\nsecond line\nthird line'],
    ['characters that XML has not', hostile.controls, 'abcdef'],
    ['emoji', hostile.emoji, hostile.emoji],
    ['Hebrew', hostile.rightToLeft, hostile.rightToLeft],
    ['a minus inside', '1-2', '1-2'],
    ['a name', '陈力', '陈力'],
    ['more than fits', `${'x'.repeat(32_766)}🚀`, `${'x'.repeat(32_766)}…`],
    ['a pair at the end', `${'x'.repeat(32_765)}🚀🚀`, `${'x'.repeat(32_765)}…`],
  ])('hold %s so that it is read and never run', (_, text, held) => {
    expect(cellText(text)).toBe(held);
  });

  test('hold what looks like an escape of the format as it was written', () => {
    expect(cellOf('Finance', 'E007', 'name').value).toBe(hostile.escape);
  });
});

test('the sheet About names the head of the chain, how to check it, and who was left out', () => {
  const lines: [unknown, unknown][] = [];
  read.en.getWorksheet('About')!.eachRow((row) => lines.push([row.getCell(1).value, row.getCell(2).value]));
  const head = `1284:${'f'.repeat(64)}`;
  expect(lines).toContainEqual(['Head of the audit chain', head]);
  expect(lines).toContainEqual(['How to check it', expect.stringContaining(`npm run verify -- --head ${head}`)]);
  expect(lines).toContainEqual(['Left out', 'E090 -2: not decided yet']);
  expect(lines).toContainEqual(['Exported at', new Date('2026-12-01T01:45:00Z')]);
  expect(lines).toContainEqual(['Company', "'=Farsail & Söhne"]);
});

test('a cycle of nobody is a workbook too', async () => {
  const empty = await readBack({ ...payExport, people: [], corrections: [], left: [] }, 'en');
  expect(empty.worksheets.map(({ name }) => name)).toEqual(['Finance', 'HR', 'Corrections', 'Grades', 'About']);
  expect(empty.getWorksheet('Corrections')!.getCell('A2').value).toBe('There are no corrections.');
});

test('is written whole or not at all, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pay-'));
  try {
    const path = join(folder, 'pay.xlsx');
    await writeFile(`${path}.unfinished`, 'left by a run that died', { mode: 0o644 });
    await writeReport(path, payWorkbook(payExport, 'zh'));
    expect(await readdir(folder)).toEqual(['pay.xlsx']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    // A folder stands where the file should: nothing half-written stays beside it.
    await expect(writeReport(folder, payWorkbook(payExport, 'zh'))).rejects.toThrow();
    await expect(stat(`${folder}.unfinished`)).rejects.toThrow('ENOENT');
  } finally {
    await rm(folder, { recursive: true });
  }
});
