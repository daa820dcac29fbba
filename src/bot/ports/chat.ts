/** What people say and are shown, whatever the platform: events, replies, and the adapter that carries them. */
import type { Card, Form } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import type { Json } from './values.ts';

export type Platform = 'web' | 'slack' | 'feishu' | 'dingtalk';

interface EventBase {
  readonly platform: Platform;
  /** The platform's own id of the event: a repeat has the same. */
  readonly id: string;
  /** The platform's own id of the person. */
  readonly user: string;
  readonly place: { readonly type: 'direct' } | { readonly type: 'channel'; readonly channel: string };
  /** What the adapter needs to answer in place (trigger id, response address): private to it, expiring. */
  readonly origin: Json;
}

export type ChatEvent =
  | (EventBase & { readonly type: 'command'; readonly text: string })
  /** `intent` is hostile until the bot has parsed it. `message`: where the button was, if it is ours. */
  | (EventBase & { readonly type: 'action'; readonly intent: unknown; readonly message: MessageRef | null })
  | (EventBase & {
      readonly type: 'submit';
      readonly intent: unknown;
      readonly values: Readonly<Record<string, unknown>>;
      /** A draft is kept as it is; a final one is checked and acted on. */
      readonly mode: 'draft' | 'final';
      readonly message: MessageRef | null;
    })
  | (EventBase & { readonly type: 'opened' })
  | (EventBase & { readonly type: 'people'; readonly change: 'joined' | 'changed' | 'left' });

/** Who may see a reply. 'asker' in a channel goes to the asker's direct chat; the channel learns only that. */
export type Audience = 'asker' | 'place';

export type Reply =
  | { readonly type: 'card'; readonly card: Card; readonly audience: Audience }
  /** In the place of the card whose button was pressed. */
  | { readonly type: 'replace'; readonly card: Card }
  | { readonly type: 'form'; readonly form: Form }
  /** The form stays open; errors by field key ('' = the whole). */
  | { readonly type: 'reject'; readonly errors: readonly { readonly field: string; readonly message: string }[] }
  | { readonly type: 'notice'; readonly text: string }
  /**
   * A personal link, shown to the asker alone and in this moment alone: whoever reads `url` may use it, so no
   * conversation and no record keeps it.
   */
  | {
      readonly type: 'link';
      readonly title: string;
      readonly text: string;
      readonly url: string;
      readonly label: string;
      /** What the asker wants of it: to open it here, or to take it elsewhere. */
      readonly use: 'open' | 'pass_on';
    };

export type Recipient =
  | { readonly type: 'person'; readonly user: string }
  | { readonly type: 'home'; readonly user: string }
  | { readonly type: 'channel'; readonly channel: string };

/** A message as its platform knows it: opaque to the bot, serialisable. */
export interface MessageRef {
  readonly platform: Platform;
  readonly id: string;
  readonly [key: string]: Json;
}

export interface PlatformUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly language: Language | null;
  readonly timeZone: string | null;
  /** The account of whom they report to, where the directory says so. */
  readonly leader?: string | null;
  /** They are in the company no more. */
  readonly left?: boolean;
}

/** Whom the bot wants to know. A platform that lists everybody need not ask for them. */
export interface Whom {
  readonly contacts: readonly { readonly email: string | null; readonly mobile: string | null }[];
  /** Accounts that are somebody's already. */
  readonly accounts: readonly string[];
}

export interface ChatHandlers {
  /** Stored when it resolves: the adapter may acknowledge. */
  accept(event: ChatEvent): Promise<'new' | 'repeat'>;
  handle(event: ChatEvent): Promise<readonly Reply[]>;
  /** The replies have been performed; otherwise they are posted after a crash, with the delivery keys of `replyKey`. */
  answered(event: ChatEvent): Promise<void>;
}

/** Names the n-th reply to an event (from 0): whoever performs it twice under this key posts it once. */
export type ReplyKey = `reply/${Platform}/${string}/${number}`;

/** What is known of earlier tries to send the same. Without it, one may have arrived. */
export interface Tries {
  /** Nobody has ever tried: where the platform has no idempotency, there is nothing to look for. */
  readonly first: boolean;
  /** When the first try began that may have arrived; null when none may. A platform knows a key for a while only. */
  readonly since: Date | null;
}

/** Seven members, all required. Errors are DeliveryErrors. */
export interface ChatAdapter {
  readonly platform: Platform;
  start(handlers: ChatHandlers): Promise<void>;
  /** Drains: nothing is under way when it resolves. */
  stop(): Promise<void>;
  /** `key` is the delivery's: where the platform has idempotency, sending again with it changes nothing. */
  send(to: Recipient, card: Card, key: string, tries?: Tries): Promise<MessageRef>;
  /** The ref that is valid now: another one where the platform had to send anew. */
  update(ref: MessageRef, card: Card): Promise<MessageRef>;
  getUser(id: string): Promise<PlatformUser | null>;
  listUsers(whom: Whom): AsyncIterable<PlatformUser>;
}
