/** `npm run invite` on a small company of one's own: before there is one, without the service, and by it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/adapters/sources/workbook/write.ts';
import { command as importing } from '../../src/commands/import.ts';
import { command as invite } from '../../src/commands/invite.ts';
import { templateLayout } from '../../src/bot/import/layout.ts';
import { changeRow, companyWith } from '../import/workbook.ts';
import { runHere, type Told } from '../support/commands.ts';
import { createTestDatabase } from '../support/database.ts';
import { dataFolder, run, startProcess, type DataFolder } from '../support/serviceProcess.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder({ empty: true });
});
afterAll(() => folder.remove());

const commands = { invite, import: importing };
const command = (
  name: keyof typeof commands,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Told> => runHere(commands[name], args, { DATA_DIR: folder.path, ...settings });

/** By npm's script, in a process of its own. */
async function byProcess(args: readonly string[]): Promise<Told> {
  const process = run('src/commands/invite.ts', args, { DATA_DIR: folder.path });
  const { code } = await process.exit;
  return { code, ...process.output };
}

const TOKEN = '[\\w-]{43}';
const linkIn = ({ stdout }: Told, base: string): string => {
  const [, link] = stdout.split('\n');
  expect(link).toMatch(new RegExp(`^${base}/p/${TOKEN}$`, 'u'));
  return link ?? '';
};

describe('the invite command', () => {
  it('says to import first, and leaves nothing that would pass for a company', async () => {
    const { code, stdout, stderr } = await command('invite', ['zhou@example.com']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('npm run import -- company.xlsx');
    expect(existsSync(join(folder.path, 'company'))).toBe(false);
  });

  it('an import that was refused leaves nothing that would pass for one either', async () => {
    const file = join(folder.path, 'empty.xlsx');
    await writeWorkbook(file, templateLayout());
    expect((await command('import', [file])).code).toBe(1);
    expect(existsSync(join(folder.path, 'company', 'database'))).toBe(false);
  });

  it('is the next step after a first import, and signs in on the running service', async () => {
    const file = join(folder.path, 'company.xlsx');
    await writeWorkbook(file, companyWith(changeRow('people', 2, { left_on: '2026-11-01' })));
    const imported = await command('import', [file]);
    expect(imported.stdout.trimEnd().split('\n').at(-1)).toContain('npm run invite -- zhou@example.com');
    expect((await command('import', [file])).stdout).not.toContain('npm run invite');

    const early = await command('invite', ['zhou@example.com']);
    expect(early).toMatchObject({ code: 0, stderr: '' });
    linkIn(early, 'http://127.0.0.1:7330');
    expect(early.stdout).toContain('The service must be running');

    const service = await startProcess({ DATA_DIR: folder.path });
    const invited = await byProcess(['ZHOU@example.com']);
    expect(invited).toMatchObject({ code: 0, stderr: '' });
    expect(invited.stdout).not.toContain('must be running');
    const link = linkIn(invited, service.url);
    const replaced = new URL(new URL(linkIn(early, 'http://127.0.0.1:7330')).pathname, service.url);
    expect((await fetch(replaced)).status).toBe(410);

    expect(await (await fetch(link)).text()).toContain('周启明');
    const signedIn = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin: service.url } });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/chat/E001']);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${service.url}/chat/E001`, { headers: { cookie } });
    expect(page.status).toBe(200);
    // The conversation begins with a welcome.
    expect(await page.text()).toContain('Farsail');
    expect((await fetch(link, { method: 'POST', headers: { origin: service.url } })).status).toBe(410);

    // From then on the administrator invites in the chat.
    const said = await fetch(`${service.url}/chat/E001/events`, {
      method: 'POST',
      headers: { cookie, origin: service.url, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'invite-emma', channel: null, type: 'command', text: '邀请 Emma Fischer' }),
    });
    const [next = ''] = new RegExp(`${service.url}/p/${TOKEN}`, 'u').exec(await said.text()) ?? [];
    const emma = await fetch(next, { method: 'POST', redirect: 'manual', headers: { origin: service.url } });
    expect([emma.status, emma.headers.get('location')]).toEqual([303, '/chat/E002']);

    expect(await service.interrupt()).toEqual({ code: 0, signal: null });
    for (const token of [link, next].map((address) => address.split('/').at(-1) ?? ''))
      expect(service.output.stdout + service.output.stderr).not.toContain(token);
  }, 60_000);
});

describe('the invite command, on a server', () => {
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await createTestDatabase('template');
    const file = join(folder.path, 'of-server.xlsx');
    await writeWorkbook(file, companyWith(changeRow('people', 2, { left_on: '2026-11-01' })));
    await command('import', [file], { DATABASE_URL: databaseUrl });
  });

  it('prints the address from outside, and where the chat answers', async () => {
    const settings = { DATABASE_URL: databaseUrl, PUBLIC_URL: 'https://kpi.example.com/', PORT: '7444' };
    const invited = await command('invite', ['E001'], settings);
    const { pathname } = new URL(linkIn(invited, 'https://kpi.example.com'));
    expect(invited.stdout).toContain(`the link is http://127.0.0.1:7444${pathname}`);
  });

  it.each([
    { what: 'nobody', args: ['nobody@example.com'], code: 1, said: 'There are 3 people' },
    { what: 'half an address', args: ['zhou@example'], code: 1, said: 'There are 3 people' },
    { what: 'somebody who has left', args: ['E003'], code: 1, said: '陈力 left on' },
    { what: 'no one at all', args: [], code: 2, said: 'Usage: npm run invite' },
    { what: 'two at once', args: ['E001', 'E002'], code: 2, said: 'Usage: npm run invite' },
    { what: 'an unknown option', args: ['--all'], code: 2, said: 'Usage: npm run invite' },
  ])('says why it does not invite $what', async ({ args, code, said }) => {
    const told = await command('invite', args, { DATABASE_URL: databaseUrl });
    expect({ code: told.code, stdout: told.stdout }).toEqual({ code, stdout: '' });
    expect(told.stderr).toContain(said);
  });

  it('explains itself', async () => {
    expect(await byProcess(['--help'])).toMatchObject({ code: 0, stderr: '' });
  });
});
