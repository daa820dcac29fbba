/** The command as people run it: a process, its two outputs and its exit status. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/score.ts', ...args], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env['PATH'] },
  });
  return { status, stdout, stderr };
}

function runOn(text: string) {
  const file = join(folder, 'cases.json');
  writeFileSync(file, text);
  return run([file]);
}

const item = '"id":"a","kind":"measured","weight":1,"direction":"higher","curve":"threshold"';
const document = (target: string, reading: string) => `{"items":[{${item},"target":${target},"reading":${reading}}]}`;

describe('the examples of the scoring text', () => {
  const text = readFileSync('test/scoring/scoring-examples.json', 'utf8');
  const examples = JSON.parse(text) as {
    readonly cases: readonly { readonly name: string; readonly expected: unknown }[];
    readonly refusals: readonly { readonly name: string; readonly place: string }[];
  };

  test('are answered as expected', () => {
    const { status, stdout, stderr } = run(['test/scoring/scoring-examples.json']);
    expect([status, stderr]).toEqual([0, '']);
    const expected = examples.cases.map(({ name, expected: output }) => ({ name, output }));
    expect(JSON.parse(stdout)).toEqual({ results: expected });
  });

  test('are refused by their places', () => {
    // Cut from the text: parsed and written again, a figure of 31 digits would have become another one.
    const { status, stdout } = runOn(`{"cases":${text.slice(text.indexOf('"refusals":') + '"refusals":'.length)}`);
    expect(status).toBe(2);
    const { results } = JSON.parse(stdout) as { results: readonly { name: string; error?: { place: string } }[] };
    expect(results.map(({ name, error }) => [name, error?.place])).toEqual(
      examples.refusals.map(({ name, place }) => [name, place]),
    );
  });
});

test('numbers keep every digit, on the way in and out', () => {
  const grades = '"grades":[["A",50,1.00000000000000000000000000001],["B",0,0]]';
  const { stdout, status } = runOn(
    `{"cases":[{"name":"x","input":${document('100', '99.99999999999999999999999999')}},
      {"name":"y","input":${document('100', '100').replace(/}$/, `,${grades}}`)}}]}`,
  );
  expect(status).toBe(0);
  expect(stdout).toContain('"points": 0.0');
  expect(stdout).toContain('"payout": 1.00000000000000000000000000001');
});

test('a refused document does not keep the others from being scored', () => {
  const { stdout, status } = runOn(
    `{"cases":[{"name":"bad","input":${document('0', '1')}},{"name":"good","input":${document('1', '1')}}]}`,
  );
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    results: [
      {
        name: 'bad',
        error: {
          place: 'items[0].target',
          message: 'expected a number above 0, since the direction is higher',
        },
      },
      { name: 'good', output: { total: 100 } },
    ],
  });
});

test('reads standard input', () => {
  const { stdout, status } = run(['-'], `{"cases":[{"name":"a","input":${document('1', '1')}}]}`);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ results: [{ name: 'a', output: { grade: 'A' } }] });
});

describe('a file that is none', () => {
  test.each([
    ['not JSON', '{"cases":', /not JSON: /],
    ['no cases', '{"items":[]}', /cases: expected a list/],
    ['a list at the top', '[]', /cases: expected a list/],
    ['a case without a name', '{"cases":[{"input":{}}]}', /cases\[0\]\.name: expected a text/],
    ['a case without a document', '{"cases":[{"name":"lost"}]}', /cases\[0\]\.input: .*"lost"/],
    ['a case that is a number', '{"cases":[{"name":"a","input":{}},7]}', /cases\[1\]: expected/],
  ])('%s', (_name, text, message) => {
    const { status, stdout, stderr } = runOn(text);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('one that is not there', () => {
    const { status, stderr } = run([join(folder, 'nowhere.json')]);
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere.json');
  });
});

test('explains itself, and its example works', () => {
  const { status, stdout } = run(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('what-if');
  expect(stdout).toContain('假设分析');
  const example = runOn(stdout.slice(stdout.indexOf('{"cases"'), stdout.lastIndexOf('}') + 1));
  expect(example.status).toBe(0);
});
