/** `npm run digest`, by the running service and without one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../src/commands/digest.ts';
import { runHere } from '../support/commands.ts';
import { createTestDatabase } from '../support/database.ts';
import { dataFolder, run, startProcess, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';

let folder: DataFolder;
let databaseUrl: string;
beforeAll(async () => {
  [folder, databaseUrl] = [await dataFolder(), await createTestDatabase('demo')];
});
afterAll(() => folder.remove());

async function digest(...args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const process = run('src/commands/digest.ts', args, { DATA_DIR: folder.path });
  const { code } = await process.exit;
  return { code, ...process.output };
}

describe('the digest command', () => {
  it('posts a week once, without the service and with it', async () => {
    const october = ['--team', 'japan', '--week', '2026-W44'];
    expect(await digest(...october)).toMatchObject({ code: 0, stderr: '' });
    const service = await startProcess({ DATA_DIR: folder.path });
    const visitor = await enter(service.url, 'E001');
    const posted = async (week: number): Promise<number> =>
      [...(await visitor.page('japan')).matchAll(new RegExp(`<h2>[^<]*\\b${String(week)}\\b`, 'gu'))].length;
    // Delivered by the service, which had not been there.
    await expect.poll(() => posted(44), { timeout: 15_000 }).toBe(1);
    expect(await digest(...october)).toMatchObject({ code: 1, stderr: '' });

    const other = await digest('--team', 'japan', '--week', '2026-W43');
    expect(other).toMatchObject({ code: 0, stderr: '' });
    expect(other.stdout).toContain('Week 43');
    await expect.poll(() => posted(43), { timeout: 15_000 }).toBe(1);
    expect(await posted(44)).toBe(1);
    expect(await service.interrupt()).toEqual({ code: 0, signal: null });
  }, 90_000);

  it.each([
    { what: 'an unknown team', args: ['--team', 'north', '--week', '2026-W44'], said: 'west' },
    { what: 'a week that is none', args: ['--team', 'west', '--week', '2026-W60'], said: '2026-W60' },
    { what: 'no team', args: [], said: 'Usage: npm run digest' },
    { what: 'an unknown option', args: ['--team', 'west', '--wek', '2026-W44'], said: 'Usage: npm run digest' },
  ])('says what to do about $what', async ({ args, said }) => {
    const { code, stdout, stderr } = await runHere(command, args, { DATABASE_URL: databaseUrl });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  it('explains itself', async () => {
    const { code, stdout } = await digest('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: npm run digest -- --team KEY');
  });
});
