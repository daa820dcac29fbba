/** People with Feishu's client: what they say and press, and what they are shown for a moment. */
import { asText } from './card/asText.ts';
import { cardProblems, isObject } from './card.ts';
import { buttonsOf, inputsOf, type CardButton } from './card/controls.ts';
import type { Tenant } from './tenant.ts';

export interface ClientOptions {
  readonly tenant: Tenant;
  readonly app: { readonly id: string; readonly verificationToken: string; readonly bot: string };
  readonly now: () => number;
  readonly deliver: (
    envelope: unknown,
    isPress: boolean,
  ) => Promise<{ readonly code: number; readonly data: unknown } | null>;
  readonly locked: Set<string>;
  readonly changed: () => void;
}

export type PressOutcome =
  | { readonly status: 'answered'; readonly toast: string | null; readonly card: boolean }
  | { readonly status: 'timeout' }
  /** Feishu's client does not send a form that is not filled in. */
  | { readonly status: 'not_sent'; readonly reasons: readonly string[] }
  /** A card lives for 14 days. */
  | { readonly status: 'expired' }
  /** 200672, 200673: the answer, or the card in it, is none. */
  | { readonly status: 'refused'; readonly problems: readonly string[] };

export interface PressOptions {
  readonly entries?: Readonly<Record<string, string>>;
  readonly id?: string;
}

const TOASTS: readonly string[] = ['info', 'success', 'warning', 'error'];
const LIVE_MS = 14 * 24 * 3_600_000;

export function createClient({ tenant, app, now, deliver, locked, changed }: ClientOptions) {
  const sent = new Map<string, { readonly envelope: unknown; readonly isPress: boolean }>();
  const toasts = new Map<string, string[]>();

  const envelopeOf = (type: string, event: unknown, id: string) => ({
    schema: '2.0',
    header: {
      event_id: id,
      token: app.verificationToken,
      // Milliseconds for messages, microseconds for presses.
      create_time: String(type === 'card.action.trigger' ? now() * 1_000 : now()),
      event_type: type,
      tenant_key: 'tenant_1',
      app_id: app.id,
    },
    event,
  });

  async function emit(type: string, event: unknown, id: string): Promise<boolean> {
    const envelope = envelopeOf(type, event, id);
    sent.set(id, { envelope, isPress: false });
    const ack = await deliver(envelope, false);
    changed();
    return ack !== null;
  }

  const idsOf = (user: string) => ({ open_id: user, union_id: `on_${user}` });

  function formValue(card: unknown, entries: Readonly<Record<string, string>>) {
    const reasons: string[] = [];
    const values = inputsOf(card).map(({ name, tag, value, required, maxLength, options }) => {
      const entered = entries[name] ?? value;
      if (required && entered === '') reasons.push(`${name} is required`);
      if (maxLength !== null && entered.length > maxLength) reasons.push(`${name} is too long`);
      if (options !== null && entered !== '' && !options.includes(entered)) reasons.push(`${name} has no such option`);
      return [name, tag === 'date_picker' && entered !== '' ? `${entered} +0800` : entered] as const;
    });
    for (const name of Object.keys(entries))
      if (!values.some(([known]) => known === name)) reasons.push(`there is no ${name}`);
    return { reasons, values: Object.fromEntries(values) };
  }

  /** What the client does with the answer to a press. */
  function showAnswer(user: string, messageId: string, answer: unknown): PressOutcome {
    if (!isObject(answer)) return { status: 'refused', problems: ['the answer is no object'] };
    const unknown = Object.keys(answer).filter((key) => key !== 'toast' && key !== 'card');
    if (unknown.length > 0) return { status: 'refused', problems: unknown };
    const { toast, card } = answer;
    let text: string | null = null;
    if (toast !== undefined) {
      if (
        !isObject(toast) ||
        typeof toast['content'] !== 'string' ||
        !TOASTS.includes((toast['type'] ?? 'info') as string)
      )
        return { status: 'refused', problems: ['200672: the toast is none'] };
      const i18n = isObject(toast['i18n']) ? toast['i18n'] : {};
      text = asText(i18n[tenant.users.get(user)?.locale ?? 'zh_cn'] ?? toast['content']);
      toasts.set(user, [...(toasts.get(user) ?? []), text]);
    }
    if (card === undefined) return { status: 'answered', toast: text, card: false };
    if (!isObject(card)) return { status: 'refused', problems: ['200672: the card is none'] };
    const problems = cardProblems(card['data']).map(({ path, message }) => `${path}: ${message}`);
    if (card['type'] !== 'raw' || problems.length > 0) return { status: 'refused', problems };
    tenant.messages.get(messageId)?.versions.push(JSON.stringify(card['data']));
    return { status: 'answered', toast: text, card: true };
  }

  return {
    toasts: (user: string): readonly string[] => toasts.get(user) ?? [],

    /** In the direct chat, or in a group with the bot mentioned. True when it was acknowledged. */
    say(
      user: string,
      text: string,
      chat?: string,
      { id = tenant.newId('om'), mention = true, type = 'text', locale }: SayOptions = {},
    ): Promise<boolean> {
      const where = chat === undefined ? tenant.directOf(user) : tenant.chats.get(chat);
      if (where === undefined) throw new Error('there is no such chat');
      const isMentioned = where.type === 'group' && mention;
      const written = isMentioned ? `@_user_1 ${text}` : text;
      const content =
        type === 'post'
          ? JSON.stringify({ title: '', content: [[{ tag: 'text', text: written }]] })
          : JSON.stringify(type === 'text' ? { text: written } : { image_key: 'img_1' });
      if (!tenant.messages.has(id)) tenant.addMessage({ chat: where.id, sender: user, type, content, id });
      const event = {
        sender: { sender_id: idsOf(user), sender_type: 'user', tenant_key: 'tenant_1' },
        message: {
          message_id: id,
          create_time: String(now()),
          chat_id: where.id,
          chat_type: where.type,
          message_type: type,
          content,
          ...(isMentioned
            ? {
                mentions: [{ key: '@_user_1', id: { open_id: app.bot }, name: 'LinkStar KPI', tenant_key: 'tenant_1' }],
              }
            : {}),
          ...(locale === undefined ? {} : { user_agent: `Mozilla/5.0 Lark/7.30 LarkLocale/${locale}` }),
        },
      };
      // Another event tells of the same message: what comes twice is known by the message.
      return emit('im.message.receive_v1', event, tenant.newId('ev'));
    },

    openChat: (user: string) =>
      emit(
        'im.chat.access_event.bot_p2p_chat_entered_v1',
        { chat_id: tenant.directOf(user).id, operator_id: idsOf(user) },
        tenant.newId('ev'),
      ),

    menu: (user: string, key: string, id = tenant.newId('ev')) =>
      emit(
        'application.bot.menu_v6',
        { operator: { operator_id: idsOf(user) }, event_key: key, timestamp: Math.floor(now() / 1_000) },
        id,
      ),

    resign(user: string) {
      const found = tenant.users.get(user);
      if (found !== undefined) found.resigned = true;
      return emit('contact.user.deleted_v3', { object: { open_id: user, union_id: `on_${user}` } }, tenant.newId('ev'));
    },

    /** The same once more. */
    async again(id: string): Promise<void> {
      const before = sent.get(id);
      if (before === undefined) throw new Error(`nothing was sent as ${id}`);
      await deliver(before.envelope, before.isPress);
    },

    async press(
      user: string,
      messageId: string,
      which: string | ((button: CardButton) => boolean),
      { entries = {}, id = tenant.newId('ev') }: PressOptions = {},
    ): Promise<PressOutcome> {
      const message = tenant.messages.get(messageId);
      if (message === undefined) throw new Error('there is no such message');
      if (now() - message.createdAt > LIVE_MS) return { status: 'expired' };
      const card: unknown = JSON.parse(message.versions.at(-1) ?? '{}');
      const button = buttonsOf(card).find(typeof which === 'string' ? ({ label }) => label.startsWith(which) : which);
      if (button === undefined) throw new Error('there is no such button');
      const form = button.submits ? formValue(card, entries) : null;
      if (form !== null && form.reasons.length > 0) return { status: 'not_sent', reasons: form.reasons };
      const event = {
        operator: { ...idsOf(user), tenant_key: 'tenant_1' },
        token: `c-${tenant.newId('token')}`,
        host: 'im_message',
        action: {
          value: button.value,
          tag: 'button',
          ...(form === null ? {} : { name: button.name, form_value: form.values }),
        },
        context: { open_message_id: messageId, open_chat_id: message.chat },
      };
      const envelope = envelopeOf('card.action.trigger', event, id);
      sent.set(id, { envelope, isPress: true });
      locked.add(messageId);
      const ack = await deliver(envelope, true);
      locked.delete(messageId);
      const outcome: PressOutcome = ack === null ? { status: 'timeout' } : showAnswer(user, messageId, ack.data ?? {});
      changed();
      return outcome;
    },
  };
}

interface SayOptions {
  readonly id?: string;
  readonly mention?: boolean;
  readonly type?: 'text' | 'post' | 'image';
  readonly locale?: string;
}
