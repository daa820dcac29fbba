/** Reading and writing records, inside one transaction. */
import type { Card } from '../../cards/model.ts';
import type { ChatEvent, MessageRef, Platform, Reply } from './chat.ts';
import type { CompanyImport } from './companyImport.ts';
import type { Job } from './queue.ts';
import type { ErasedCounts, Erasure, PersonalRecords, Rewriting } from './personal.ts';
import type {
  Assignment,
  AuditRecord,
  Company,
  Correction,
  CountCondition,
  Cycle,
  CycleTerms,
  Decision,
  DeliveryRecord,
  DeliveryState,
  FigureLineage,
  FigureScope,
  FigureTotal,
  Holiday,
  Link,
  Note,
  Person,
  PlanVersion,
  Position,
  Rating,
  ScorecardProgress,
  ScorecardRecord,
  ScorecardState,
  Site,
  Source,
  TargetRow,
  Team,
  Waiver,
} from './records.ts';
import type { Language } from '../../words/language.ts';
import type { Day, DecimalText, Period } from './values.ts';

/**
 * Everything the bot reads and writes, inside one transaction. Reads see the transaction's own writes.
 * Whatever it enqueues is visible to the queue only after the commit.
 */
export interface Tx {
  readonly company: { get(): Promise<Company | null>; put(company: Company): Promise<void> };

  readonly people: {
    get(id: string): Promise<Person | null>;
    byKey(key: string): Promise<Person | null>;
    byEmail(email: string): Promise<Person | null>;
    byIdentity(platform: Platform, externalId: string): Promise<Person | null>;
    list(): Promise<readonly Person[]>;
    reportsOf(managerId: string): Promise<readonly Person[]>;
    /** Everybody's account on one platform: the platform's id by the person's. */
    accounts(platform: Platform): Promise<ReadonlyMap<string, string>>;
    /** Preferred first. */
    identities(personId: string): Promise<readonly { platform: Platform; externalId: string; preferred: boolean }[]>;
    putIdentity(identity: {
      personId: string;
      platform: Platform;
      externalId: string;
      preferred: boolean;
    }): Promise<void>;
    /** What their platform says they read, and where they are: for what the workbook leaves open. */
    adopt(
      personId: string,
      spoken: { readonly language: Language | null; readonly timeZone: string | null },
    ): Promise<void>;
    dropIdentity(personId: string, platform: Platform): Promise<void>;
    /** Those that touch the days, ascending by `from`. */
    assignments(filter: {
      personId?: string;
      teamId?: string;
      siteId?: string;
      from: Day;
      to: Day;
    }): Promise<readonly Assignment[]>;
  };

  readonly teams: {
    list(): Promise<readonly Team[]>;
    byKey(key: string): Promise<Team | null>;
    get(id: string): Promise<Team | null>;
  };
  readonly sites: { list(): Promise<readonly Site[]> };
  readonly positions: { list(): Promise<readonly Position[]> };
  /** Ascending by day. */
  readonly holidays: { list(): Promise<readonly Holiday[]> };

  readonly figures: {
    totals(scopes: readonly FigureScope[], conditions: readonly CountCondition[]): Promise<readonly FigureTotal[]>;
    /** Largest absolute value first; `of` counts all of them. */
    rows(
      scopes: readonly FigureScope[],
      measures: readonly string[],
      page: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly rows: readonly FigureLineage[]; readonly of: number }>;
    /** Whether an import that came after the one with this number has figures in the scopes, of one of the measures. */
    changedSince(seq: string, scopes: readonly FigureScope[], measures: readonly string[]): Promise<boolean>;
    /** The same for anything of those days (inclusive), whosever it is. */
    anyChangedSince(seq: string, days: { readonly from: Day; readonly to: Day }): Promise<boolean>;
    /** The number of the last import: it grows with each that becomes visible. '0' before the first. */
    lastImport(): Promise<string>;
    /** Until the transaction ends no import becomes visible: one that is under way is waited for. */
    hold(): Promise<void>;
    sources(): Promise<readonly Source[]>;
    /** Last day that has a figure of one of the measures, by source and site. */
    freshness(
      siteIds: readonly string[],
      measures: readonly string[],
    ): Promise<readonly { sourceKey: string; siteId: string; lastDay: Day; importedAt: Date }[]>;
  };

  readonly rates: {
    /** Units of reporting currency for one unit in the period: as its cycle has fixed them, or as the workbook says. */
    plan(period: Period): Promise<ReadonlyMap<string, DecimalText>>;
    /** The last rate on or before the day, at most `maxAgeDays` old. */
    daily(currency: string, day: Day, maxAgeDays: number): Promise<{ day: Day; rate: DecimalText } | null>;
  };

  readonly plans: {
    /** The company's own metrics, as the period's cycle has fixed them or as they are: documents, to be parsed. */
    metrics(period: Period): Promise<readonly unknown[]>;
    /** The version that the period's cycle has fixed for a position, or the one in force on the period's first day. */
    inForce(positionKey: string, period: Period): Promise<PlanVersion | null>;
    get(planVersionId: string): Promise<PlanVersion | null>;
    /** As the period's cycle has fixed them, or as the workbook says. */
    targets(period: Period, metricKeys: readonly string[]): Promise<readonly TargetRow[]>;
  };

  readonly cycles: {
    byPeriod(period: Period): Promise<Cycle | null>;
    get(id: string): Promise<Cycle | null>;
    list(): Promise<readonly Cycle[]>;
    /**
     * Compare-and-set on the version; raises it by one.
     * @throws ConflictError when `expected.version` is no longer the cycle's
     */
    save(
      expected: { readonly id: string; readonly version: number },
      change: Partial<
        Pick<Cycle, 'state' | 'deadlines' | 'openedAt' | 'openedById' | 'publishedAt' | 'closedAt' | 'closedById'>
      >,
    ): Promise<Cycle>;
    /** What would be fixed now: as the workbook has it. */
    workbookTerms(period: Period): Promise<CycleTerms>;
    /** Null before they were fixed. */
    terms(id: string): Promise<CycleTerms | null>;
    /** In the place of those fixed before. */
    fixTerms(id: string, terms: CycleTerms): Promise<void>;
  };

  readonly scorecards: {
    get(id: string): Promise<ScorecardRecord | null>;
    find(cycleId: string, personId: string): Promise<ScorecardRecord | null>;
    /** Existing or new, in state 'collecting'. Two at once get the same. */
    ensure(cycleId: string, personId: string): Promise<ScorecardRecord>;
    list(filter: {
      cycleId: string;
      personIds?: readonly string[];
      state?: ScorecardState;
    }): Promise<readonly ScorecardRecord[]>;
    /**
     * Compare-and-set on the version; raises it by one.
     * @throws ConflictError when `expected.version` is no longer the record's
     */
    save(
      expected: { readonly id: string; readonly version: number },
      change: Partial<
        Pick<
          ScorecardRecord,
          'state' | 'adjustment' | 'adjustReason' | 'decidedById' | 'decidedAt' | 'frozen' | 'acknowledgedAt'
        >
      >,
    ): Promise<ScorecardRecord>;
    /** New ones in state 'collecting', for those who have none. */
    ensureAll(cycleId: string, personIds: readonly string[]): Promise<void>;
    progress(cycleId: string): Promise<readonly ScorecardProgress[]>;
    /** Those that are approved become published, each once; the ids of those that did. Others are left as they are. */
    publish(ids: readonly string[], by: { readonly byId: string; readonly at: Date }): Promise<readonly string[]>;
    /** The number of the last import that was seen by all published ones of a cycle; null where there is none. */
    importSeenByAll(cycleId: string): Promise<string | null>;
    waivers(scorecardId: string): Promise<readonly Waiver[]>;
    putWaiver(scorecardId: string, waiver: Waiver): Promise<void>;
    /** Of some scorecards, oldest first. */
    corrections(scorecardIds: readonly string[]): Promise<readonly Correction[]>;
    /** Of all cycles, made after that instant, oldest first. */
    correctionsSince(after: Date): Promise<readonly Correction[]>;
    addCorrection(correction: Omit<Correction, 'id'>): Promise<void>;
    ratings(scorecardId: string): Promise<readonly Rating[]>;
    putRating(scorecardId: string, rating: Rating): Promise<void>;
    notes(scorecardId: string): Promise<readonly Note[]>;
    putNote(scorecardId: string, note: Note): Promise<void>;
    decisions(scorecardId: string): Promise<readonly Decision[]>;
    addDecision(scorecardId: string, decision: Decision): Promise<void>;
  };

  readonly drafts: {
    get(
      personId: string,
      form: string,
    ): Promise<{ readonly values: Readonly<Record<string, string>>; readonly at: Date } | null>;
    put(personId: string, form: string, values: Readonly<Record<string, string>>, at: Date): Promise<void>;
    remove(personId: string, form: string): Promise<void>;
  };

  readonly links: {
    /** Unused ones of the same person, purpose and subject are gone from then on; of two at once, the first one's is. */
    add(link: Omit<Link, 'usedAt'>): Promise<void>;
    /** Used or expired ones too; null for one that never was or was replaced. */
    get(tokenHash: string): Promise<Link | null>;
    /** True for whoever uses it first. */
    use(tokenHash: string, at: Date): Promise<boolean>;
  };

  readonly audit: {
    /** The last entry, locked until the transaction ends, so that two cannot follow the same one. */
    head(): Promise<AuditRecord | null>;
    /** In their order. */
    append(entries: readonly AuditRecord[]): Promise<void>;
    list(filter: {
      readonly subject?: string;
      readonly after?: string;
      readonly limit: number;
    }): Promise<readonly AuditRecord[]>;
    /** By the person, or about one of the subjects; ascending. */
    concerning(personId: string, subjects: readonly string[]): Promise<readonly AuditRecord[]>;
    /**
     * Takes the texts of reasons away, never their fingerprints, so that the chain stays true: those about the subjects,
     * and of those that hold one of the fragments those that `names` says yes to. The numbers of the entries, ascending.
     * One without a fingerprint keeps its text.
     */
    eraseReasons(which: {
      readonly subjects: readonly string[];
      readonly fragments: readonly string[];
      readonly names: (reason: string) => boolean;
    }): Promise<readonly string[]>;
  };

  readonly personal: {
    of(personId: string): Promise<PersonalRecords>;
    /**
     * The person's row says from then on that there was somebody, and not who; what they wrote, and what was written about
     * their scorecards, is gone. Figures, scores and ids stay. Null where the person was erased before.
     */
    erase(erasure: Erasure): Promise<ErasedCounts | null>;
    /**
     * Writes anew every kept text, card and event that holds one of the fragments (in any case of letters). A card on
     * its way or out is sent again as an update. The number of those that changed.
     */
    rewrite(fragments: readonly string[], rewriting: Rewriting): Promise<number>;
  };

  readonly inbox: {
    accept(event: ChatEvent, at: Date): Promise<'new' | 'repeat'>;
    /**
     * True for whoever decides an event: it is theirs until the transaction ends. False once it is decided; while
     * somebody else decides, waits for how that ends.
     */
    take(platform: Platform, id: string, at: Date): Promise<boolean>;
    /** Decided, in the transaction of the decision; the replies are kept until the adapter has performed them. */
    finish(platform: Platform, id: string, replies: readonly Reply[], at: Date): Promise<void>;
    /** The adapter has performed the replies. */
    answered(platform: Platform, id: string, at: Date): Promise<void>;
    /** Accepted in that time and not answered, oldest first: a crash came between. `replies` null: not decided yet. */
    unanswered(
      received: { readonly from: Date; readonly to: Date },
      limit: number,
    ): Promise<readonly { event: ChatEvent; replies: readonly Reply[] | null }[]>;
  };

  readonly deliveries: {
    /** False when the key is taken: it has been or will be delivered. */
    add(delivery: NewDelivery, at: Date): Promise<boolean>;
    /** Several new ones; the keys of those that were free. */
    addAll(deliveries: readonly NewDelivery[], at: Date): Promise<readonly string[]>;
    /** New content for a message; it is sent again as an update. */
    revise(key: string, card: Card): Promise<void>;
    get(key: string): Promise<DeliveryRecord | null>;
    /**
     * Takes a due message for sending, until `until`: counted as an attempt. 'held' while somebody else has it, 'settled'
     * when there is nothing to send. Sending happens outside of any transaction; `settle` gives it back. `triedAt` is that
     * of tries before this one.
     */
    claim(key: string, now: Date, until: Date): Promise<DeliveryRecord | 'held' | 'settled'>;
    /** Gives back what a killed process held, and enqueues every message that is due. Only where nobody else can be sending. */
    recover(): Promise<number>;
    /** Gives back and enqueues what is due and was claimed until `now` or less: its holder died. */
    recoverExpired(now: Date): Promise<number>;
    bySubject(subject: string): Promise<readonly DeliveryRecord[]>;
    settle(
      key: string,
      change: Pick<DeliveryRecord, 'state' | 'error' | 'messageRef' | 'sentAt' | 'sentVersion'> & {
        /** Without: no try may have arrived. */
        readonly triedAt?: Date | null;
      },
    ): Promise<void>;
    retire(key: string): Promise<void>;
    /** Goes out again as a new message: the one that is out is ours no more. */
    renew(key: string): Promise<void>;
    /**
     * New messages to a person that wait, and that nobody is sending, go to another account of theirs; how many. Those
     * about `spared` stay where they are.
     */
    redirect(
      personId: string,
      to: { readonly platform: Platform; readonly externalId: string },
      spared: string,
    ): Promise<number>;
    list(filter: { readonly state: DeliveryState; readonly limit: number }): Promise<readonly DeliveryRecord[]>;
  };

  /** What a platform with a quota was asked in a month, on the company's clock. */
  readonly platformCalls: {
    add(platform: Platform, month: Period, calls: number): Promise<void>;
    /** The platform says that the month's calls are spent. */
    spend(platform: Platform, month: Period, at: Date): Promise<void>;
    list(
      month: Period,
    ): Promise<readonly { readonly platform: Platform; readonly calls: number; readonly spentAt: Date | null }[]>;
  };

  readonly schedule: {
    /** True for whoever comes first. */
    takeSlot(key: string, at: Date): Promise<boolean>;
  };

  readonly companyImport: CompanyImport;

  /** Put jobs into the queue, carried by this transaction. */
  enqueue(...jobs: readonly Job[]): Promise<void>;
}

export type NewDelivery = Pick<
  DeliveryRecord,
  'key' | 'platform' | 'recipient' | 'personId' | 'teamId' | 'subject' | 'card'
> & {
  /** A message that is there already and gets the card, in the place of a new one. */
  readonly replaces?: MessageRef;
};

export interface Store {
  /** Retried once where the database asks for it (serialisation, deadlock); never after an error of `work` itself. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
