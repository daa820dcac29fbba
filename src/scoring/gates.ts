import type { Comparison, Gate } from './document.ts';
import { max, min, zero, type Exact } from './exact.ts';

export function compares(reading: Exact, op: Comparison, value: Exact): boolean {
  switch (op) {
    case '<':
      return reading.lt(value);
    case '<=':
      return reading.lte(value);
    case '>':
      return reading.gt(value);
    case '>=':
      return reading.gte(value);
  }
}

export interface GateState {
  readonly gate: Gate;
  readonly outcome: 'fired' | 'quiet' | 'not_evaluated';
  readonly reading: Exact | null;
}

/** A gate without its reading does not fire, and is said to be not evaluated. */
export function evaluateGate(gate: Gate, readings: ReadonlyMap<string, Exact>): GateState {
  const reading = readings.get(gate.metric);
  if (reading === undefined) return { gate, outcome: 'not_evaluated', reading: null };
  return { gate, outcome: compares(reading, gate.op, gate.value) ? 'fired' : 'quiet', reading };
}

/** What a gate leaves of an item's points; an effect on the total leaves them alone. */
export function itemPointsAfter(gate: Gate, itemId: string, points: Exact): Exact {
  const { effect } = gate;
  switch (effect.type) {
    case 'capItem':
      return effect.item === itemId ? min(points, effect.points) : points;
    case 'zeroItem':
      return effect.item === itemId ? zero : points;
    case 'capTotal':
    case 'deduct':
    case 'multiply':
      return points;
  }
}

/** What a gate leaves of the total; an effect on an item has done its work before. */
export function totalAfter(gate: Gate, total: Exact): Exact {
  const { effect } = gate;
  switch (effect.type) {
    case 'capItem':
    case 'zeroItem':
      return total;
    case 'capTotal':
      return min(total, effect.points);
    case 'deduct':
      return max(total.sub(effect.points), zero);
    case 'multiply':
      return total.mul(effect.factor);
  }
}
