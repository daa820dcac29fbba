/** What a Slack workspace holds, in memory: people, conversations, what was said, files. No rules of any method. */
import { isFields } from './blockKit/schema.ts';
import type { Fields } from './blockKit/schema.ts';

/** Fixed names of the one app in the one workspace. */
export const identity = {
  teamId: 'T000000001',
  teamName: 'LinkStar Test',
  teamDomain: 'linkstar-test',
  appId: 'A000000001',
  botId: 'B000000001',
  botUserId: 'U0BOT00001',
  botName: 'kpi-bot',
  verificationToken: 'a-legacy-verification-token',
} as const;

export interface FakeUser {
  readonly id: string;
  name: string;
  realName: string;
  email: string | null;
  locale: string;
  timeZone: string;
  deleted: boolean;
  bot: boolean;
}

export type UserOptions = Partial<FakeUser>;

export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** Who wrote it: the bot has its user id too. */
  readonly user: string;
  text: string;
  blocks: readonly Fields[];
  metadata: Fields | null;
  readonly clientMsgId: string | null;
  readonly threadTs: string | null;
  edited: boolean;
}

/** Shown to one person, in no history. */
export interface Ephemeral {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  text: string;
  blocks: readonly Fields[];
  readonly via: 'chat.postEphemeral' | 'response_url' | 'answer';
}

export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly type: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  botIn: boolean;
  readonly messages: Message[];
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  title: string;
  /** What came to the upload address: null until then. */
  bytes: Buffer | null;
  completed: boolean;
  /** How often files.info still answers without a mimetype. */
  pollsLeft: number;
}

export interface Workspace {
  readonly now: () => number;
  readonly users: Map<string, FakeUser>;
  readonly conversations: Map<string, Conversation>;
  readonly files: Map<string, StoredFile>;
  readonly ephemerals: Ephemeral[];
  newId(prefix: string): string;
  newTs(): string;
  addUser(options?: UserOptions): FakeUser;
  addChannel(options?: {
    readonly id?: string;
    readonly name?: string;
    readonly private?: boolean;
    readonly members?: readonly string[];
    readonly botIn?: boolean;
  }): Conversation;
  /** The bot's direct conversation with somebody: made when first asked for. */
  directWith(user: string): Conversation;
  findMessage(channel: string, ts: string): Message | undefined;
}

export function createWorkspace(now: () => number): Workspace {
  let ids = 0;
  let stamps = 0;
  const newId = (prefix: string) => `${prefix}${String((ids += 1)).padStart(9, '0')}`;
  const users = new Map<string, FakeUser>();
  const conversations = new Map<string, Conversation>();

  const addUser = (options: UserOptions = {}): FakeUser => {
    const id = options.id ?? newId('U');
    const user: FakeUser = {
      name: id.toLowerCase(),
      realName: options.name ?? id,
      email: `${options.name ?? id}@example.com`.toLowerCase().replaceAll(' ', '.'),
      locale: 'en-US',
      timeZone: 'Asia/Shanghai',
      deleted: false,
      bot: false,
      ...options,
      id,
    };
    users.set(id, user);
    return user;
  };
  const addConversation = (conversation: Omit<Conversation, 'messages'>): Conversation => {
    const made = { ...conversation, messages: [] };
    conversations.set(made.id, made);
    return made;
  };

  addUser({ id: identity.botUserId, name: identity.botName, realName: 'KPI Bot', email: null, bot: true });
  // Slack's own: listed among people, and not as a bot.
  addUser({ id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot', email: null });

  return {
    now,
    users,
    conversations,
    files: new Map(),
    ephemerals: [],
    newId,
    newTs: () => `${Math.floor(now() / 1000)}.${String((stamps += 1)).padStart(6, '0')}`,
    addUser,
    addChannel: ({ id = newId('C'), name = id.toLowerCase(), members = [], botIn = true, ...rest } = {}) =>
      addConversation({
        id,
        name,
        type: rest.private === true ? 'private' : 'public',
        members: new Set(members),
        botIn,
      }),
    directWith: (user) => {
      const open = [...conversations.values()].find(({ type, members }) => type === 'im' && members.has(user));
      return (
        open ??
        addConversation({ id: newId('D'), name: 'directmessage', type: 'im', members: new Set([user]), botIn: true })
      );
    },
    findMessage: (channel, ts) => conversations.get(channel)?.messages.find((message) => message.ts === ts),
  };
}

const interactive = new Set([
  'button',
  'overflow',
  'workflow_button',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'file_input',
  'rich_text_input',
  'plain_text_input',
  'number_input',
  'url_text_input',
  'email_text_input',
  'feedback_buttons',
  'icon_button',
]);

export function isInteractive(type: unknown): boolean {
  return typeof type === 'string' && (interactive.has(type) || type.endsWith('_select'));
}

/** Slack gives every block and every element that has none an id of its own, and payloads carry it. */
export function withIds(blocks: readonly Fields[], workspace: Workspace): readonly Fields[] {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (!isFields(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each)]));
    return isInteractive(value.type) && value.action_id === undefined
      ? { ...inner, action_id: workspace.newId('a') }
      : inner;
  };
  return blocks.map((block) => ({ block_id: workspace.newId('b'), ...(named(block) as Fields) }));
}
