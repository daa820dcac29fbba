/**
 * What scoring documents and plans have in common: curves, maps, gates, grades, limits. `figure` is how they write
 * numbers: JSON numbers there, decimal text here.
 */
import type { Curve, Gate, GradeStep, Knot, RatingMap } from './document.ts';
import { one, zero, type Exact } from './exact.ts';
import {
  accept,
  check,
  distinct,
  fieldPlace,
  indexPlace,
  list,
  mapping,
  object,
  oneOf,
  refuse,
  text,
  refine,
  tuple,
  variants,
  type Parser,
} from './reader.ts';

type Figure = Parser<Exact>;

export const above0 = (figure: Figure): Figure => check(figure, (value) => value.gt(zero), 'a number above 0');
export const notNegative = (figure: Figure): Figure => check(figure, (value) => value.gte(zero), '0 or more');
export const share = (figure: Figure): Figure =>
  check(figure, (value) => value.gte(zero) && value.lte(one), 'a share within 0 and 1');

export const direction = oneOf('higher', 'lower', 'band', 'value');
export const lowerForm = oneOf('linear', 'ratio');
export const missingRule = oneOf('exclude', 'zero', 'hold');
const curveName = oneOf('standard', 'smooth', 'linear', 'threshold');

export const band = (figure: Figure) =>
  refine(object({ low: figure, high: figure, tolerance: above0(figure) }), (value, place) =>
    value.low.gt(value.high) ? refuse(place, 'expected low not above high') : accept(value),
  );

function knots(figure: Figure): Parser<readonly Knot[]> {
  const knot = refine(tuple<[Exact, Exact]>('a knot [x, points]', figure, notNegative(figure)), ([x, points]) =>
    accept({ x, points }),
  );
  return refine(list(knot), (value, place) => {
    if (value.length === 0) return refuse(place, 'expected at least one knot [x, points]');
    const fall = value.findIndex((each, index) => value[index - 1]?.x.gt(each.x));
    return fall < 0 ? accept(value) : refuse(indexPlace(place, fall), 'expected x not below the knot before');
  });
}

export const curve =
  (figure: Figure): Parser<Curve> =>
  (value, place) =>
    Array.isArray(value) ? knots(figure)(value, place) : curveName(value, place);

/** Points of each rating from "1" to "5". */
export const ratingMap = (figure: Figure): Parser<RatingMap> =>
  refine(mapping(notNegative(figure)), (value, place) => {
    const [p1, p2, p3, p4, p5] = ['1', '2', '3', '4', '5'].map((rating) => value.get(rating));
    return p1 && p2 && p3 && p4 && p5 && value.size === 5
      ? accept([p1, p2, p3, p4, p5])
      : refuse(place, 'expected points for each of 1, 2, 3, 4, 5');
  });

export const raterGroups = (figure: Figure): Parser<ReadonlyMap<string, Exact>> => mapping(above0(figure));

const effect = (figure: Figure) =>
  variants('type', {
    capItem: object({ type: oneOf('capItem'), item: text, points: notNegative(figure) }),
    zeroItem: object({ type: oneOf('zeroItem'), item: text }),
    capTotal: object({ type: oneOf('capTotal'), points: notNegative(figure) }),
    deduct: object({ type: oneOf('deduct'), points: notNegative(figure) }),
    multiply: object({ type: oneOf('multiply'), factor: notNegative(figure) }),
  });

export const gates = (figure: Figure): Parser<readonly Gate[]> =>
  distinct(
    list(object({ id: text, metric: text, op: oneOf('<', '<=', '>', '>='), value: figure, effect: effect(figure) })),
    (gate) => gate.id,
    (place) => fieldPlace(place, 'id'),
  );

/** The place of the first gate that touches an item which is not there. */
export function unknownGateItem(all: readonly Gate[], itemIds: ReadonlySet<string>, place: string): string | null {
  const index = all.findIndex(({ effect: each }) => 'item' in each && !itemIds.has(each.item));
  return index < 0 ? null : `${indexPlace(place, index)}.effect.item`;
}

/** [name, from, coefficient], strictly descending to 0. */
export function grades(figure: Figure): Parser<readonly GradeStep[]> {
  const step = refine(
    tuple<[string, Exact, Exact]>('a grade [name, from, coefficient]', text, figure, figure),
    ([name, from, coefficient]) => accept({ name, from, coefficient }),
  );
  const named = distinct(
    list(step),
    ({ name }) => name,
    (place) => place,
  );
  return refine(named, (value, place) => {
    const rise = value.findIndex((each, index) => value[index - 1]?.from.lte(each.from));
    if (rise >= 0) return refuse(indexPlace(place, rise), 'expected a threshold below the grade before');
    const last = value.at(-1);
    if (last === undefined) return refuse(place, 'expected at least one grade [name, from, coefficient]');
    return last.from.equals(zero)
      ? accept(value)
      : refuse(indexPlace(place, value.length - 1), 'expected the last grade to start at 0');
  });
}
