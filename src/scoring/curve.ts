import type { BuiltInCurve, Curve, Knot } from './document.ts';
import { exact, type Exact } from './exact.ts';

const knots = (...pairs: readonly (readonly [string, string])[]): readonly Knot[] =>
  pairs.map(([x, points]) => ({ x: exact(x), points: exact(points) }));

export const builtInCurves: Readonly<Record<BuiltInCurve, readonly Knot[]>> = {
  /** Nothing below 90 % of target, 60 there, full points at target, extra only above 110 %. */
  standard: knots(['0.9', '0'], ['0.9', '60'], ['1', '100'], ['1.1', '100'], ['1.3', '120']),
  /** Without the cliff at 90 %, which invites gaming. */
  smooth: knots(['0.7', '0'], ['0.9', '60'], ['1', '100'], ['1.1', '120']),
  /** Points follow attainment. */
  linear: knots(['0', '0'], ['1.2', '120']),
  /** All or nothing. */
  threshold: knots(['1', '0'], ['1', '100']),
};

export const knotsOf = (curve: Curve): readonly Knot[] => (typeof curve === 'string' ? builtInCurves[curve] : curve);

/** Linear between knots, flat outside; at a jump the last knot of that x counts, and the line from the left runs to the first. */
export function pointsAt(curve: Curve, x: Exact): Exact {
  const all = knotsOf(curve);
  const index = all.findLastIndex((knot) => knot.x.lte(x));
  const left = all[Math.max(index, 0)];
  const right = all[index + 1];
  if (left === undefined) throw new RangeError('a curve has at least one knot');
  if (index < 0 || right === undefined) return left.points;
  const along = x.sub(left.x).div(right.x.sub(left.x));
  return left.points.add(right.points.sub(left.points).mul(along));
}

export function lastPoints(curve: Curve): Exact {
  const last = knotsOf(curve).at(-1);
  if (last === undefined) throw new RangeError('a curve has at least one knot');
  return last.points;
}
