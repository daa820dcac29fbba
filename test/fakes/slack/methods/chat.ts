/** Posting, changing, whispering. */
import { blockKitProblems } from '../blockKit.ts';
import { isFields } from '../blockKit/schema.ts';
import { Refusal } from '../refusal.ts';
import { identity, withIds } from '../workspace.ts';
import { messagePayload } from './conversations.ts';
import { fileProblems } from './files.ts';
import { fieldsArg, jsonArg, requireArg, requireConversation } from './method.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { Conversation, Message } from '../workspace.ts';
import type { Args, Method, Surroundings } from './method.ts';

interface Content {
  readonly text: string;
  /** null: none were given. */
  readonly blocks: readonly Fields[] | null;
}

function readContent(args: Args, { workspace }: Surroundings): Content {
  const blocks = jsonArg(args, 'blocks', 'invalid_blocks_format');
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const { text = '' } = args;
  if (text === '' && (blocks === undefined || blocks.length === 0)) throw new Refusal('no_text');
  const problems = [...blockKitProblems('message', { text, blocks }), ...fileProblems(blocks, workspace)];
  const ofCode = problems.find((problem) => 'code' in problem);
  const shape = problems.filter((problem) => !('code' in problem));
  // Slack cuts a text that is too long; it is refused here, because nobody means to be cut.
  if (shape.some(({ pointer }) => pointer === '/text')) throw new Refusal('msg_too_long');
  if (problems.length > 0) {
    const error = shape.length === 0 && ofCode !== undefined && 'code' in ofCode ? ofCode.code! : 'invalid_blocks';
    throw new Refusal(error, {
      response_metadata: {
        messages: problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`),
      },
    });
  }
  return { text, blocks: blocks === undefined ? null : withIds(blocks as readonly Fields[], workspace) };
}

/** Values are flat, or one level of objects; the code for others is assumed. */
function readMetadata(args: Args): Fields | null {
  const metadata = fieldsArg(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined) return null;
  if (typeof metadata.event_type !== 'string' || !isFields(metadata.event_payload)) {
    throw new Refusal('invalid_metadata_format');
  }
  const isFlat = (value: unknown) => typeof value !== 'object' || value === null;
  const isShallow = (value: unknown) => isFlat(value) || Object.values(value as Fields).every(isFlat);
  if (!Object.values(metadata.event_payload).every(isShallow)) throw new Refusal('invalid_metadata_schema');
  return metadata;
}

/** A channel's id, or a person's: then it is the direct conversation. */
function target(args: Args, surroundings: Surroundings): Conversation {
  const { workspace, scopes } = surroundings;
  const user = workspace.users.get(requireArg(args, 'channel'));
  if (user !== undefined) {
    // What Slack says of a deactivated account or of a bot is assumed.
    if (user.deleted || user.bot) throw new Refusal('channel_not_found');
    return workspace.directWith(user.id);
  }
  const conversation = requireConversation(args, surroundings);
  const isOpen = conversation.type === 'public' && scopes.has('chat:write.public');
  if (!conversation.botIn && !isOpen) throw new Refusal('not_in_channel');
  return conversation;
}

function ownMessage(args: Args, surroundings: Surroundings): { channel: Conversation; message: Message } {
  // A person's id will not do here.
  const channel = requireConversation(args, surroundings);
  const message = surroundings.workspace.findMessage(channel.id, requireArg(args, 'ts'));
  if (message === undefined) throw new Refusal('message_not_found');
  return { channel, message };
}

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    token: 'bot',
    scope: 'chat:write',
    run(args, surroundings) {
      const channel = target(args, surroundings);
      surroundings.pace.post(channel.id);
      const { text, blocks } = readContent(args, surroundings);
      const message: Message = {
        channel: channel.id,
        ts: surroundings.workspace.newTs(),
        user: identity.botUserId,
        text,
        blocks: blocks ?? [],
        metadata: readMetadata(args),
        // Kept; that the same one twice is posted twice is assumed.
        clientMsgId: args.client_msg_id ?? null,
        threadTs: args.thread_ts ?? null,
        edited: false,
      };
      channel.messages.push(message);
      const payload = messagePayload(message, true);
      surroundings.posted(channel, payload);
      return { channel: channel.id, ts: message.ts, message: payload };
    },
  },
  'chat.update': {
    token: 'bot',
    scope: 'chat:write',
    run(args, surroundings) {
      const { channel, message } = ownMessage(args, surroundings);
      if (message.user !== identity.botUserId) throw new Refusal('cant_update_message');
      const { text, blocks } = readContent(args, surroundings);
      // Blocks alone do not show "(edited)".
      if (text !== '' && text !== message.text) message.edited = true;
      message.text = text;
      // Text without blocks takes the blocks away.
      message.blocks = blocks ?? [];
      message.metadata = readMetadata(args) ?? message.metadata;
      return { channel: channel.id, ts: message.ts, text, message: messagePayload(message, true) };
    },
  },
  'chat.delete': {
    token: 'bot',
    scope: 'chat:write',
    run(args, surroundings) {
      const { channel, message } = ownMessage(args, surroundings);
      if (message.user !== identity.botUserId) throw new Refusal('cant_delete_message');
      channel.messages.splice(channel.messages.indexOf(message), 1);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scope: 'chat:write',
    run(args, surroundings) {
      const channel = target(args, surroundings);
      const user = requireArg(args, 'user');
      if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
      const { text, blocks } = readContent(args, surroundings);
      const ts = surroundings.workspace.newTs();
      surroundings.workspace.ephemerals.push({
        user,
        channel: channel.id,
        ts,
        text,
        blocks: blocks ?? [],
        via: 'chat.postEphemeral',
      });
      return { message_ts: ts };
    },
  },
};
