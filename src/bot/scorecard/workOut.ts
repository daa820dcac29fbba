/** From inputs to a scorecard: readings, targets, points, total. Pure: the same inputs give the same scorecard. */
import { composeDocument } from '../../scoring/compose.ts';
import { exact, max, toDecimal, zero } from '../../scoring/exact.ts';
import { findLevers } from '../../scoring/levers.ts';
import { parsePlan, type Plan } from '../../scoring/plan.ts';
import { scoreDocument } from '../../scoring/score.ts';
import { lastDay, maxDay } from '../period.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluatedGate, evaluatedItem, evaluatedLever, nextGrade, text, textOrNull } from './explain.ts';
import { factsOf } from './facts.ts';
import type { EvaluationInputs } from './inputs.ts';

export function workOut(inputs: EvaluationInputs, plan: Plan = planIn(inputs)): Evaluation {
  const { stretches, company } = inputs;
  const facts = factsOf(inputs, plan);
  const adjustment = inputs.adjustment === null ? zero : exact(inputs.adjustment);
  const composed = composeDocument(plan, facts.metrics, {
    measured: new Map([...facts.items].map(([id, { measured }]) => [id, measured])),
    ratings: facts.ratings,
    gateReadings: facts.gateReadings,
    adjustment,
  });
  // The plan limits approvers, and their form holds to it; with corrections on top it may be more.
  const document = { ...composed, adjustLimit: max(composed.adjustLimit, adjustment.abs()) };
  const result = scoreDocument(document);
  const { id, key, version, effectiveFrom } = inputs.plan;
  return {
    personId: inputs.personId,
    period: inputs.period,
    over: inputs.over,
    lastDay: stretches.length === 0 ? lastDay(inputs.period) : stretches.map(({ to }) => to).reduce(maxDay),
    reportingCurrency: company.reportingCurrency,
    position: inputs.position,
    plan: { id, key, version, effectiveFrom, adjustLimit: text(plan.adjustLimit) },
    siteIds: [...new Set(stretches.map(({ site }) => site.id))],
    measures: inputs.measures,
    items: plan.items.map((rule, index) => evaluatedItem(rule, plan, result.items[index], facts, company)),
    gates: plan.gates.map((gate, index) => evaluatedGate(gate, result.gates[index], facts.metrics, company)),
    levers: findLevers(document).map(evaluatedLever),
    beforeAdjustment: textOrNull(result.totalBeforeAdjustment),
    total: result.total === null ? null : toDecimal(result.total, 1),
    grade: result.grade,
    withheld: result.withheld?.kind ?? null,
    payout: textOrNull(result.payout),
    adjustment: inputs.adjustment ?? '0',
    nextGrade: nextGrade(plan, result.total),
  };
}

/** @throws Error when it cannot be read: it could when the inputs were gathered */
export function planIn(inputs: EvaluationInputs): Plan {
  const parsed = parsePlan(inputs.plan.document);
  if ('problems' in parsed) throw new Error(`plan ${inputs.plan.key} cannot be read`);
  return parsed.plan;
}
