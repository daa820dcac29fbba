import { globSync, readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(repository, path), 'utf8');

/** What a clone has: found without git, so that an unpacked archive can be tested too. */
const files = globSync('**/*', {
  cwd: repository,
  withFileTypes: true,
  exclude: ({ name }) => ['node_modules', '.git', '.data', '.env', 'generated'].includes(name) || name.endsWith('.log'),
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(repository, resolve(entry.parentPath, entry.name)))
  .sort();

const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };

describe('the repository', () => {
  test('has every npm script that its documents name', () => {
    const documents = files.filter((path) => path.endsWith('.md') && !path.startsWith('test/'));
    const missing = documents.flatMap((path) =>
      [...read(path).matchAll(/\bnpm (?:run (?:-s )?)?(start|test|(?<=run (?:-s )?)[a-z][\w:-]*)/gu)]
        .map(([, name]) => name ?? '')
        .filter((name) => !(name in scripts))
        .map((name) => `${path}: npm run ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('has the file that each of its scripts starts', () => {
    const started = Object.values(scripts).flatMap((line) =>
      [...line.matchAll(/\bnode ([\w/.-]+\.ts)/gu)].map(([, file]) => file),
    );
    expect(started).not.toEqual([]);
    expect(started.filter((file) => file === undefined || !files.includes(file))).toEqual([]);
  });

  test('names no path of the machine it was written on', () => {
    // Put together here, so that this file does not name them either.
    const folders = ['work', 'root', 'home', 'Users', 'tmp/brief'];
    const path = new RegExp(`(^|[\\s'"\`(=:])/(${folders.join('|')})/?[\\w.]`, 'u');
    expect(linesThat((line) => path.test(line))).toEqual([]);
  });

  test('leans on no document that it does not contain', () => {
    const written = ['requirements', 'architecture', 'style', 'scoring', 'cards', 'domain', 'sources', 'toolchain'];
    const missing = written.filter((name) => !files.some((path) => basename(path) === `${name}.md`));
    const elsewhere = new RegExp(`\\b(${missing.join('|')})\\.md\\b`, 'u');
    expect(linesThat((line) => elsewhere.test(line))).toEqual([]);
  });
});

/** 'path:line: text' over every text file. */
function linesThat(match: (line: string) => boolean): readonly string[] {
  return files.flatMap((path) => {
    const text = read(path);
    if (text.includes('\0')) return [];
    return text
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${String(index + 1)}` }))
      .filter(({ line }) => match(line))
      .map(({ line, place }) => `${place}: ${line.trim().slice(0, 120)}`);
  });
}
