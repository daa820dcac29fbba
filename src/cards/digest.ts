import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Card } from './model.ts';
import type { Day, DecimalText, Instant, Period, Quantity, Target, Trend } from './view.ts';

/** A team's week. By type it holds no person: sites and indicators only (R26). */
export interface DigestView {
  readonly team: { readonly id: string; readonly name: BilingualName };
  /** '2026-W47' */
  readonly week: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly postedAt: Instant;
  /** Attainment against pace: 1 is exactly what the day of the month asks for. Null where missing. */
  readonly pace: readonly { readonly name: BilingualName; readonly ofPace: DecimalText | null }[];
  /** The most telling run of weeks in one direction, if there is one. */
  readonly streak: { readonly name: BilingualName; readonly trend: Trend; readonly weeks: number } | null;
  /** Most useful first; the card takes three. */
  readonly movers: readonly {
    readonly site: BilingualName;
    readonly indicator: BilingualName;
    readonly reading: Quantity;
    /** Against the week before, in the unit of the reading; a ratio's in 0..1 (shown as percentage points). */
    readonly change: DecimalText;
    readonly trend: Trend;
  }[];
  readonly risks: readonly {
    readonly site: BilingualName;
    readonly indicator: BilingualName;
    readonly reading: Quantity;
    readonly target: Target;
    readonly rule: 'at_least' | 'at_most' | 'within';
  }[];
  readonly late: readonly {
    readonly source: BilingualName;
    readonly site: BilingualName;
    readonly lastDay: Day | null;
  }[];
}

/** Posted to the team's channel once a week. */
export function digestCard(view: DigestView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
