/** A result in the form of the score command: rounded for reading, numbers as exact decimal text. */
import { toDecimal, toFixed, type Exact } from './exact.ts';
import { reasonText } from './reason.ts';
import type { ScoringResult } from './result.ts';

export interface ScoringAnswer {
  readonly items: readonly {
    readonly id: string;
    /** 6 decimals. */
    readonly attainment: string | null;
    /** After gates; 1 decimal, as the total. */
    readonly points: string | null;
    readonly missing: string | null;
  }[];
  readonly gatesFired: readonly string[];
  readonly gatesNotEvaluated: readonly string[];
  readonly total: string | null;
  readonly grade: string | null;
  readonly payout: string | null;
}

const fixed = (value: Exact | null, decimals: number): string | null =>
  value === null ? null : toFixed(value, decimals);

export function answerOf(result: ScoringResult): ScoringAnswer {
  const gatesWith = (outcome: 'fired' | 'not_evaluated'): readonly string[] =>
    result.gates.filter((gate) => gate.outcome === outcome).map((gate) => gate.id);
  return {
    items: result.items.map(({ id, attainment, points, missing }) => ({
      id,
      attainment: fixed(attainment, 6),
      points: fixed(points, 1),
      missing: missing === null ? null : reasonText(missing),
    })),
    gatesFired: gatesWith('fired'),
    gatesNotEvaluated: gatesWith('not_evaluated'),
    total: fixed(result.total, 1),
    grade: result.grade,
    payout: result.payout === null ? null : toDecimal(result.payout),
  };
}
