/**
 * Connections in Socket Mode. Each SDK client lives for one connection: its own reconnecting waits for five seconds, and
 * ends for ever when its second try fails.
 */
import { SocketModeClient } from '@slack/socket-mode';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../bot/ports.ts';
import { aborted, ALARMING, createLanes, type Lanes } from '../chat/lanes.ts';
import { within } from '../chat/within.ts';
import { clientOptions } from './api.ts';
import { errorCode } from './failures.ts';

export interface Envelope {
  readonly body: unknown;
  /** @throws Error when the connection is gone: Slack delivers events again, and nothing else */
  ack(payload?: Record<string, unknown>): Promise<void>;
}

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly sdkLog: Logger;
  readonly onEnvelope: (envelope: Envelope) => void;
}

const CONNECT_LIMIT_MS = 15_000;
/** A peer that does not answer a close is not waited for. */
const CLOSE_LIMIT_MS = 1_000;

const envelope = z.object({
  body: z.unknown(),
  ack: z.custom<Envelope['ack']>((value) => typeof value === 'function'),
});

export function createSockets({ appToken, apiUrl, log, sdkLog, onEnvelope }: SocketSettings): Lanes {
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

  async function live(onOpen: () => void, stopping: AbortSignal): Promise<void> {
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
    if (stopping.aborted) stop();
    stopping.addEventListener('abort', stop);
    onOpen();
    await Promise.race([ended, aborted(stopping).then(() => sleep(CLOSE_LIMIT_MS))]);
    stopping.removeEventListener('abort', stop);
  }

  const lanes: Lanes = createLanes({
    live,
    onEnded() {
      log.info('slack.socket_renewed', { connected: lanes.connected() });
    },
    onFailed(error, failures) {
      const code = errorCode(error);
      const told = { failures, code, connected: lanes.connected() };
      if (failures >= ALARMING || code !== null) log.error('slack.socket_refused', told, error);
      else log.warn('slack.socket_lost', told);
    },
  });
  return lanes;
}
