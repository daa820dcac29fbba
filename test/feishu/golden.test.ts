/**
 * Every card and form as Feishu is sent it. The files in golden/ were read before they were kept;
 * `UPDATE_GOLDEN=1 npx vitest run --project full test/feishu/golden.test.ts` writes them anew: read the diff.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderForm } from '../../src/adapters/feishu/render-form.ts';
import { renderCard } from '../../src/adapters/feishu/render.ts';
import { words } from '../../src/words/index.ts';
import { cardFixtures, formFixtures } from '../cards/fixtures.ts';

const folder = join(import.meta.dirname, 'golden');

interface Sample {
  readonly kind: string;
  readonly name: string;
  readonly payload: unknown;
}

function samples(language: 'zh' | 'en'): ReadonlyMap<string, readonly Sample[]> {
  const cards = cardFixtures
    .filter(({ name }) => !name.includes('hostile'))
    .map(({ name, make }): Sample => {
      const card = make(words(language));
      return { kind: card.kind, name, payload: renderCard(card, 'direct') };
    });
  const forms = formFixtures.map(({ name, make }): Sample => {
    return { kind: 'form', name, payload: renderForm(make(words(language)), null) };
  });
  return Map.groupBy([...cards, ...forms], ({ kind }) => kind);
}

/** An element a line: a diff shows which one changed. */
function written(list: readonly Sample[]): string {
  const parts = list.map(({ name, payload }) => {
    const { body, ...rest } = payload as { readonly body: { readonly elements: readonly unknown[] } };
    const lines = body.elements.map((element) => `  ${JSON.stringify(element)}`).join(',\n');
    return `${JSON.stringify(name)}: {"payload": ${JSON.stringify(rest)}, "elements": [\n${lines}\n]}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  for (const [kind, list] of samples(language)) {
    test(`${kind} is sent as it was read`, () => {
      const file = join(folder, `${kind}.${language}.json`);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, written(list));
      }
      expect(written(list)).toBe(readFileSync(file, 'utf8'));
    });
  }
});
