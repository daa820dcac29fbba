/** The scoring text's own worked cases and refusals, as they were written. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/scoring/answer.ts';
import { exact } from '../../src/scoring/exact.ts';
import { parseDocument } from '../../src/scoring/parse.ts';
import { readJson, WrittenNumber } from '../../src/scoring/reader.ts';
import { scoreDocument } from '../../src/scoring/score.ts';

interface Examples {
  readonly cases: readonly { readonly name: string; readonly input: unknown; readonly expected: unknown }[];
  readonly refusals: readonly { readonly name: string; readonly input: unknown; readonly place: string }[];
}

const text = readFileSync(new URL('scoring-examples.json', import.meta.url), 'utf8');
const examples = readJson(text) as Examples;

/** Numbers compare by value: 100.0 is 100. */
function byValue(value: unknown): unknown {
  if (value instanceof WrittenNumber) return `number ${exact(value.source).toFraction()}`;
  if (Array.isArray(value)) return value.map(byValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, byValue(each)]));
}

const asNumber = (decimal: string | null) => (decimal === null ? null : new WrittenNumber(decimal));

describe('every case is answered as written', () => {
  test.each(examples.cases.map((each) => [each.name, each] as const))('%s', (_name, { input, expected }) => {
    const parsed = parseDocument(input);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
    const answer = answerOf(scoreDocument(parsed.value));
    const numbered = {
      ...answer,
      items: answer.items.map((item) => ({
        ...item,
        attainment: asNumber(item.attainment),
        points: asNumber(item.points),
      })),
      total: asNumber(answer.total),
      payout: asNumber(answer.payout),
    };
    expect(byValue(numbered)).toEqual(byValue(expected));
  });
});

describe('every refusal names its place', () => {
  test.each(examples.refusals.map((each) => [each.name, each] as const))('%s', (_name, { input, place }) => {
    const parsed = parseDocument(input);
    expect(parsed.ok ? 'accepted' : parsed.refusals[0].place).toBe(place);
  });
});

test('all of them are here', () => {
  expect([examples.cases.length, examples.refusals.length]).toEqual([84, 48]);
});
