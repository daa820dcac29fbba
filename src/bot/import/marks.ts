import { problemText, type Problem } from '../../words/import.ts';
import type { Language } from '../../words/language.ts';
import type { CellMark } from '../ports.ts';

/** The problems as marks in the workbook, in the reader's language. */
export function marksOf(problems: readonly Problem[], language: Language): readonly CellMark[] {
  return problems.map((problem) => ({
    sheet: problem.sheet,
    row: problem.row,
    column: problem.column,
    severity: problem.severity,
    text: problemText(problem, language),
  }));
}
