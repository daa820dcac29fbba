/** What every Web API method gets, and how its arguments are read. */
import { isFields } from '../blockKit/schema.ts';
import { Refusal } from '../refusal.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { Views } from '../views.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import type { Pace } from '../pace.ts';

export interface Surroundings {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly pace: Pace;
  readonly scopes: ReadonlySet<string>;
  readonly baseUrl: () => string;
  readonly newSocketUrl: () => string;
  readonly filePolls: number;
  /** A message of the bot was posted. */
  readonly posted: (channel: Conversation, message: Fields) => void;
}

/** As sent: each a string. */
export type Args = Readonly<Record<string, string>>;

export interface Method {
  readonly token: 'bot' | 'app';
  /** The scope it needs, where that does not depend on the arguments. */
  readonly scope: string | null;
  run(args: Args, surroundings: Surroundings): Fields;
}

export function requireArg(args: Args, name: string): string {
  const value = args[name];
  if (value !== undefined && value !== '') return value;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

/** Structures travel as JSON in a string. */
export function jsonArg(args: Args, name: string, error: string): unknown {
  const text = args[name];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) throw new Refusal(error);
    throw problem;
  }
}

export function fieldsArg(args: Args, name: string, error: string): Fields | undefined {
  const value = jsonArg(args, name, error);
  if (value !== undefined && !isFields(value)) throw new Refusal(error);
  return value;
}

export function requireScope(needed: string, { scopes }: Surroundings): void {
  if (!scopes.has(needed)) throw new Refusal('missing_scope', { needed, provided: [...scopes].join(',') });
}

export function requireConversation(args: Args, { workspace }: Surroundings): Conversation {
  const conversation = workspace.conversations.get(requireArg(args, 'channel'));
  // A private channel that the bot is not in does not exist for it.
  if (conversation === undefined || (conversation.type === 'private' && !conversation.botIn)) {
    throw new Refusal('channel_not_found');
  }
  return conversation;
}

/** A page of a list, and the cursor of the next: opaque to the caller. */
export function page<T>(all: readonly T[], args: Args, defaultLimit: number): { items: readonly T[]; next: string } {
  const start = args.cursor ? Number(Buffer.from(args.cursor, 'base64url').toString()) : 0;
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const limit = Number(args.limit ?? 0) || defaultLimit;
  if (limit > 1000) throw new Refusal('invalid_limit');
  const end = start + limit;
  return {
    items: all.slice(start, end),
    next: end < all.length ? Buffer.from(String(end)).toString('base64url') : '',
  };
}
