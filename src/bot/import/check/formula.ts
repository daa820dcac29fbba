import type { FormulaProblem } from '../../../scoring/formula.ts';
import type { RowReader } from '../table.ts';

/** Says what is wrong with a formula, and at which character, counted from 1 as people do. */
export function reportFormulaProblem(row: RowReader, problem: FormulaProblem): void {
  const at = problem.position + 1;
  switch (problem.kind) {
    case 'unknown_measure':
      row.report('formula', { kind: 'formula_unknown_name', name: problem.name, at, suggestion: problem.nearest });
      return;
    case 'unexpected':
      row.report('formula', { kind: 'formula_unexpected', at, found: problem.found, expected: problem.expected });
      return;
    case 'not_an_event':
      row.report('formula', { kind: 'formula_not_an_event', at, name: problem.name });
      return;
    case 'too_long':
      row.report('formula', { kind: 'too_long', max: problem.position });
      return;
    case 'not_poolable':
      row.report('formula', { kind: 'formula_not_poolable' });
      return;
  }
}
