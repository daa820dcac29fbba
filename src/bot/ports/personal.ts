/** What is kept about one person, wherever it is: to be handed out to them, or erased. */
import type { Card } from '../../cards/model.ts';
import type { LoggedMessage } from './messageLog.ts';
import type { FigureRow, Link, Note, Rating, TargetRow } from './records.ts';
import type { Json, Period } from './values.ts';

/** Beside the person's own row, assignments, scorecards, and the audit record. Oldest first. */
export interface PersonalRecords {
  readonly links: readonly Omit<Link, 'tokenHash'>[];
  readonly drafts: readonly {
    readonly form: string;
    readonly values: Readonly<Record<string, string>>;
    readonly at: Date;
  }[];
  /** Of the person alone, as the workbook says them. */
  readonly targets: readonly TargetRow[];
  /** Of the person alone: replies, deliveries … */
  readonly figures: readonly FigureRow[];
  /** What they wrote and gave, on their own scorecards and on others'. */
  readonly notes: readonly (Note & OnScorecard)[];
  readonly ratings: readonly (Rating & OnScorecard)[];
  /** Of the web client: their own conversation, and what they said in channels. */
  readonly messages: readonly LoggedMessage[];
}

interface OnScorecard {
  readonly personId: string;
  readonly period: Period;
}

/** Somebody who is to be nobody from now on. */
export interface Erasure {
  readonly personId: string;
  readonly at: Date;
  /** What stands in the place of the name and of the company's own key. */
  readonly name: string;
  readonly key: string;
  /** What stands in the place of a text. */
  readonly text: string;
  /** What stands in the place of a card that the person was sent. */
  readonly card: Card;
}

/** How many of each are gone. */
export interface ErasedCounts {
  readonly accounts: number;
  readonly links: number;
  readonly drafts: number;
  /** Written by the person, and about them. */
  readonly notes: number;
  /** Of waivers, corrections, decisions and adjustments. */
  readonly reasons: number;
  /** Of the web client. */
  readonly messages: number;
}

/** How what mentions somebody is written anew: returns the same where nothing is to change. */
export interface Rewriting {
  text(text: string): string;
  json(value: Json): Json;
}
