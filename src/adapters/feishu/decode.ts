/**
 * What Feishu sends, as events of ours: the same envelopes by long connection and by webhook. Shapes are those of
 * open.feishu.cn (im.message.receive_v1 2026-04-20, card-callback-communication 2026-05-09, bot-v3/events/menu), and of
 * the payloads in larksuite/node-sdk, channel/normalize/__tests__.
 */
import { z } from 'zod';
import type { ChatEvent, Language } from '../../bot/ports.ts';
import { parseJson } from '../chat/json.ts';
import { formMetadata, pressedValue, type FormAbout } from './buttons.ts';
import { formValues } from './form-values.ts';
import { NO_ORIGIN, type Origin } from './origin.ts';
import { messageRef, placeOf, refId } from './ref.ts';

/** What an envelope is to us. */
export type Decoded =
  /** `language`: of the person's Feishu, where it says so. */
  | { readonly type: 'event'; readonly event: ChatEvent; readonly language: Language | null }
  /** A form was given up. */
  | { readonly type: 'cancelled'; readonly message: string; readonly form: FormAbout }
  /** Known, and nothing to do about. */
  | { readonly type: 'ignored' }
  /** A press of which Feishu has not said enough. */
  | { readonly type: 'lost' }
  /** Not of a shape that we know. */
  | { readonly type: 'strange' };

const IGNORED: Decoded = { type: 'ignored' };

const id = z.string().min(1).max(255);
const person = z.object({ open_id: id });

const envelope = z.object({
  header: z.object({ event_id: id, event_type: z.string(), token: z.string().optional() }),
  event: z.looseObject({}),
});

const message = z.object({
  sender: z.object({ sender_id: person, sender_type: z.string() }),
  message: z.object({
    message_id: id,
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(z.object({ key: z.string(), id: z.object({ open_id: z.string().optional() }) })).default([]),
    user_agent: z.string().optional(),
  }),
});

const entered = z.object({ operator_id: person });
const menu = z.object({ operator: z.object({ operator_id: person }), event_key: z.string().min(1).max(100) });
const contact = z.object({
  object: z.object({
    open_id: id,
    status: z.object({ is_resigned: z.boolean().default(false), is_exited: z.boolean().default(false) }).optional(),
  }),
});

const press = z.object({
  operator: person,
  action: z.object({ value: z.unknown().optional(), form_value: z.unknown().optional() }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
});

/** @param bot the bot's own open_id, by which it knows that it is meant; null while it has not been asked for */
export function decode(body: unknown, bot: string | null): Decoded {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return { type: 'strange' };
  const { header, event } = parsed.data;
  switch (header.event_type) {
    case 'im.message.receive_v1':
      return read(message, event, (said) => decodeMessage(said, bot));
    case 'im.chat.access_event.bot_p2p_chat_entered_v1':
      // Whoever opens the chat is welcomed once: every other opening has the same id.
      return read(entered, event, ({ operator_id: { open_id: user } }) =>
        eventOf({ ...from(user), type: 'opened', id: `opened/${user}` }),
      );
    case 'application.bot.menu_v6':
      return read(menu, event, ({ operator, event_key: text }) =>
        eventOf({ ...from(operator.operator_id.open_id), type: 'command', id: `menu/${header.event_id}`, text }),
      );
    case 'card.action.trigger':
      return read(press, event, (pressed) => decodePress(pressed, header.event_id));
    case 'contact.user.created_v3':
      return read(contact, event, ({ object }) => people(object.open_id, header.event_id, 'joined'));
    case 'contact.user.updated_v3':
      return read(contact, event, ({ object: { open_id, status } }) =>
        people(
          open_id,
          header.event_id,
          status?.is_resigned === true || status?.is_exited === true ? 'left' : 'changed',
        ),
      );
    case 'contact.user.deleted_v3':
      return read(contact, event, ({ object }) => people(object.open_id, header.event_id, 'left'));
    default:
      // Whatever else is subscribed to in the console.
      return IGNORED;
  }
}

/** The verification token of an envelope: what proves, beside the signature, that Feishu means this app. */
export function tokenOf(body: unknown): string | null {
  const parsed = envelope.safeParse(body);
  return parsed.success ? (parsed.data.header.token ?? null) : null;
}

export const isPress = (body: unknown): boolean => {
  const parsed = envelope.safeParse(body);
  return parsed.success && parsed.data.header.event_type === 'card.action.trigger';
};

function read<T>(schema: z.ZodType<T>, event: unknown, then: (read: T) => Decoded): Decoded {
  const parsed = schema.safeParse(event);
  return parsed.success ? then(parsed.data) : { type: 'strange' };
}

const from = (user: string) => ({ platform: 'feishu', user, place: { type: 'direct' }, origin: NO_ORIGIN }) as const;

const people = (user: string, eventId: string, change: 'joined' | 'changed' | 'left'): Decoded =>
  eventOf({ ...from(user), type: 'people', id: `people/${eventId}`, change });

function decodeMessage({ sender, message: said }: z.infer<typeof message>, bot: string | null): Decoded {
  const { message_id, chat_id, chat_type, message_type, content, mentions, user_agent = '' } = said;
  if (sender.sender_type !== 'user') return IGNORED;
  const isGroup = chat_type !== 'p2p';
  // With wider rights than we ask for, Feishu tells of everything said in a group.
  const isMeant = bot === null ? mentions.length > 0 : mentions.some(({ id: { open_id } }) => open_id === bot);
  if (isGroup && !isMeant) return IGNORED;
  const text = textOf(message_type, content);
  // A picture or a voice message: answered with what the bot can do, where it was meant for the bot alone.
  if (text === null && isGroup) return IGNORED;
  const bare = mentions.reduce((rest, { key }) => rest.replaceAll(key, ' '), text ?? '');
  return eventOf(
    {
      platform: 'feishu',
      type: 'command',
      // By the message, not by the event: Feishu may tell of one message in two events.
      id: `message/${message_id}`,
      user: sender.sender_id.open_id,
      place: isGroup ? { type: 'channel', channel: chat_id } : { type: 'direct' },
      origin: { ...NO_ORIGIN, said: isGroup ? message_id : null } satisfies Origin,
      text: bare.replace(/\s+/gu, ' ').trim(),
    },
    languageOf(user_agent),
  );
}

/** 'LarkLocale/en_US' in what the client says of itself; only with a right of its own (im:user_agent:read). */
function languageOf(userAgent: string): Language | null {
  const { locale } = /LarkLocale\/(?<locale>[A-Za-z_]+)/u.exec(userAgent)?.groups ?? {};
  if (locale === undefined) return null;
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const plainContent = z.object({ text: z.string() });
const postContent = z.object({ content: z.array(z.array(z.looseObject({ text: z.string().optional() }))) });

/** Null for what has no words. */
function textOf(type: string, content: string): string | null {
  const json = parseJson(content);
  if (type === 'text') return plainContent.safeParse(json).data?.text ?? null;
  if (type !== 'post') return null;
  const post = postContent.safeParse(json);
  return post.success ? post.data.content.map((line) => line.map(({ text = '' }) => text).join('')).join('\n') : null;
}

function decodePress({ operator, action, context }: z.infer<typeof press>, eventId: string): Decoded {
  const base = { platform: 'feishu', id: `press/${eventId}`, user: operator.open_id } as const;
  const at = { chat: context.open_chat_id, message: context.open_message_id };
  const submitted = formMetadata.safeParse(action.value);
  if (submitted.success) {
    const { mode } = submitted.data;
    const { intent, ...form } = submitted.data.form;
    if (mode === 'cancel') return { type: 'cancelled', message: at.message, form };
    const origin: Origin = { said: null, pressed: refId({ ...at, surface: 'direct' }), form };
    const opener = form.message === null ? null : placeOf({ id: form.message });
    return eventOf({
      ...base,
      type: 'submit',
      place: { type: 'direct' },
      origin,
      intent,
      values: formValues(action.form_value, form.fields),
      mode,
      message: opener === null ? null : messageRef(opener),
    });
  }
  const pressed = pressedValue.safeParse(action.value);
  if (!pressed.success) return { type: 'lost' };
  const surface = pressed.data.in;
  return eventOf({
    ...base,
    type: 'action',
    place: surface === 'direct' ? { type: 'direct' } : { type: 'channel', channel: at.chat },
    origin: { ...NO_ORIGIN, pressed: refId({ ...at, surface }) } satisfies Origin,
    intent: pressed.data.intent,
    message: messageRef({ ...at, surface }),
  });
}

const eventOf = (event: ChatEvent, language: Language | null = null): Decoded => ({ type: 'event', event, language });
