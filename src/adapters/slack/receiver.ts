/**
 * Bolt's receiver of ours, whatever the transport: stored, then acknowledged, then processed. Bolt's own acknowledge
 * first, and lose what a process that dies had not yet done.
 */
import type { App, Receiver } from '@slack/bolt';
import type { ChatEvent, ChatHandlers, Reply } from '../../bot/ports.ts';
import { stillWorking, submissionAnswer } from './acknowledge.ts';
import { showReplies, type AnswerTools } from './answers.ts';
import { decode } from './decode.ts';
import { readMetadata, type FormMetadata } from './metadata.ts';
import { originOf } from './origin.ts';
import { openLoading } from './loading.ts';
import type { Envelope } from './sockets.ts';
import { within } from '../chat/within.ts';

/** Under the name that listeners find it by. */
const TAKEN = 'linkstarTaken';

interface Taken {
  readonly event: ChatEvent;
  readonly body: unknown;
  readonly ack: Envelope['ack'];
}

/** Slack waits for 3 seconds. */
const ANSWER_WITHIN_MS = 2_300;

export interface SlackReceiver extends Receiver {
  take(envelope: Envelope): Promise<void>;
  /** Events that were none: of a shape nobody knows. */
  strange(): number;
  /** Resolves when nothing is under way. */
  drained(): Promise<void>;
}

export function createReceiver(
  transport: { start(): Promise<void>; stop(): Promise<void> },
  handlers: ChatHandlers,
  tools: AnswerTools,
): SlackReceiver {
  const { log } = tools;
  const underWay = new Set<Promise<void>>();
  let app: App | null = null;
  let strange = 0;

  async function take({ body, ack }: Envelope): Promise<void> {
    const decoded = decode(body);
    if (decoded.type !== 'event') {
      if (decoded.type === 'strange') {
        strange += 1;
        log.warn('slack.strange', { count: strange });
      }
      return acknowledge(ack);
    }
    const { event } = decoded;
    // Not stored: not acknowledged. Slack sends events again, and tells people about the rest.
    const isNew = (await handlers.accept(event)) === 'new';
    const answersInAck = event.type === 'submit' && event.mode === 'final';
    if (!isNew || !answersInAck) await acknowledge(ack);
    if (!isNew) return;
    const taken: Taken = { event, body, ack };
    await app?.processEvent({
      body: body as Record<string, unknown>,
      ack: () => Promise.resolve(),
      customProperties: { [TAKEN]: taken },
    });
  }

  /** The event is stored: that Slack does not hear so changes nothing but that it comes again. */
  async function acknowledge(ack: Envelope['ack'], payload?: Record<string, unknown>): Promise<void> {
    try {
      await ack(payload);
    } catch (error) {
      log.warn('slack.not_acknowledged', { error: error instanceof Error ? error.name : typeof error });
    }
  }

  async function process({ event, body, ack }: Taken): Promise<void> {
    const handled = handlers.handle(event);
    const form = formOf(event, body);
    if (form !== null) await acknowledge(ack, await answerInTime(handled, form));
    const view = await openLoading(tools.api, originOf(event), handled, log);
    await showReplies(tools, event, await handled, view);
    await handlers.answered(event);
  }

  return {
    init(initialised) {
      app = initialised;
      app.use(async ({ context }) => {
        await process(context[TAKEN] as Taken);
      });
      // What fails is found again by the inbox, which posts what was not shown.
      app.error((error) => {
        log.error('slack.not_answered', {}, error);
        return Promise.resolve();
      });
    },
    take(envelope) {
      const taking = take(envelope).catch((error: unknown) => {
        log.error('slack.not_taken', {}, error);
      });
      underWay.add(taking);
      return taking.finally(() => underWay.delete(taking));
    },
    start: () => transport.start(),
    stop: () => transport.stop(),
    strange: () => strange,
    async drained() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

function formOf(event: ChatEvent, body: unknown): FormMetadata | null {
  if (event.type !== 'submit' || event.mode !== 'final') return null;
  const { view } = body as { readonly view: { readonly private_metadata: string } };
  return readMetadata(view.private_metadata);
}

async function answerInTime(handled: Promise<readonly Reply[]>, form: FormMetadata): Promise<Record<string, unknown>> {
  const replies = await within(handled, ANSWER_WITHIN_MS);
  return replies === null ? stillWorking(form) : submissionAnswer(replies, form);
}
