/** How what happens in Slack reaches the bot: over its sockets, or as requests to its address. */
import type { Fields } from './blockKit/schema.ts';

export interface Envelope {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Fields;
  /** A repeat may be told to have the same. */
  readonly envelopeId: string;
  readonly acceptsResponse: boolean;
  /** From 1 for what Slack sends again. */
  readonly retry: { readonly attempt: number; readonly reason: string } | null;
}

export type Delivered =
  | { readonly status: 'acked'; readonly response: unknown }
  /** Sent, and no answer in time. */
  | { readonly status: 'unacked' }
  /** There was nobody to send it to, or the answer was an error. */
  | { readonly status: 'refused' };

export interface Transport {
  deliver(envelope: Envelope): Promise<Delivered>;
}
