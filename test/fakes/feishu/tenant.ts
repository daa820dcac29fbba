/** A company in Feishu: its people, its chats, and what was said in them. */
import type { Locale } from './card/shown.ts';

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly leader: string | null;
  readonly locale: Locale;
  resigned: boolean;
}

export interface FakeChat {
  readonly id: string;
  readonly type: 'p2p' | 'group';
  readonly members: readonly string[];
  readonly hasBot: boolean;
}

export interface FakeMessage {
  readonly id: string;
  readonly chat: string;
  /** An open_id, or 'bot'. */
  readonly sender: string;
  readonly type: string;
  readonly createdAt: number;
  /** JSON as it was sent; what it was before each update comes first. */
  readonly versions: string[];
  recalled: boolean;
}

export type UserOptions = Partial<Omit<FakeUser, 'id' | 'resigned'>>;

export function createTenant(now: () => number) {
  const users = new Map<string, FakeUser>();
  const chats = new Map<string, FakeChat>();
  const messages = new Map<string, FakeMessage>();
  let last = 0;
  const newId = (kind: string): string => `${kind}_${(last += 1).toString(16).padStart(12, '0')}`;

  function directOf(user: string): FakeChat {
    const known = [...chats.values()].find(({ type, members }) => type === 'p2p' && members[0] === user);
    if (known !== undefined) return known;
    const chat: FakeChat = { id: newId('oc'), type: 'p2p', members: [user], hasBot: true };
    chats.set(chat.id, chat);
    return chat;
  }

  return {
    users,
    chats,
    messages,
    newId,
    directOf,
    addUser(options: UserOptions = {}): FakeUser {
      const id = newId('ou');
      const user: FakeUser = {
        id,
        name: options.name ?? id,
        email: options.email ?? null,
        mobile: options.mobile ?? null,
        leader: options.leader ?? null,
        locale: options.locale ?? 'zh_cn',
        resigned: false,
      };
      users.set(id, user);
      return user;
    },
    addChat({ members, hasBot = true }: { readonly members: readonly string[]; readonly hasBot?: boolean }): FakeChat {
      const chat: FakeChat = { id: newId('oc'), type: 'group', members, hasBot };
      chats.set(chat.id, chat);
      return chat;
    },
    addMessage(
      message: Pick<FakeMessage, 'chat' | 'sender' | 'type'> & { readonly content: string; readonly id?: string },
    ) {
      const { content, id = newId('om'), ...rest } = message;
      const added: FakeMessage = { id, ...rest, createdAt: now(), versions: [content], recalled: false };
      messages.set(id, added);
      return added;
    },
  };
}

export type Tenant = ReturnType<typeof createTenant>;
