/**
 * What Slack sends, as events of ours: the same bodies by socket and by HTTP. Shapes are those of the recorded payloads
 * in vercel/chat, packages/integration-tests/fixtures/replay (slash-commands, modals, dm, actions-reactions).
 */
import { z } from 'zod';
import type { ChatEvent, MessageRef } from '../../bot/ports.ts';
import { parseJson } from '../chat/json.ts';
import { formValues } from './form-values.ts';
import { readMetadata } from './metadata.ts';
import { NO_ORIGIN, type Origin } from './origin.ts';
import { messageRef, homeRef } from './ref.ts';

/** What a body is to us. */
export type Decoded =
  | { readonly type: 'event'; readonly event: ChatEvent }
  /** Known, and nothing to do about: the bot's own messages, edits, a closed form. */
  | { readonly type: 'ignored' }
  /** Not of a shape that we know. */
  | { readonly type: 'strange' };

const IGNORED: Decoded = { type: 'ignored' };

const id = z.string().min(1).max(255);

const command = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: id,
  channel_id: id,
  response_url: z.string(),
  trigger_id: id,
});

const eventCallback = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  event: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('message'),
      channel_type: z.string().optional(),
      channel: id,
      user: id.optional(),
      bot_id: z.string().optional(),
      subtype: z.string().optional(),
      text: z.string().default(''),
    }),
    z.object({ type: z.literal('app_mention'), channel: id, user: id.optional(), text: z.string() }),
    z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string() }),
    z.object({ type: z.literal('team_join'), user: z.object({ id }) }),
    z.object({ type: z.literal('user_change'), user: z.object({ id, deleted: z.boolean().default(false) }) }),
  ]),
});

const view = z.object({
  id,
  type: z.enum(['modal', 'home']),
  private_metadata: z.string().default(''),
  state: z.unknown(),
});

const blockActions = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id }),
  trigger_id: id,
  response_url: z.string().optional(),
  container: z.object({
    type: z.string(),
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: view.optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
});

const viewSubmission = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id }),
  trigger_id: id,
  view,
});

const others = z.object({ type: z.enum(['view_closed', 'event_callback', 'app_rate_limited', 'block_suggestion']) });

export function decode(body: unknown): Decoded {
  const said = command.safeParse(body);
  if (said.success) return decodeCommand(said.data);
  const called = eventCallback.safeParse(body);
  if (called.success) return decodeCallback(called.data);
  const pressed = blockActions.safeParse(body);
  if (pressed.success) return decodePress(pressed.data);
  const submitted = viewSubmission.safeParse(body);
  if (submitted.success) return decodeSubmission(submitted.data);
  return others.safeParse(body).success ? IGNORED : { type: 'strange' };
}

/** Direct chats alone begin with D: of the bot, or of two people, who are then answered in their own with the bot. */
const placeOf = (channel: string): ChatEvent['place'] =>
  channel.startsWith('D') ? { type: 'direct' } : { type: 'channel', channel };

function decodeCommand(said: z.infer<typeof command>): Decoded {
  const { trigger_id, response_url, channel_id } = said;
  return eventOf({
    platform: 'slack',
    type: 'command',
    id: `command/${trigger_id}`,
    user: said.user_id,
    place: placeOf(channel_id),
    origin: { ...NO_ORIGIN, trigger: trigger_id, responseUrl: response_url, channel: channel_id } satisfies Origin,
    text: `${said.command} ${unescaped(said.text)}`.trim(),
  });
}

function decodeCallback({ event_id, event }: z.infer<typeof eventCallback>): Decoded {
  const from = (user: string, channel: string | null) => ({
    platform: 'slack' as const,
    id: event_id,
    user,
    place: channel === null ? ({ type: 'direct' } as const) : placeOf(channel),
    origin: { ...NO_ORIGIN, channel } satisfies Origin,
  });
  switch (event.type) {
    case 'message': {
      const { user, subtype, bot_id, channel_type, channel, text } = event;
      const isSaid = user !== undefined && bot_id === undefined && (subtype === undefined || subtype === 'file_share');
      return isSaid && channel_type === 'im'
        ? eventOf({ ...from(user, channel), type: 'command', text: unescaped(text) })
        : IGNORED;
    }
    case 'app_mention': {
      const { user, channel, text } = event;
      if (user === undefined) return IGNORED;
      return eventOf({
        ...from(user, channel),
        type: 'command',
        text: unescaped(text.replace(/^\s*<@[^>]+>\s*/u, '')),
      });
    }
    case 'app_home_opened': {
      // Whoever opens the chat is welcomed once: every other opening has the same id.
      if (event.tab !== 'home')
        return eventOf({ ...from(event.user, null), type: 'opened', id: `opened/${event.user}` });
      const origin: Origin = { ...NO_ORIGIN, view: { id: '', type: 'home' } };
      return eventOf({ ...from(event.user, null), type: 'command', text: '/mykpi', origin });
    }
    case 'team_join':
      return eventOf({ ...from(event.user.id, null), type: 'people', change: 'joined' });
    case 'user_change':
      return eventOf({ ...from(event.user.id, null), type: 'people', change: event.user.deleted ? 'left' : 'changed' });
  }
}

function decodePress(pressed: z.infer<typeof blockActions>): Decoded {
  const { user, trigger_id, container, actions } = pressed;
  const [action] = actions;
  // 'form:zh:3': what the button opens, the card's language, and which button it is.
  const [opens = '', language] = action?.action_id.split(':') ?? [];
  const channel = container.channel_id ?? null;
  const base = {
    platform: 'slack' as const,
    id: `press/${trigger_id}`,
    user: user.id,
    place: channel === null ? ({ type: 'direct' } as const) : placeOf(channel),
    origin: {
      trigger: trigger_id,
      responseUrl: pressed.response_url ?? null,
      channel,
      view: pressed.view === undefined ? null : { id: pressed.view.id, type: pressed.view.type },
      opensForm: opens === 'form',
      language: language === 'zh' ? 'zh' : 'en',
    } satisfies Origin,
  };
  if (action?.action_id === 'draft' && pressed.view !== undefined) return decodeForm(base, pressed.view, 'draft');
  // A choice in a form, and a button that is only a link.
  if (action?.value === undefined || !['form', 'card', 'nothing'].includes(opens)) return IGNORED;
  return eventOf({
    ...base,
    type: 'action', // A value that is not ours any more is out of date, which the bot says.
    intent: parseJson(action.value),
    message: shownIn(pressed),
  });
}

/** The message or home that the button stands in; none where only the person sees it, for a moment. */
function shownIn({ container, view: shown, user }: z.infer<typeof blockActions>): MessageRef | null {
  if (shown?.type === 'home') return homeRef(user.id);
  const { channel_id: channel, message_ts: ts, is_ephemeral } = container;
  return channel === undefined || ts === undefined || is_ephemeral === true ? null : messageRef({ channel, ts });
}

function decodeSubmission({ user, trigger_id, view: submitted }: z.infer<typeof viewSubmission>): Decoded {
  const base = {
    platform: 'slack' as const,
    id: `submit/${trigger_id}`,
    user: user.id,
    place: { type: 'direct' } as const,
    origin: { ...NO_ORIGIN, trigger: trigger_id, view: { id: submitted.id, type: submitted.type } } satisfies Origin,
  };
  return decodeForm(base, submitted, 'final');
}

function decodeForm(
  base: Pick<ChatEvent, 'platform' | 'id' | 'user' | 'place' | 'origin'>,
  shown: z.infer<typeof view>,
  mode: 'draft' | 'final',
): Decoded {
  const metadata = readMetadata(shown.private_metadata);
  if (metadata === null) return { type: 'strange' };
  const { intent, message: id } = metadata;
  const message: MessageRef | null = id === null ? null : { platform: 'slack', id };
  return eventOf({ ...base, type: 'submit', intent, values: formValues(shown.state), mode, message });
}

const eventOf = (event: ChatEvent): Decoded => ({ type: 'event', event });

/** Slack escapes these three, and no others. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
