/** What a page posted: shown, accepted, handled, and the replies performed. */
import type { ChatEvent, ChatHandlers, Reply, ReplyKey } from '../../bot/ports.ts';
import type { Feed } from './feed.ts';
import { toText } from './html.ts';
import { BOT, personChannel, teamChannel, type Reader } from './message.ts';
import { renderForm } from './render-form.ts';
import { renderLink } from './render-link.ts';

/** What the page that posted is told; cards reach it with everybody else's, over the live connection. */
export interface Outcome {
  readonly notices: readonly string[];
  readonly form: string | null;
  /** HTML of a personal link to show. It is here alone: in no message, and in no other page. */
  readonly link: string | null;
  /** Null: the form was taken. */
  readonly errors: readonly { readonly field: string; readonly message: string }[] | null;
  /** Done before, and its answer no longer known. */
  readonly repeat: boolean;
}

export interface Events {
  /** The same event twice is done once; the second waits for the first's outcome. */
  take(event: ChatEvent, reader: Reader): Promise<Outcome>;
  /** Resolves when nothing is under way. */
  drained(): Promise<void>;
}

/** Outcomes kept for pages that ask again because the answer was lost. */
const KEPT = 500;

export function createEvents(handlers: ChatHandlers, feed: Feed): Events {
  const outcomes = new Map<string, Promise<Outcome>>();
  const underWay = new Set<Promise<Outcome>>();

  async function run(event: ChatEvent, reader: Reader): Promise<Outcome> {
    if (event.type === 'command')
      await feed.append(
        channelOf(event),
        reader.user,
        { type: 'text', text: event.text, name: reader.name },
        `said/${event.id}`,
      );
    if ((await handlers.accept(event)) === 'repeat')
      return { notices: [], form: null, link: null, errors: null, repeat: true };
    const outcome = await perform(await handlers.handle(event), event, reader, feed);
    await handlers.answered(event);
    return outcome;
  }

  return {
    take(event, reader) {
      const known = outcomes.get(event.id);
      if (known !== undefined) return known;
      const outcome = run(event, reader);
      outcomes.set(event.id, outcome);
      underWay.add(outcome);
      const oldest = outcomes.keys().next().value;
      if (outcomes.size > KEPT && oldest !== undefined) outcomes.delete(oldest);
      const forget = (): void => {
        underWay.delete(outcome);
      };
      outcome.then(forget, () => {
        forget();
        outcomes.delete(event.id);
      });
      return outcome;
    },
    async drained() {
      await Promise.allSettled(underWay);
    },
  };
}

const channelOf = (event: ChatEvent): string =>
  event.place.type === 'direct' ? personChannel(event.user) : teamChannel(event.place.channel);

async function perform(replies: readonly Reply[], event: ChatEvent, reader: Reader, feed: Feed): Promise<Outcome> {
  const notices: string[] = [];
  let form: string | null = null;
  let link: string | null = null;
  let errors: Outcome['errors'] = null;
  const message = 'message' in event ? event.message : null;

  for (const [index, reply] of replies.entries()) {
    const key: ReplyKey = `reply/web/${event.id}/${index}`;
    switch (reply.type) {
      case 'card': {
        const privately = reply.audience === 'asker' && event.place.type === 'channel';
        const content = { type: 'card', card: reply.card } as const;
        await feed.append(privately ? personChannel(event.user) : channelOf(event), BOT, content, key);
        if (privately)
          await feed.append(channelOf(event), BOT, { type: 'private', name: reader.name }, `${key}/private`);
        break;
      }
      case 'replace':
        // Without a message to replace (a form opened by a command) the asker alone gets it.
        if (message === null)
          await feed.append(personChannel(event.user), BOT, { type: 'card', card: reply.card }, key);
        else await feed.edit(message.id, { type: 'card', card: reply.card });
        break;
      case 'form':
        form = toText(renderForm(reply.form, message?.id ?? null));
        break;
      case 'reject':
        errors = reply.errors;
        break;
      case 'notice':
        notices.push(reply.text);
        break;
      case 'link':
        link = toText(renderLink(reply, reader.language));
        break;
    }
  }
  return { notices, form, link, errors, repeat: false };
}
