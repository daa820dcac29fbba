import type { MetricDefinition } from '../../../scoring/metric.ts';
import type { TargetRow } from '../../ports.ts';
import type { CheckedPlan } from './plans.ts';

/** TEMPORARY until the plan checker is there. */
export function warnAboutPlans(
  plans: readonly CheckedPlan[],
  context: { readonly metrics: ReadonlyMap<string, MetricDefinition>; readonly targets: readonly TargetRow[] },
): void {
  void plans;
  void context;
}
