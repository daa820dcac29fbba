/**
 * What the bot needs of the world, in the bot's words. Adapters implement it; types only.
 * Days are 'YYYY-MM-DD' business dates, periods 'YYYY-MM', instants Date. Figures are exact decimals as text.
 */
import type { Card, Form } from '../cards/model.ts';
import type { Intent } from '../cards/intent.ts';
import type { BilingualName, Language } from '../words/language.ts';
import type { DeliveryFailure } from './errors.ts';

export type Day = string;
export type Period = string;
/** An exact decimal in plain notation: '12', '-0.5', '48210.37'. */
export type DecimalText = string;
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

// ── Chat ─────────────────────────────────────────────────────────────────────

export type Platform = 'web' | 'slack' | 'feishu' | 'dingtalk';

interface EventBase {
  readonly platform: Platform;
  /** The platform's own id of the event: a repeat has the same. */
  readonly id: string;
  /** The platform's own id of the person. */
  readonly user: string;
  readonly place: { readonly type: 'direct' } | { readonly type: 'channel'; readonly channel: string };
  /** What the adapter needs to answer in place (trigger id, response address): private to it, expiring. */
  readonly origin: Json;
}

export type ChatEvent =
  | (EventBase & { readonly type: 'command'; readonly text: string })
  /** `intent` is hostile until the bot has parsed it. `message`: where the button was, if it is ours. */
  | (EventBase & { readonly type: 'action'; readonly intent: unknown; readonly message: MessageRef | null })
  | (EventBase & {
      readonly type: 'submit';
      readonly intent: unknown;
      readonly values: Readonly<Record<string, unknown>>;
      /** A draft is kept as it is; a final one is checked and acted on. */
      readonly mode: 'draft' | 'final';
      readonly message: MessageRef | null;
    })
  | (EventBase & { readonly type: 'opened' })
  | (EventBase & { readonly type: 'people'; readonly change: 'joined' | 'changed' | 'left' });

/** Who may see a reply. 'asker' in a channel goes to the asker's direct chat; the channel learns only that. */
export type Audience = 'asker' | 'place';

export type Reply =
  | { readonly type: 'card'; readonly card: Card; readonly audience: Audience }
  /** In the place of the card whose button was pressed. */
  | { readonly type: 'replace'; readonly card: Card }
  | { readonly type: 'form'; readonly form: Form }
  /** The form stays open; errors by field key ('' = the whole). */
  | { readonly type: 'reject'; readonly errors: readonly { readonly field: string; readonly message: string }[] }
  | { readonly type: 'notice'; readonly text: string };

export type Recipient =
  | { readonly type: 'person'; readonly user: string }
  | { readonly type: 'home'; readonly user: string }
  | { readonly type: 'channel'; readonly channel: string };

/** A message as its platform knows it: opaque to the bot, serialisable. */
export interface MessageRef {
  readonly platform: Platform;
  readonly id: string;
  readonly [key: string]: Json;
}

export interface PlatformUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly language: Language | null;
  readonly timeZone: string | null;
}

export interface ChatHandlers {
  /** Stored when it resolves: the adapter may acknowledge. */
  accept(event: ChatEvent): Promise<'new' | 'repeat'>;
  handle(event: ChatEvent): Promise<readonly Reply[]>;
  /** The replies have been performed; otherwise they are posted after a crash, with the delivery keys of `replyKey`. */
  answered(event: ChatEvent): Promise<void>;
}

/** Names the n-th reply to an event (from 0): whoever performs it twice under this key posts it once. */
export type ReplyKey = `reply/${Platform}/${string}/${number}`;

/** Seven members, all required. Errors are DeliveryErrors. */
export interface ChatAdapter {
  readonly platform: Platform;
  start(handlers: ChatHandlers): Promise<void>;
  /** Drains: nothing is under way when it resolves. */
  stop(): Promise<void>;
  /** `key` is the delivery's: where the platform has idempotency, sending again with it changes nothing. */
  send(to: Recipient, card: Card, key: string): Promise<MessageRef>;
  /** The ref that is valid now: another one where the platform had to send anew. */
  update(ref: MessageRef, card: Card): Promise<MessageRef>;
  getUser(id: string): Promise<PlatformUser | null>;
  listUsers(): AsyncIterable<PlatformUser>;
}

// ── Records ──────────────────────────────────────────────────────────────────

export type Role = 'administrator' | 'data_owner' | 'finance';
export type Stage = 'incubation' | 'growth' | 'mature';

export interface Company {
  readonly name: string;
  readonly demo: boolean;
  readonly reportingCurrency: string;
  readonly timeZone: string;
  readonly language: Language;
}

export interface Person {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly roles: readonly Role[];
  readonly managerId: string | null;
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
}

/** What a link lets its person do. */
export type LinkPurpose = 'sign_in';

/** A link that one person may use once. Its token is nowhere: only the SHA-256 of it, in hex. */
export interface Link {
  readonly tokenHash: string;
  readonly personId: string;
  readonly purpose: LinkPurpose;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface Team {
  readonly id: string;
  readonly key: string;
  readonly name: BilingualName;
  readonly leadId: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly digestWeekday: number;
  readonly digestMinute: number;
  readonly channels: readonly { readonly platform: Platform; readonly externalId: string }[];
}

export interface Site {
  readonly id: string;
  readonly key: string;
  readonly name: BilingualName;
  readonly marketplace: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly openedOn: Day;
  /** Ascending by `from`. */
  readonly stages: readonly { readonly stage: Stage; readonly from: Day }[];
}

export interface Position {
  readonly key: string;
  readonly name: BilingualName;
}

export interface Assignment {
  readonly id: string;
  readonly personId: string;
  readonly teamId: string;
  readonly positionKey: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly sites: readonly { readonly siteId: string; readonly share: DecimalText }[];
}

export interface Source {
  readonly key: string;
  readonly name: BilingualName;
  readonly lateAfterHours: number;
}

/** A figure of one day, as imported. */
export interface FigureRow {
  readonly measure: string;
  readonly day: Day;
  readonly siteId: string;
  readonly personId: string;
  readonly item: string;
  readonly value: DecimalText;
  readonly currency: string | null;
  readonly sourceKey: string;
  readonly place: string;
}

/** A figure with where it came from, for "the rows behind it". */
export interface FigureLineage extends FigureRow {
  readonly importedAt: Date;
  readonly fileName: string;
  /** The value before, where it was restated. */
  readonly restatedFrom: DecimalText | null;
}

/** A piece of what somebody answers for: a site, or a person's own figures there, over days (inclusive). */
export interface FigureScope {
  readonly siteId: string;
  /** '' for the site's figures, a person's id for their own. */
  readonly personId: string;
  readonly from: Day;
  readonly to: Day;
}

/** "count(review_reply_hours <= 48)": rows of a measure whose value satisfies a comparison. */
export interface CountCondition {
  readonly measure: string;
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: DecimalText;
}

/**
 * All figures of one measure, at one site, of one person or none, in one month and one currency, summed. Scopes that
 * overlap count a day once.
 */
export interface FigureTotal {
  readonly siteId: string;
  readonly personId: string;
  readonly measure: string;
  readonly period: Period;
  readonly sum: DecimalText;
  readonly currency: string | null;
  /** Distinct days that have a figure. */
  readonly days: number;
  /** Rows. */
  readonly count: number;
  /** Rows that satisfy each asked condition on this measure, in the order asked (null: condition on another measure). */
  readonly counts: readonly (number | null)[];
  readonly lastDay: Day;
  /**
   * On some day two sources have figures for it, or one has a figure of the whole beside figures of items. The sum holds the first of them by its key, never both; but which is
   * right nobody has said, so a reading made of it is missing.
   */
  readonly conflictingSources: boolean;
}

export interface PlanVersion {
  readonly id: string;
  readonly planKey: string;
  readonly positionKey: string;
  readonly version: number;
  readonly effectiveFrom: Day;
  /** A PlanDocument of scoring; parse before use. */
  readonly document: unknown;
}

export interface TargetRow {
  readonly period: Period;
  readonly metricKey: string;
  readonly positionKey: string;
  readonly personId: string;
  readonly siteId: string;
  readonly stage: Stage | null;
  readonly value: DecimalText | null;
  readonly band: { readonly low: DecimalText; readonly high: DecimalText; readonly tolerance: DecimalText } | null;
  readonly currency: string | null;
  /** Where it came from, in the administrator's words. */
  readonly origin: BilingualName;
}

export type CycleState =
  'open' | 'collecting' | 'verifying' | 'rating' | 'approving' | 'published' | 'appeal' | 'closed';
export type ScorecardState = 'collecting' | 'rated' | 'returned' | 'approved' | 'published';
export type RaterGroup = 'lead' | 'peer' | 'self' | 'stakeholder';

export interface Cycle {
  readonly id: string;
  readonly period: Period;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: CycleState;
  readonly version: number;
}

export interface ScorecardRecord {
  readonly id: string;
  readonly cycleId: string;
  readonly period: Period;
  readonly personId: string;
  readonly state: ScorecardState;
  readonly version: number;
  readonly adjustment: DecimalText | null;
  readonly adjustReason: string | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly frozen: Json;
}

export interface Rating {
  readonly raterId: string;
  readonly group: RaterGroup;
  readonly criterion: string;
  readonly score: DecimalText;
  readonly at: Date;
}

export interface Note {
  readonly authorId: string;
  readonly kind: 'self_review' | 'lead_note';
  readonly text: string;
  readonly at: Date;
}

export interface Decision {
  readonly kind: 'approve' | 'return' | 'adjust';
  readonly byId: string;
  readonly at: Date;
  readonly version: number;
  readonly reason: string | null;
  readonly adjustment: DecimalText | null;
}

export interface AuditRecord {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly from: Json;
  readonly to: Json;
  readonly reason: string | null;
  readonly previous: string;
  readonly hash: string;
}

export type DeliveryState = 'queued' | 'sent' | 'uncertain' | 'failed' | 'retired';

export interface DeliveryRecord {
  readonly key: string;
  readonly platform: Platform;
  readonly recipient: Recipient;
  readonly personId: string | null;
  readonly teamId: string | null;
  readonly subject: string;
  readonly card: Card;
  readonly version: number;
  readonly sentVersion: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly error: string | null;
  readonly messageRef: MessageRef | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

// ── The store ────────────────────────────────────────────────────────────────

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

  readonly figures: {
    totals(scopes: readonly FigureScope[], conditions: readonly CountCondition[]): Promise<readonly FigureTotal[]>;
    /** Largest absolute value first; `of` counts all of them. */
    rows(
      scopes: readonly FigureScope[],
      measures: readonly string[],
      page: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly rows: readonly FigureLineage[]; readonly of: number }>;
    sources(): Promise<readonly Source[]>;
    /** Last day that has a figure of one of the measures, by source and site. */
    freshness(
      siteIds: readonly string[],
      measures: readonly string[],
    ): Promise<readonly { sourceKey: string; siteId: string; lastDay: Day; importedAt: Date }[]>;
  };

  readonly rates: {
    /** Units of reporting currency for one unit, fixed for the period. */
    plan(period: Period): Promise<ReadonlyMap<string, DecimalText>>;
    /** The last rate on or before the day, at most `maxAgeDays` old. */
    daily(currency: string, day: Day, maxAgeDays: number): Promise<{ day: Day; rate: DecimalText } | null>;
  };

  readonly plans: {
    /** The company's own metrics: MetricDefinition documents, to be parsed. */
    metrics(): Promise<readonly unknown[]>;
    /** The version in force on the day for a position, or null. */
    inForce(positionKey: string, day: Day): Promise<PlanVersion | null>;
    get(planVersionId: string): Promise<PlanVersion | null>;
    targets(period: Period, metricKeys: readonly string[]): Promise<readonly TargetRow[]>;
  };

  readonly cycles: {
    byPeriod(period: Period): Promise<Cycle | null>;
    list(): Promise<readonly Cycle[]>;
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
        Pick<ScorecardRecord, 'state' | 'adjustment' | 'adjustReason' | 'decidedById' | 'decidedAt' | 'frozen'>
      >,
    ): Promise<ScorecardRecord>;
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
    /** Unused ones of the same person and purpose are gone from then on; of two at once, the first one's is. */
    add(link: Omit<Link, 'usedAt'>): Promise<void>;
    /** Used or expired ones too; null for one that never was or was replaced. */
    get(tokenHash: string): Promise<Link | null>;
    /** True for whoever uses it first. */
    use(tokenHash: string, at: Date): Promise<boolean>;
  };

  readonly audit: {
    /** The last entry, locked until the transaction ends, so that two cannot follow the same one. */
    head(): Promise<AuditRecord | null>;
    append(entry: AuditRecord): Promise<void>;
    list(filter: {
      readonly subject?: string;
      readonly after?: string;
      readonly limit: number;
    }): Promise<readonly AuditRecord[]>;
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
    add(
      delivery: Pick<DeliveryRecord, 'key' | 'platform' | 'recipient' | 'personId' | 'teamId' | 'subject' | 'card'> & {
        /** A message that is there already and gets the card, in the place of a new one. */
        readonly replaces?: MessageRef;
      },
      at: Date,
    ): Promise<boolean>;
    /** New content for a message; it is sent again as an update. */
    revise(key: string, card: Card): Promise<void>;
    get(key: string): Promise<DeliveryRecord | null>;
    /**
     * Takes a due message for sending, until `until`: counted as an attempt. 'held' while somebody else has it, 'settled'
     * when there is nothing to send. Sending happens outside of any transaction; `settle` gives it back.
     */
    claim(key: string, now: Date, until: Date): Promise<DeliveryRecord | 'held' | 'settled'>;
    /** Gives back what a killed process held, and enqueues every message that is due. Only where nobody else can be sending. */
    recover(): Promise<number>;
    /** Gives back and enqueues what is due and was claimed until `now` or less: its holder died. */
    recoverExpired(now: Date): Promise<number>;
    bySubject(subject: string): Promise<readonly DeliveryRecord[]>;
    settle(
      key: string,
      change: Pick<DeliveryRecord, 'state' | 'error' | 'messageRef' | 'sentAt' | 'sentVersion'>,
    ): Promise<void>;
    retire(key: string): Promise<void>;
    list(filter: { readonly state: DeliveryState; readonly limit: number }): Promise<readonly DeliveryRecord[]>;
  };

  readonly schedule: {
    /** True for whoever comes first. */
    takeSlot(key: string, at: Date): Promise<boolean>;
  };

  readonly companyImport: CompanyImport;

  /** Put a job into the queue, carried by this transaction. */
  enqueue(job: Job): Promise<void>;
}

/** The whole of a checked workbook, by keys; applied as one. */
export interface CompanyData {
  readonly company: Company;
  readonly positions: readonly Position[];
  readonly people: readonly (Omit<Person, 'id' | 'managerId'> & { readonly managerKey: string | null })[];
  readonly teams: readonly (Omit<Team, 'id' | 'leadId'> & { readonly leadKey: string | null })[];
  readonly sites: readonly Omit<Site, 'id'>[];
  readonly assignments: readonly {
    readonly personKey: string;
    readonly teamKey: string;
    readonly positionKey: string;
    readonly from: Day;
    readonly to: Day | null;
    readonly sites: readonly { readonly siteKey: string; readonly share: DecimalText }[];
  }[];
  readonly sources: readonly Source[];
  readonly metrics: readonly { readonly key: string; readonly document: Json }[];
  readonly plans: readonly {
    readonly key: string;
    readonly positionKey: string;
    readonly effectiveFrom: Day;
    readonly document: Json;
  }[];
  /** By keys of person and site in the place of ids. */
  readonly targets: readonly TargetRow[];
  readonly planRates: readonly { readonly period: Period; readonly currency: string; readonly rate: DecimalText }[];
  readonly dailyRates: readonly { readonly day: Day; readonly currency: string; readonly rate: DecimalText }[];
}

/** What an import would change, or did. */
export interface ImportChanges {
  readonly sections: readonly {
    readonly section:
      | 'company'
      | 'positions'
      | 'people'
      | 'teams'
      | 'sites'
      | 'assignments'
      | 'sources'
      | 'metrics'
      | 'plans'
      | 'targets'
      | 'rates'
      | 'figures';
    readonly added: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly removed: number;
  }[];
  /** A few examples in the company's own keys: 'people: E012', for the preview. */
  readonly examples: readonly string[];
}

export interface CompanyImport {
  /** Writes what differs, and says what did. Periods that got targets get a cycle. Run it in a transaction and roll back for a preview. */
  apply(data: CompanyData, at: Date): Promise<ImportChanges>;
  /** Figures by keys of site and person, in pieces; `finish` applies them as one set. */
  beginFigures(origin: {
    readonly fileName: string;
    readonly sha256: string;
    readonly byId: string | null;
    readonly at: Date;
  }): Promise<{
    /** `siteId` and `personId` hold keys here, which must exist. */
    add(rows: readonly FigureRow[]): Promise<void>;
    /** @throws DuplicateFiguresError when two rows say the same fact; nothing is applied then */
    finish(): Promise<{ readonly added: number; readonly updated: number; readonly unchanged: number }>;
  }>;
}

// ── Files of rows ────────────────────────────────────────────────────────────

/** A cell as a person reads it, its text never empty: an empty cell is not there. */
export interface SheetCell {
  /** A percentage's text is its ratio ('0.4' for 40 %), a date's 'YYYY-MM-DD', a time's 'HH:MM', an error's '#REF!'. */
  readonly kind: 'text' | 'number' | 'percent' | 'date' | 'time' | 'boolean' | 'error';
  readonly text: string;
}

export interface SheetRow {
  /** As the file counts, from 1. */
  readonly number: number;
  /** By column, A first. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** A workbook, read whole. */
export interface WorkbookContent {
  readonly fileName: string;
  readonly sha256: string;
  /** In the order of the tabs; empty rows are left out. */
  readonly sheets: readonly { readonly name: string; readonly rows: readonly SheetRow[] }[];
}

/** A file of any size whose rows come one after another; the first is the headings. */
export interface RowStream {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Once only. `bytesRead` tells how far it has come. */
  rows(): AsyncIterable<SheetRow>;
  bytesRead(): number;
}

/** A workbook to be written: every cell as it will be read back. */
export interface WorkbookLayout {
  readonly sheets: readonly {
    readonly name: string;
    readonly columns: readonly {
      readonly heading: string;
      /** Shown when the pointer rests on the heading; '' for none. */
      readonly note: string;
      readonly width: number;
      /** How Excel shows what is typed here. */
      readonly format: 'text' | 'date' | 'number' | 'count' | 'money' | 'general';
      readonly required: boolean;
      /** A drop-down: a column of a sheet of this workbook, its heading left out. */
      readonly choices: { readonly sheet: string; readonly column: number; readonly strict: boolean } | null;
    }[];
    readonly rows: Iterable<readonly (SheetCell | undefined)[]>;
    /** Filled in by nobody: lists behind drop-downs. */
    readonly hidden: boolean;
  }[];
}

/** Something to be said at a cell of a workbook; without a column at the row, without a row at the tab. */
export interface CellMark {
  readonly sheet: string;
  readonly row: number | null;
  /** 'A', 'B' … */
  readonly column: string | null;
  readonly text: string;
  readonly severity: 'error' | 'warning';
}

/** Why a file could not be read at all. */
export interface UnreadableFile {
  readonly unreadable: 'not_found' | 'not_a_workbook' | 'encrypted' | 'not_text';
  readonly detail: string;
}

/** Bring the message with this delivery key to its platform. */
export interface Job {
  readonly type: 'deliver';
  readonly key: string;
}

export interface Store {
  /** Retried once where the database asks for it (serialisation, deadlock); never after an error of `work` itself. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** A message of the web client's own conversation log. `content` is a card, or what the person typed. */
export interface LoggedMessage {
  /** Ascending with time, within and across channels. */
  readonly id: string;
  readonly channel: string;
  /** Person's id, or 'bot'. */
  readonly author: string;
  readonly content: Json;
  readonly at: Date;
  readonly editedAt: Date | null;
}

/**
 * What a chat platform would keep on its servers, for the one platform that has none: the web client.
 * Each call is a transaction of its own; never call it inside `Store.transaction`.
 */
export interface MessageLog {
  /** With a `deliveryKey` that is already there, nothing is written and the earlier message's id comes back. */
  append(message: {
    readonly channel: string;
    readonly author: string;
    readonly content: Json;
    readonly deliveryKey: string | null;
    readonly at: Date;
  }): Promise<{ readonly id: string; readonly repeated: boolean }>;
  /** False when there is no such message. */
  edit(id: string, content: Json, at: Date): Promise<boolean>;
  get(id: string): Promise<LoggedMessage | null>;
  /** The newest `limit` messages older than `before`, in ascending order. */
  list(channel: string, page: { readonly before?: string; readonly limit: number }): Promise<readonly LoggedMessage[]>;
}

/** Carries jobs; what is true stands in the store. */
export interface Queue {
  work(handler: (job: Job) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

// ── HTTP ─────────────────────────────────────────────────────────────────────

/** What the one server hands to a route: the body is whole, raw, and within the route's limit. */
export interface HttpRequest {
  readonly url: URL;
  /** The ':name' parts of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The caller is on this machine: a 'local' route would answer, too. */
  readonly local: boolean;
  /** Aborts when the client is gone, the time limit is over, or the server stops. */
  readonly signal: AbortSignal;
}

export interface HttpRoute {
  readonly method: 'GET' | 'POST';
  /** '/chat/:user/events' */
  readonly path: string;
  /** 'local' answers this machine alone, whatever HOST and PUBLIC_URL say; 'public' whoever reaches the server. */
  readonly exposure: 'local' | 'public';
  /** A POST of a 'browser' must come from a page of ours (Origin); a 'platform' proves itself by its signature. */
  readonly caller: 'browser' | 'platform';
  readonly maxBodyBytes: number;
  /** Until the response begins. */
  readonly timeLimitMs: number;
  handle(request: HttpRequest): Promise<Response>;
}

/** Where adapters register their routes, before the server starts. */
export interface HttpRoutes {
  add(route: HttpRoute): void;
}

/** `() => new Date()` at the edge; a fixed one in tests. */
export type Clock = () => Date;

/** One line of JSON each. Never a name, a score, a token or somebody's text. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, fields: Readonly<Record<string, string | number | boolean | null>>, cause?: unknown): void;
}

export type { BilingualName, Card, DeliveryFailure, Form, Intent, Language };
