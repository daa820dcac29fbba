/** Slack's end of Socket Mode: tickets, hello, one socket for each envelope, acknowledgements, refreshing. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isFields } from './blockKit/schema.ts';
import { acceptWebSocket } from './webSocket.ts';
import { identity } from './workspace.ts';
import type { Delivered, Transport } from './transport.ts';
import type { ServerSocket } from './webSocket.ts';

const maxSockets = 10;
const pingEveryMs = 10_000;
/** `warning` comes some ten seconds ahead of the end. */
const warningMs = 10_000;

export type RefreshReason = 'warning' | 'refresh_requested' | 'too_many_websockets';

export interface Sockets {
  /** How many have been greeted and are open. */
  count(): number;
  /** `disconnect` to the oldest socket, or to the one with this index; then it is closed. */
  refresh(reason?: RefreshReason, index?: number): void;
  /** Every connection ends without a word. */
  closeAll(): void;
  /** Half open: the connections of now stay, and nothing comes out of them or is heard. New ones are well. */
  silence(): void;
  /** The envelopes that went over each socket, in the order in which they connected. */
  envelopes(): readonly (readonly string[])[];
}

interface Connection {
  readonly socket: ServerSocket;
  readonly envelopes: string[];
  open: boolean;
}

export interface SocketMode extends Transport, Sockets {
  newTicket(): string;
  accept(request: IncomingMessage, stream: Duplex): void;
  stop(): void;
}

export function createSocketMode(ackWithinMs: number, changed: () => void): SocketMode {
  const tickets = new Set<string>();
  const connections: Connection[] = [];
  const timers = new Set<NodeJS.Timeout>();
  /** By envelope id; one that is sent twice waits twice. */
  const waiting = new Map<string, ((delivered: Delivered) => void)[]>();
  let turn = 0;

  const open = () => connections.filter((connection) => connection.open);

  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return timer;
  };

  /** Slack takes an acknowledgement over whichever socket it comes (assumed). */
  const acknowledge = (text: string) => {
    const answer: unknown = JSON.parse(text);
    if (!isFields(answer) || typeof answer.envelope_id !== 'string') return;
    const [first, ...others] = waiting.get(answer.envelope_id) ?? [];
    waiting.set(answer.envelope_id, others);
    first?.({ status: 'acked', response: answer.payload });
    changed();
  };

  const disconnect = (connection: Connection, reason: RefreshReason) => {
    connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-fake' } }));
    // No envelope goes over a socket that is about to end.
    connection.open = false;
    if (reason === 'warning') after(warningMs, () => connection.socket.close(1000));
    else connection.socket.close(1000);
    changed();
  };

  const pings = setInterval(() => {
    for (const { socket } of open()) socket.ping();
  }, pingEveryMs);
  pings.unref();

  return {
    newTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    accept(request, stream) {
      const url = new URL(request.url ?? '', 'http://127.0.0.1');
      if (!tickets.delete(url.searchParams.get('ticket') ?? '')) {
        stream.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const socket = acceptWebSocket(request, stream, {
        message: acknowledge,
        closed() {
          connection.open = false;
          changed();
        },
      });
      const connection: Connection = { socket, envelopes: [], open: true };
      connections.push(connection);
      const count = open().length;
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: count,
          debug_info: { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 },
          connection_info: { app_id: identity.appId },
        }),
      );
      if (count > maxSockets) disconnect(connection, 'too_many_websockets');
      changed();
    },
    async deliver(envelope) {
      const candidates = open();
      const connection = candidates[turn % candidates.length];
      if (connection === undefined) return { status: 'refused' };
      turn += 1;
      const { envelopeId, type, payload, acceptsResponse, retry } = envelope;
      connection.envelopes.push(envelopeId);
      return new Promise<Delivered>((resolve) => {
        const timer = after(ackWithinMs, () => resolve({ status: 'unacked' }));
        const settle = (delivered: Delivered) => {
          clearTimeout(timer);
          timers.delete(timer);
          resolve(delivered);
        };
        waiting.set(envelopeId, [...(waiting.get(envelopeId) ?? []), settle]);
        connection.socket.send(
          JSON.stringify({
            envelope_id: envelopeId,
            type,
            accepts_response_payload: acceptsResponse,
            payload,
            ...(type === 'events_api' && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
          }),
        );
      });
    },
    count: () => open().length,
    refresh(reason = 'refresh_requested', index = 0) {
      const connection = open()[index];
      if (connection === undefined) throw new Error(`There is no socket ${index}`);
      disconnect(connection, reason);
    },
    closeAll() {
      for (const connection of connections) connection.socket.destroy();
    },
    silence() {
      for (const { socket } of connections) socket.silence();
    },
    envelopes: () => connections.map((connection) => connection.envelopes),
    stop() {
      clearInterval(pings);
      for (const timer of timers) clearTimeout(timer);
      for (const settle of [...waiting.values()].flat()) settle({ status: 'unacked' });
      for (const connection of connections) connection.socket.destroy();
    },
  };
}
