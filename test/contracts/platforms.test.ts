/** A chat platform that does not run its contract suites is found here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const adapters = join(repository, 'src/adapters');

/** What decodes events and renders cards is a chat platform. */
const platforms = readdirSync(adapters).filter((name) =>
  ['decode.ts', 'render.ts'].every((file) => existsSync(join(adapters, name, file))),
);

test('there are chat platforms to look at', () => {
  expect(platforms).toContain('web');
});

test.each(platforms)('%s runs both contract suites', (platform) => {
  const folder = join(repository, 'test', platform);
  const tests = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n')
    : '';
  for (const suite of ['adapterContract', 'rendererContract'])
    expect(tests).toMatch(new RegExp(`${suite}\\(\\s*'${platform}'`));
});
