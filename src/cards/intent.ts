import type { PlatformName } from '../words/platforms.ts';

/** In a channel's card a button is for everybody: the person is whoever presses it. */
export const ASKER = 'me';

/**
 * What a button or form asks for: short and typed. It comes back from a platform as hostile input: the bot parses it
 * again (bot/conversation), asks permission again, and answers "out of date" where it no longer applies.
 * Only ids and versions of ours, never a name or a figure. `period` is '2026-10'; `person` is a person's id, or
 * `ASKER`; `version` is the scorecard's at the time the card was made.
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
  | { readonly do: 'sites'; readonly team: string; readonly period: string }
  | { readonly do: 'settings' }
  | { readonly do: 'prefer'; readonly platform: PlatformName };
