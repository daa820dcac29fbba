/** `npm run verify`, `own-data` and `erase` on a small company of one's own. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/adapters/sources/workbook/write.ts';
import { command as erase } from '../../src/commands/erase.ts';
import { command as importing } from '../../src/commands/import.ts';
import { command as ownData } from '../../src/commands/ownData.ts';
import { command as verify } from '../../src/commands/verify.ts';
import type { Language } from '../../src/words/language.ts';
import { changeRow, companyWith } from '../import/workbook.ts';
import { runHere, type Told } from '../support/commands.ts';
import { createTestDatabase } from '../support/database.ts';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';

let folder: DataFolder;
let databaseUrl: string;
const commands = { import: importing, verify, ownData, erase };
const command = (name: keyof typeof commands, args: readonly string[], language: Language = 'en'): Promise<Told> =>
  runHere(commands[name], args, { DATA_DIR: folder.path, DATABASE_URL: databaseUrl }, language);
const at = (name: string): string => join(folder.path, name);
async function sql(text: string): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  await client.query(text);
  await client.end();
}
const headIn = ({ stdout }: Told): string => /\d+:[0-9a-f]{64}/u.exec(stdout)?.[0] ?? '';

beforeAll(async () => {
  folder = await dataFolder({ empty: true });
  databaseUrl = await createTestDatabase('template');
});
afterAll(() => folder.remove());

describe('the commands of the record', () => {
  it('verify a sound record, print its head and find it again, in both languages', async () => {
    // Three entries of the record, and 陈力 (E003), who left.
    for (const leftOn of ['2026-10-20', '2026-10-21', '2026-10-22']) {
      const cells = { email: 'chen@example.com', joined_on: '2025-01-01', left_on: leftOn };
      await writeWorkbook(at('company.xlsx'), companyWith(changeRow('people', 2, cells)));
      expect(await command('import', [at('company.xlsx'), '--yes'])).toMatchObject({ code: 0 });
    }
    const whole = await command('verify', []);
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    expect(whole.stdout).toContain('The record is whole: all 3 entries');
    const again = await command('verify', ['--head', headIn(whole)], 'zh');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('审计记录完整：3 条都和写下时一样。');
    expect(again.stdout).toContain(`您给的末端在记录里：${headIn(whole)}`);
    const another = headIn(whole).replace(/[0-9a-f]$/u, (digit) => (digit === '0' ? '1' : '0'));
    expect((await command('verify', ['--head', another])).code).toBe(1);
    expect((await command('verify', ['--head', '3:abc'])).code).toBe(2);
  });

  it('write a person’s data into a file that only its owner reads, and never over another', async () => {
    const file = at('own.json');
    const told = await command('ownData', ['emma@example.com', '--to', file]);
    expect(told).toMatchObject({ code: 0, stderr: '' });
    const data = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
    expect(data).toMatchObject({ profile: { key: 'E002', email: 'emma@example.com' } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await command('verify', ['--head', String(data['recordHead'])])).code).toBe(0);
    expect((await command('ownData', ['E002', '--to', file])).code).toBe(1);
    expect((await command('ownData', ['nobody', '--to', at('nobody.json')])).code).toBe(1);
    expect((await command('ownData', ['E002'])).code).toBe(2);
  });

  it('erase who left, after showing what would go, and nobody else', async () => {
    const here = await command('erase', ['E002', '--yes']);
    expect(here).toMatchObject({ code: 1, stdout: '' });
    expect(here.stderr).toContain('Emma Fischer has not left');
    const shown = await command('erase', ['chen@example.com']);
    expect(shown).toMatchObject({ code: 1, stderr: '' });
    expect(shown.stdout).toContain('npm run erase -- chen@example.com --yes');
    const erased = await command('erase', ['chen@example.com', '--yes']);
    expect(erased).toMatchObject({ code: 0, stderr: '' });
    expect(erased.stdout).toContain('Erased.');
    expect((await command('erase', ['chen@example.com', '--yes'])).code).toBe(1);
    expect((await command('verify', [])).code).toBe(0);
  });

  it('verify fails with 1 and names the entry that somebody changed in the database', async () => {
    await sql(`UPDATE audit_entry SET actor = 'somebody' WHERE seq = 2`);
    const broken = await command('verify', []);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('broken at entry 2');
    const zh = await command('verify', [], 'zh');
    expect(zh.stdout).toContain('审计记录从第 2 条');
  });
});
