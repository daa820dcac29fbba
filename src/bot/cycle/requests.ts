/** Those whose turn it is are asked: raters to rate, approvers to decide on what nobody rated. */
import { words } from '../../words/index.ts';
import { ratingListCard } from '../../cards/ratingList.ts';
import { dayOf, type Situation } from '../conversation/context.ts';
import { postToPerson } from '../delivery/outbox.ts';
import { hasAccess } from '../permission.ts';
import type { Cycle } from '../ports.ts';
import { announceForApproval, handToNextInLine, renewOldMessages } from '../review/approvalMessages.ts';
import { ratingListView } from '../review/ratingList.ts';
import { planOf } from '../scorecard/plan.ts';
import { withOrganisation } from './organisation.ts';
import { followed, isRated, type Followed } from './progress.ts';

/** Each rater gets the list of whom they rate, once. */
export async function askRaters(situation: Situation, cycle: Cycle): Promise<void> {
  const tx = await withOrganisation(situation.tx, cycle.period);
  const everybody = await followed(situation, cycle);
  const raters = new Set(
    everybody.filter(({ progress }) => !isRated(progress)).flatMap(({ standing }) => standing.leadIds),
  );
  for (const raterId of raters) {
    const rater = await tx.people.get(raterId);
    if (rater === null || !hasAccess(rater, dayOf(situation))) continue;
    const rated = everybody
      .filter(({ standing }) => standing.leadIds.includes(raterId))
      .map(({ standing }) => standing);
    const view = await ratingListView({ ...situation, tx, asker: rater }, cycle, rated);
    const card = ratingListCard(view, words(rater.language));
    await postToPerson(
      tx,
      raterId,
      { key: `rating/${cycle.id}/${raterId}`, subject: `rating:${cycle.id}`, card },
      situation.now,
    );
  }
}

/** What was not rated in time goes to its approver, with the rating as missing. */
export async function handOverUnrated(situation: Situation, cycle: Cycle): Promise<void> {
  const tx = await withOrganisation(situation.tx, cycle.period);
  for (const { progress, standing } of await followed(situation, cycle)) {
    if (progress.state !== 'collecting' || !(await isJudged({ ...situation, tx }, cycle, standing))) continue;
    const record = await tx.scorecards.get(progress.id);
    if (record !== null) await announceForApproval({ ...situation, tx }, record, record, standing);
  }
}

/** Open approvals whose card lives no longer on its platform are asked for again. */
export async function renewRequests(situation: Situation, everybody: readonly Followed[]): Promise<void> {
  for (const { progress } of everybody) {
    if (progress.state !== 'rated' && progress.state !== 'collecting') continue;
    const record = await situation.tx.scorecards.get(progress.id);
    if (record !== null) await renewOldMessages(situation, record);
  }
}

/** Open approvals of a manager who has left reach the next in line; the number of those that did. */
export async function handOverOfLeavers(situation: Situation, everybody: readonly Followed[]): Promise<number> {
  let handed = 0;
  for (const { progress, standing } of everybody) {
    if (progress.state !== 'rated' && progress.state !== 'collecting') continue;
    const record = await situation.tx.scorecards.get(progress.id);
    if (record !== null && (await handToNextInLine(situation, record, standing))) handed += 1;
  }
  return handed;
}

/** Whose assignment or plan the workbook took away has nothing to decide on. */
async function isJudged({ tx }: Situation, { period }: Cycle, standing: Followed['standing']): Promise<boolean> {
  return standing.assignments.length > 0 && (await planOf(tx, standing, period)).document !== null;
}
