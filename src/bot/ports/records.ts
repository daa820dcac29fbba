/** What is kept, in the field's own terms. */
import type { Card } from '../../cards/model.ts';
import type { BilingualName, Language } from '../../words/language.ts';
import type { MessageRef, Platform, Recipient } from './chat.ts';
import type { Day, DecimalText, Json, Period } from './values.ts';

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

/** A day on which the company does not work, or (`working`) a weekend day on which it does. */
export interface Holiday {
  readonly day: Day;
  readonly name: BilingualName;
  readonly working: boolean;
}

/** What a link lets its person do: come in, or take a file away. */
export type LinkPurpose = 'sign_in' | 'pay_export' | 'own_data';

/** A link that one person may use once. Its token is nowhere: only the SHA-256 of it, in hex. */
export interface Link {
  readonly tokenHash: string;
  readonly personId: string;
  readonly purpose: LinkPurpose;
  /** What it is about: a period, or '' where the purpose says all. */
  readonly subject: string;
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

/** `verifying` and `appeal` are for later. */
export type CycleState =
  'planned' | 'collecting' | 'verifying' | 'rating' | 'approving' | 'published' | 'appeal' | 'closed';
export type ScorecardState = 'collecting' | 'rated' | 'returned' | 'approved' | 'published';
export type RaterGroup = 'lead' | 'peer' | 'self' | 'stakeholder';

export interface Cycle {
  readonly id: string;
  readonly period: Period;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: CycleState;
  readonly version: number;
  /** Null until it is opened. */
  readonly deadlines: CycleDeadlines | null;
  readonly openedAt: Date | null;
  readonly openedById: string | null;
  /** Every scorecard of it that could be was published. */
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedById: string | null;
}

/** The last day of each step, until 18:00 on the company's clock. */
export interface CycleDeadlines {
  /** Figures come in. */
  readonly collecting: Day;
  readonly rating: Day;
  readonly approving: Day;
  /** Results are read, and acknowledged. */
  readonly published: Day;
}

/** What people are judged by in a period, beside their ratings. Fixed when its cycle is opened. */
export interface CycleTerms {
  /** One for each position that has a plan, by position. */
  readonly plans: readonly { readonly positionKey: string; readonly planVersionId: string }[];
  readonly rates: readonly { readonly currency: string; readonly rate: DecimalText }[];
  /** The company's own metrics: MetricDefinition documents. */
  readonly metrics: readonly Json[];
  readonly targets: readonly TargetRow[];
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
  /** A FrozenScorecard of bot/scorecard, from the decision on. */
  readonly frozen: Json;
  readonly publishedById: string | null;
  readonly publishedAt: Date | null;
  readonly acknowledgedAt: Date | null;
}

/** How far a scorecard is, without what it says. */
export type ScorecardProgress = Pick<
  ScorecardRecord,
  'id' | 'personId' | 'state' | 'version' | 'decidedAt' | 'publishedAt' | 'acknowledgedAt'
>;

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

/** Why a scorecard may be decided without something. */
export interface Waiver {
  /** The plan's item. */
  readonly item: string;
  /** The kind of absence: another one needs a waiver of its own. */
  readonly absence: string;
  readonly byId: string;
  readonly reason: string;
  readonly at: Date;
}

/** A total with what follows from it. */
export interface CorrectedResult {
  readonly total: DecimalText | null;
  readonly grade: string | null;
  readonly payout: DecimalText | null;
}

/** The only way in which a published scorecard changes; the last one counts. */
export interface Correction {
  readonly id: string;
  readonly scorecardId: string;
  readonly byId: string;
  readonly at: Date;
  readonly reason: string;
  /** Null where the figures as they are now were taken over. */
  readonly points: DecimalText | null;
  readonly from: CorrectedResult;
  readonly to: CorrectedResult;
  /** A FrozenScorecard, where figures were taken over. */
  readonly frozen: Json;
}

export interface AuditRecord {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly from: Json;
  readonly to: Json;
  /** Null where there was none, and where it had to be erased. */
  readonly reason: string | null;
  /** SHA-256 of the reason, in hex; null where there was none, and in entries from before it was kept. */
  readonly reasonHash: string | null;
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
  /** When the first try began that may have arrived without our knowing. */
  readonly triedAt: Date | null;
}
