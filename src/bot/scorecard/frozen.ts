/** What is kept of a scorecard once it is decided: its result, all that it was worked out of, and by which code. */
import { exact, toDecimal } from '../../scoring/exact.ts';
import type { CorrectedResult, Correction, DecimalText, Json, ScorecardRecord } from '../ports.ts';
import type { Evaluation } from './evaluation.ts';
import type { EvaluationInputs } from './inputs.ts';

export interface FrozenScorecard {
  /** '0.1.0+3f9a2c71d0be': version and fingerprint of the scoring code; '' where it was not kept yet. */
  readonly codeVersion: string;
  /** Null where they were not kept yet. */
  readonly inputs: EvaluationInputs | null;
  readonly evaluation: Evaluation;
}

export const freeze = (frozen: FrozenScorecard): Json => frozen as unknown as Json;

/**
 * Written by `freeze`, in this shape.
 * @throws Error for a scorecard that is not decided
 */
export function frozenOf({ id, frozen }: Pick<ScorecardRecord, 'id' | 'frozen'>): FrozenScorecard {
  if (frozen === null) throw new Error(`scorecard ${id} is not frozen`);
  return frozen as unknown as FrozenScorecard;
}

/** What a published scorecard rests on by now: the inputs it was worked out of last, and all points given on top. */
export function basisOf(
  record: Pick<ScorecardRecord, 'id' | 'frozen'>,
  corrections: readonly Correction[],
): { readonly inputs: EvaluationInputs | null; readonly adjustment: DecimalText | null } {
  const last = corrections.findLastIndex(({ frozen }) => frozen !== null);
  const { inputs } = frozenOf(corrections[last] ?? record);
  const given = corrections.slice(last + 1).flatMap(({ points }) => points ?? []);
  const points = [...(inputs?.adjustment == null ? [] : [inputs.adjustment]), ...given];
  const adjustment =
    points.length === 0 ? null : toDecimal(points.map((each) => exact(each)).reduce((a, b) => a.add(b)));
  return { inputs, adjustment };
}

export const isDecided = ({ state }: Pick<ScorecardRecord, 'state'>): boolean =>
  state === 'approved' || state === 'published';

export const resultOf = ({ total, grade, payout }: Evaluation): CorrectedResult => ({ total, grade, payout });

/** As it counts: what was frozen, and on top of it the last correction. */
export function countingEvaluation(record: ScorecardRecord, corrections: readonly Correction[]): Evaluation {
  const restated = corrections.findLast(({ frozen }) => frozen !== null);
  const base = frozenOf(restated ?? record).evaluation;
  const last = corrections.at(-1);
  return last === undefined ? base : { ...base, ...last.to };
}
