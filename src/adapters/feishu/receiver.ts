/**
 * What comes from Feishu, whatever the transport: stored, then acknowledged, then processed. A press is answered in the
 * acknowledgement, where there is time; what takes longer goes on, and is shown afterwards.
 */
import type { ChatEvent, ChatHandlers, Language, Log, Reply } from '../../bot/ports.ts';
import { within } from '../chat/within.ts';
import type { Time } from '../chat/time.ts';
import type { Answered, Answers } from './answers.ts';
import { decode } from './decode.ts';
import { ownToast, type PressResponse } from './response.ts';

/** Feishu waits for 3 seconds from when it asks, and never asks about a press again. */
export const ANSWER_WITHIN_MS = 2_300;
/** A card that is updated before its answer has arrived is reverted. */
const AFTER_ANSWER_MS = 150;

export interface FeishuReceiver {
  /**
   * @returns what acknowledges it
   * @throws what kept it from being stored: not acknowledged then, and Feishu sends it again
   */
  take(envelope: unknown): Promise<PressResponse>;
  /** Events that were none: of a shape nobody knows. */
  strange(): number;
  /** Resolves when nothing is under way. */
  drained(): Promise<void>;
}

export interface ReceiverSettings {
  readonly handlers: ChatHandlers;
  readonly answers: Answers;
  readonly log: Log;
  readonly time: Time;
  /** How long a press may take to be answered in place. */
  readonly answerWithinMs: number;
  /** The bot's own open_id, as far as it is known. */
  readonly bot: () => string | null;
  /** A person's Feishu speaks this language. */
  readonly onLanguage: (user: string, language: Language) => void;
}

export function createReceiver(settings: ReceiverSettings): FeishuReceiver {
  const { handlers, answers, log, time, answerWithinMs, bot, onLanguage } = settings;
  const underWay = new Set<Promise<unknown>>();
  let strange = 0;

  function track<T>(work: Promise<T>): Promise<T> {
    // Whoever waits for it hears of its failure; this is for the drain alone.
    const ended: Promise<unknown> = Promise.allSettled([work]).then(() => underWay.delete(ended));
    underWay.add(ended);
    return work;
  }

  async function take(envelope: unknown): Promise<PressResponse> {
    const decoded = decode(envelope, bot());
    switch (decoded.type) {
      case 'ignored':
        return {};
      case 'lost':
        return ownToast('formLost');
      case 'strange':
        strange += 1;
        log.warn('feishu.strange', { count: strange });
        return {};
      case 'cancelled':
        return answers.cancelled(decoded.message, decoded.form);
      case 'event':
        return accept(decoded.event, decoded.language);
    }
  }

  async function accept(event: ChatEvent, language: Language | null): Promise<PressResponse> {
    if (language !== null) onLanguage(event.user, language);
    // Not stored: not acknowledged. Feishu sends events again, and tells people about a press.
    if ((await handlers.accept(event)) !== 'new') return {};
    const isPress = event.type === 'action' || event.type === 'submit';
    if (!isPress) {
      void track(later(event, () => processed(event)));
      return {};
    }
    const answering = handlers.handle(event).then(async (replies) => ({
      replies,
      answered: await answers.respond(event, replies),
    }));
    // What failed is told once, where it is finished.
    const [outcome] = (await within(Promise.allSettled([answering]), answerWithinMs)) ?? [];
    const inTime = outcome?.status === 'fulfilled' ? outcome.value : null;
    void track(later(event, () => finish(event, answering, inTime)));
    return inTime?.answered.response ?? ownToast('stillWorking');
  }

  interface Ready {
    readonly replies: readonly Reply[];
    readonly answered: Answered;
  }

  async function finish(event: ChatEvent, answering: Promise<Ready>, inTime: Ready | null): Promise<void> {
    if (inTime === null) await answers.showLate(event, (await answering).replies);
    else if (inTime.answered.rest.length > 0) {
      await time.sleep(AFTER_ANSWER_MS);
      await answers.show(event, inTime.answered.rest);
    }
    await handlers.answered(event);
  }

  async function processed(event: ChatEvent): Promise<void> {
    const replies = await handlers.handle(event);
    await answers.show(
      event,
      replies.map((reply, index) => [index, reply] as const),
    );
    await handlers.answered(event);
  }

  /** What fails is found again by the inbox, which posts what was not shown. */
  async function later(event: ChatEvent, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error('feishu.not_answered', { type: event.type }, error);
    }
  }

  return {
    take: (envelope) => track(take(envelope)),
    strange: () => strange,
    async drained() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
