/**
 * Every card and form as somebody would read it, in both languages. The files in golden/ were read line by line before
 * they were kept; `UPDATE_GOLDEN=1 npx vitest run test/cards/golden.test.ts` writes them anew: read the diff.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainForm, plainText } from '../../src/cards/plain.ts';
import { words } from '../../src/words/index.ts';
import type { Language } from '../../src/words/language.ts';
import { cardFixtures, formFixtures } from './fixtures.ts';

const folder = join(import.meta.dirname, 'golden');

interface Sample {
  readonly name: string;
  readonly text: string;
}

function samples(language: Language): ReadonlyMap<string, readonly Sample[]> {
  const cards = cardFixtures
    .filter(({ name }) => !name.includes('hostile'))
    .map(({ name, make }) => {
      const card = make(words(language));
      return { kind: card.kind, name, text: `${plainText(card)}\n(${card.summary})` };
    });
  const forms = formFixtures.map(({ name, make }) => ({ kind: 'form', name, text: plainForm(make(words(language))) }));
  return Map.groupBy([...cards, ...forms], ({ kind }) => kind);
}

const written = (list: readonly Sample[]): string => list.map(({ name, text }) => `## ${name}\n${text}\n`).join('\n');

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  for (const [kind, list] of samples(language)) {
    test(`${kind} reads as it was read`, () => {
      const file = join(folder, `${kind}.${language}.txt`);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, written(list));
      }
      expect(written(list)).toBe(readFileSync(file, 'utf8'));
    });
  }
});
