import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Intent } from './intent.ts';
import type { Card } from './model.ts';
import type { Instant, Period, ReviewState } from './view.ts';

/** What happened. Each is answered with what is true now and a way on. */
export type NoticeView =
  | { readonly about: 'unknown_command'; readonly typed: string }
  /** `lookedFor`: the address, number or account we know them by on the platform. */
  | { readonly about: 'unknown_person'; readonly lookedFor: string | null; readonly administrator: string | null }
  | { readonly about: 'left' }
  | { readonly about: 'forbidden'; readonly because: 'own_record' | 'not_in_line' | 'not_lead' | 'not_own' | 'role' }
  /** A button of an old card. `state`: where the matter stands now, if it still is one. */
  | {
      readonly about: 'out_of_date';
      readonly timeZone: string;
      readonly state: ReviewState | null;
      readonly wayOn: Intent | null;
    }
  /** `latest`: the last period that has figures. */
  | { readonly about: 'no_figures'; readonly period: Period; readonly latest: Period | null; readonly person: string }
  | { readonly about: 'bad_period'; readonly typed: string; readonly example: Period }
  | { readonly about: 'no_plan'; readonly period: Period; readonly position: BilingualName | null }
  | { readonly about: 'not_assigned'; readonly period: Period }
  | { readonly about: 'nothing_to_rate'; readonly period: Period }
  | { readonly about: 'nothing_to_approve'; readonly period: Period }
  /** The review of that period is not open for this any more, or not yet. */
  | { readonly about: 'closed'; readonly period: Period; readonly what: 'self_review' | 'rating' }
  /** Two at once: somebody else was first. */
  | {
      readonly about: 'conflict';
      readonly timeZone: string;
      readonly state: Extract<ReviewState, { at: 'approved' | 'returned' }>;
      readonly wayOn: Intent;
    }
  | {
      readonly about: 'saved';
      readonly what: 'self_review' | 'rating';
      readonly at: Instant;
      readonly timeZone: string;
    }
  /** Said in a channel, where the answer itself is nobody's business. */
  | { readonly about: 'sent_privately' }
  | { readonly about: 'failed'; readonly at: Instant; readonly timeZone: string };

/** A short message with a way on. */
export function noticeCard(view: NoticeView, words: Words): Card {
  throw new Error(`not yet: ${view.about} ${words.language}`);
}
