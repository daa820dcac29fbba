/** The plan that judges a person in a period. */
import { parsePlan, type Plan } from '../../scoring/plan.ts';
import { daysBetween, firstDay, lastDay, maxDay, minDay } from '../period.ts';
import type { Assignment, Period, PlanVersion, Position, Tx } from '../ports.ts';
import type { Standing } from '../people/standing.ts';

export interface PlanInForce {
  readonly position: Position;
  readonly version: PlanVersion | null;
  readonly document: Plan | null;
  /** Assignments in that position, within the period. */
  readonly assignments: readonly Assignment[];
}

/** The one held on most days of the period, the later one of two that are even. Null without an assignment. */
export function positionHeld(assignments: readonly Assignment[], period: Period): string | null {
  const held = new Map<string, number>();
  for (const { positionKey, from, to } of assignments) {
    const days = daysBetween(maxDay(from, firstDay(period)), minDay(to ?? lastDay(period), lastDay(period)));
    held.set(positionKey, (held.get(positionKey) ?? 0) + days);
  }
  const [most] = [...held].reverse().sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

/**
 * By the position the person held. The version is the one that the period's cycle has fixed, before that the one in
 * force on the period's first day: a plan does not change under people's feet.
 * @throws Error for somebody without an assignment, or when a stored plan cannot be read
 */
export async function planOf(tx: Tx, standing: Standing, period: Period): Promise<PlanInForce> {
  const positionKey = positionHeld(standing.assignments, period);
  if (positionKey === null) throw new Error('somebody without an assignment has no plan');
  const position = (await tx.positions.list()).find(({ key }) => key === positionKey);
  if (position === undefined) throw new Error('an assignment names a position that does not exist');
  const version = await tx.plans.inForce(positionKey, period);
  const assignments = standing.assignments.filter((assignment) => assignment.positionKey === positionKey);
  return { position, version, document: version === null ? null : readPlan(version), assignments };
}

/** @throws Error when it cannot be read: the import checks plans */
export function readPlan(version: PlanVersion): Plan {
  const parsed = parsePlan(version.document);
  if ('problems' in parsed)
    throw new Error(`plan ${version.planKey} version ${String(version.version)} cannot be read`);
  return parsed.plan;
}
