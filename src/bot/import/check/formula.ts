import { measures } from '../catalogue.ts';
import { nearest } from '../nearest.ts';
import type { RowReader } from '../table.ts';

const measureKeys = measures.map((measure) => measure.key);
const words = new Set([...measureKeys, 'days', 'abs', 'count']);

/** Every name in a formula must be a measure. */
export function checkFormula(row: RowReader): void {
  const text = row.get('formula');
  if (text === null) return;
  for (const match of text.matchAll(/[A-Za-z_]\w*/g)) {
    const [name] = match;
    if (words.has(name)) continue;
    row.report('formula', {
      kind: 'formula_unknown_name',
      name,
      at: match.index + 1,
      suggestion: nearest(name, measureKeys),
    });
  }
}
