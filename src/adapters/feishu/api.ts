/** Feishu's server API, as we call it: at its pace, counted, and every failure a DeliveryError. */
import { Client, DefaultCache, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { z } from 'zod';
import { DeliveryError } from '../../bot/errors.ts';
import type { Log } from '../../bot/ports.ts';
import { createPace, type Budget } from '../chat/pace.ts';
import type { Time } from '../chat/time.ts';
import { deliveryError, isChatSlow, isQuotaSpent, isTokenRefused } from './failures.ts';
import { createHttpInstance } from './http.ts';
import { sdkLog } from './sdkLog.ts';

/**
 * Of one API: 50 a second and 1,000 a minute at Feishu. What people wait for passes the rest in a line of its own; both
 * lines together, burst and what follows it, stay below.
 */
const PER_API = {
  waiting: { perMinute: 300, burst: 5 },
  urgent: { perMinute: 600, burst: 30 },
} as const satisfies Record<string, Budget>;
/** Of one person or group: 5 a second at Feishu, and a group's are shared with its other bots. */
const PER_CHAT: Budget = { perMinute: 60, burst: 4 };

/** Longer than this nobody waits in line: the outbox comes again. Somebody at a screen waits less. */
const PATIENCE_MS = 20_000;
const ANSWER_PATIENCE_MS = 10_000;

/** When the month's calls are spent, it is tried again so often: somebody may have bought more. */
const SPENT_PAUSE_MS = 60 * 60_000;

export interface Credentials {
  readonly appId: string;
  readonly appSecret: string;
  /** 'https://open.feishu.cn', 'https://open.larksuite.com' */
  readonly domain: string;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** What is paced, counted and logged: '/open-apis/im/v1/messages/:id'. */
  readonly path: string;
  readonly id?: string;
  readonly params?: Readonly<Record<string, string | readonly string[]>>;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Of the person or group whose own pace applies. */
  readonly chat?: string;
  /** Somebody is waiting for it on a screen: it does not stand in line behind a digest. */
  readonly urgent?: boolean;
}

export interface Api {
  /** @throws DeliveryError */
  call<T>(call: Call, answer: z.ZodType<T>): Promise<T>;
}

export interface ApiSettings {
  readonly credentials: Credentials;
  readonly log: Log;
  readonly time: Time;
  /** Of one call. */
  readonly timeLimitMs: number;
  /** A call that counts against the month's quota was made. */
  readonly onCounted: () => void;
  /** The month's calls are spent: told once each time that this begins. */
  readonly onSpent: () => void;
}

/** Contacts and sign-in are outside the quota. */
const isCounted = ({ path }: Call): boolean => !/^\/open-apis\/(?:contact|auth)\//u.test(path);

export function createApi({ credentials, log, time, timeLimitMs, onCounted, onSpent }: ApiSettings): Api {
  const httpInstance = createHttpInstance(timeLimitMs);
  const pace = createPace(() => time.now());
  let client = newClient();
  let spentUntil = -Infinity;

  /** With a memory of its own: the SDK's is shared by all, by the app's id alone. */
  function newClient(): Client {
    const logger = sdkLog(log);
    return new Client({
      ...credentials,
      httpInstance,
      logger,
      loggerLevel: LoggerLevel.warn,
      cache: new DefaultCache(),
    });
  }

  async function takeTurn(key: string, budget: Budget, urgent: boolean): Promise<void> {
    const ms = pace.turn(key, budget, urgent ? ANSWER_PATIENCE_MS : PATIENCE_MS);
    if (ms === null) {
      const retryAfterMs = pace.wait(key, budget);
      throw new DeliveryError({ kind: 'rate_limited', retryAfterMs }, `not before ${String(retryAfterMs)} ms`);
    }
    if (ms > 0) await time.sleep(ms);
  }

  const send = ({ method, path, id, params, data }: Call): Promise<unknown> =>
    client.request({
      method,
      url: path.replace(':id', encodeURIComponent(id ?? '')),
      ...(params === undefined ? {} : { params }),
      ...(data === undefined ? {} : { data }),
    });

  async function sendWithToken(call: Call): Promise<unknown> {
    try {
      return await send(call);
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      // The SDK keeps a token until it should end, whatever Feishu says of it meanwhile.
      client = newClient();
      return send(call);
    }
  }

  function spend(): void {
    if (time.now() >= spentUntil) onSpent();
    spentUntil = time.now() + SPENT_PAUSE_MS;
    log.error('feishu.quota_spent', {});
  }

  return {
    async call(call, answer) {
      const { chat, urgent = false } = call;
      const name = `${call.method} ${call.path}`;
      if (isCounted(call) && time.now() < spentUntil)
        throw new DeliveryError({ kind: 'rate_limited', retryAfterMs: spentUntil - time.now() }, `${name}: quota`);
      const line = urgent ? 'urgent' : 'waiting';
      const inChat = chat === undefined ? null : `chat ${chat}`;
      if (inChat !== null) await takeTurn(inChat, PER_CHAT, urgent);
      await takeTurn(`${name} ${line}`, PER_API[line], urgent);
      try {
        const answered = await sendWithToken(call);
        if (isCounted(call)) onCounted();
        return answer.parse(answered);
      } catch (error) {
        if (isQuotaSpent(error)) {
          spend();
          throw new DeliveryError({ kind: 'rate_limited', retryAfterMs: SPENT_PAUSE_MS }, `${name}: quota`, {
            cause: error,
          });
        }
        const failed = deliveryError(name, error);
        if (failed.failure.kind === 'rate_limited') {
          log.warn('feishu.rate_limited', { call: name, retryAfterMs: failed.failure.retryAfterMs });
          // A group is slow for all of its bots; otherwise it is the API that has had enough.
          const slow = inChat !== null && isChatSlow(error) ? [inChat] : [`${name} urgent`, `${name} waiting`];
          for (const key of slow) pace.hold(key, failed.failure.retryAfterMs);
        }
        throw failed;
      }
    },
  };
}
