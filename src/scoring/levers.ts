/**
 * What would move the total most: each measured item at its next knot, each fired gate quiet, everything else as it is.
 * Gains are differences of the totals people see (rounded), so that total plus gain is the total they would see.
 */
import { knotsOf, pointsAt } from './curve.ts';
import { isMissing, type MeasuredItem, type ScoringDocument, type Standard } from './document.ts';
import { one, ratio, sum, zero, type Exact } from './exact.ts';
import { evaluateGate } from './gates.ts';
import { judge } from './attainment.ts';
import { judgeItem } from './judgement.ts';
import { formTotal } from './total.ts';

/** The reading that does it: that value, or anything beyond it on one side where the value itself does not. */
export interface Goal {
  readonly value: Exact;
  /** The side of `value` that is as good or better; `below` and `above` leave the value out. */
  readonly side: 'at_least' | 'at_most' | 'above' | 'below';
}

export type Lever =
  | {
      readonly type: 'item';
      readonly item: string;
      /** Of an item judged site by site. */
      readonly siteId: string | null;
      readonly from: Exact;
      readonly goal: Goal;
      readonly gain: Exact;
    }
  | {
      readonly type: 'gate';
      readonly gate: string;
      readonly metric: string;
      readonly from: Exact;
      readonly goal: Goal;
      readonly gain: Exact;
    };

/** Largest gain first; of equal gains the shorter way. Only what gains; none when there is no total. */
export function findLevers(document: ScoringDocument): readonly Lever[] {
  const points = new Map(document.items.map((item) => [item.id, judgeItem(item).points]));
  const states = document.gates.map((gate) => evaluateGate(gate, document.readings));
  const fired = states.filter(({ outcome }) => outcome === 'fired');
  const firedGates = fired.map(({ gate }) => gate);
  const now = formTotal(document, points, firedGates).final;
  if (now === null) return [];

  const gainOf = (id: string, raised: Exact): Exact =>
    (formTotal(document, new Map(points).set(id, raised), firedGates).final ?? now).sub(now);
  const levers: Lever[] = [];
  for (const item of document.items) {
    for (const step of stepsOf(item)) {
      const before = points.get(item.id);
      if (before === null || before === undefined) continue;
      levers.push({
        type: 'item',
        item: item.id,
        siteId: step.siteId,
        from: step.from,
        goal: step.goal,
        gain: gainOf(item.id, before.add(step.rise)),
      });
    }
  }
  for (const { gate, reading } of fired) {
    if (reading === null) continue;
    const without = firedGates.filter((other) => other !== gate);
    const gain = (formTotal(document, points, without).final ?? now).sub(now);
    levers.push({
      type: 'gate',
      gate: gate.id,
      metric: gate.metric,
      from: reading,
      goal: quiet[gate.op](gate.value),
      gain,
    });
  }
  return levers
    .filter(({ gain }) => gain.gt(zero))
    .sort((a, b) => b.gain.compare(a.gain) || wayOf(a).compare(wayOf(b)));
}

/** How far the reading has to go, as a share of what it is. */
function wayOf({ from, goal }: Lever): Exact {
  const way = goal.value.sub(from).abs();
  return from.equals(zero) ? way : way.div(from.abs());
}

/** The readings with which a gate does not fire. */
const quiet = {
  '<': (value: Exact): Goal => ({ value, side: 'at_least' }),
  '<=': (value: Exact): Goal => ({ value, side: 'above' }),
  '>': (value: Exact): Goal => ({ value, side: 'at_most' }),
  '>=': (value: Exact): Goal => ({ value, side: 'below' }),
} as const;

interface Step {
  readonly siteId: string | null;
  readonly from: Exact;
  readonly goal: Goal;
  /** Points the item wins, weighted by the site's share where it is one of several. */
  readonly rise: Exact;
}

function stepsOf(item: ScoringDocument['items'][number]): readonly Step[] {
  switch (item.kind) {
    case 'measured': {
      const step = nextStep(item);
      return step === null ? [] : [{ ...step, siteId: null }];
    }
    case 'by_site': {
      const shares = sum(item.parts.map((part) => part.share));
      return item.parts.flatMap((part) => {
        const step = nextStep(part);
        return step === null ? [] : [{ ...step, siteId: part.siteId, rise: step.rise.mul(part.share).div(shares) }];
      });
    }
    case 'subjective':
      return [];
  }
}

function nextStep({ standard, reading }: Pick<MeasuredItem, 'standard' | 'reading'>): Omit<Step, 'siteId'> | null {
  const judged = judge(standard, reading);
  if (isMissing(reading) || judged.points === null) return null;
  const from = reading.value;
  const x = standard.direction === 'value' ? from : judged.attainment;
  if (x === null) return null;
  const better = marksOf(standard).filter((mark) => mark.points.gt(judged.points));
  const rightward = better.filter((mark) => mark.x.gt(x));
  const leftward = standard.direction === 'value' ? better.filter((mark) => mark.x.lte(x)).reverse() : [];
  const steps = [rightward, leftward].flatMap((marks) => {
    const mark = marks[0];
    const goal = mark && goalAt(standard, from, mark);
    return goal ? [{ from, goal, rise: mark.points.sub(judged.points), distance: mark.x.sub(x).abs() }] : [];
  });
  return steps.sort((a, b) => a.distance.compare(b.distance))[0] ?? null;
}

/** Where a curve can be caught: each knot's x, and just before a jump down. */
interface Mark {
  readonly x: Exact;
  readonly points: Exact;
  readonly before: boolean;
}

function marksOf(standard: Standard): readonly Mark[] {
  const byX = Map.groupBy(knotsOf(standard.curve), (knot) => knot.x.toFraction());
  return [...byX.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const at = { x: first.x, points: pointsAt(standard.curve, first.x), before: false };
    return first.points.gt(at.points) ? [{ ...first, before: true }, at] : [at];
  });
}

/** The reading at a mark; null where no reading gets there. */
function goalAt(standard: Standard, from: Exact, { x, before }: Mark): Goal | null {
  switch (standard.direction) {
    case 'higher':
      return { value: x.mul(standard.target), side: before ? 'below' : 'at_least' };
    case 'lower': {
      const value = standard.form === 'linear' ? ratio(2).sub(x).mul(standard.target) : standard.target.div(x);
      /** Costs and counts do not fall below 0, so a curve's end beyond twice the target is out of reach. */
      if (value.lt(zero) && from.gte(zero)) return null;
      return { value, side: before ? 'above' : 'at_most' };
    }
    case 'band': {
      if (x.gt(one)) return null;
      const { low, high, tolerance } = standard.target;
      const distance = one.sub(x).mul(tolerance);
      return from.lt(low)
        ? { value: low.sub(distance), side: before ? 'below' : 'at_least' }
        : { value: high.add(distance), side: before ? 'above' : 'at_most' };
    }
    case 'value':
      if (before) return { value: x, side: 'below' };
      return { value: x, side: x.gt(from) ? 'at_least' : 'at_most' };
  }
}
