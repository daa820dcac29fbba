import type { GradeStep, ScoringDocument, ScoringItem } from './document.ts';
import { zero, type Exact } from './exact.ts';
import { evaluateGate } from './gates.ts';
import { judgeItem, type ItemJudgement } from './judgement.ts';
import type { ItemResult, ScoringResult } from './result.ts';
import { formTotal, missingShare, type Total } from './total.ts';

/**
 * Scores one person's document. Deterministic: the same document gives the same result, whenever and wherever.
 * @throws RangeError when the adjustment is outside the limit: callers refuse it before
 */
export function scoreDocument(document: ScoringDocument): ScoringResult {
  if (document.adjustment.abs().gt(document.adjustLimit)) throw new RangeError('the adjustment is outside the limit');
  const judged = document.items.map((item) => ({ item, judgement: judgeItem(item) }));
  const points = new Map(judged.map(({ item, judgement }) => [item.id, judgement.points]));
  const gates = document.gates.map((gate) => evaluateGate(gate, document.readings));
  const fired = gates.filter(({ outcome }) => outcome === 'fired').map(({ gate }) => gate);
  const total = formTotal(document, points, fired);
  const grade = total.final === null ? null : gradeOf(document.grades, total.final);

  return {
    items: judged.map(({ item, judgement }) => itemResult(item, judgement, total)),
    gates: gates.map(({ gate, outcome, reading }) => ({
      id: gate.id,
      outcome,
      reading,
      cost: total.costs.get(gate.id) ?? null,
    })),
    total: total.final,
    withheld: total.withheld,
    totalBeforeGates: total.beforeGates,
    totalBeforeAdjustment: total.afterGates,
    adjustment: document.adjustment,
    missingShare: missingShare(document, points),
    grade: grade?.name ?? null,
    payout: grade?.coefficient ?? null,
  };
}

function itemResult(item: ScoringItem, judgement: ItemJudgement, total: Total): ItemResult {
  const { attainment, points: pointsBeforeGates, missing, meanRating, parts } = judgement;
  const { id, weight } = item;
  const points = total.points.get(id) ?? null;
  const counts = total.withheld === null && (points !== null || item.missing === 'zero');
  const contribution = counts ? weight.mul(points ?? zero).div(total.countingWeight) : null;
  return { id, attainment, pointsBeforeGates, points, weight, contribution, missing, meanRating, parts };
}

/** Read from the rounded total, so that nobody sees 95.0 and the grade of 94.95. */
export function gradeOf(grades: readonly GradeStep[], roundedTotal: Exact): GradeStep | null {
  return grades.find((step) => roundedTotal.gte(step.from)) ?? null;
}
