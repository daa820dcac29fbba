import { expect, test } from 'vitest';
import { clip, note, oneLine } from '../../src/cards/clip.ts';

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['a longer text', 8, 'a longe…'],
  ['ends at a space', 8, 'ends at…'],
  ['绩效评分卡', 4, '绩效评…'],
  ['', 5, ''],
])('%s within %i is %s', (text, max, clipped) => {
  expect(clip(text, max)).toBe(clipped);
});

test('a letter of several code points is kept or dropped whole', () => {
  const family = '👨‍👩‍👧';
  expect(clip(family.repeat(4), 3)).toBe(`${family}${family}…`);
  expect(clip(family, 1)).toBe(family);
});

test('a name is one line without marks that turn the direction of reading', () => {
  expect(oneLine('  Li\n\tLei\u202e  ')).toBe('Li Lei');
  expect(oneLine('x'.repeat(10_000))).toHaveLength(40);
});

test('a note keeps its line breaks', () => {
  expect(note(' first\nsecond ')).toBe('first\nsecond');
  expect(note('长'.repeat(10_000))).toHaveLength(1500);
});
