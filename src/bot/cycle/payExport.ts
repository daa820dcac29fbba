/** What leaves the product for pay: one cycle, as it was published and corrected. Figures are exact decimal text. */
import type { MissingReason } from '../../scoring/reason.ts';
import type { BilingualName, Company, DecimalText, Day, Period } from '../ports.ts';
import type { Unit } from '../scorecard/evaluation.ts';

export interface PayExport {
  readonly company: Pick<Company, 'name' | 'reportingCurrency' | 'timeZone'>;
  readonly period: Period;
  /** 'published' may still be acknowledged; after 'closed' only corrections come. */
  readonly state: 'published' | 'closed';
  readonly exportedAt: Date;
  readonly codeVersion: string;
  /** The head of the audit chain when it was exported: a chain that is rewritten afterwards does not hold it. */
  readonly auditHead: { readonly seq: string; readonly hash: string };
  /** By team's key, then person's. */
  readonly people: readonly PaidPerson[];
  /** Of people in scope who were not published: their names, and why. */
  readonly left: readonly {
    readonly key: string;
    readonly name: string;
    readonly why: 'not_decided' | 'not_published';
  }[];
  /** Made since the cycle before was closed, to cycles before this one: pay that is to be put right with this one. */
  readonly corrections: readonly PaidCorrection[];
}

export interface PaidPerson {
  readonly key: string;
  readonly name: string;
  /** Teams in the period, the last one first. */
  readonly teams: readonly { readonly key: string; readonly name: BilingualName }[];
  readonly position: BilingualName;
  readonly plan: { readonly key: string; readonly version: number };
  /** Days in scope, of the days in the period. */
  readonly days: number;
  readonly daysInPeriod: number;
  readonly items: readonly PaidItem[];
  /** Rules that fired. */
  readonly gates: readonly PaidGate[];
  /** The items' contributions, less what gates on the total took: before the adjustment, not rounded. Null where there is no total. */
  readonly base: DecimalText | null;
  readonly adjustment: { readonly points: DecimalText; readonly reason: string } | null;
  /** As published. */
  readonly total: DecimalText | null;
  readonly grade: string | null;
  readonly payout: DecimalText | null;
  /** The plan's grades from the top. */
  readonly grades: readonly { readonly name: string; readonly from: DecimalText; readonly payout: DecimalText }[];
  readonly approvedBy: string;
  readonly approvedAt: Date;
  readonly publishedAt: Date;
  readonly acknowledgedAt: Date | null;
  /** To this very cycle, oldest first: the last one counts. */
  readonly corrections: readonly PaidCorrection[];
  /** Last day in the company, for who has left. */
  readonly leftOn: Day | null;
}

export interface PaidGate {
  readonly name: BilingualName;
  /** What its effect is on. What it took from an item is taken in that item's points and contribution already. */
  readonly on: 'item' | 'total';
  /** Points of the total it took, below 0 where it gave some. Null where there is no total. */
  readonly cost: DecimalText | null;
}

export interface PaidItem {
  readonly id: string;
  readonly name: BilingualName;
  readonly kind: 'measured' | 'subjective';
  readonly unit: Unit;
  /** Of money. */
  readonly currency: string | null;
  readonly reading: DecimalText | null;
  readonly target:
    | { readonly type: 'point'; readonly value: DecimalText }
    | { readonly type: 'band'; readonly low: DecimalText; readonly high: DecimalText }
    | null;
  /** 1 is on target. */
  readonly attainment: DecimalText | null;
  readonly points: DecimalText | null;
  /** Percent of all weight. */
  readonly weight: DecimalText;
  /** Points of the total, before effects of gates on the total. Null where the item does not count. */
  readonly contribution: DecimalText | null;
  /** Null where there is a reading. */
  readonly missing: { readonly what: MissingReason['kind'] } | null;
  readonly waiver: { readonly by: string; readonly reason: string } | null;
}

export interface PaidCorrection {
  readonly person: { readonly key: string; readonly name: string };
  readonly period: Period;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
  /** Null where restated figures were taken over. */
  readonly points: DecimalText | null;
  readonly from: {
    readonly total: DecimalText | null;
    readonly grade: string | null;
    readonly payout: DecimalText | null;
  };
  readonly to: {
    readonly total: DecimalText | null;
    readonly grade: string | null;
    readonly payout: DecimalText | null;
  };
}
