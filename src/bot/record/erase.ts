/**
 * Somebody who left is erased: who they were and what was written by and about them goes; figures, scores, decisions
 * and the chain of the record stay, under an id that says nothing.
 */
import { recordAudit } from '../audit.ts';
import { today } from '../period.ts';
import type { Company, Day, ErasedCounts, Period, Person, Store, Team, Tx } from '../ports.ts';
import { namingOf } from './naming.ts';
import { erasedCard, rewritingOf } from './rewriting.ts';
import { scorecardsOf } from './scorecardsOf.ts';

export type ErasureOutcome =
  | ({ readonly state: 'erased' | 'previewed' } & Erased)
  | { readonly state: 'refused'; readonly person: Person; readonly because: ErasureRefusal }
  | { readonly state: 'unknown'; readonly people: number }
  | { readonly state: 'no_company' };

export type ErasureRefusal =
  | { readonly why: 'still_here'; readonly leftOn: Day | null }
  | { readonly why: 'manages'; readonly people: readonly Person[] }
  | { readonly why: 'leads'; readonly teams: readonly Team[] }
  | { readonly why: 'erased_before' };

interface Erased {
  readonly person: Person;
  /** What they are called from now on. */
  readonly name: string;
  readonly counts: ErasedCounts;
  /** Entries of the record whose reason is gone. */
  readonly reasons: number;
  /** Kept texts and cards of others that changed. */
  readonly mentions: number;
  /** Months whose scorecard is not closed: what is still to be decided or paid would be so without a name. */
  readonly open: readonly Period[];
  readonly shared: readonly string[];
}

/** Thrown to roll back what was only to be looked at. */
class Undo extends Error {}

/** `asked`: an e-mail address or key. A preview does everything and takes it back, so that it says what is true. */
export async function erase(
  store: Store,
  asked: string,
  { now, preview, actor }: { readonly now: Date; readonly preview: boolean; readonly actor: string },
): Promise<ErasureOutcome> {
  let outcome: ErasureOutcome = { state: 'no_company' };
  try {
    await store.transaction(async (tx) => {
      outcome = await eraseIn(tx, asked, now, actor);
      if (preview && outcome.state === 'erased') {
        outcome = { ...outcome, state: 'previewed' };
        throw new Undo();
      }
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return outcome;
}

async function eraseIn(tx: Tx, asked: string, now: Date, actor: string): Promise<ErasureOutcome> {
  const company = await tx.company.get();
  if (company === null) return { state: 'no_company' };
  const people = await tx.people.list();
  const person = (await tx.people.byEmail(asked)) ?? (await tx.people.byKey(asked));
  if (person === null) return { state: 'unknown', people: people.length };
  const refusal = await refusalOf(tx, person, company, now);
  if (refusal !== null) return { state: 'refused', person, because: refusal };
  const scorecards = await scorecardsOf(tx, person.id);
  const subjects = [`person:${person.id}`, ...scorecards.map(({ record }) => `scorecard:${record.id}`)];
  const name = `已抹除 Erased ${person.id.slice(-6)}`;
  const others = people.filter(({ id }) => id !== person.id).map((other) => other.name);
  const naming = namingOf(person, others, name);

  const counts = await tx.personal.erase({
    personId: person.id,
    at: now,
    name,
    key: `erased-${person.id.slice(-12)}`,
    text: ERASED_TEXT,
    card: erasedCard(company.language),
  });
  if (counts === null) return { state: 'refused', person, because: { why: 'erased_before' } };
  const scorecardIds = scorecards.map(({ record }) => record.id);
  const mentions = await tx.personal.rewrite(
    [...naming.fragments, person.id, ...scorecardIds],
    rewritingOf(naming, { personId: person.id, scorecardIds }),
  );
  const reasons = await tx.audit.eraseReasons({
    subjects,
    fragments: naming.fragments,
    names: (reason) => naming.replace(reason) !== reason,
  });
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'person.erased',
    subject: `person:${person.id}`,
    from: null,
    to: { reasons, counts: { ...counts, mentions } },
    reason: null,
  });
  const open = scorecards.filter(({ cycle }) => cycle.state !== 'closed').map(({ cycle }) => cycle.period);
  return { state: 'erased', person, name, counts, reasons: reasons.length, mentions, open, shared: naming.shared };
}

/** In every language the same, and no word that somebody could have written. */
const ERASED_TEXT = '—';

async function refusalOf(tx: Tx, person: Person, company: Company, now: Date): Promise<ErasureRefusal | null> {
  const day = today(now, company.timeZone);
  if (person.leftOn === null || person.leftOn >= day) return { why: 'still_here', leftOn: person.leftOn };
  const reports = (await tx.people.reportsOf(person.id)).filter(({ leftOn }) => leftOn === null || leftOn >= day);
  if (reports.length > 0) return { why: 'manages', people: reports };
  const teams = (await tx.teams.list()).filter(({ leadId }) => leadId === person.id);
  return teams.length > 0 ? { why: 'leads', teams } : null;
}
