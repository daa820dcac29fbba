/** Works a scorecard out: scope, figures, readings, targets, ratings, points. */
import { composeDocument } from '../../scoring/compose.ts';
import type { GivenRating } from '../../scoring/document.ts';
import { exact, toDecimal, zero } from '../../scoring/exact.ts';
import { findLevers } from '../../scoring/levers.ts';
import { scoreDocument } from '../../scoring/score.ts';
import { periodOf, today } from '../period.ts';
import type { BilingualName, Period, Tx } from '../ports.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluatedGate, evaluatedItem, evaluatedLever, nextGrade, text, textOrNull } from './explain.ts';
import { gatherFacts, ratingsOf, scopeOf, type EvaluationRequest } from './facts.ts';
import { isOver } from './scope.ts';

export type EvaluationOutcome =
  | { readonly type: 'evaluated'; readonly evaluation: Evaluation }
  /** No assignment in the period. */
  | { readonly type: 'not_assigned' }
  | { readonly type: 'no_plan'; readonly position: BilingualName }
  /** Nothing of the period is over yet, or nothing was imported for it. `latest`: the last period that has begun. */
  | { readonly type: 'no_figures'; readonly latest: Period | null };

export async function evaluate(tx: Tx, request: EvaluationRequest): Promise<EvaluationOutcome> {
  const { now, company, standing, period } = request;
  if (standing.assignments.length === 0) return { type: 'not_assigned' };
  const cycle = await tx.cycles.byPeriod(period);
  if (cycle === null) {
    return { type: 'no_figures', latest: await latestPeriod(tx, request) };
  }
  const scope = await scopeOf(tx, request);
  const { position, version, document: plan, stretches } = scope;
  if (version === null || plan === null) return { type: 'no_plan', position: position.name };
  if (stretches.length === 0) return { type: 'no_figures', latest: await latestPeriod(tx, request) };

  const facts = await gatherFacts(tx, request, plan, scope);
  const ratings = request.withRatings
    ? await ratingsOf(tx, cycle.id, standing.personId)
    : new Map<string, GivenRating[]>();
  const document = composeDocument(plan, facts.metrics, {
    measured: new Map([...facts.items].map(([id, { measured }]) => [id, measured])),
    ratings,
    gateReadings: facts.gateReadings,
    adjustment: request.adjustment === null ? zero : exact(request.adjustment),
  });
  const result = scoreDocument(document);
  const next = nextGrade(plan, result.total);
  return {
    type: 'evaluated',
    evaluation: {
      personId: standing.personId,
      period,
      over: stretches.every(({ site }) => isOver(period, site.timeZone, now)),
      lastDay: stretches.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
      reportingCurrency: company.reportingCurrency,
      position,
      plan: {
        id: version.id,
        key: version.planKey,
        version: version.version,
        effectiveFrom: version.effectiveFrom,
        adjustLimit: text(plan.adjustLimit),
      },
      siteIds: [...new Set(stretches.map(({ site }) => site.id))],
      measures: scope.measures,
      items: plan.items.map((rule, index) => evaluatedItem(rule, plan, result.items[index], facts, company)),
      gates: plan.gates.map((gate, index) => evaluatedGate(gate, result.gates[index], facts.metrics, company)),
      levers: findLevers(document).map(evaluatedLever),
      total: result.total === null ? null : toDecimal(result.total, 1),
      grade: result.grade,
      withheld: result.withheld?.kind ?? null,
      payout: textOrNull(result.payout),
      adjustment: request.adjustment ?? '0',
      nextGrade: next,
    },
  };
}

/** The last period that has begun, beside the one asked for. */
async function latestPeriod(tx: Tx, { now, company, period }: EvaluationRequest): Promise<Period | null> {
  const current = periodOf(today(now, company.timeZone));
  const begun = (await tx.cycles.list()).map((known) => known.period).filter((known) => known <= current);
  return (
    begun
      .filter((known) => known !== period)
      .toSorted()
      .at(-1) ?? null
  );
}
