/**
 * Everything that is kept about one person, as one readable document for that person: nothing they may not see yet
 * (R26), and nothing about others beyond what they wrote themselves.
 */
import { z } from 'zod';
import { plainText } from '../../cards/plain.ts';
import { ASKER } from '../../cards/intent.ts';
import type { Card } from '../../cards/model.ts';
import { ownDataWords } from '../../words/ownData.ts';
import { BEGINNING } from '../period.ts';
import type {
  Assignment,
  AuditRecord,
  Day,
  Json,
  LoggedMessage,
  PersonalRecords,
  Person,
  ScorecardRecord,
  Tx,
} from '../ports.ts';
import { formatHead } from './head.ts';
import { intentsIn } from './rewriting.ts';
import { scorecardsOf } from './scorecardsOf.ts';

const END: Day = '9999-12-31';

/** Null for somebody who is not there. */
export async function ownData(tx: Tx, personId: string, now: Date): Promise<Json> {
  const person = await tx.people.get(personId);
  if (person === null) return null;
  const names = await namesBy(tx);
  const kept = await tx.personal.of(personId);
  const scorecards = await scorecardsOf(tx, personId);
  const records = scorecards.map(({ record }) => record);
  const subjects = [`person:${personId}`, ...records.map(({ id }) => `scorecard:${id}`)];
  const closed = new Set(records.filter((record) => !isShownWhole(record)).map(({ id }) => `scorecard:${id}`));
  const scorecardDocuments: Json[] = [];
  for (const record of records) scorecardDocuments.push(await scorecardOf(tx, record, names));
  const say = ownDataWords(person.language);
  const head = await tx.audit.head();
  return {
    about: [say.title((await tx.company.get())?.name ?? ''), say.seen, say.withheld],
    writtenAt: now.toISOString(),
    // Of the audit record: whoever has this file can prove later what stood in it.
    recordHead: head === null ? null : formatHead(head),
    profile: await profileOf(tx, person, names),
    assignments: await assignmentsOf(tx, personId, names),
    ...personalTexts(kept, personId, names),
    scorecards: scorecardDocuments,
    record: (await tx.audit.concerning(personId, subjects)).map((entry) => entryOf(entry, personId, subjects, closed)),
    conversation: kept.messages.map((message) =>
      messageOf(message, { personId, scorecardIds: records.map(({ id }) => id) }, say.aboutOthers),
    ),
  };
}

interface Names {
  person(id: string | null): string | null;
  team(id: string): string;
  site(id: string): string;
}

async function namesBy(tx: Tx): Promise<Names> {
  const people = new Map((await tx.people.list()).map(({ id, name }) => [id, name]));
  const teams = new Map((await tx.teams.list()).map(({ id, key }) => [id, key]));
  const sites = new Map((await tx.sites.list()).map(({ id, key }) => [id, key]));
  return {
    person: (id) => (id === null ? null : (people.get(id) ?? id)),
    team: (id) => teams.get(id) ?? id,
    site: (id) => sites.get(id) ?? id,
  };
}

async function profileOf(tx: Tx, person: Person, names: Names): Promise<Json> {
  const { managerId, roles, ...profile } = person;
  const accounts = await tx.people.identities(person.id);
  return {
    ...profile,
    roles,
    manager: names.person(managerId),
    accounts: accounts.map(({ platform, externalId, preferred }) => ({ platform, account: externalId, preferred })),
  };
}

async function assignmentsOf(tx: Tx, personId: string, names: Names): Promise<Json> {
  const assignments = await tx.people.assignments({ personId, from: BEGINNING, to: END });
  return assignments.map(({ from, to, teamId, positionKey, sites }: Assignment) => ({
    ...{ from, to, team: names.team(teamId), position: positionKey },
    sites: sites.map(({ siteId, share }) => ({ site: names.site(siteId), share })),
  }));
}

function personalTexts(kept: PersonalRecords, personId: string, names: Names): { readonly [key: string]: Json } {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    links: kept.links.map(({ purpose, subject, createdAt, expiresAt, usedAt }) => ({
      ...{ purpose, subject, createdAt: iso(createdAt), expiresAt: iso(expiresAt), usedAt: iso(usedAt) },
    })),
    drafts: kept.drafts.map(({ form, values, at }) => ({ form, values, at: iso(at) })),
    notesWritten: kept.notes.map(({ personId: about, period, kind, text, at }) => ({
      ...{ about: about === personId ? 'self' : names.person(about), period, kind, text, at: iso(at) },
    })),
    ratingsGiven: kept.ratings.map(({ personId: about, period, criterion, score, at }) => ({
      ...{ about: names.person(about), period, criterion, score, at: iso(at) },
    })),
    targets: kept.targets.map(({ period, metricKey, siteId, stage, value, band, currency, origin }) => ({
      ...{ period, metric: metricKey, site: siteId === '' ? null : names.site(siteId), stage },
      ...{ value, band: band === null ? null : { ...band }, currency, origin: { ...origin } },
    })),
    figures: kept.figures.map(({ measure, day, siteId, item, value, currency, sourceKey, place }) => ({
      ...{ measure, day, site: names.site(siteId), item, value, currency, source: sourceKey, place },
    })),
  };
}

/** What was decided is told when it is published. */
const isShownWhole = ({ state }: ScorecardRecord): boolean => state === 'published';

/** Before it is shown whole: how far it is and what the person wrote; not what others gave or wrote. */
async function scorecardOf(tx: Tx, record: ScorecardRecord, names: Names): Promise<Json> {
  const shown = isShownWhole(record);
  const notes = await tx.scorecards.notes(record.id);
  const decisions = await tx.scorecards.decisions(record.id);
  const progress = {
    period: record.period,
    state: record.state,
    version: record.version,
    selfReviews: notes
      .filter(({ kind }) => kind === 'self_review')
      .map(({ text, at }) => ({ text, at: at.toISOString() })),
    decisions: decisions.map(({ kind, byId, at, reason, adjustment }) => ({
      ...{ kind, by: names.person(byId), at: at.toISOString() },
      // Why something was sent back is between the manager and the lead.
      ...(shown && kind !== 'return' ? { reason, adjustment } : {}),
    })),
  };
  if (!shown) return { ...progress, withheld: true };
  return {
    ...progress,
    adjustment: record.adjustment,
    adjustReason: record.adjustReason,
    decidedBy: names.person(record.decidedById),
    decidedAt: record.decidedAt?.toISOString() ?? null,
    publishedAt: record.publishedAt?.toISOString() ?? null,
    acknowledgedAt: record.acknowledgedAt?.toISOString() ?? null,
    frozen: record.frozen,
    ratings: (await tx.scorecards.ratings(record.id)).map(({ raterId, group, criterion, score, at }) => ({
      // Who is neither the lead nor the person rates without their name.
      ...{ by: group === 'lead' || group === 'self' ? names.person(raterId) : null },
      ...{ group, criterion, score, at: at.toISOString() },
    })),
    leadNotes: notes
      .filter(({ kind }) => kind === 'lead_note')
      .map(({ authorId, text, at }) => ({ by: names.person(authorId), text, at: at.toISOString() })),
    waivers: (await tx.scorecards.waivers(record.id)).map(({ item, absence, byId, reason, at }) => ({
      ...{ item, absence, by: names.person(byId), reason, at: at.toISOString() },
    })),
    corrections: (await tx.scorecards.corrections([record.id])).map(
      ({ byId, at, reason, points, from, to, frozen }) => ({
        ...{ by: names.person(byId), at: at.toISOString(), reason, points, from: { ...from }, to: { ...to }, frozen },
      }),
    ),
  };
}

/** Who, when and what; the values and the reason where they are the person's to read. */
function entryOf(
  { seq, at, actor, action, subject, from, to, reason }: AuditRecord,
  personId: string,
  subjects: readonly string[],
  closed: ReadonlySet<string>,
): Json {
  const entry = { seq, at: at.toISOString(), by: actor === personId ? 'self' : actor, action, subject };
  if (actor === personId) return subjects.includes(subject) ? { ...entry, from, to, reason } : { ...entry, reason };
  if (closed.has(subject)) return entry;
  return action === 'scorecard.returned' ? { ...entry, from, to } : { ...entry, from, to, reason };
}

const said = z.object({ type: z.literal('text'), text: z.string() });
const shown = z.object({
  type: z.literal('card'),
  card: z.custom<Card>(
    (value) => z.object({ kind: z.string(), title: z.string(), blocks: z.array(z.unknown()) }).safeParse(value).success,
  ),
});

/** Lists and requests that are about others by what they are. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set<Card['kind']>([
  'rating_list',
  'approval',
  'approval_list',
  'cycle',
  'cycle_opening',
  'restated',
]);

function messageOf(
  { at, author, channel, content }: LoggedMessage,
  own: { readonly personId: string; readonly scorecardIds: readonly string[] },
  aboutOthers: string,
): Json {
  const message = { at: at.toISOString(), from: author === 'bot' ? 'bot' : 'self', place: channel };
  const text = said.safeParse(content).data?.text;
  if (text !== undefined) return { ...message, text };
  const card = shown.safeParse(content).data?.card;
  if (card === undefined) return message;
  const isOthers =
    ABOUT_OTHERS.has(card.kind) ||
    intentsIn(content).some(
      ({ person, scorecard }) =>
        (person !== undefined && person !== own.personId && person !== ASKER) ||
        (scorecard !== undefined && !own.scorecardIds.includes(scorecard)),
    );
  return { ...message, kind: card.kind, text: isOthers ? aboutOthers : plainText(card) };
}
