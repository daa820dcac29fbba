/**
 * A conversation with the bot, without a platform: say, press, fill in, and read what everybody got, as text.
 * The store is a real one; messages are delivered by the real outbox to a platform that only remembers them.
 */
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { createInbox } from '../../src/bot/conversation/inbox.ts';
import { respond } from '../../src/bot/conversation/respond.ts';
import { deliver } from '../../src/bot/delivery/outbox.ts';
import type { ChatAdapter, ChatEvent, MessageRef, Platform, Recipient, Reply, Store } from '../../src/bot/ports.ts';
import type { Intent } from '../../src/cards/intent.ts';
import type { Button, Card, Form } from '../../src/cards/model.ts';
import { plainForm, plainText } from '../../src/cards/plain.ts';
import { demoNow } from './demoNow.ts';
import { silentLog } from './log.ts';

interface Message {
  readonly id: string;
  readonly to: Recipient;
  card: Card;
}

export interface Conversation {
  readonly store: Store;
  now: Date;
  /** What the person got in answer, as text. `in`: a channel's id; otherwise the direct chat. */
  say(person: string, text: string, place?: { readonly in: string }): Promise<string>;
  /** Presses a button of the last card or message the person saw, by its label or the beginning of it. */
  press(person: string, label: string): Promise<string>;
  /** Sends any intent, as a hostile client might. */
  act(person: string, intent: unknown): Promise<string>;
  fill(person: string, values: Readonly<Record<string, unknown>>, mode?: 'draft' | 'final'): Promise<string>;
  /** Messages delivered to a person or channel, oldest first, as text. */
  messages(to: string): Promise<readonly string[]>;
  /** The same with every card as it is. */
  cards(to: string): Promise<readonly Card[]>;
  /** The form the person has open. */
  form(person: string): Form;
  replies(person: string): readonly Reply[];
  close(): Promise<void>;
}

/** In the demo company, on a Monday in November 2026. People are named by their key (E007). */
export async function openConversation(): Promise<Conversation> {
  const dump = await openAsBlob(inject('demoDump'));
  const opened = await openStore({ memory: true, dump }, { log: silentLog, openQueue, onProgress: () => undefined });
  const { store } = opened;
  const delivered: Message[] = [];
  const adapters = new Map<Platform, ChatAdapter>([['web', rememberingAdapter(delivered)]]);
  const lastCard = new Map<string, Card>();
  const lastMessage = new Map<string, MessageRef | null>();
  const openForm = new Map<string, Form>();
  const lastReplies = new Map<string, readonly Reply[]>();
  let events = 0;

  const clock = (): Date => conversation.now;
  const inbox = createInbox({
    store,
    clock,
    log: silentLog,
    respond: (tx, event) => respond(tx, event, { now: clock(), log: silentLog }),
  });

  async function drain(): Promise<void> {
    for (;;) {
      const queued = await store.transaction((tx) => tx.deliveries.list({ state: 'queued', limit: 1_000 }));
      const due = await store.transaction((tx) => tx.deliveries.list({ state: 'sent', limit: 1_000 }));
      const keys = [...queued, ...due.filter(({ version, sentVersion }) => sentVersion < version)].map(({ key }) => key);
      if (keys.length === 0) return;
      for (const key of keys) await deliver({ store, adapters, clock, log: silentLog }, key);
    }
  }

  async function handle(event: ChatEvent): Promise<string> {
    if ((await inbox.accept(event)) === 'repeat') return '(repeat)';
    const replies = await inbox.handle(event);
    await inbox.answered(event);
    await drain();
    lastReplies.set(event.user, replies);
    for (const reply of replies) {
      if (reply.type === 'card' || reply.type === 'replace') {
        lastCard.set(event.user, reply.card);
        lastMessage.set(event.user, { platform: 'web', id: `reply-${event.id}` });
      }
      if (reply.type === 'form') openForm.set(event.user, reply.form);
      else if (reply.type !== 'reject') openForm.delete(event.user);
    }
    return replies.map(replyText).join('\n\n');
  }

  const base = (user: string, place?: { readonly in: string }) => {
    events += 1;
    const where = place === undefined ? ({ type: 'direct' } as const) : ({ type: 'channel', channel: place.in } as const);
    return { platform: 'web', id: `event-${String(events)}`, user, place: where, origin: null } as const;
  };

  const conversation: Conversation = {
    store,
    now: demoNow,
    say: (person, text, place) => handle({ ...base(person, place), type: 'command', text }),
    act: (person, intent) =>
      handle({ ...base(person), type: 'action', intent, message: lastMessage.get(person) ?? null }),
    async press(person, label) {
      const messages = delivered.filter(({ to }) => 'user' in to && to.user === person).map(({ card }) => card);
      const seen = [...messages, ...(lastCard.get(person) === undefined ? [] : [lastCard.get(person) as Card])];
      const button = seen
        .toReversed()
        .flatMap(buttonsOf)
        .find((candidate) => candidate.label.startsWith(label));
      if (button === undefined) {
        throw new Error(`${person} sees no button ${label}; there are ${seen.flatMap(buttonsOf).map((b) => b.label).join(', ')}`);
      }
      return conversation.act(person, button.intent);
    },
    fill(person, values, mode = 'final') {
      const form = conversation.form(person);
      return handle({ ...base(person), type: 'submit', intent: form.intent, values, mode, message: null });
    },
    async messages(to) {
      return (await conversation.cards(to)).map(plainText);
    },
    async cards(to) {
      await drain();
      return delivered.filter((message) => ('user' in message.to ? message.to.user : message.to.channel) === to).map(({ card }) => card);
    },
    form(person) {
      const form = openForm.get(person);
      if (form === undefined) throw new Error(`${person} has no form open`);
      return form;
    },
    replies: (person) => lastReplies.get(person) ?? [],
    close: () => opened.close(),
  };
  return conversation;
}

export function buttonsOf(card: Card): readonly Button[] {
  return card.blocks.flatMap((block) => (block.type === 'actions' || block.type === 'more' ? block.buttons : []));
}

export const intentsOf = (card: Card): readonly Intent[] => buttonsOf(card).map(({ intent }) => intent);

function replyText(reply: Reply): string {
  switch (reply.type) {
    case 'card':
    case 'replace':
      return plainText(reply.card);
    case 'form':
      return plainForm(reply.form);
    case 'reject':
      return reply.errors.map(({ field, message }) => `${field}: ${message}`).join('\n');
    case 'notice':
      return `(${reply.text})`;
  }
}

function rememberingAdapter(delivered: Message[]): ChatAdapter {
  const byKey = new Map<string, Message>();
  return {
    platform: 'web',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(to, card, key) {
      let message = byKey.get(key);
      if (message === undefined) {
        message = { id: key, to, card };
        byKey.set(key, message);
        delivered.push(message);
      }
      return Promise.resolve({ platform: 'web', id: key });
    },
    update(ref, card) {
      const message = byKey.get(ref.id);
      if (message !== undefined) message.card = card;
      return Promise.resolve(ref);
    },
    getUser: () => Promise.resolve(null),
    async *listUsers() {
      // Nobody: the bot asks the store.
    },
  };
}
