/** What an import says: what is wrong in a file, where, and what to do; and what an import did. */
import { importWordsEn, problemTextEn } from './importEn.ts';
import { importWordsZh, problemTextZh } from './importZh.ts';
import type { ImportWords, Place, Problem, Section, SectionCounts } from './importProblem.ts';
import type { Language } from './language.ts';

export type { Expected, Place, Problem, ProblemKind } from './importProblem.ts';

const importWordsBy: Readonly<Record<Language, ImportWords>> = { zh: importWordsZh, en: importWordsEn };

export const importWords = (language: Language): ImportWords => importWordsBy[language];

/** One or two sentences: what is wrong, what to do. */
export function problemText(problem: Problem, language: Language): string {
  return language === 'zh' ? problemTextZh(problem) : problemTextEn(problem);
}

/** 'People 人员 第 12 行 F 列“上级”' / 'People 人员 row 12, column F “Manager”'. */
export function placeText(place: Place, language: Language): string {
  const zh = language === 'zh';
  const row = place.row === null ? '' : zh ? `第 ${String(place.row)} 行` : `row ${String(place.row)}`;
  const name = place.heading === null ? '' : `“${place.heading}”`;
  const column =
    place.column === null ? '' : zh ? `${place.column} 列${name}` : `column ${place.column} ${name}`.trimEnd();
  if (zh) return [place.sheet, row, column].filter((part) => part !== '').join(' ');
  return [[place.sheet, row].filter((part) => part !== '').join(' '), column].filter((part) => part !== '').join(', ');
}

/** 'Figures row 12, column C “Employee” (E99): Not in the sheet People. …' */
export function problemLine(problem: Problem, language: Language): string {
  const value = problem.value === '' ? '' : language === 'zh' ? `（${problem.value}）` : ` (${problem.value})`;
  const separator = language === 'zh' ? '：' : ': ';
  return `${placeText(problem, language)}${value}${separator}${problemText(problem, language)}`;
}

/** What an import came to, as far as words go. */
export interface ImportReportText {
  readonly outcome: 'refused' | 'unchanged' | 'previewed' | 'needs_consent' | 'applied';
  readonly problems: readonly Problem[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly changes: {
    readonly sections: readonly ({ readonly section: Section } & SectionCounts)[];
    readonly examples: readonly string[];
  };
}

/** Of many problems the first ones are read; the rest stands in the marked copy. */
const shown = 20;

/** The verdict first, then what changed, then what is wrong. */
export function reportLines(report: ImportReportText, language: Language): readonly string[] {
  const words = importWords(language);
  return [verdict(report, words), ...sectionLines(report, words), ...problemLines(report, words, language)];
}

function verdict({ outcome, errorCount, changes }: ImportReportText, words: ImportWords): string {
  const sum = (key: 'added' | 'updated' | 'removed') =>
    changes.sections.reduce((total, section) => total + section[key], 0);
  switch (outcome) {
    case 'refused':
      return words.refused(errorCount);
    case 'unchanged':
      return words.unchanged;
    case 'previewed':
      return words.previewed(sum('added'), sum('updated'), sum('removed'));
    case 'needs_consent':
      return words.needsConsent(sum('removed'));
    case 'applied':
      return words.applied(sum('added'), sum('updated'), sum('removed'));
  }
}

function sectionLines({ changes }: ImportReportText, words: ImportWords): readonly string[] {
  const changed = changes.sections.filter(({ added, updated, removed }) => added + updated + removed > 0);
  const lines = changed.map((section) => words.section(words.sections[section.section], section));
  return changes.examples.length === 0 ? lines : [...lines, words.examples(changes.examples)];
}

function problemLines(report: ImportReportText, words: ImportWords, language: Language): readonly string[] {
  const of = (severity: Problem['severity'], total: number): readonly string[] => {
    const lines = report.problems
      .filter((problem) => problem.severity === severity)
      .slice(0, shown)
      .map((problem) => `  ${problemLine(problem, language)}`);
    return total > lines.length ? [...lines, `  ${words.andMore(total - lines.length)}`] : lines;
  };
  const warnings = report.warningCount === 0 ? [] : [words.warnings(report.warningCount)];
  return [...of('error', report.errorCount), ...warnings, ...of('warning', report.warningCount)];
}
