/** Opening a direct conversation, and reading back. */
import { Refusal } from '../refusal.ts';
import { identity } from '../workspace.ts';
import { page, requireArg, requireConversation, requireScope } from './method.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { Conversation, Message } from '../workspace.ts';
import type { Method } from './method.ts';

/** The scopes of a kind of conversation begin with its name. */
const scopePrefix: Readonly<Record<Conversation['type'], string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
};

/** Properties of a bot's message as recorded in vercel/chat, replay/modals/slack.json. */
export function messagePayload(message: Message, withMetadata: boolean): Fields {
  const isBot = message.user === identity.botUserId;
  return {
    user: message.user,
    type: 'message',
    ts: message.ts,
    ...(isBot && { bot_id: identity.botId, app_id: identity.appId }),
    text: message.text,
    team: identity.teamId,
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(message.clientMsgId !== null && { client_msg_id: message.clientMsgId }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(withMetadata && message.metadata !== null && { metadata: message.metadata }),
  };
}

function conversationPayload(conversation: Conversation): Fields {
  const [user] = conversation.members;
  return conversation.type === 'im'
    ? { id: conversation.id, is_im: true, is_channel: false, user, is_open: true, is_org_shared: false }
    : {
        id: conversation.id,
        name: conversation.name,
        is_channel: conversation.type === 'public',
        is_group: conversation.type === 'private',
        is_im: false,
        is_private: conversation.type === 'private',
        is_archived: false,
        is_member: conversation.botIn,
        num_members: conversation.members.size,
      };
}

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': {
    token: 'bot',
    scope: 'im:write',
    run(args, { workspace }) {
      const ids = requireArg(args, 'users').split(',');
      const user = workspace.users.get(ids[0]!);
      if (ids.length > 1) throw new Refusal('method_not_supported_for_channel_type');
      if (user === undefined) throw new Refusal('user_not_found');
      if (user.deleted) throw new Refusal('user_disabled');
      if (user.bot) throw new Refusal('cannot_dm_bot');
      return { channel: { id: workspace.directWith(user.id).id } };
    },
  },
  'conversations.history': {
    token: 'bot',
    scope: null,
    run(args, surroundings) {
      const conversation = requireConversation(args, surroundings);
      requireScope(`${scopePrefix[conversation.type]}:history`, surroundings);
      if (!conversation.botIn) throw new Refusal('not_in_channel');
      const oldest = Number(args.oldest ?? 0);
      const latest = Number(args.latest ?? Infinity);
      const inclusive = args.inclusive === 'true';
      const within = conversation.messages
        .filter(({ ts }) => (inclusive ? Number(ts) >= oldest : Number(ts) > oldest))
        .filter(({ ts }) => (inclusive ? Number(ts) <= latest : Number(ts) < latest))
        .toReversed();
      const { items, next } = page(within, args, 100);
      return {
        messages: items.map((message) => messagePayload(message, args.include_all_metadata === 'true')),
        has_more: next !== '',
        pin_count: 0,
        response_metadata: { next_cursor: next },
      };
    },
  },
  'conversations.info': {
    token: 'bot',
    scope: null,
    run(args, surroundings) {
      const conversation = requireConversation(args, surroundings);
      requireScope(`${scopePrefix[conversation.type]}:read`, surroundings);
      return { channel: conversationPayload(conversation) };
    },
  },
};
