/**
 * Slack's Web API, as we call it: no retry but our own (the SDK's posts twice), a time limit, and a pace. Every failure
 * is a DeliveryError.
 */
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { z } from 'zod';
import { DeliveryError } from '../../bot/errors.ts';
import type { Log } from '../../bot/ports.ts';
import { deliveryError } from './failures.ts';
import { createPace, type Budget } from '../chat/pace.ts';
import type { Time } from '../chat/time.ts';

/** The SDK's defaults would send a message up to ten times, and wait for ever. */
export const clientOptions = (apiUrl: string): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  timeout: TIME_LIMIT_MS,
  rejectRateLimitedCalls: true,
});

/** Of one call. Far below the time for which the outbox holds a message. */
const TIME_LIMIT_MS = 10_000;

/** Longer than this nobody waits in line: the outbox comes again. */
const PATIENCE_MS = 20_000;

/** Tiers of docs.slack.dev/apis/web-api/rate-limits; a posted message has a rule of its own. */
const TIER = {
  2: { perMinute: 20, burst: 10 },
  3: { perMinute: 50, burst: 20 },
  4: { perMinute: 100, burst: 40 },
} as const satisfies Record<number, Budget>;
const POSTS: Budget = { perMinute: 180, burst: 20 };
/** About one a second, short bursts allowed. */
const POSTS_IN_CHANNEL: Budget = { perMinute: 60, burst: 5 };

/** Answers to people who wait: the burst in which everybody looks at their scorecard on a Monday morning. */
const ANSWERS: Budget = { perMinute: 300, burst: 100 };
const ANSWER_PATIENCE_MS = 10_000;

const BUDGETS: Readonly<Record<string, Budget>> = {
  'chat.postMessage': POSTS,
  'chat.postEphemeral': TIER[4],
  'chat.update': TIER[3],
  'conversations.open': TIER[3],
  'conversations.history': TIER[3],
  'conversations.info': TIER[3],
  'users.list': TIER[2],
  'users.info': TIER[4],
  'views.open': TIER[4],
  'views.update': TIER[4],
  'views.publish': TIER[4],
  'files.getUploadURLExternal': TIER[4],
  'files.completeUploadExternal': TIER[4],
  'files.info': TIER[4],
};

export interface CallOptions {
  /** Somebody is waiting for it on a screen: it does not stand in line behind a digest. */
  readonly urgent: boolean;
  /** The channel's own pace applies. */
  readonly channel?: string;
}

export interface Api {
  /**
   * @returns the answer, as far as `answer` knows it
   * @throws DeliveryError
   */
  call<T>(method: string, args: Record<string, unknown>, answer: z.ZodType<T>, options?: CallOptions): Promise<T>;
  /** An address of Slack's, for one interaction: good for half an hour and five answers. */
  respond(url: string, message: Record<string, unknown>): Promise<void>;
}

const WAITING: CallOptions = { urgent: false };

export function createApi(client: WebClient, log: Log, time: Time): Api {
  const pace = createPace(() => time.now());

  async function takeTurn(key: string, budget: Budget, urgent: boolean): Promise<void> {
    const ms = pace.turn(key, budget, urgent ? ANSWER_PATIENCE_MS : PATIENCE_MS);
    if (ms === null) {
      const retryAfterMs = pace.wait(key, budget);
      throw new DeliveryError({ kind: 'rate_limited', retryAfterMs }, `${key}: not before ${String(retryAfterMs)} ms`);
    }
    if (ms > 0) await time.sleep(ms);
  }

  return {
    async call(method, args, answer, { urgent, channel } = WAITING) {
      const budget = urgent ? ANSWERS : (BUDGETS[method] ?? TIER[3]);
      const inChannel = channel === undefined ? null : `${method} ${channel}`;
      if (inChannel !== null) await takeTurn(inChannel, POSTS_IN_CHANNEL, urgent);
      // Answers to somebody's press are few; they count, and pass the line.
      await takeTurn(urgent ? `${method} urgent` : method, budget, urgent);
      try {
        return answer.parse(await client.apiCall(method, args));
      } catch (error) {
        const failed = deliveryError(method, error);
        if (failed.failure.kind === 'rate_limited') {
          log.warn('slack.rate_limited', { method, retryAfterMs: failed.failure.retryAfterMs });
          pace.hold(inChannel ?? method, failed.failure.retryAfterMs);
        }
        throw failed;
      }
    },

    async respond(url, message) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
          signal: AbortSignal.timeout(TIME_LIMIT_MS),
        });
        if (answer.ok) return;
        throw new DeliveryError({ kind: 'not_found' }, `response_url: ${String(answer.status)}`);
      } catch (error) {
        throw deliveryError('response_url', error);
      }
    },
  };
}
