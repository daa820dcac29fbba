/** A scoring result as plain data with names and units: what a card needs to explain it. */
import { directionOf } from '../../scoring/compose.ts';
import { knotsOf } from '../../scoring/curve.ts';
import { isMissing, type GateEffect, type ScoringDocument } from '../../scoring/document.ts';
import { toDecimal, zero, type Exact } from '../../scoring/exact.ts';
import type { Lever } from '../../scoring/levers.ts';
import type { Metric } from '../../scoring/metric.ts';
import type { Plan, PlanRule } from '../../scoring/plan.ts';
import type { ItemResult, ScoringResult } from '../../scoring/result.ts';
import type { PooledReading } from '../../scoring/readings.ts';
import type { PooledTarget } from '../../scoring/targets.ts';
import type { Company, DecimalText } from '../ports.ts';
import type { EvaluatedGate, EvaluatedItem, EvaluatedLever, EvaluatedTarget, Evaluation } from './evaluation.ts';
import type { Facts } from './facts.ts';

/** Figures keep more decimals than any card shows; what is rounded for people is rounded from the exact result. */
const DECIMALS = 12;
export const text = (value: Exact): DecimalText => toDecimal(value, DECIMALS);
export const textOrNull = (value: Exact | null): DecimalText | null => (value === null ? null : text(value));

export function evaluatedItem(
  rule: PlanRule,
  plan: Plan,
  result: ItemResult | undefined,
  facts: Facts,
  company: Pick<Company, 'reportingCurrency'>,
): EvaluatedItem {
  if (result === undefined) throw new Error('scoring answers for every item of a plan');
  const weights = plan.items.reduce((all, { weight }) => all.add(weight), zero);
  const shared = {
    id: rule.id,
    points: textOrNull(result.points),
    weight: text(rule.weight.div(weights).mul(100)),
    contribution: textOrNull(result.contribution),
    missing: result.missing,
    whenMissing: rule.missing,
    attainment: textOrNull(result.attainment),
  };
  if (rule.kind === 'subjective') {
    return {
      ...shared,
      kind: 'subjective',
      name: rule.name,
      metric: null,
      unit: 'rating',
      currency: null,
      direction: 'higher',
      gap: null,
      reading: textOrNull(result.meanRating),
      numerator: null,
      denominator: null,
      figures: {},
      figuresExplain: false,
      target: null,
      targetOrigins: [],
      siteIds: [],
      curve: { over: 'reading', knots: rule.map.map((points, index) => [String(index + 1), text(points)] as const) },
    };
  }
  const metric = facts.metrics.get(rule.metric);
  const found = facts.items.get(rule.id);
  if (metric === undefined || found === undefined) throw new Error('every measured item has its facts');
  const { reading, numerator, denominator, figures, figuresExplain, sites, coverage } = found.pooled;
  const direction = directionOf(rule, metric);
  return {
    ...shared,
    kind: 'measured',
    name: metric.name,
    metric: rule.metric,
    unit: metric.unit,
    currency: metric.unit === 'money' ? company.reportingCurrency : null,
    direction,
    reading: isMissing(reading) ? null : text(reading.value),
    numerator: textOrNull(numerator),
    denominator: textOrNull(denominator),
    figures: Object.fromEntries([...figures].map(([key, value]) => [key, text(value)])),
    figuresExplain,
    gap: widestGap(coverage),
    target: direction === 'value' ? null : targetText(found.target),
    targetOrigins: found.origins,
    siteIds: [...new Set(sites.map(({ siteId }) => siteId))],
    curve: {
      over: direction === 'value' ? 'reading' : 'attainment',
      knots: knotsOf(rule.curve ?? 'standard').map(({ x, points }) => [text(x), text(points)] as const),
    },
  };
}

/** The measure with the most days missing tells. */
function widestGap(coverage: PooledReading['coverage']): EvaluatedItem['gap'] {
  const [widest] = coverage.filter(({ days, of }) => days < of).sort((a, b) => b.of - b.days - (a.of - a.days));
  return widest === undefined ? null : { days: widest.days, of: widest.of };
}

function targetText(target: PooledTarget): EvaluatedTarget | null {
  switch (target.kind) {
    case 'value':
      return { type: 'point', value: text(target.value) };
    case 'band':
      return { type: 'band', low: text(target.band.low), high: text(target.band.high) };
    case 'missing':
      return null;
  }
}

export function evaluatedGate(
  gate: ScoringDocument['gates'][number],
  result: ScoringResult['gates'][number] | undefined,
  metrics: ReadonlyMap<string, Metric>,
  company: Pick<Company, 'reportingCurrency'>,
): EvaluatedGate {
  const metric = metrics.get(gate.metric);
  if (result === undefined || metric === undefined) throw new Error('scoring answers for every gate of a plan');
  return {
    id: gate.id,
    metric: gate.metric,
    name: metric.name,
    unit: metric.unit,
    currency: metric.unit === 'money' ? company.reportingCurrency : null,
    op: gate.op,
    limit: text(gate.value),
    outcome: result.outcome,
    reading: textOrNull(result.reading),
    on: concernsItem(gate.effect) ? 'item' : 'total',
    cost: textOrNull(result.cost),
  };
}

function concernsItem({ type }: GateEffect): boolean {
  switch (type) {
    case 'capItem':
    case 'zeroItem':
      return true;
    case 'capTotal':
    case 'deduct':
    case 'multiply':
      return false;
  }
}

export const evaluatedLever = (lever: Lever): EvaluatedLever => ({
  of: lever.type,
  id: lever.type === 'item' ? lever.item : lever.gate,
  from: text(lever.from),
  to: text(lever.goal.value),
  gain: text(lever.gain),
});

/** The lowest grade above the total. */
export function nextGrade(plan: Plan, total: Exact | null): Evaluation['nextGrade'] {
  if (total === null) return null;
  const above = plan.grades.filter(({ from }) => from.gt(total)).at(-1);
  return above === undefined ? null : { name: above.name, from: text(above.from) };
}
