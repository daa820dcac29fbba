/** A team's weekly digest goes to its channels, once a week, however often it is asked for. */
import { digestCard } from '../../cards/digest.ts';
import { words } from '../../words/index.ts';
import { recordAudit } from '../audit.ts';
import { post } from '../delivery/outbox.ts';
import { addDays, localTime, weekOf, weekday, type Week } from '../period.ts';
import type { Clock, Company, Store, Team, Tx } from '../ports.ts';
import { digestView } from './digest.ts';

export type PostedDigest =
  | { readonly type: 'posted'; readonly channels: number }
  | { readonly type: 'already_posted'; readonly at: Date }
  | { readonly type: 'no_channel' }
  | { readonly type: 'no_figures' };

export async function postDigest(
  tx: Tx,
  now: Date,
  company: Company,
  team: Team,
  week: Week,
  actor: string,
): Promise<PostedDigest> {
  if (team.channels.length === 0) return { type: 'no_channel' };
  const keys = team.channels.map(({ platform }) => `digest/${team.id}/${week.key}/${platform}`);
  const known = await Promise.all(keys.map((key) => tx.deliveries.get(key)));
  const before = known.find((delivery) => delivery !== null);
  if (before !== undefined) return { type: 'already_posted', at: before.createdAt };
  const view = await digestView(tx, now, company, team, week);
  if (view === null) return { type: 'no_figures' };
  const card = digestCard(view, words(team.language));
  let channels = 0;
  for (const { platform, externalId } of team.channels) {
    const key = `digest/${team.id}/${week.key}/${platform}`;
    const recipient = { type: 'channel', channel: externalId } as const;
    const message = { key, platform, recipient, personId: null, teamId: team.id, subject: `digest:${team.id}`, card };
    if (await post(tx, message, now)) channels += 1;
  }
  // Somebody else did, at the same moment.
  if (channels === 0) return { type: 'already_posted', at: now };
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'digest.posted',
    subject: `team:${team.id}`,
    from: null,
    to: { week: week.key, channels },
    reason: null,
  });
  return { type: 'posted', channels };
}

/** A digest that was not posted in its hour (the service was down) is still posted within so many days, not later. */
const CATCH_UP_DAYS = 2;

/**
 * Posts what is due by now on each team's own clock: last week's digest, from its weekday and hour on. Every process
 * ticks at the same `slot`; its row lets one through, and the digest's own key keeps it single for ever.
 */
export async function postDueDigests(store: Store, clock: Clock, slot: Date): Promise<number> {
  const now = clock();
  const teams = await store.transaction(async (tx) =>
    (await tx.schedule.takeSlot(`digests/${slot.toISOString()}`, now)) ? tx.teams.list() : [],
  );
  let posted = 0;
  for (const team of teams) {
    const week = dueWeek(now, team);
    if (week === null) continue;
    const outcome = await store.transaction(async (tx) => {
      const company = await tx.company.get();
      return company === null ? null : postDigest(tx, now, company, team, week, 'system');
    });
    if (outcome?.type === 'posted') posted += 1;
  }
  return posted;
}

/** The week whose digest is due: the one before the week of the team's weekday and minute, once they have come. */
export function dueWeek(now: Date, team: Pick<Team, 'timeZone' | 'digestWeekday' | 'digestMinute'>): Week | null {
  const { day, minute } = localTime(now, team.timeZone);
  // A digest of Sunday is caught up with on Monday and Tuesday.
  const daysSince = (weekday(day) - team.digestWeekday + 7) % 7;
  const due = daysSince > 0 || minute >= team.digestMinute;
  return due && daysSince <= CATCH_UP_DAYS ? weekOf(addDays(day, -daysSince - 7)) : null;
}
