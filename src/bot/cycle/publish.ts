/**
 * Approved results become final, of a whole cycle or of a team, all in one transaction: each is frozen once, recorded,
 * and told to its person. What newer figures have changed since its approval is left out and decided again.
 */
import { recordAudit, type AuditEntry } from '../audit.ts';
import { dayOf, type Context, type Situation } from '../conversation/context.ts';
import { inPlace } from '../conversation/replies.ts';
import { hasAccess } from '../permission.ts';
import type { Cycle, NewDelivery, Period, Reply, ScorecardRecord } from '../ports.ts';
import { announceForApproval } from '../review/approvalMessages.ts';
import { frozenOf } from '../scorecard/frozen.ts';
import { restatedSince } from '../scorecard/restated.ts';
import { isReviewed } from './gate.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { withOrganisation } from './organisation.ts';
import { followed, type Followed } from './progress.ts';
import { progressCard, reviseProgress } from './progressMessages.ts';
import { resultCardFor, resultSubject } from './result.ts';

/** `teamId` null: everybody. */
export async function publish(context: Context, period: Period, teamId: string | null): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { tx, words } = context;
  const { cycle } = managed;
  if (!isReviewed(cycle)) return cycleNotice(context, { about: 'moved', period });
  // An import is either seen by all that is published here, or comes after it.
  await tx.figures.hold();
  const organised = { ...context, tx: await withOrganisation(tx, period) };
  const everybody = await followed(organised, cycle);
  const chosen = everybody.filter(
    ({ progress, team }) => progress.state === 'approved' && (teamId === null || team?.id === teamId),
  );
  if (chosen.length === 0) return cycleNotice(context, { about: 'nothing_to_publish', period });
  // Whoever publishes at the same moment waits here, and finds what is left.
  const held = await tx.cycles.save(cycle, {});
  const { published, reopened } = await publishAll(organised, chosen);
  const isComplete = everybody.filter(({ progress }) => progress.state !== 'published').length === published.length;
  const moved =
    isComplete && held.state !== 'published'
      ? await tx.cycles.save(held, { state: 'published', publishedAt: context.now })
      : held;
  await recordPublication(organised, moved, published, { teamId, before: cycle.state });
  await tellResults(organised, published);
  await reviseProgress(context, moved);
  const said = words.cycleNotice;
  const text = [said.published(published.length), reopened === 0 ? '' : said.reopened(reopened)];
  return [
    { type: 'notice', text: text.filter((part) => part !== '').join(words.sentenceGap) },
    inPlace(context, await progressCard(context, moved, context.asker)),
  ];
}

interface Published {
  readonly record: ScorecardRecord;
  readonly standing: Followed['standing'];
}

async function publishAll(
  context: Context,
  chosen: readonly Followed[],
): Promise<{ readonly published: readonly Published[]; readonly reopened: number }> {
  const { tx, now, asker } = context;
  const final: Published[] = [];
  let reopened = 0;
  for (const { progress, standing } of chosen) {
    const record = await tx.scorecards.get(progress.id);
    if (record?.state !== 'approved') continue;
    if ((await restatedSince(context, record, [], standing)) === null) {
      final.push({ record, standing });
    } else {
      await reopen(context, record, standing);
      reopened += 1;
    }
  }
  const ids = new Set(
    await tx.scorecards.publish(
      final.map(({ record }) => record.id),
      { byId: asker.id, at: now },
    ),
  );
  const published = final
    .filter(({ record }) => ids.has(record.id))
    .map(({ record, standing }) => ({
      record: {
        ...record,
        state: 'published' as const,
        version: record.version + 1,
        publishedById: asker.id,
        publishedAt: now,
      },
      standing,
    }));
  return { published, reopened };
}

/** Approved by figures that have changed since: the approver decides by the new ones. */
async function reopen(context: Context, record: ScorecardRecord, standing: Followed['standing']): Promise<void> {
  const { tx, now, asker } = context;
  const reopened = await tx.scorecards.save(record, {
    state: 'rated',
    adjustment: null,
    adjustReason: null,
    decidedById: null,
    decidedAt: null,
    frozen: null,
  });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'scorecard.reopened',
    subject: `scorecard:${record.id}`,
    from: { state: record.state, version: record.version },
    to: { state: reopened.state },
    reason: null,
  });
  await announceForApproval(context, record, reopened, standing);
}

async function recordPublication(
  { tx, now, asker }: Context,
  cycle: Cycle,
  published: readonly Published[],
  { teamId, before }: { readonly teamId: string | null; readonly before: Cycle['state'] },
): Promise<void> {
  const of = { at: now, actor: asker.id, reason: null } as const;
  const each = published.map(({ record }): AuditEntry => {
    const { evaluation, codeVersion } = frozenOf(record);
    const { total, grade, payout } = evaluation;
    return {
      ...of,
      action: 'scorecard.published',
      subject: `scorecard:${record.id}`,
      from: { state: 'approved' },
      to: { state: 'published', total, grade, payout, codeVersion },
    };
  });
  const whole: AuditEntry = {
    ...of,
    action: 'cycle.published',
    subject: `cycle:${cycle.id}`,
    from: { state: before },
    to: { state: cycle.state, team: teamId, scorecards: published.length },
  };
  await recordAudit(tx, ...each, whole);
}

/** Each person one result, under the scorecard's own key. */
async function tellResults(situation: Situation, published: readonly Published[]): Promise<void> {
  const { tx, now } = situation;
  const deliveries: NewDelivery[] = [];
  for (const { record, standing } of published) {
    const { person } = standing;
    const [identity] = await tx.people.identities(person.id);
    // Nothing about a score goes to whoever has left.
    if (identity === undefined || !hasAccess(person, dayOf(situation))) continue;
    deliveries.push({
      key: `result/${record.id}`,
      platform: identity.platform,
      recipient: { type: 'person', user: identity.externalId },
      personId: person.id,
      teamId: null,
      subject: resultSubject(record.id),
      card: await resultCardFor(situation, record, [], standing, person),
    });
  }
  const added = await tx.deliveries.addAll(deliveries, now);
  await tx.enqueue(...added.map((key) => ({ type: 'deliver', key }) as const));
}
