/** One indicator, gate or lever of a worked-out scorecard, as cards show it. */
import type { FiredGate, Lever, ScorecardGate, ScorecardItem } from '../../cards/scorecard.ts';
import type { Quantity, Trend } from '../../cards/view.ts';
import { exact, one, ratio, roundTo, toDecimal, type Exact } from '../../scoring/exact.ts';
import type { EvaluatedGate, EvaluatedItem, EvaluatedLever, Evaluation } from './evaluation.ts';
import { missingOf, type MissingContext } from './missing.ts';

export const quantity = (of: Pick<EvaluatedItem, 'unit' | 'currency'>, value: string): Quantity => ({
  value,
  unit: of.unit,
  currency: of.currency,
});

export async function itemView(
  context: MissingContext,
  item: EvaluatedItem,
  before: EvaluatedItem | undefined,
): Promise<ScorecardItem> {
  return {
    id: item.id,
    name: item.name,
    kind: item.kind,
    direction: item.direction,
    reading: item.reading === null ? null : quantity(item, item.reading),
    target: item.target,
    attainment: item.attainment,
    points: item.points,
    weight: item.weight,
    last:
      item.reading === null || before?.reading == null
        ? null
        : { value: before.reading, trend: trendOf(item, item.reading, before.reading) },
    missing: item.missing === null ? null : await missingOf(context, item.missing),
    gap: item.gap,
    whenMissing: item.whenMissing,
  };
}

/** Better or worse than before, in the direction that counts, by what is shown: two readings that look the same are. */
export function trendOf(item: Judged, now: string, before: string): Trend {
  const gain = goodness(item, shown(item, now)).compare(goodness(item, shown(item, before)));
  return gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same';
}

type Judged = Pick<EvaluatedItem, 'direction' | 'target' | 'curve' | 'unit'>;

/** As cards round it: a ratio to a tenth of a percent (small ones to a hundredth), everything else to one decimal. */
function shown({ unit }: Judged, reading: string): Exact {
  const value = exact(reading);
  if (unit !== 'ratio') return roundTo(value, 1);
  return roundTo(value, value.abs().lt(ratio(1, 100)) ? 4 : 3);
}

/** A number that grows as a reading gets better. */
function goodness(item: Omit<Judged, 'unit'>, reading: Exact): Exact {
  switch (item.direction) {
    case 'higher':
      return reading;
    case 'lower':
      return reading.neg();
    case 'band': {
      if (item.target?.type !== 'band') return reading;
      const below = exact(item.target.low).sub(reading);
      const above = reading.sub(exact(item.target.high));
      const distance = below.gt(above) ? below : above;
      return distance.compare(0) > 0 ? distance.neg() : distance.mul(0);
    }
    case 'value': {
      // The curve says which way is up.
      const [first, last] = [item.curve.knots.at(0), item.curve.knots.at(-1)];
      return first !== undefined && last !== undefined && exact(last[1]).lt(exact(first[1])) ? reading.neg() : reading;
    }
  }
}

export const gateView = (gate: EvaluatedGate): ScorecardGate => ({
  id: gate.id,
  name: gate.name,
  op: gate.op,
  limit: quantity(gate, gate.limit),
});

export const firedGates = (gates: readonly EvaluatedGate[]): readonly FiredGate[] =>
  gates.flatMap((gate) =>
    gate.outcome === 'fired' && gate.reading !== null
      ? [{ ...gateView(gate), reading: quantity(gate, gate.reading), cost: gate.cost }]
      : [],
  );

/** `recent`: the evaluations of the last three periods, to say how often the step was within reach. */
export function leverView(evaluation: Evaluation, lever: EvaluatedLever, recent: readonly Evaluation[]): Lever | null {
  const of =
    lever.of === 'item'
      ? evaluation.items.find(({ id }) => id === lever.id)
      : evaluation.gates.find(({ id }) => id === lever.id);
  if (of === undefined || !isWithinReach(of, lever)) return null;
  const known = recent.flatMap(({ items }) => items.filter(({ id, reading }) => id === lever.id && reading !== null));
  const reached =
    'direction' in of && of.unit === 'ratio' && known.length > 0 ? countReached(of, lever.to, known) : null;
  return {
    of: lever.of,
    name: of.name,
    from: quantity(of, lever.from),
    to: quantity(of, whole(of, lever.to)),
    gain: lever.gain,
    reachedMonths: reached,
  };
}

/** Nothing sells, replies or delivers more than all of it: a share that is within 100 % stays there. */
const isWithinReach = (of: Pick<EvaluatedItem, 'unit'>, { from, to }: EvaluatedLever): boolean =>
  of.unit !== 'ratio' || exact(from).gt(one) || exact(to).lte(one);

/** Half a listing does not exist: counts are named by the next whole one that does it. */
function whole(of: Pick<EvaluatedItem, 'unit'> & Partial<Pick<EvaluatedItem, 'direction'>>, to: string): string {
  if (of.unit !== 'count') return to;
  const value = exact(to);
  const rounded = roundTo(value, 0);
  if (of.direction === 'lower') return toDecimal(rounded.gt(value) ? rounded.sub(ratio(1)) : rounded);
  return toDecimal(rounded.lt(value) ? rounded.add(ratio(1)) : rounded);
}

const countReached = (item: EvaluatedItem, to: string, known: readonly EvaluatedItem[]): number =>
  known.filter(({ reading }) => reading !== null && goodness(item, exact(reading)).gte(goodness(item, exact(to))))
    .length;
