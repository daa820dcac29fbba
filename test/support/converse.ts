/**
 * A conversation with the bot, without a platform: say, press, fill in, and read what everybody got, as text.
 * The store is a real one; messages are delivered by the real outbox to a platform that only remembers them.
 */
import type { JobQueue } from '../../src/adapters/queue/index.ts';
import type { OpenStore } from '../../src/adapters/store/open.ts';
import { byAccount } from '../../src/bot/people/accounts.ts';
import { readCodeVersion } from '../../src/commands/codeVersion.ts';
import { createInbox, replyKey, type Inbox } from '../../src/bot/conversation/inbox.ts';
import { apologise, respond } from '../../src/bot/conversation/respond.ts';
import { tickCycles } from '../../src/bot/cycle/tick.ts';
import { withReferenceData } from '../../src/bot/referenceData.ts';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import type { WrittenRows } from '../../src/bot/import/writtenRow.ts';
import type {
  ChatAdapter,
  ChatEvent,
  Log,
  MessageRef,
  Platform,
  Recipient,
  Reply,
  Store,
} from '../../src/bot/ports.ts';
import type { Button, Card, Form } from '../../src/cards/model.ts';
import { plainForm, plainText } from '../../src/cards/plain.ts';
import { deliverDue } from './deliverDue.ts';
import { demoContent, demoSheets } from './demoSheets.ts';
import { silentLog } from './log.ts';

interface Message {
  readonly id: string;
  readonly to: Recipient;
  card: Card;
}

/** What a person sees: a card, and the message it stands in. */
interface Seen {
  readonly card: Card;
  readonly message: MessageRef;
}

/** A button that is pressed, or with `values` a form that is sent. */
export interface Attempt {
  readonly person: string;
  readonly intent: unknown;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly mode?: 'draft' | 'final';
}

type Place = { readonly in: string };
export type Answer = readonly Reply[];

export interface Conversation {
  readonly store: Store;
  /** What everything that is said goes through. */
  readonly inbox: Inbox;
  now: Date;
  /** A person's id in the store: what intents carry. */
  id(person: string): string;
  /** What the person got in answer, as text. `in`: a channel's id; otherwise the direct chat. */
  say(person: string, text: string, place?: Place): Promise<string>;
  /** Presses a button of the last card or message the person saw, by its label or the beginning of it. */
  press(person: string, label: string): Promise<string>;
  /** Sends any intent, as a hostile client might. */
  act(person: string, intent: unknown, place?: Place): Promise<string>;
  /** What many buttons would be answered with: without inbox and delivery, so quick. For those that change nothing. */
  ask(person: string, intents: readonly unknown[]): Promise<readonly Answer[]>;
  /** The same of many people, with forms too. */
  attempt(attempts: readonly Attempt[]): Promise<readonly Answer[]>;
  /** Fills in the form that is open. */
  fill(person: string, values: Readonly<Record<string, unknown>>, mode?: 'draft' | 'final'): Promise<string>;
  /** The same without a form that is open. */
  submit(
    person: string,
    intent: unknown,
    values: Readonly<Record<string, unknown>>,
    mode?: 'draft' | 'final',
  ): Promise<string>;
  /** Opens the bot's home or first chat. */
  open(person: string): Promise<string>;
  /** Messages delivered to a person or channel, oldest first, as they read now. */
  messages(to: string): Promise<readonly string[]>;
  /** The same with every card as it is. */
  cards(to: string): Promise<readonly Card[]>;
  /** All that a person or channel was shown, answers and messages, also what was revised since: as JSON. */
  everything(to: string): string;
  /** Labels of the buttons of the last card the person saw. */
  labels(person: string): readonly string[];
  /** What the clock has brought about by now: steps that end, reminders. */
  tick(): Promise<void>;
  /** The form the person has open. */
  form(person: string): Form;
  replies(person: string): Answer;
  /** The demo company's workbook once more, with some sheets changed; without figures unless they are given. */
  reimport(change: (sheets: WrittenRows) => WrittenRows): Promise<void>;
  close(): Promise<void>;
}

/** In the company whose data the store holds. People are named by their key (E007). */
export async function converse(
  opened: Pick<OpenStore<JobQueue>, 'store' | 'close'>,
  start: Date,
  log: Log = silentLog,
): Promise<Conversation> {
  const { store } = opened;
  const ids = new Map((await store.transaction((tx) => tx.people.list())).map(({ key, id }) => [key, id]));
  const delivered: Message[] = [];
  const shown = new Map<string, (Card | Answer)[]>();
  const show = (to: string, what: Card | Answer): void => {
    shown.set(to, shown.get(to) ?? []);
    shown.get(to)?.push(what);
  };
  const adapters = new Map<Platform, ChatAdapter>(
    (['web', 'slack'] as const).map((platform) => [platform, rememberingAdapter(platform, delivered, show)]),
  );
  const lastCard = new Map<string, Seen>();
  const openForm = new Map<string, Form>();
  const lastReplies = new Map<string, Answer>();
  let events = 0;
  const codeVersion = await readCodeVersion();

  const clock = (): Date => conversation.now;
  const linkTo = (token: string): string => `https://kpi.example.com/p/${token}`;
  const inbox = createInbox({
    store,
    clock,
    log,
    respond: (tx, event) => respond(tx, event, { now: clock(), log, codeVersion, linkTo, strangerOf: byAccount }),
    apologise: (tx, event) => apologise(tx, event, { now: clock() }),
  });

  /** One after another: two people may press at once, and each waits for the messages of both. */
  let delivering: Promise<void> = Promise.resolve();
  const drain = (): Promise<void> => (delivering = delivering.then(() => deliverDue({ store, adapters, clock, log })));

  async function handle(event: ChatEvent): Promise<string> {
    if ((await inbox.accept(event)) === 'repeat') return '(repeat)';
    const replies = await inbox.handle(event);
    await inbox.answered(event);
    await drain();
    lastReplies.set(event.user, replies);
    show(event.user, replies);
    for (const [n, reply] of replies.entries()) {
      if (reply.type === 'card' || reply.type === 'replace') {
        const message = { platform: 'web', id: replyKey(event, n) } as const;
        lastCard.set(event.user, { card: reply.card, message });
      }
      if (reply.type === 'form') openForm.set(event.user, reply.form);
      else if (reply.type !== 'reject') openForm.delete(event.user);
    }
    return answerText(replies);
  }

  const base = (user: string, place?: Place) => {
    events += 1;
    const where =
      place === undefined ? ({ type: 'direct' } as const) : ({ type: 'channel', channel: place.in } as const);
    return { platform: 'web', id: `event-${String(events)}`, user, place: where, origin: null } as const;
  };
  const act = (person: string, intent: unknown, message: MessageRef | null, place?: Place): Promise<string> =>
    handle({ ...base(person, place), type: 'action', intent, message });
  const messagesTo = (to: string): readonly Message[] => delivered.filter((message) => addressOf(message.to) === to);

  const conversation: Conversation = {
    store,
    inbox,
    now: start,
    id(person) {
      const id = ids.get(person);
      if (id === undefined) throw new Error(`nobody in the demo company is ${person}`);
      return id;
    },
    say: (person, text, place) => handle({ ...base(person, place), type: 'command', text }),
    open: (person) => handle({ ...base(person), type: 'opened' }),
    act: (person, intent, place) => act(person, intent, lastCard.get(person)?.message ?? null, place),
    ask: (person, intents) => conversation.attempt(intents.map((intent) => ({ person, intent }))),
    attempt: (attempts) =>
      store.transaction(async (reading) => {
        // What only an import changes is asked for once for all of them.
        const tx = withReferenceData(reading);
        const answers: Answer[] = [];
        for (const { person, intent, values, mode = 'final' } of attempts) {
          const sent = { ...base(person), intent, message: null };
          const event: ChatEvent =
            values === undefined ? { ...sent, type: 'action' } : { ...sent, type: 'submit', values, mode };
          answers.push(await respond(tx, event, { now: clock(), log, codeVersion, linkTo, strangerOf: byAccount }));
        }
        return answers;
      }),
    press(person, label) {
      const messages = messagesTo(person).map(({ id, card }) => ({ card, message: { platform: 'web', id } as const }));
      const last = lastCard.get(person);
      const seen: readonly Seen[] = [...messages, ...(last === undefined ? [] : [last])];
      const found = seen
        .toReversed()
        .flatMap(({ card, message }) => buttonsOf(card).map((button) => ({ button, message })))
        .find(({ button }) => button.label.startsWith(label));
      if (found === undefined) {
        const labels = seen.flatMap(({ card }) => buttonsOf(card)).map((button) => button.label);
        throw new Error(`${person} sees no button ${label}; there are ${labels.join(', ')}`);
      }
      return act(person, found.button.intent, found.message);
    },
    fill: (person, values, mode) => conversation.submit(person, conversation.form(person).intent, values, mode),
    submit: (person, intent, values, mode = 'final') =>
      handle({ ...base(person), type: 'submit', intent, values, mode, message: null }),
    async messages(to) {
      return (await conversation.cards(to)).map(plainText);
    },
    async cards(to) {
      await drain();
      return messagesTo(to).map(({ card }) => card);
    },
    everything: (to) => JSON.stringify(shown.get(to) ?? []),
    labels: (person) => buttonsOf(lastCard.get(person)?.card ?? emptyCard).map(({ label }) => label),
    async tick() {
      await tickCycles({ store, clock, log }, clock());
      await drain();
    },
    form(person) {
      const form = openForm.get(person);
      if (form === undefined) throw new Error(`${person} has no form open`);
      return form;
    },
    replies: (person) => lastReplies.get(person) ?? [],
    async reimport(change) {
      const content = demoContent(change({ ...demoSheets(), figures: [] }));
      const options = { byId: null, clock, dryRun: false, mayRemove: true, demo: true, onProgress: () => undefined };
      const report = await importCompany(store, content, options);
      if (report.outcome !== 'applied') throw new Error(`not imported: ${JSON.stringify(report.problems)}`);
    },
    close: () => opened.close(),
  };
  // What was sent before is no part of the conversation.
  await drain();
  delivered.length = 0;
  shown.clear();
  return conversation;
}

const addressOf = (to: Recipient): string => ('user' in to ? to.user : to.channel);

const emptyCard: Pick<Card, 'blocks'> = { blocks: [] };

export function buttonsOf(card: Pick<Card, 'blocks'>): readonly Button[] {
  return card.blocks.flatMap((block) => (block.type === 'actions' || block.type === 'more' ? block.buttons : []));
}

export const answerText = (answer: Answer): string => answer.map(replyText).join('\n\n');

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
    case 'link':
      return `${reply.title}\n${reply.text}\n[${reply.label}] ${reply.url}`;
  }
}

function rememberingAdapter(
  platform: Platform,
  delivered: Message[],
  show: (to: string, card: Card) => void,
): ChatAdapter {
  const byKey = new Map<string, Message>();
  return {
    platform,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send(to, card, key) {
      let message = byKey.get(key);
      if (message === undefined) {
        message = { id: key, to, card };
        byKey.set(key, message);
        delivered.push(message);
        show(addressOf(to), card);
      }
      return Promise.resolve({ platform, id: key });
    },
    update(ref, card) {
      const message = byKey.get(ref.id);
      if (message !== undefined) {
        message.card = card;
        show(addressOf(message.to), card);
      }
      return Promise.resolve(ref);
    },
    getUser: () => Promise.resolve(null),
    async *listUsers() {
      // Nobody: the bot asks the store.
    },
  };
}
