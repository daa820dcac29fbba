import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: repository });

/** The rules that `text` breaks, were it the content of the file at `path`. */
async function broken(path: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: resolve(repository, path) });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

const globals = 'no-restricted-globals';
const properties = 'no-restricted-properties';
const syntax = 'no-restricted-syntax';
const exhaustive = '@typescript-eslint/switch-exhaustiveness-check';

/** Where, what, and the one rule that finds it; null where it is allowed. */
const rows: readonly (readonly [path: string, text: string, rule: string | null])[] = [
  ['src/scoring/formula.ts', 'export const chance = Math.random();', properties],
  ['src/scoring/formula.ts', "export const day = new Date('2026-10-01');", globals],
  ['src/scoring/formula.ts', 'export const start = performance.now();', globals],
  ['src/scoring/formula.ts', "export const place = process.env['TZ'];", globals],
  ['src/scoring/formula.ts', 'export const points = async (): Promise<number> => 1;', syntax],
  ['src/cards/model.ts', "export const rates = fetch('https://rates.example');", globals],
  ['src/cards/model.ts', 'export const today = new Date();', syntax],
  ['src/cards/model.ts', "export const opened = new Date('2026-10-01T00:00:00Z');", null],
  ['src/words/language.ts', 'export const now = Date.now();', properties],
  ['src/words/language.ts', 'setTimeout(() => undefined, 1);', globals],
  ['src/bot/ports.ts', 'export const now = new Date();', syntax],
  ['src/bot/ports.ts', "export const zone = process.env['TZ'];", globals],
  ['src/adapters/http/index.ts', 'export const now = Date.now();', properties],
  ['src/adapters/http/index.ts', "export const port = process.env['PORT'];", properties],
  ['src/config.ts', "Promise.resolve('sent');", '@typescript-eslint/no-floating-promises'],
  [
    'src/config.ts',
    'export const parse = (text: string) => JSON.parse(text).port;',
    '@typescript-eslint/no-unsafe-return',
  ],
  ['src/config.ts', "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } return 2; };", exhaustive],
  [
    'src/config.ts',
    "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; default: return 2; } };",
    exhaustive,
  ],
  ['test/architecture/lint.test.ts', "import { vi } from 'vitest'; vi.mock('../../src/config.ts');", properties],
  ['test/architecture/lint.test.ts', "import { test } from 'vitest'; test.skip('later', () => undefined);", properties],
];

// The first text loads the whole program's types, which takes long where others keep the machine busy.
describe('the lint rules', { timeout: 120_000 }, () => {
  test.each(rows)('%s: %s', async (path, text, rule) => {
    const found = await broken(path, text);
    if (rule === null) expect(found).toEqual([]);
    else expect(found).toContain(rule);
  });
});
