import type { Metric } from '../../../scoring/metric.ts';
import { toFixed, exact } from '../../../scoring/exact.ts';
import { parsePlan } from '../../../scoring/plan.ts';
import { checkPlan, type PlanFinding } from '../../../scoring/planCheck.ts';
import type { ProblemKind } from '../../../words/import.ts';
import type { CheckedPlan } from './plans.ts';

/** What plans are known to get wrong: said, never forbidden. A plan that scoring cannot read is. */
export function warnAboutPlans(plans: readonly CheckedPlan[], metrics: ReadonlyMap<string, Metric>): void {
  for (const { plan, document, row } of plans) {
    const position = plan.positionKey;
    const parsed = parsePlan(document);
    if ('problems' in parsed) {
      const detail = parsed.problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
      row.report(null, { kind: 'plan_refused', position, detail });
      continue;
    }
    for (const finding of checkPlan(parsed.plan, metrics)) {
      const kind = kindOf(finding, position);
      if (finding.kind === 'value_without_curve') row.report(null, kind);
      else row.warn(null, kind);
    }
  }
}

function kindOf(finding: PlanFinding, position: string): ProblemKind {
  switch (finding.kind) {
    case 'weights_not_100':
      return { kind: 'weights_not_100', position, sum: toFixed(finding.total, 1) };
    case 'too_few_items':
      return { kind: 'too_few_items', position, items: finding.items, least: finding.least };
    case 'too_many_items':
      return { kind: 'too_many_items', position, items: finding.items, most: finding.most };
    case 'unknown_metric':
      return { kind: 'unknown_metric', suggestion: null };
    case 'value_without_curve':
      return { kind: 'value_without_curve', position, item: finding.item };
    case 'sales_without_profit':
      return { kind: 'sales_without_profit', position, candidates: finding.candidates };
    case 'too_subjective': {
      const percent = (share: typeof finding.share) => toFixed(share.mul(exact('100')), 0);
      return { kind: 'too_subjective', position, percent: percent(finding.share), most: percent(finding.limit) };
    }
    case 'nothing_subjective':
      return { kind: 'nothing_subjective', position };
    case 'double_count':
      return { kind: 'double_count', position, items: finding.items };
  }
}
