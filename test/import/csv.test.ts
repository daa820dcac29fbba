import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCsv } from '../../src/adapters/sources/csv/read.ts';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import { importFigures } from '../../src/bot/import/importFigures.ts';
import type { SheetRow } from '../../src/bot/ports.ts';
import { reportLines } from '../../src/words/import.ts';
import { openTestStore } from '../support/database.ts';
import { countingStore } from './countingStore.ts';
import { companyWith, contentOf, now, useFolder } from './workbook.ts';

const at = useFolder();

async function rowsOf(path: string): Promise<SheetRow[]> {
  const file = await openCsv(path);
  if ('unreadable' in file) throw new Error(file.unreadable);
  const rows: SheetRow[] = [];
  for await (const row of file.rows()) rows.push(row);
  return rows;
}

const texts = (rows: readonly SheetRow[]) =>
  rows.map((row) => [row.number, ...row.cells.map((cell) => cell?.text ?? '')]);

describe('reading', () => {
  // '日期;站点' as a Chinese Excel saves it: GBK, known from its bytes.
  const gbk = Buffer.from([
    0xc8, 0xd5, 0xc6, 0xda, 0x3b, 0xd5, 0xbe, 0xb5, 0xe3, 0x0d, 0x0a, 0x31, 0x3b, 0x32, 0x0d, 0x0a,
  ]);
  const cases: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from('日期,站点\r\n1,2\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF日期,站点\n1,2\n')],
    ['GBK with semicolons', gbk],
    ['UTF-16 with tabs', Buffer.from('\uFEFF日期\t站点\r\n1\t2\r\n', 'utf16le')],
  ];
  test.each(cases)('%s', async (name, bytes) => {
    await writeFile(at(`${name}.csv`), bytes);
    expect(texts(await rowsOf(at(`${name}.csv`)))).toEqual([
      [1, '日期', '站点'],
      [2, '1', '2'],
    ]);
  });
  test('line numbers hold across quoted line breaks and empty lines', async () => {
    await writeFile(at('lines.csv'), 'date,item\n1,"two\nlines"\n\n3,plain\n');
    expect(texts(await rowsOf(at('lines.csv')))).toEqual([
      [1, 'date', 'item'],
      [2, '1', 'two\nlines'],
      [5, '3', 'plain'],
    ]);
  });
  test('what is not text says so', async () => {
    await writeFile(at('picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff]));
    expect(await openCsv(at('picture.csv'))).toMatchObject({ unreadable: 'not_text' });
    expect(await openCsv(at('nowhere.csv'))).toMatchObject({ unreadable: 'not_found' });
  });
});

describe('importing', () => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  const silent = { byId: null, clock: () => now, dryRun: false, onProgress: () => undefined };
  beforeAll(async () => {
    opened = await openTestStore('pglite');
    await importCompany(opened.store, contentOf(companyWith({})), { ...silent, mayRemove: false, demo: false });
  });
  afterAll(async () => {
    await opened.close();
  });

  async function importText(name: string, text: string, options: Partial<Parameters<typeof importFigures>[2]> = {}) {
    await writeFile(at(name), text);
    const file = await openCsv(at(name));
    if ('unreadable' in file) throw new Error(file.unreadable);
    return importFigures(opened.store, file, { ...silent, ...options });
  }

  test('adds, and changes nothing the second time', async () => {
    const text =
      '日期,site,Source 来源,orders,net_sales\n2026/11/1,amazon_us,erp,12,"1,234.50"\n2026年11月2日,amazon_us,erp,,0\n';
    expect(reportLines(await importText('a.csv', text), 'en')).toEqual([
      'Imported: 3 rows added, 0 updated, 0 removed',
      '  Figures: 3 added, 0 updated, 0 removed, 0 unchanged',
    ]);
    expect((await importText('a.csv', text)).outcome).toBe('unchanged');
  });

  test('all errors at once, and none of the good rows', async () => {
    const text = [
      'date,site,source,orders,margin',
      '2026-11-03,amazon_us,erp,5,',
      '2026-11-30,amazon_us,erp,5,',
      '2026-11-04,amazon_fr,erp,5,',
      '2026-11-03,amazon_us,erp,6,',
      '',
    ].join('\n');
    const report = await importText('bad.csv', text);
    expect(reportLines(report, 'en')).toEqual([
      'Not imported: 4 things to mend',
      '  row 1, column E “margin”: This column is not known. Rename or remove it; begin the heading of a column of your own with #.',
      '  row 3, column A “date” (2026-11-30): Later than today at the site, 2026-11-22. Figures of days to come cannot be imported.',
      '  row 4, column B “site” (amazon_fr): Not in the sheet Sites. Did you mean amazon_de? Use a handle that is there, or add its row first.',
      '  row 5: The same as row 2. Keep one of them.',
    ]);
    expect((await importText('good.csv', text.replace(',margin', '').split('\n').slice(0, 2).join('\n'))).outcome).toBe(
      'applied',
    );
  });

  test('a quotation mark that never closes', async () => {
    const report = await importText('quote.csv', 'date,site,source,orders\n2026-11-05,"amazon_us,erp,5\n');
    expect(report).toMatchObject({ outcome: 'refused', errorCount: 1, problems: [{ row: 2, kind: 'unreadable_row' }] });
  });

  test('an empty file', async () => {
    expect(await importText('empty.csv', '')).toMatchObject({
      outcome: 'refused',
      problems: [{ kind: 'empty_sheet' }],
    });
  });
});

test('200,000 rows come through without being held', async () => {
  const path = at('large.csv');
  const rows = 200_000;
  const lines = function* () {
    yield 'date,site,item,source,orders\n';
    for (let row = 0; row < rows; row += 1) yield `2026-11-01,amazon_us,SKU-${String(row)},erp,1\n`;
  };
  const out = createWriteStream(path);
  await finished(Readable.from(lines()).pipe(out));

  let added = 0;
  let largestPiece = 0;
  const seen: number[] = [];
  const report = await importFigures(
    countingStore((piece) => {
      added += piece;
      largestPiece = Math.max(largestPiece, piece);
    }),
    await openLarge(path),
    {
      byId: null,
      clock: () => now,
      dryRun: true,
      onProgress: (done, bytesRead, bytes) => {
        seen.push(done);
        expect(bytesRead).toBeLessThanOrEqual(bytes);
      },
    },
  );
  expect(report.outcome).toBe('previewed');
  expect(added).toBe(rows);
  // Whatever the file's size, only so much of it is in hand at a time.
  expect(largestPiece).toBeLessThan(10_000);
  expect(seen.at(-1)).toBe(rows);
  expect(seen.length).toBeGreaterThan(5);
});

async function openLarge(path: string) {
  const file = await openCsv(path);
  if ('unreadable' in file) throw new Error(file.unreadable);
  return file;
}
