import type { Place, Problem, ProblemKind } from '../../words/import.ts';

/** Everything that is wrong with a file: all counted, the first ones kept. */
export interface Problems {
  add(place: Place, value: string, kind: ProblemKind): void;
  warn(place: Place, value: string, kind: ProblemKind): void;
  errorCount(): number;
  warningCount(): number;
  /** In the order in which they were found. */
  list(): readonly Problem[];
}

/** @param keep a file of a million bad rows must not fill the memory with complaints */
export function createProblems(keep = 2_000): Problems {
  const kept: Problem[] = [];
  const counts = { error: 0, warning: 0 };
  const put = (severity: Problem['severity'], place: Place, value: string, kind: ProblemKind) => {
    counts[severity] += 1;
    if (counts[severity] <= keep) kept.push({ ...place, value, severity, ...kind });
  };
  return {
    add: (place, value, kind) => {
      put('error', place, value, kind);
    },
    warn: (place, value, kind) => {
      put('warning', place, value, kind);
    },
    errorCount: () => counts.error,
    warningCount: () => counts.warning,
    list: () => kept,
  };
}
