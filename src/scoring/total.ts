/** From the items' points to the final total: weights, gates, adjustment, clamp, rounding. */
import type { Gate, ScoringDocument, ScoringItem } from './document.ts';
import { max, min, ratio, roundTo, sum, zero, type Exact } from './exact.ts';
import { itemPointsAfter, totalAfter } from './gates.ts';
import type { Withheld } from './result.ts';

/** Points by item id; null is missing. */
export type PointsById = ReadonlyMap<string, Exact | null>;

export interface Total {
  /** After item effects. */
  readonly points: PointsById;
  /** Sum of the weights that count; above 0 unless all is missing. */
  readonly countingWeight: Exact;
  readonly withheld: Withheld | null;
  readonly beforeGates: Exact | null;
  readonly afterGates: Exact | null;
  /** By gate id, of the fired ones; empty when withheld. */
  readonly costs: ReadonlyMap<string, Exact>;
  /** Rounded to 1 decimal. */
  readonly final: Exact | null;
}

const ceiling = ratio(150);

const weightSum = (items: readonly ScoringItem[]): Exact => sum(items.map((item) => item.weight));

export function missingShare(document: ScoringDocument, points: PointsById): Exact {
  const missing = document.items.filter((item) => points.get(item.id) === null);
  return weightSum(missing).div(weightSum(document.items));
}

function withheldOf(document: ScoringDocument, points: PointsById): Withheld | null {
  const missing = document.items.filter((item) => points.get(item.id) === null);
  if (missing.length === document.items.length) return { kind: 'all_missing' };
  const holding = missing.filter((item) => item.missing === 'hold');
  if (holding.length > 0) return { kind: 'hold', items: holding.map((item) => item.id) };
  const share = missingShare(document, points);
  return share.gt(document.maxMissing) ? { kind: 'too_much_missing', share, limit: document.maxMissing } : null;
}

/** `fired`: in the plan's order. Item effects come first, whatever the order; nothing is clamped between effects. */
export function formTotal(document: ScoringDocument, before: PointsById, fired: readonly Gate[]): Total {
  const counting = document.items.filter((item) => before.get(item.id) !== null || item.missing === 'zero');
  const countingWeight = weightSum(counting);
  const withheld = withheldOf(document, before);
  const totalOf = (points: PointsById): Exact =>
    sum(counting.map((item) => item.weight.mul(points.get(item.id) ?? zero))).div(countingWeight);
  const applyTo = (points: PointsById, gate: Gate): PointsById =>
    new Map([...points].map(([id, value]) => [id, value === null ? null : itemPointsAfter(gate, id, value)]));

  if (withheld !== null) {
    const points = fired.reduce(applyTo, before);
    return { points, countingWeight, withheld, beforeGates: null, afterGates: null, costs: new Map(), final: null };
  }
  const beforeGates = totalOf(before);
  const costs = new Map<string, Exact>();
  let points = before;
  let running = beforeGates;
  for (const gate of fired) {
    points = applyTo(points, gate);
    const after = totalOf(points);
    costs.set(gate.id, running.sub(after));
    running = after;
  }
  for (const gate of fired) {
    const after = totalAfter(gate, running);
    costs.set(gate.id, (costs.get(gate.id) ?? zero).add(running.sub(after)));
    running = after;
  }
  const final = roundTo(min(max(running.add(document.adjustment), zero), ceiling), 1);
  return { points, countingWeight, withheld, beforeGates, afterGates: running, costs, final };
}
