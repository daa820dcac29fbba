/** The web platform's own server side: the conversations it keeps. */
import type { Json } from './values.ts';

/** A message of the web client's own conversation log. `content` is a card, or what the person typed. */
export interface LoggedMessage {
  /** Ascending with time, within and across channels. */
  readonly id: string;
  readonly channel: string;
  /** Person's id, or 'bot'. */
  readonly author: string;
  readonly content: Json;
  readonly at: Date;
  readonly editedAt: Date | null;
}

/**
 * What a chat platform would keep on its servers, for the one platform that has none: the web client.
 * Each call is a transaction of its own; never call it inside `Store.transaction`.
 */
export interface MessageLog {
  /** With a `deliveryKey` that is already there, nothing is written and the earlier message's id comes back. */
  append(message: {
    readonly channel: string;
    readonly author: string;
    readonly content: Json;
    readonly deliveryKey: string | null;
    readonly at: Date;
  }): Promise<{ readonly id: string; readonly repeated: boolean }>;
  /** False when there is no such message. */
  edit(id: string, content: Json, at: Date): Promise<boolean>;
  get(id: string): Promise<LoggedMessage | null>;
  /** The newest `limit` messages older than `before`, in ascending order. */
  list(channel: string, page: { readonly before?: string; readonly limit: number }): Promise<readonly LoggedMessage[]>;
}
