/**
 * The long connection. Each SDK client lives for one: its own reconnecting waits for up to half a minute, and ends for
 * ever at most of the codes that Feishu may answer with.
 */
import { EventDispatcher, LoggerLevel, WSClient, type HttpInstance, type Logger } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../bot/ports.ts';
import { aborted, ALARMING, createLanes, type Lanes } from '../chat/lanes.ts';
import type { Credentials } from './api.ts';
import { FeishuError } from './failures.ts';
import { createHttpInstance, TIME_LIMIT_MS } from './http.ts';

export interface ConnectionSettings {
  readonly credentials: Credentials;
  readonly log: Log;
  readonly sdkLog: Logger;
  /** Less than Feishu's pause between pings: each ping begins to count anew. */
  readonly pongWithinSeconds: number;
  /** @returns what acknowledges it; its rejection does not */
  readonly take: (envelope: unknown) => Promise<unknown>;
}

const CONNECT_LIMIT_MS = 10_000;

/** After a ping that nothing follows, the connection is dead. Feishu says how often to ping: every two minutes. */
export const PONG_WITHIN_SECONDS = 10;

/** Everything that comes, as it comes: which of it is for us, `decode` says. */
class RawDispatcher extends EventDispatcher {
  readonly #take: ConnectionSettings['take'];
  constructor(take: ConnectionSettings['take'], logger: Logger) {
    super({ logger, loggerLevel: LoggerLevel.warn });
    this.#take = take;
  }
  override invoke(envelope: unknown): Promise<unknown> {
    return this.#take(envelope);
  }
}

export function createConnections({ credentials, log, sdkLog, pongWithinSeconds, take }: ConnectionSettings): Lanes {
  const httpInstance = createHttpInstance(TIME_LIMIT_MS);

  async function live(onOpen: () => void, stopping: AbortSignal): Promise<void> {
    const opened = Promise.withResolvers<'open' | { readonly failed: unknown }>();
    const ended = Promise.withResolvers<undefined>();
    const end = (): void => {
      ended.resolve(undefined);
    };
    const fail = (error: unknown): void => {
      opened.resolve({ failed: error });
      end();
    };
    const client = new WSClient({
      ...credentials,
      httpInstance: telling(httpInstance, fail),
      logger: sdkLog,
      loggerLevel: LoggerLevel.warn,
      handshakeTimeoutMs: CONNECT_LIMIT_MS,
      wsConfig: { pingTimeout: pongWithinSeconds },
      onReady: () => {
        opened.resolve('open');
      },
      onError: fail,
      // It has just ended, and would wait before the next: a new one is made at once instead.
      onReconnecting: end,
    });
    const late = setTimeout(() => {
      fail(new Error(`Feishu was not reached within ${String(CONNECT_LIMIT_MS)} ms`));
    }, CONNECT_LIMIT_MS);
    try {
      await client.start({ eventDispatcher: new RawDispatcher(take, sdkLog) });
      const outcome = await Promise.race([opened.promise, aborted(stopping)]);
      clearTimeout(late);
      if (outcome === undefined) return;
      if (outcome !== 'open') throw outcome.failed;
      onOpen();
      await Promise.race([ended.promise, aborted(stopping)]);
    } finally {
      clearTimeout(late);
      client.close();
    }
  }

  const lanes: Lanes = createLanes({
    live,
    onEnded() {
      log.info('feishu.connection_renewed', { connected: lanes.connected() });
    },
    onFailed(error, failures) {
      const told = { failures, connected: lanes.connected(), reason: reasonOf(error) };
      if (failures >= ALARMING) log.error('feishu.connection_refused', told, error);
      else log.warn('feishu.connection_lost', told);
    },
  });
  return lanes;
}

/** Asking for an address is all that the client calls. What keeps it from one is told at once: it would wait, and try again. */
const telling = (httpInstance: HttpInstance, onError: (error: unknown) => void): HttpInstance => ({
  ...httpInstance,
  async request(options) {
    try {
      return await httpInstance.request(options);
    } catch (error) {
      onError(error);
      throw error;
    }
  },
});

/** The codes alone of what the SDK tells in words. */
const reasonOf = (error: unknown): string => {
  if (error instanceof FeishuError) return String(error.code ?? error.status);
  const { code } = /code:?\s*(?<code>\d+)/iu.exec(error instanceof Error ? error.message : '')?.groups ?? {};
  return code ?? (error instanceof Error ? error.name : typeof error);
};
