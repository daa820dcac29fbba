import type { PlatformName } from '../words/platforms.ts';

/** In a channel's card a button is for everybody: the person is whoever presses it. */
export const ASKER = 'me';

/**
 * What a button or form asks for: short and typed. It comes back from a platform as hostile input: the bot parses it
 * again (bot/conversation), asks permission again, and answers "out of date" where it no longer applies.
 * Only ids and versions of ours, never a name or a figure. `period` is '2026-10'; `person` is a person's id, or
 * `ASKER`; `version` is the scorecard's, or the cycle's, at the time the card
 * was made.
 */
export type Intent =
  | { readonly do: 'help' }
  | { readonly do: 'scorecard'; readonly person: string; readonly period: string }
  | { readonly do: 'why'; readonly person: string; readonly period: string; readonly item: string }
  | {
      readonly do: 'rows';
      readonly person: string;
      readonly period: string;
      readonly item: string;
      readonly page: number;
    }
  | { readonly do: 'history'; readonly person: string }
  | { readonly do: 'self_review'; readonly period: string }
  | { readonly do: 'ratings'; readonly period: string }
  | { readonly do: 'rate'; readonly person: string; readonly period: string }
  | { readonly do: 'approvals'; readonly period: string }
  | { readonly do: 'approval'; readonly scorecard: string }
  | { readonly do: 'approve'; readonly scorecard: string; readonly version: number }
  | { readonly do: 'return'; readonly scorecard: string; readonly version: number }
  | { readonly do: 'adjust'; readonly scorecard: string; readonly version: number }
  | { readonly do: 'waive'; readonly scorecard: string; readonly version: number; readonly item: string }
  | { readonly do: 'acknowledge'; readonly scorecard: string }
  /** `after`: how many corrections the form has seen, so that sent twice it corrects once; null opens the form. */
  | { readonly do: 'correct'; readonly scorecard: string; readonly after: number | null }
  | { readonly do: 'sites'; readonly team: string; readonly period: string }
  | { readonly do: 'cycle'; readonly period: string }
  /** `terms`: the fingerprint of what was shown, so that nothing else is fixed. */
  | { readonly do: 'open_cycle'; readonly period: string; readonly terms: string }
  | { readonly do: 'take_over_terms'; readonly period: string; readonly terms: string }
  | { readonly do: 'deadlines'; readonly period: string; readonly version: number }
  | { readonly do: 'end_step'; readonly period: string; readonly version: number }
  /** A team's id, or null for all. */
  | { readonly do: 'publish'; readonly period: string; readonly team: string | null }
  | { readonly do: 'close_cycle'; readonly period: string; readonly version: number }
  | { readonly do: 'restated'; readonly period: string }
  | { readonly do: 'export_pay'; readonly period: string }
  | { readonly do: 'settings' }
  | { readonly do: 'prefer'; readonly platform: PlatformName };
