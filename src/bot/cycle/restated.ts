/** Published results that figures imported since would change: counted, listed, never changed by themselves. */
import { restatedCard, type RestatedView } from '../../cards/restated.ts';
import { dayOf, viewerOf, type Context, type Situation } from '../conversation/context.ts';
import { toAsker } from '../conversation/replies.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import { may } from '../permission.ts';
import { firstDay, lastDay } from '../period.ts';
import type { CorrectedResult, Correction, Cycle, Period, Reply, ScorecardRecord } from '../ports.ts';
import { countingEvaluation, resultOf } from '../scorecard/frozen.ts';
import { restatedSince } from '../scorecard/restated.ts';
import { managedCycle } from './managed.ts';
import { withOrganisation } from './organisation.ts';

interface RestatedResult {
  readonly record: ScorecardRecord;
  readonly standing: Standing;
  readonly published: CorrectedResult;
  readonly now: CorrectedResult;
}

export async function restatedIn(situation: Situation, cycle: Cycle): Promise<readonly RestatedResult[]> {
  const tx = await withOrganisation(situation.tx, cycle.period);
  const days = { from: firstDay(cycle.period), to: lastDay(cycle.period) };
  const seen = await tx.scorecards.importSeenByAll(cycle.id);
  // Most imports are of other months: one question spares one a scorecard.
  if (seen === null || !(await tx.figures.anyChangedSince(seen, days))) return [];
  const records = await tx.scorecards.list({ cycleId: cycle.id, state: 'published' });
  const corrections = Map.groupBy(
    await tx.scorecards.corrections(records.map(({ id }) => id)),
    ({ scorecardId }): string => scorecardId,
  );
  const found: RestatedResult[] = [];
  for (const record of records) {
    const own: readonly Correction[] = corrections.get(record.id) ?? [];
    const standing = await standingOf(tx, record.personId, cycle.period, dayOf(situation));
    const restated = standing === null ? null : await restatedSince({ ...situation, tx }, record, own, standing);
    if (standing === null || restated?.changesResult !== true) continue;
    const published = resultOf(countingEvaluation(record, own));
    found.push({ record, standing, published, now: resultOf(restated.evaluation) });
  }
  return found;
}

export const countRestated = async (situation: Situation, cycle: Cycle): Promise<number> =>
  (await restatedIn(situation, cycle)).length;

export async function showRestated(context: Context, period: Period): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const entries: RestatedView['entries'] = (await restatedIn(context, managed.cycle)).map(
    ({ record, standing, published, now }) => ({
      scorecard: record.id,
      person: { id: standing.personId, name: standing.person.name },
      published,
      now,
      correctable: may(viewerOf(context), 'correct', standing, dayOf(context)).allowed,
    }),
  );
  return toAsker(restatedCard({ period, entries }, context.words));
}
