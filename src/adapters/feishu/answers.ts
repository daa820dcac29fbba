/** The bot's replies to one event, shown in Feishu: in the answer to a press where there is time, as messages otherwise. */
import { z } from 'zod';
import type { Card, ChatEvent, Log, Reply, ReplyKey } from '../../bot/ports.ts';
import { feishuWords } from '../../words/feishu.ts';
import type { FormAbout } from './buttons.ts';
import type { FeishuCard } from './cardJson.ts';
import { filledForm } from './form-filled.ts';
import type { OpenForms } from './forms.ts';
import type { Links } from './links.ts';
import type { Messages, Target } from './messages.ts';
import { originOf } from './origin.ts';
import { placeOf } from './ref.ts';
import { closedForm, renderForm } from './render-form.ts';
import { responseTo, toast, withCard, type Numbered, type PressResponse } from './response.ts';

export interface AnswerTools {
  readonly messages: Messages;
  readonly forms: OpenForms;
  readonly links: Links;
  readonly log: Log;
}

export interface Answers {
  /** What a press is answered with, and what is left to show. */
  respond(event: ChatEvent, replies: readonly Reply[]): Promise<Answered>;
  /** What was not in the answer, as messages. @throws DeliveryError: the inbox posts the rest afterwards */
  show(event: ChatEvent, replies: readonly Numbered[]): Promise<void>;
  /** Everything, where the answer to a press came too late for it. */
  showLate(event: ChatEvent, replies: readonly Reply[]): Promise<void>;
  cancelled(message: string, form: FormAbout): Promise<PressResponse>;
}

export interface Answered {
  readonly response: PressResponse;
  readonly rest: readonly Numbered[];
}

type Submit = Extract<ChatEvent, { readonly type: 'submit' }>;

const numbered = (replies: readonly Reply[]): readonly Numbered[] => replies.map((reply, index) => [index, reply]);

const sentCard = z.looseObject({ header: z.looseObject({ title: z.looseObject({ content: z.string() }) }) });

/** Under its own title, where that is known. */
function closed(before: unknown, { language }: FormAbout, said: 'formSent' | 'formCancelled'): FeishuCard {
  const text = feishuWords(language)[said];
  const known = sentCard.safeParse(before);
  return closedForm(known.success ? known.data.header.title.content : text, text);
}

const textValues = ({ values }: Submit): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

export function createAnswers({ messages, forms, links, log }: AnswerTools): Answers {
  /** The form's card after it was sent: open, with what to put right; open, with what is kept; or over. */
  async function formAfter(event: Submit, replies: readonly Reply[], form: FormAbout): Promise<FeishuCard | null> {
    const message = placeOf({ id: originOf(event).pressed ?? '' })?.message ?? '';
    const before = await forms.of(message);
    const rejected = replies.find((reply) => reply.type === 'reject');
    if (rejected === undefined && event.mode === 'final') return closed(before, form, 'formSent');
    const after = filledForm(before, rejected?.errors ?? [], textValues(event), form);
    if (after !== null) forms.remember(message, after);
    return after;
  }

  async function respondToForm(event: Submit, replies: readonly Reply[], form: FormAbout): Promise<Answered> {
    const after = await formAfter(event, replies, form);
    const { response, rest } = responseTo(
      event,
      numbered(replies).filter(([, { type }]) => type !== 'reject'),
    );
    const rejected = replies.find((reply) => reply.type === 'reject');
    if (after !== null) return { response: withCard(after, response), rest };
    // The form cannot be had: what to put right is told all the same.
    const told = rejected === undefined ? response : toast(rejected.errors.map((e) => e.message).join('\n'), 'error');
    return { response: told, rest };
  }

  async function show(event: ChatEvent, replies: readonly Numbered[]): Promise<void> {
    const { said, pressed } = originOf(event);
    const pressedAt = placeOf({ id: pressed ?? '' });
    const opener = 'message' in event && event.message !== null ? placeOf(event.message) : null;
    const asker: Target = { type: 'person', user: event.user };
    const first = { urgent: true, triedSince: null };

    const showCard = async ({ card, audience }: Extract<Reply, { type: 'card' }>, key: ReplyKey): Promise<void> => {
      if (event.place.type === 'direct') return showAlone(card, key);
      const there: Target = { type: 'chat', chat: event.place.channel, surface: 'channel' };
      if (audience === 'place') {
        await messages.send(there, card, key, first);
        return;
      }
      await showAlone(card, key);
      if (said !== null) await messages.reply(said, feishuWords(card.language).sentPrivately, `${key}/told`);
    };
    const showAlone = async (card: Card, key: ReplyKey): Promise<void> => {
      await messages.send(asker, card, key, first);
    };

    for (const [index, reply] of replies) {
      const key: ReplyKey = `reply/feishu/${event.id}/${index}`;
      switch (reply.type) {
        case 'card':
          await showCard(reply, key);
          break;
        case 'replace': {
          const target = event.type === 'submit' ? opener : pressedAt;
          if (target === null) await showAlone(reply.card, key);
          else await messages.update(target, reply.card, true);
          break;
        }
        case 'form': {
          const card = renderForm(reply.form, 'message' in event ? (event.message?.id ?? null) : null);
          const place = await messages.sendRendered(asker, card, key, reply.form);
          forms.remember(place.message, card);
          break;
        }
        case 'notice':
          await messages.say(asker, reply.text, key);
          break;
        case 'link':
          await links.show(asker, reply, key);
          break;
        case 'reject':
          break;
      }
    }
  }

  return {
    show,
    respond(event, replies) {
      const { form } = originOf(event);
      return event.type === 'submit' && form !== null
        ? respondToForm(event, replies, form)
        : Promise.resolve(responseTo(event, numbered(replies)));
    },
    async showLate(event, replies) {
      const { form, pressed } = originOf(event);
      const at = placeOf({ id: pressed ?? '' });
      if (event.type === 'submit' && form !== null && at !== null) {
        const after = await formAfter(event, replies, form);
        if (after === null) log.warn('feishu.form_not_shown');
        else await messages.updateRendered(at, after);
      }
      await show(event, numbered(replies));
    },
    async cancelled(message, form) {
      return withCard(closed(await forms.of(message), form, 'formCancelled'));
    },
  };
}
