/**
 * Two connections in Socket Mode, so that one's renewal leaves no gap. Each SDK client lives for one connection: its own
 * reconnecting waits for five seconds, and ends for ever when its second try fails.
 */
import { SocketModeClient } from '@slack/socket-mode';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../bot/ports.ts';
import { clientOptions } from './api.ts';
import { errorCode } from './failures.ts';
import { within } from './within.ts';

export interface Envelope {
  readonly body: unknown;
  /** @throws Error when the connection is gone: Slack delivers events again, and nothing else */
  ack(payload?: Record<string, unknown>): Promise<void>;
}

export interface Sockets {
  /** Begins to connect; resolves when one is connected for the first time. */
  start(): Promise<void>;
  /** How many are connected now. */
  connected(): number;
  stop(): Promise<void>;
}

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly sdkLog: Logger;
  readonly onEnvelope: (envelope: Envelope) => void;
}

const CONNECTIONS = 2;
const CONNECT_LIMIT_MS = 15_000;
/** A peer that does not answer a close is not waited for. */
const CLOSE_LIMIT_MS = 1_000;
const PAUSE_MS = { first: 250, last: 60_000 } as const;
/** So many times in a row nobody is reached: told as an error from there on, not as a warning. */
const ALARMING = 5;

const envelope = z.object({
  body: z.unknown(),
  ack: z.custom<Envelope['ack']>((value) => typeof value === 'function'),
});

export function createSockets({ appToken, apiUrl, log, sdkLog, onEnvelope }: SocketSettings): Sockets {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const open = new Set<SocketModeClient>();
  const lanes: Promise<void>[] = [];

  function newClient(): SocketModeClient {
    const client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      logger: sdkLog,
      // A copy for each: the SDK writes into it.
      clientOptions: clientOptions(apiUrl),
    });
    client.on('slack_event', (received: unknown) => {
      const parsed = envelope.safeParse(received);
      if (parsed.success) onEnvelope(parsed.data);
      else log.warn('slack.strange_envelope');
    });
    return client;
  }

  /** One connection from its opening to its end. @throws what kept it from opening */
  async function live(onOpen: () => void): Promise<void> {
    const client = newClient();
    const ended = new Promise<void>((resolve) =>
      client.once('disconnected', () => {
        resolve();
      }),
    );
    const stop = (): void =>
      void client.disconnect().catch((error: unknown) => {
        log.error('slack.socket_close', {}, error);
      });
    try {
      const connected = await within(client.start(), CONNECT_LIMIT_MS);
      if (connected === null) throw new Error(`Slack has not said hello within ${String(CONNECT_LIMIT_MS)} ms`);
    } catch (error) {
      stop();
      throw error;
    }
    if (stopping.signal.aborted) stop();
    open.add(client);
    stopping.signal.addEventListener('abort', stop);
    onOpen();
    await Promise.race([ended, aborted(stopping.signal).then(() => sleep(CLOSE_LIMIT_MS))]);
    open.delete(client);
    stopping.signal.removeEventListener('abort', stop);
  }

  async function lane(onOpen: () => void): Promise<void> {
    let failures = 0;
    while (!isStopping()) {
      try {
        await live(() => {
          failures = 0;
          onOpen();
        });
        if (!isStopping()) log.info('slack.socket_renewed', { connected: open.size });
      } catch (error) {
        failures += 1;
        const told = { failures, code: errorCode(error), connected: open.size };
        if (failures >= ALARMING || errorCode(error) !== null) log.error('slack.socket_refused', told, error);
        else log.warn('slack.socket_lost', told);
        const pause = Math.min(PAUSE_MS.first * 2 ** failures, PAUSE_MS.last);
        await Promise.race([sleep(randomInt(pause / 2, pause)), aborted(stopping.signal)]);
      }
    }
  }

  return {
    async start() {
      const first = Promise.withResolvers<undefined>();
      for (let n = 0; n < CONNECTIONS; n += 1)
        lanes.push(
          lane(() => {
            first.resolve(undefined);
          }),
        );
      await first.promise;
    },
    connected: () => open.size,
    async stop() {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
