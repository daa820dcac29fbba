/** What the parent of a mortal service asks it. */
import type { LoggedMessage } from '../../src/bot/ports.ts';

/** Somebody who is rated: by whom, and who approves it. People by their web id, the person by ours. */
export interface Review {
  readonly lead: string;
  readonly person: string;
  readonly approver: string;
}

export type Question =
  /** Die at the next step of that name; null: live. */
  | { readonly ask: 'die_at'; readonly step: string | null }
  /** The names of the steps since then. */
  | { readonly ask: 'steps' }
  /** Answered once every event is answered and every message delivered. */
  | { readonly ask: 'idle' }
  | { readonly ask: 'messages'; readonly channel: string }
  | { readonly ask: 'reviews'; readonly period: string }
  /** Once, what open months bring about by now: the schedule finds nothing to do for the rest of the day. */
  | { readonly ask: 'tick' }
  /** What the schedule does at a slot. */
  | { readonly ask: 'digests'; readonly slot: string };

export interface Answers {
  readonly die_at: null;
  readonly steps: readonly string[];
  readonly idle: null;
  readonly messages: readonly LoggedMessage[];
  readonly reviews: readonly Review[];
  readonly digests: number;
  readonly tick: null;
}
