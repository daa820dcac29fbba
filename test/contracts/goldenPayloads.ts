/**
 * Every card and form as a platform is sent it, kept beside its tests in golden/. The files were read before they were
 * kept; `UPDATE_GOLDEN=1 npx vitest run --project full test/NAME/golden.test.ts` writes them anew: read the diff.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Card, Form } from '../../src/cards/model.ts';
import { words } from '../../src/words/index.ts';
import { cardFixtures, formFixtures } from '../cards/fixtures.ts';

/** A payload in two: what it has besides, and its parts, each on a line of its own, so that a diff shows which changed. */
export interface Parted {
  readonly rest: unknown;
  readonly parts: readonly unknown[];
}

export interface GoldenPayloads {
  readonly folder: string;
  /** What the platform calls its parts. */
  readonly parts: 'blocks' | 'elements';
  card(card: Card): Parted;
  form(form: Form): Parted;
}

interface Sample extends Parted {
  readonly kind: string;
  readonly name: string;
}

export function goldenPayloads({ folder, parts: called, card: ofCard, form: ofForm }: GoldenPayloads): void {
  function samples(language: 'zh' | 'en'): ReadonlyMap<string, readonly Sample[]> {
    const cards = cardFixtures
      .filter(({ name }) => !name.includes('hostile'))
      .map(({ name, make }): Sample => {
        const card = make(words(language));
        return { kind: card.kind, name, ...ofCard(card) };
      });
    const forms = formFixtures.map(({ name, make }): Sample => {
      return { kind: 'form', name, ...ofForm(make(words(language))) };
    });
    return Map.groupBy([...cards, ...forms], ({ kind }) => kind);
  }

  function written(list: readonly Sample[]): string {
    const texts = list.map(({ name, rest, parts }) => {
      const lines = parts.map((part) => `  ${JSON.stringify(part)}`).join(',\n');
      return `${JSON.stringify(name)}: {"payload": ${JSON.stringify(rest)}, "${called}": [\n${lines}\n]}`;
    });
    return `{\n${texts.join(',\n')}\n}\n`;
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
}
