/** Whom somebody rates in a period, and how far they are. */
import { ratingListCard, type RatingListView } from '../../cards/ratingList.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { notice, toAsker } from '../conversation/replies.ts';
import { dueOf } from '../cycle/deadlines.ts';
import { ratedBy, type Standing } from '../people/standing.ts';
import type { Cycle, Note, Period, Reply, ScorecardRecord } from '../ports.ts';
import { isDecided } from '../scorecard/frozen.ts';
import { planOf } from '../scorecard/plan.ts';
import { knownName, lastDecision } from './state.ts';

export const ratingDraftKey = (personId: string, period: Period): string => `rating/${personId}/${period}`;

type Rater = Pick<Context, 'tx' | 'now' | 'company' | 'asker'>;

export async function showRatings(context: Context, period: Period): Promise<readonly Reply[]> {
  const { tx, asker } = context;
  const cycle = await tx.cycles.byPeriod(period);
  const standings = await ratedBy(tx, asker.id, period, dayOf(context));
  if (cycle === null || standings.length === 0) return notice(context, { about: 'nothing_to_rate', period });
  return toAsker(ratingListCard(await ratingListView(context, cycle, standings), context.words));
}

export async function ratingListView(
  rater: Rater,
  cycle: Cycle,
  standings: readonly Standing[],
): Promise<RatingListView> {
  const { tx, now, company, asker } = rater;
  const people = await Promise.all(standings.map((standing) => listEntry(rater, cycle, standing)));
  const due = await dueOf(tx, cycle.period, 'rating', now, company);
  return { period: cycle.period, timeZone: asker.timeZone, due, people };
}

type ListEntry = RatingListView['people'][number];

async function listEntry(context: Rater, cycle: Cycle, standing: Standing): Promise<ListEntry> {
  const { tx, asker } = context;
  const { person } = standing;
  const record = await tx.scorecards.find(cycle.id, person.id);
  const plan = await planOf(tx, standing, cycle.period);
  const notes = record === null ? [] : await tx.scorecards.notes(record.id);
  return {
    person: { id: person.id, name: person.name },
    position: plan.position.name,
    rating: await ratingState(
      context,
      cycle.period,
      record,
      person.id,
      notes.filter(({ authorId }) => authorId === asker.id),
    ),
    selfReview: notes.some(({ kind }) => kind === 'self_review'),
  };
}

async function ratingState(
  { tx, asker }: Rater,
  period: Period,
  record: ScorecardRecord | null,
  personId: string,
  own: readonly Note[],
): Promise<ListEntry['rating']> {
  if (record !== null && isDecided(record)) return { at: 'decided' };
  if (record?.state === 'returned') {
    const returned = lastDecision(await tx.scorecards.decisions(record.id), 'return');
    if (returned !== null) {
      return { at: 'returned', by: await knownName(tx, returned.byId), reason: returned.reason ?? '' };
    }
  }
  const ratings =
    record === null ? [] : (await tx.scorecards.ratings(record.id)).filter(({ raterId }) => raterId === asker.id);
  const submitted = [...ratings, ...own.filter(({ kind }) => kind === 'lead_note')].at(-1);
  if (submitted !== undefined) return { at: 'submitted', on: submitted.at.toISOString() };
  const draft = await tx.drafts.get(asker.id, ratingDraftKey(personId, period));
  return draft === null ? { at: 'none' } : { at: 'draft', savedAt: draft.at.toISOString() };
}
