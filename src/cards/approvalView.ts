import type { BilingualName } from '../words/language.ts';
import type {
  Adjustment,
  DecimalText,
  Instant,
  LastResult,
  Missing,
  Period,
  PersonName,
  Result,
  Trend,
} from './view.ts';

/** What an approver should look at before anything else. */
export type Unusual =
  | { readonly what: 'change'; readonly points: DecimalText }
  | { readonly what: 'missing'; readonly items: number }
  | { readonly what: 'gate'; readonly name: BilingualName; readonly cost: DecimalText | null }
  | { readonly what: 'adjusted'; readonly adjustment: Adjustment }
  | { readonly what: 'returned_before'; readonly times: number }
  | { readonly what: 'no_total' };

export interface ApprovalView {
  readonly scorecard: string;
  readonly version: number;
  readonly person: PersonName;
  readonly position: BilingualName;
  readonly period: Period;
  readonly timeZone: string;
  readonly state:
    | { readonly at: 'waiting'; readonly due: { readonly at: Instant; readonly daysLeft: number } | null }
    /** Not rated yet: nothing to decide. */
    | { readonly at: 'not_ready'; readonly rater: PersonName | null }
    | { readonly at: 'approved' | 'published'; readonly by: PersonName; readonly on: Instant }
    | { readonly at: 'returned'; readonly by: PersonName; readonly on: Instant; readonly reason: string };
  readonly result: Result;
  readonly last: LastResult | null;
  /** The largest changes of contribution to the total, at most two. */
  readonly movers: readonly {
    readonly name: BilingualName;
    readonly points: DecimalText;
    readonly trend: Trend;
  }[];
  /** One by one: each is waived, or the card waits. */
  readonly missing: readonly {
    /** The plan's item. */
    readonly item: string;
    readonly name: BilingualName;
    readonly weight: DecimalText;
    readonly why: Missing;
    readonly waiver: { readonly by: PersonName; readonly reason: string } | null;
  }[];
  readonly ratings: readonly { readonly name: BilingualName; readonly score: DecimalText }[];
  readonly leadNote: { readonly author: PersonName; readonly text: string } | null;
  readonly selfReview: string | null;
  readonly unusual: readonly Unusual[];
  readonly adjustment: Adjustment | null;
  readonly adjustLimit: DecimalText;
}
