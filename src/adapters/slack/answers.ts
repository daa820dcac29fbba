/** The bot's replies to one event, shown where Slack has room for them. */
import { z } from 'zod';
import type { Card, ChatEvent, Log, Reply, ReplyKey } from '../../bot/ports.ts';
import { DeliveryError } from '../../bot/errors.ts';
import { noticeCard } from '../../cards/notice.ts';
import { words } from '../../words/index.ts';
import type { Api } from './api.ts';
import type { Directs } from './directs.ts';
import type { Homes } from './homes.ts';
import type { Messages } from './messages.ts';
import { originOf, type Origin } from './origin.ts';
import { targetOf } from './ref.ts';
import { formButton } from './formButton.ts';
import { LIMITS } from './limits.ts';
import { renderForm } from './render-form.ts';
import { linkMessage, linkView } from './render-link.ts';
import { renderMessage, renderModal, type SlackMessage } from './render.ts';
import { writeMetadata } from './metadata.ts';
import { escapeText, plainText } from './spans.ts';

const done = z.object({ ok: z.literal(true) });

type Shown<Type extends Reply['type']> = Extract<Reply, { type: Type }>;

export interface AnswerTools {
  readonly api: Api;
  readonly messages: Messages;
  readonly directs: Directs;
  readonly homes: Homes;
  readonly log: Log;
}

/**
 * Shows all of them. Errors of a form ('reject') are not shown here: they travel in the acknowledgement.
 * @param view a light view that is open already, and waits for what comes of it
 * @throws DeliveryError with the rest not shown: the inbox posts them afterwards
 */
export async function showReplies(
  { api, messages, directs, homes, log }: AnswerTools,
  event: ChatEvent,
  replies: readonly Reply[],
  view: string | null,
): Promise<void> {
  const origin = originOf(event);
  const target = 'message' in event && event.message !== null ? targetOf(event.message) : null;
  let waiting = view ?? (origin.view?.type === 'modal' && event.type === 'action' ? origin.view.id : null);

  for (const [index, reply] of replies.entries()) {
    const key: ReplyKey = `reply/slack/${event.id}/${index}`;
    switch (reply.type) {
      case 'card':
        await showCard(reply, key);
        break;
      case 'replace':
        if (target?.type === 'message') await messages.update(target.place, reply.card, true);
        else if (target?.type === 'home') await homes.publish(target.user, reply.card);
        else await showAlone(reply.card, key);
        break;
      case 'form':
        await showForm(reply.form, key);
        waiting = null;
        break;
      case 'notice':
        await showPrivately(noticeMessage(reply.text));
        break;
      case 'link':
        if (origin.view !== null && origin.trigger !== null) await openView(origin.trigger, linkView(reply));
        else await showPrivately(linkMessage(reply));
        break;
      case 'reject':
        break;
    }
  }
  // A view that waited for a form and gets none says what came instead.
  const said = replies.findLast((reply) => reply.type === 'card' || reply.type === 'replace');
  if (waiting !== null && said !== undefined) await updateView(waiting, renderModal(said.card));

  async function showCard({ card, audience }: Shown<'card'>, key: ReplyKey): Promise<void> {
    if (event.place.type === 'direct') return showAlone(card, key);
    if (audience === 'asker') {
      await showAlone(card, key);
      await showPrivately(renderMessage(noticeCard({ about: 'sent_privately' }, words(card.language))));
      return;
    }
    try {
      await messages.post(event.place.channel, card, key, { first: true, urgent: true });
    } catch (error) {
      // A command can be said where the bot is no member; its own address reaches the place all the same.
      if (origin.responseUrl === null || !isShutOut(error)) throw error;
      await api.respond(origin.responseUrl, { response_type: 'in_channel', ...renderMessage(card) });
    }
  }

  /** To the asker, wherever they asked: on their home where they are there, otherwise in their direct chat. */
  async function showAlone(card: Card, key: ReplyKey): Promise<void> {
    if (origin.view?.type === 'home') return homes.publish(event.user, card);
    await messages.post(await directs.of(event.user, true), card, key, { first: true, urgent: true });
  }

  async function showForm(form: Shown<'form'>['form'], key: ReplyKey): Promise<void> {
    // Typed words open no view: a button does.
    if (waiting === null && origin.trigger === null) return showAlone(formButton(form), key);
    const metadata = writeMetadata({
      intent: form.intent,
      message: 'message' in event ? (event.message?.id ?? null) : null,
      fields: form.fields.map((field) => field.key),
      language: form.language,
    });
    const rendered = renderForm(form, metadata);
    if (waiting !== null) return updateView(waiting, rendered);
    try {
      await openView(origin.trigger ?? '', rendered);
    } catch (error) {
      // The three seconds were over: the form is one press away, and not lost.
      if (!(error instanceof DeliveryError) || error.failure.kind !== 'bad_request') throw error;
      await showAlone(formButton(form), key);
    }
  }

  /** For the moment: what could not be shown in it is not shown later. */
  async function showPrivately(message: SlackMessage): Promise<void> {
    try {
      await whisper(message);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.warn('slack.not_whispered', { kind: error.failure.kind });
    }
  }

  async function whisper(message: SlackMessage): Promise<void> {
    if (origin.responseUrl !== null) {
      await api.respond(origin.responseUrl, { response_type: 'ephemeral', replace_original: false, ...message });
      return;
    }
    const channel = channelOf(origin, target) ?? (await directs.of(event.user, true));
    await api.call('chat.postEphemeral', { channel, user: event.user, ...message }, done, { urgent: true });
  }

  async function openView(trigger: string, opened: unknown): Promise<void> {
    await api.call('views.open', { trigger_id: trigger, view: opened }, done, { urgent: true });
  }
  async function updateView(id: string, updated: unknown): Promise<void> {
    try {
      await api.call('views.update', { view_id: id, view: updated }, done, { urgent: true });
    } catch (error) {
      // Whoever has closed it meanwhile does not want it.
      if (!(error instanceof DeliveryError) || error.failure.kind !== 'not_found') throw error;
    }
  }
}

/** A word to one person. */
const noticeMessage = (text: string): SlackMessage => ({
  text: escapeText(text),
  blocks: [{ type: 'section', text: plainText(text, LIMITS.text) }],
});

const channelOf = (origin: Origin, target: ReturnType<typeof targetOf>): string | null =>
  origin.channel ?? (target?.type === 'message' ? target.place.channel : null);

const isShutOut = (error: unknown): boolean =>
  error instanceof DeliveryError && (error.failure.kind === 'forbidden' || error.failure.kind === 'not_found');
