/** The long connection: an endpoint to ask for an address, and sockets on which one of them, at random, gets each event. */
import { randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { decodeFrame, encodeFrame } from './frame.ts';

const SERVICE = 33_554_678;

export interface LongConnectionOptions {
  readonly pingIntervalSeconds: number;
  readonly reconnectSeconds: number;
  readonly app: { readonly id: string; readonly secret: string };
  readonly changed: () => void;
  readonly newId: (kind: string) => string;
}

/** What acknowledges a frame: its code, and what a handler returned. */
export interface Ack {
  readonly code: number;
  readonly data: unknown;
}

export function createLongConnection(options: LongConnectionOptions) {
  const { pingIntervalSeconds, reconnectSeconds, app, changed, newId } = options;
  const server = new WebSocketServer({ noServer: true });
  const open = new Set<WebSocket>();
  const silent = new Set<WebSocket>();
  /** Those that have pinged. */
  const heard = new WeakSet<WebSocket>();
  const onHeard: (() => void)[] = [];
  const waiting = new Map<string, (ack: Ack) => void>();
  let endpointCode: number | null = null;
  let isSplit = false;
  let opened = 0;

  const clientConfig = {
    ReconnectCount: -1,
    ReconnectInterval: reconnectSeconds * 4,
    ReconnectNonce: reconnectSeconds,
    PingInterval: pingIntervalSeconds,
  };

  function receive(socket: WebSocket, raw: Buffer): void {
    heard.add(socket);
    for (const tell of onHeard.splice(0)) tell();
    if (silent.has(socket)) return;
    const frame = decodeFrame(raw);
    if (frame.method === 'control') {
      const payload = Buffer.from(JSON.stringify(clientConfig));
      socket.send(encodeFrame({ method: 'control', service: SERVICE, headers: { type: 'pong' }, payload }));
      return;
    }
    const id = frame.headers['message_id'] ?? '';
    const { code, data } = JSON.parse(frame.payload.toString()) as { readonly code: number; readonly data?: string };
    const returned: unknown = data === undefined ? null : JSON.parse(Buffer.from(data, 'base64').toString());
    waiting.get(id)?.({ code, data: returned });
    waiting.delete(id);
  }

  function frames(id: string, envelope: string): readonly Buffer[] {
    const payload = Buffer.from(envelope);
    // Cut wherever it falls, also in the middle of a Chinese character.
    const middle = Math.floor(payload.length / 2);
    const parts = isSplit ? [payload.subarray(0, middle), payload.subarray(middle)] : [payload];
    return parts.map((part, n) =>
      encodeFrame({
        method: 'data',
        service: SERVICE,
        headers: { type: 'event', message_id: id, sum: String(parts.length), seq: String(n), trace_id: newId('trace') },
        payload: part,
      }),
    );
  }

  return {
    server,
    get open() {
      return open.size;
    },
    get opened() {
      return opened;
    },
    endpointCode(code: number | null) {
      endpointCode = code;
    },
    splitFrames(on: boolean) {
      isSplit = on;
    },
    closeOne() {
      [...open][0]?.terminate();
    },
    closeAll() {
      for (const socket of open) socket.terminate();
    },
    /** Half-open: the connection stands, and nothing comes any more. */
    goSilent() {
      for (const socket of open) silent.add(socket);
    },
    sendRaw(bytes: Uint8Array) {
      for (const socket of open) socket.send(bytes);
    },
    endpoint(host: string, asked: Readonly<Record<string, unknown>>) {
      const isOurs = asked['AppID'] === app.id && asked['AppSecret'] === app.secret;
      // assumed: 514 (auth failed in the SDK) for what is no pair of the app's.
      const code = endpointCode ?? (isOurs ? 0 : 514);
      return code === 0
        ? {
            code: 0,
            msg: '',
            data: {
              URL: `ws://${host}/ws?fpid=493&aid=552564&device_id=1&access_key=k&service_id=${String(SERVICE)}&ticket=${newId('ticket')}`,
              ClientConfig: clientConfig,
            },
          }
        : { code, msg: 'refused', data: {} };
    },
    accept(request: IncomingMessage, stream: Duplex, head: Buffer) {
      server.handleUpgrade(request, stream, head, (socket) => {
        open.add(socket);
        opened += 1;
        socket.on('message', (raw: Buffer) => {
          receive(socket, raw);
          changed();
        });
        socket.on('error', () => socket.terminate());
        socket.on('close', () => {
          open.delete(socket);
          silent.delete(socket);
          changed();
        });
        changed();
      });
    },
    /** Null when nobody has acknowledged it in time, or nobody is there. */
    async deliver(envelope: string, withinMs: number): Promise<Ack | null> {
      if (open.size > 0 && ![...open].some((socket) => heard.has(socket)))
        await Promise.race([new Promise<void>((resolve) => onHeard.push(resolve)), sleep(withinMs)]);
      // One that went silent is chosen like any other: Feishu does not know either.
      // assumed: nothing is sent on one before its client has pinged: the SDK listens only a moment after it has opened.
      const candidates = [...open].filter((socket) => heard.has(socket));
      const socket = candidates[candidates.length === 0 ? 0 : randomInt(candidates.length)];
      if (socket === undefined) return null;
      const id = newId('frame');
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve(null);
        }, withinMs);
        waiting.set(id, (ack) => {
          clearTimeout(timer);
          resolve(ack);
        });
        if (silent.has(socket)) return;
        for (const frame of frames(id, envelope)) socket.send(frame);
      });
    },
    stop() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
