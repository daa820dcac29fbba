import { describe, expect, test } from 'vitest';
import { checkWorkbook } from '../../src/bot/import/check.ts';
import type { WrittenRow } from '../../src/bot/import/writtenRow.ts';
import type { WorkbookContent } from '../../src/bot/ports.ts';
import { problemLine } from '../../src/words/import.ts';
import { changeRow, company, companyWith, contentOf, now } from './workbook.ts';

const check = (content: WorkbookContent) => checkWorkbook(content, { now, demo: false });

/** What an administrator reads, English, of everything that is wrong. */
function expectLines(content: WorkbookContent, lines: readonly string[]): void {
  const { problems, data } = check(content);
  expect(problems.map((problem) => problemLine(problem, 'en'))).toEqual(lines);
  if (problems.some((problem) => problem.severity === 'error')) expect(data).toBeNull();
}

const rename = (content: WorkbookContent, from: string, to: string): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) => (sheet.name === from ? { ...sheet, name: to } : sheet)),
});

const without = (content: WorkbookContent, name: string): WorkbookContent => ({
  ...content,
  sheets: content.sheets.filter((sheet) => sheet.name !== name),
});

const renameHeading = (content: WorkbookContent, sheetName: string, from: string, to: string): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) =>
    sheet.name !== sheetName
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => (row.number === 1 && cell?.text === from ? { ...cell, text: to } : cell)),
          })),
        },
  ),
});

const sound = () => contentOf(companyWith({}));

test('a sound workbook has nothing wrong with it', () => {
  const { data, figures, problems } = check(sound());
  expect(problems).toEqual([]);
  expect(figures).toEqual([
    expect.objectContaining({
      measure: 'net_sales',
      day: '2026-11-20',
      siteId: 'amazon_us',
      item: 'SKU-1',
      value: '4821.37',
      currency: 'USD',
      place: 'Figures!2',
    }),
    expect.objectContaining({ measure: 'units_sold', value: '40', currency: null }),
    expect.objectContaining({ measure: 'net_sales', siteId: 'amazon_de', value: '0', currency: 'EUR' }),
    expect.objectContaining({ measure: 'orders', value: '0' }),
  ]);
  expect(data?.positions).toHaveLength(7);
  expect(data?.plans).toHaveLength(7);
  expect(data?.assignments[0]?.sites).toEqual([
    { siteKey: 'amazon_us', share: '0.6' },
    { siteKey: 'amazon_de', share: '0.4' },
  ]);
  expect(data?.targets.find((target) => target.metricKey === 'acos')).toMatchObject({ value: '0.28', currency: null });
  expect(data?.targets.find((target) => target.metricKey === 'sales')).toMatchObject({ currency: 'USD' });
});

test('headings and tabs are known in Chinese, in English, and by key', () => {
  let content = sound();
  content = rename(content, 'People 人员', '人员');
  content = rename(content, 'Teams 团队', 'teams');
  content = renameHeading(content, 'Sites 站点', 'Currency 货币', '货币');
  content = renameHeading(content, 'Sites 站点', 'Country 国家', 'country');
  expect(check(content).problems).toEqual([]);
});

describe('sheets and columns', () => {
  test('a wrong sheet is named, with what was probably meant', () => {
    expectLines(rename(sound(), 'Teams 团队', 'Taems'), [
      'Taems: This sheet is not known. Did you mean Teams 团队? Rename or remove it; begin the name of a sheet of your own with #.',
      'Teams: The sheet Teams is missing. Keep its headings even when it is empty: npm run template writes a fresh one.',
    ]);
  });
  test('a missing sheet', () => {
    expect(check(without(sound(), 'Targets 目标')).problems).toEqual([
      expect.objectContaining({ sheet: 'Targets', kind: 'missing_sheet' }),
    ]);
  });
  test('sheets and columns of one’s own are left alone', () => {
    const content = sound();
    const own = { name: '#draft', rows: [{ number: 1, cells: [{ kind: 'text' as const, text: '?' }] }] };
    expect(check({ ...content, sheets: [...content.sheets, own] }).problems).toEqual([]);
    expect(check(renameHeading(content, 'People 人员', 'Mobile 手机', '# note')).problems).toEqual([]);
  });
  test('a missing and an unknown column', () => {
    expectLines(renameHeading(sound(), 'Rates 汇率', 'Rate 汇率', 'Raet'), [
      'Rates 汇率 row 1, column D “Raet”: This column is not known. Did you mean Rate 汇率? Rename or remove it; begin the heading of a column of your own with #.',
      'Rates 汇率 row 1: The column Rate (汇率) is missing. Copy the headings from the template.',
    ]);
  });
});

describe('people', () => {
  test('a duplicate row names the first', () => {
    const people = [...(company.people ?? []), { key: 'E003', name: 'Twice', joined_on: '2026-01-01' }];
    expectLines(contentOf(companyWith({ people })), [
      'People 人员 row 5, column A “Employee 工号” (E003): The same as row 4. Keep one of them.',
    ]);
  });
  test('an unknown manager, with the nearest', () => {
    expectLines(contentOf(companyWith(changeRow('people', 2, { manager: 'E02' }))), [
      'People 人员 row 4, column H “Manager 上级” (E02): Not in the sheet People. Did you mean E002? Use a handle that is there, or add its row first.',
    ]);
  });
  test('managers in a circle, said once', () => {
    expectLines(contentOf(companyWith(changeRow('people', 0, { manager: 'E003' }))), [
      'People 人员 row 2, column H “Manager 上级” (E003): The line of managers runs in a circle: E001 → E003 → E002 → E001. Change one of them.',
    ]);
  });
  test('nobody an administrator, also when the only one has left', () => {
    const line =
      'People 人员, column G “Roles 权限”: Nobody in the company is an administrator. Give that role to at least one person.';
    expectLines(contentOf(companyWith(changeRow('people', 0, { roles: undefined }))), [line]);
    expectLines(contentOf(companyWith(changeRow('people', 0, { left_on: '2026-11-22' }))), [line]);
  });
  test('dates reversed, an address twice, a time zone that is none', () => {
    const people = (company.people ?? []).map((row, index) => {
      if (index === 1) return { ...row, left_on: '2023-01-01' };
      return index === 2 ? { ...row, email: 'ZHOU@example.com', time_zone: 'Asia/Shanghia' } : row;
    });
    const { problems } = check(contentOf(companyWith({ people, assignments: [] })));
    expect(problems.map((problem) => problemLine(problem, 'zh'))).toEqual([
      'People 人员 第 4 行 F 列“Time zone 时区”（Asia/Shanghia）：没有这个时区。是不是 Asia/Shanghai？用 IANA 名称，例如 Asia/Shanghai。',
      'People 人员 第 3 行 J 列“Left on 离职日期”（2023-01-01）：早于“入职日期”。请检查两个日期。',
      'People 人员 第 4 行 C 列“E-mail 邮箱”（ZHOU@example.com）：第 2 行已经用了这个邮箱。每人一个。',
    ]);
  });
  test('assignments that overlap', () => {
    const again = { person: 'E003', team: 'west', position: 'operations', sites: 'amazon_de', from: '2026-11-01' };
    expectLines(contentOf(companyWith({ assignments: [...(company.assignments ?? []), again] })), [
      'Assignments 任职 row 4, column E “From 开始日期” (2026-11-01): Its days overlap with row 3: one assignment a person and day. End the earlier one.',
    ]);
  });
});

describe('sites and rates', () => {
  test('a currency that is none, stages out of order, no stage', () => {
    const sites = (company.sites ?? []).map((row, index) =>
      index === 0
        ? { ...row, currency: 'USX', mature_from: undefined }
        : { ...row, incubation_from: '2024-01-01', growth_from: '2023-01-01' },
    );
    expectLines(contentOf(companyWith({ sites, figures: [] })), [
      'Sites 站点 row 2, column F “Currency 货币” (USX): There is no such currency. Use the three letters of ISO 4217, for example USD.',
      'Sites 站点 row 2, column I “Incubation from 孵化期起”: No stage has a date. Give at least one, such as incubation from the day it opened.',
      'Sites 站点 row 3, column J “Growth from 成长期起” (2023-01-01): The dates must follow the order incubation, growth, mature.',
    ]);
  });
  test('amounts that no rate converts are a warning, not an error', () => {
    const { data, problems } = check(contentOf(companyWith({ rates: [] })));
    expect(problems.map((problem) => [problem.severity, problemLine(problem, 'en')])).toEqual([
      [
        'warning',
        'Figures 数据 row 3, column G “net sales 净销售额” (0): There is no plan rate for EUR in 2026-11: these amounts cannot be scored yet. Add it to the sheet Rates.',
      ],
    ]);
    expect(data).not.toBeNull();
  });
});

describe('plans', () => {
  test('weights that do not add up', () => {
    expectLines(contentOf(companyWith(changeRow('plans', 0, { weight: '50' }))), [
      'Plans 方案 row 5, column C “Weight 权重” (15): The weights of operations add up to 110, not 100.',
    ]);
  });
  test('weights as percentages are the same weights', () => {
    const plans = company.plans.map((row) => ({ ...row, weight: `${row['weight'] ?? ''}%` }));
    const layout = companyWith({ plans });
    // A person typing 40% makes a percentage cell.
    const content = contentOf(layout);
    const asTyped = content.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) =>
          cell?.kind === 'number' && cell.text.endsWith('%')
            ? { kind: 'percent' as const, text: String(Number(cell.text.slice(0, -1)) / 100) }
            : cell,
        ),
      })),
    }));
    const { data, problems } = check({ ...content, sheets: asTyped });
    expect(problems).toEqual([]);
    expect(data?.plans).toEqual(check(sound()).data?.plans);
  });
  test('a formula with an unknown measure says at which character', () => {
    const indicator = {
      key: 'ad_cost_per_order',
      name_zh: '每单广告费',
      name_en: 'Ad cost per order',
      formula: 'ad_spent / orders',
      unit: 'money',
      direction: 'lower',
      meaning_zh: '每单花多少广告费。',
      meaning_en: 'What advertising costs for each order.',
      tax: 'net',
      refunds: 'not_deducted',
      attribution: '7_days',
      date_basis: 'order_date',
    };
    expectLines(contentOf(companyWith({ indicators: [indicator] })), [
      'Indicators 自定义指标 row 2, column D “Formula 公式” (ad_spent / orders): Character 1 of the formula: there is no measure ad_spent. Did you mean ad_spend?',
    ]);
    const good = { ...indicator, formula: 'ad_spend / orders' };
    expect(check(contentOf(companyWith({ indicators: [good] }))).data?.metrics).toEqual([
      {
        key: 'ad_cost_per_order',
        document: expect.objectContaining({ formula: 'ad_spend / orders', version: 1 }) as unknown,
      },
    ]);
  });
  test('a plan of sales alone is warned about', () => {
    const plans = [
      { position: 'operations', item: 'sales', weight: '70' },
      { position: 'operations', item: 'a_to_z_rate', weight: '15' },
      { position: 'operations', item: 'teamwork', weight: '15' },
    ];
    const { data, problems } = check(contentOf(companyWith({ plans, gates: [] })));
    expect(problems.map((problem) => [problem.severity, problem.kind])).toEqual([['warning', 'sales_without_profit']]);
    expect(data).not.toBeNull();
  });
  test('a position of one’s own needs a plan', () => {
    const positions = [...(company.positions ?? []), { key: 'live', name_zh: '直播', name_en: 'Live' }];
    expectLines(contentOf(companyWith({ positions })), [
      'Positions 岗位 row 9, column A “Position 岗位编号” (live): There is no ready plan for live. Write its indicators into the sheet Plans.',
    ]);
  });
  test('a gate on an item that the plan has not', () => {
    expectLines(contentOf(companyWith(changeRow('gates', 0, { item: 'acos' }))), [
      'Gates 约束 row 2, column G “On item 作用于” (acos): Not an item of the plan of operations. Its items are: sales, gross_margin, new_product_sell_through, teamwork.',
    ]);
  });
});

describe('targets', () => {
  test.each([
    [{ target: '-5' }, 'D', 'It must not be negative.'],
    [{ target: '0' }, 'D', 'It must be above 0.'],
    [{ target: undefined }, '', 'There is no target: give one, or low, high and tolerance.'],
    [{ target: '12.12345678901' }, 'D', 'Too many decimals: at most 10; =ROUND(A1, 2) helps.'],
  ])('%o', (cells, _, text) => {
    const { problems } = check(contentOf(companyWith(changeRow('targets', 0, cells))));
    expect(problems.map((problem) => problemLine(problem, 'en'))).toEqual([
      `Targets 目标 row 2, column G “Target 目标值”${cells.target === undefined ? '' : ` (${cells.target})`}: ${text}`,
    ]);
  });
  test('28 where 28 % is meant', () => {
    expectLines(contentOf(companyWith(changeRow('targets', 1, { target: '28' }))), [
      'Targets 目标 row 3, column G “Target 目标值” (28): This indicator is a share, and 28 would be hundreds of percent. For a percentage write 28%.',
    ]);
  });
  test('half a band', () => {
    expectLines(contentOf(companyWith(changeRow('targets', 2, { tolerance: undefined }))), [
      'Targets 目标 row 4, column J “Tolerance 容差”: A band needs low, high and tolerance.',
    ]);
  });
});

describe('figures', () => {
  test('a figure of tomorrow, on the site’s own clock', () => {
    // 2026-11-23 02:00 UTC is still the 22nd in Los Angeles.
    const { problems } = check(contentOf(companyWith(changeRow('figures', 0, { date: '2026-11-23' }))));
    expect(problems.map((problem) => problemLine(problem, 'en'))).toEqual([
      'Figures 数据 row 2, column A “Date 日期” (2026-11-23): Later than today at the site, 2026-11-22. Figures of days to come cannot be imported.',
    ]);
    expect(check(contentOf(companyWith(changeRow('figures', 1, { date: '2026-11-23' })))).problems).toEqual([]);
  });
  test('a figure twice names the first row', () => {
    const figures = [...(company.figures ?? []), ...(company.figures ?? [])];
    expectLines(contentOf(companyWith({ figures })), [
      'Figures 数据 row 4: The same as row 2. Keep one of them.',
      'Figures 数据 row 5: The same as row 3. Keep one of them.',
    ]);
  });
  test('a row without a figure, an unknown site, a word for a number', () => {
    const figures = [
      { date: '2026-11-20', site: 'amazon_us', source: 'erp' },
      { date: '2026-11-20', site: 'amazon_usa', source: 'erp', orders: '1' },
      { date: '2026-13-20', site: 'amazon_us', source: 'erp', orders: 'many' },
    ];
    expectLines(contentOf(companyWith({ figures })), [
      'Figures 数据 row 2: There is no figure in this row. Write 0 for zero, or remove the row.',
      'Figures 数据 row 3, column B “Site 站点” (amazon_usa): Not in the sheet Sites. Did you mean amazon_us? Use a handle that is there, or add its row first.',
      'Figures 数据 row 4, column A “Date 日期” (2026-13-20): Expected a date (year-month-day), for example 2026-11-20.',
      'Figures 数据 row 4, column O “orders 订单数” (many): Expected a number, for example 1234.50.',
    ]);
  });
});

describe('holidays', () => {
  const day = (date: string, kind?: string) => ({ date, name_zh: '国庆节', name_en: 'National Day', kind });
  const withRows = (holidays: readonly WrittenRow[]) => contentOf(companyWith({ holidays }));

  test('days off and days worked, in whichever language the kind is written; empty is a day off', () => {
    const rows = [
      day('2026-10-01'),
      day('2026-10-02', '休息'),
      day('2026-10-03', 'Day off'),
      day('2026-10-10', '上班'),
    ];
    const { data, problems } = check(withRows(rows));
    expect(problems).toEqual([]);
    expect(data?.holidays.map((holiday) => [holiday.day, holiday.working])).toEqual([
      ['2026-10-01', false],
      ['2026-10-02', false],
      ['2026-10-03', false],
      ['2026-10-10', true],
    ]);
    expect(data?.holidays[0]?.name).toEqual({ zh: '国庆节', en: 'National Day' });
  });
  test('a workbook without the sheet, or with an empty one, is sound and has none', () => {
    const { data, problems } = check(without(sound(), 'Holidays 节假日'));
    expect(problems).toEqual([]);
    expect(data?.holidays).toEqual([]);
    expect(check(withRows([]))).toMatchObject({ problems: [], data: { holidays: [] } });
  });
  test('a date that is none, a day twice, an unknown kind, no name: each with its cell and what to do', () => {
    const rows = [
      day('2026-02-30'),
      day('2026-10-01'),
      day('2026-10-01', 'working'),
      day('2026-10-02', 'half'),
      { date: '2026-10-03', name_zh: '国庆节' },
      { name_zh: '国庆节', name_en: 'National Day' },
    ];
    expectLines(withRows(rows), [
      'Holidays 节假日 row 2, column A “Date 日期” (2026-02-30): Expected a date (year-month-day), for example 2026-10-01.',
      'Holidays 节假日 row 4, column A “Date 日期” (2026-10-01): The same as row 3. Keep one of them.',
      'Holidays 节假日 row 5, column D “Kind 类型” (half): Expected one of: Day off 休息, Working day 上班.',
      'Holidays 节假日 row 6, column C “English name 英文名”: This must be filled in.',
      'Holidays 节假日 row 7, column A “Date 日期”: This must be filled in.',
    ]);
  });
  test('a year far away is a slip of the pen', () => {
    expectLines(withRows([day('2062-10-01'), day('1926-10-01'), day('2031-10-01')]), [
      'Holidays 节假日 row 2, column A “Date 日期” (2062-10-01): That year is far away: holidays may be of 2000 to 2031. Check the date.',
      'Holidays 节假日 row 3, column A “Date 日期” (1926-10-01): That year is far away: holidays may be of 2000 to 2031. Check the date.',
    ]);
    const { problems } = check(withRows([day('2062-10-01')]));
    expect(problems.map((problem) => problemLine(problem, 'zh'))).toEqual([
      'Holidays 节假日 第 2 行 A 列“Date 日期”（2062-10-01）：年份太远：节假日只能是 2000 年到 2031 年的。请检查日期。',
    ]);
  });
  test('a weekday worked is a warning: it is one anyway, and nothing is lost', () => {
    const { data, problems } = check(withRows([day('2026-10-09', 'working')]));
    expect(problems.map((problem) => [problem.severity, problemLine(problem, 'en')])).toEqual([
      [
        'warning',
        'Holidays 节假日 row 2, column D “Kind 类型” (Working day 上班): A Monday to Friday is a working day anyway. If it is a day off, change the kind; else remove the row.',
      ],
    ]);
    expect(problems.map((problem) => problemLine(problem, 'zh'))).toEqual([
      'Holidays 节假日 第 2 行 D 列“Kind 类型”（Working day 上班）：周一到周五本来就上班。如果是放假，请改类型；否则删掉这一行。',
    ]);
    expect(data?.holidays).toHaveLength(1);
  });
});

test('everything wrong is said at once', () => {
  const content = contentOf(
    companyWith({
      ...changeRow('people', 2, { manager: 'nobody', joined_on: undefined }),
      ...changeRow('targets', 0, { target: '-1' }),
      ...changeRow('plans', 0, { weight: '41' }),
    }),
  );
  const { problems, errorCount, data, figures } = check(content);
  expect(errorCount).toBe(4);
  expect(problems.map((problem) => problem.sheet)).toEqual([
    'People 人员',
    'People 人员',
    'Plans 方案',
    'Targets 目标',
  ]);
  expect(data).toBeNull();
  expect(figures).toEqual([]);
});
