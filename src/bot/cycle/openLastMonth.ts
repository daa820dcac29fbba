/** The demo company is in the middle of its review: last month is open when its visitor comes. */
import type { Situation } from '../conversation/context.ts';
import type { Tx } from '../ports.ts';
import { withReferenceData } from '../referenceData.ts';
import { periodInReview } from './deadlines.ts';
import { fixAndOpen } from './open.ts';
import { openingOf } from './opening.ts';

/** As by its administrator. Does nothing where the month has been opened, or there is nothing to open. */
export async function openLastMonth(store: Tx, now: Date): Promise<void> {
  const tx = withReferenceData(store);
  const company = await tx.company.get();
  if (company === null) return;
  const situation: Situation = { tx, now, company };
  const cycle = await tx.cycles.byPeriod(periodInReview(now, company));
  const administrator = (await tx.people.list()).find(({ roles }) => roles.includes('administrator'));
  if (cycle?.state !== 'planned' || administrator === undefined) return;
  await fixAndOpen(situation, cycle, await openingOf(situation, cycle), administrator.id);
}
