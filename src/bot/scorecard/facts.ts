/** What a plan is filled in with, out of the inputs: readings, targets, ratings. Pure. */
import { type MeasuredFacts, type Measurement } from '../../scoring/compose.ts';
import { isMissing, type GivenRating } from '../../scoring/document.ts';
import { exact, type Exact } from '../../scoring/exact.ts';
import { readMetric, type Metric } from '../../scoring/metric.ts';
import type { MeasuredRule, Plan } from '../../scoring/plan.ts';
import { poolReading, type PooledReading } from '../../scoring/readings.ts';
import { poolTarget, type PooledTarget } from '../../scoring/targets.ts';
import type { BilingualName } from '../ports.ts';
import { toRates, toSlice } from './figures.ts';
import type { EvaluationInputs, InputStretch } from './inputs.ts';
import { resolveTargets } from './targets.ts';

export interface ItemFacts {
  readonly measured: MeasuredFacts;
  readonly pooled: PooledReading;
  readonly target: PooledTarget;
  readonly origins: readonly BilingualName[];
}

export interface Facts {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly gateReadings: ReadonlyMap<string, Exact>;
  readonly ratings: ReadonlyMap<string, readonly GivenRating[]>;
}

export function factsOf(inputs: EvaluationInputs, plan: Plan): Facts {
  const { stretches, position, period, personId } = inputs;
  const metrics = metricsOf(inputs);
  const metricOf = (key: string): Metric => {
    const metric = metrics.get(key);
    if (metric === undefined) throw new Error(`a plan names the metric ${key}, which does not exist`);
    return metric;
  };
  const rates = toRates(inputs.rates);
  const slices = inputs.figures.map(toSlice);
  const ownSlices = inputs.ownFigures.map(toSlice);

  const measure = (rule: MeasuredRule, some: readonly InputStretch[]): Measurement & Omit<ItemFacts, 'measured'> => {
    const metric = metricOf(rule.metric);
    const from = rule.perPerson ? ownSlices : slices;
    const pooled = poolReading(
      metric,
      some.flatMap((stretch) => from[stretches.indexOf(stretch)] ?? []),
      rates,
    );
    const question = {
      period,
      metricKey: rule.metric,
      additive: metric.additive,
      personId,
      positionKey: position.key,
    };
    const { slices: sliceTargets, origins } = resolveTargets(inputs.targets, question, some);
    const target = poolTarget(metric, pooled, sliceTargets, rates);
    return { reading: pooled.reading, target, pooled, origins };
  };

  const items = new Map(
    plan.items
      .filter((rule) => rule.kind === 'measured')
      .map((rule): [string, ItemFacts] => {
        const { reading, target, pooled, origins } = measure(rule, stretches);
        const measured: MeasuredFacts =
          rule.pooling === 'pooled'
            ? { kind: 'pooled', reading, target }
            : { kind: 'by_site', parts: partsBySite(stretches, (some) => measure(rule, some)) };
        return [rule.id, { measured, target, pooled, origins }];
      }),
  );
  const gateReadings = new Map<string, Exact>();
  for (const { metric } of plan.gates) {
    const { reading } = poolReading(metricOf(metric), slices, rates);
    if (!isMissing(reading)) gateReadings.set(metric, reading.value);
  }
  return { metrics, items, gateReadings, ratings: ratingsOf(inputs) };
}

function metricsOf({ metrics }: EvaluationInputs): ReadonlyMap<string, Metric> {
  return new Map(
    metrics.map((definition) => {
      const read = readMetric(definition);
      if ('problem' in read) throw new Error(`the formula of ${definition.key} cannot be read`);
      return [definition.key, read.metric];
    }),
  );
}

function partsBySite(
  stretches: readonly InputStretch[],
  measure: (some: readonly InputStretch[]) => Measurement,
): Extract<MeasuredFacts, { kind: 'by_site' }>['parts'] {
  return [...Map.groupBy(stretches, ({ site }) => site.id)].map(([siteId, some]) => {
    const { reading, target } = measure(some);
    return { siteId, share: exact(some[0]?.share ?? '0'), reading, target };
  });
}

function ratingsOf({ ratings }: EvaluationInputs): ReadonlyMap<string, readonly GivenRating[]> {
  return new Map(
    [...Map.groupBy(ratings, ({ criterion }) => criterion)].map(([criterion, some]) => [
      criterion,
      some.map(({ group, score }) => ({ group, score: exact(score) })),
    ]),
  );
}
