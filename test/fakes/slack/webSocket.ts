/**
 * The server's side of a WebSocket (RFC 6455), as much as Socket Mode needs: text, ping, pong, close. Written here
 * because undici has only the client's side.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly data: Buffer;
  /** What follows it. */
  readonly rest: Buffer;
}

/** Null while the frame is not whole. */
function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  let length = bytes[1]! & 0x7f;
  let at = 2;
  if (length === 126) {
    if (bytes.length < 4) return null;
    length = bytes.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (bytes.length < 10) return null;
    length = Number(bytes.readBigUInt64BE(2));
    at = 10;
  }
  const masked = (bytes[1]! & 0x80) !== 0;
  const start = at + (masked ? 4 : 0);
  if (bytes.length < start + length) return null;
  const data = Buffer.from(bytes.subarray(start, start + length));
  if (masked) for (let index = 0; index < length; index += 1) data[index]! ^= bytes[at + (index % 4)]!;
  return {
    final: (bytes[0]! & 0x80) !== 0,
    opcode: bytes[0]! & 0x0f,
    data,
    rest: bytes.subarray(start + length),
  };
}

function writeFrame(opcode: number, data: Buffer): Buffer {
  const head = Buffer.alloc(data.length < 126 ? 2 : data.length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (data.length < 126) head[1] = data.length;
  else if (data.length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(data.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(data.length), 2);
  }
  return Buffer.concat([head, data]);
}

export interface ServerSocket {
  send(text: string): void;
  ping(): void;
  /** With the handshake. */
  close(code: number): void;
  /** Without. */
  destroy(): void;
  /** Half open from now on: nothing is heard, pings neither, and nothing comes out. */
  silence(): void;
}

export interface SocketListener {
  message(text: string): void;
  closed(): void;
}

export function acceptWebSocket(request: IncomingMessage, stream: Duplex, listener: SocketListener): ServerSocket {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  stream.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  let pending = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let silent = false;
  const write = (opcode: number, data: Buffer) => {
    if (stream.writable && !silent) stream.write(writeFrame(opcode, data));
  };
  const take = ({ final, opcode, data }: Frame) => {
    if (opcode === opcodes.ping) return void write(opcodes.pong, data);
    if (opcode === opcodes.pong) return;
    if (opcode === opcodes.close) {
      write(opcodes.close, data.subarray(0, 2));
      return void stream.end();
    }
    parts.push(data);
    if (!final) return;
    const text = Buffer.concat(parts).toString('utf8');
    parts = [];
    listener.message(text);
  };
  stream.on('data', (chunk: Buffer) => {
    if (silent) return;
    pending = Buffer.concat([pending, chunk]);
    for (let frame = readFrame(pending); frame !== null; frame = readFrame(pending)) {
      pending = Buffer.from(frame.rest);
      take(frame);
    }
  });
  // An upgraded stream may be half closed: a peer that ended will not come back.
  stream.on('end', () => stream.destroy());
  // A peer that resets is a peer that left: 'close' follows.
  stream.on('error', () => stream.destroy());
  stream.on('close', listener.closed);
  return {
    send: (text) => write(opcodes.text, Buffer.from(text)),
    ping: () => write(opcodes.ping, Buffer.alloc(0)),
    close(code) {
      const data = Buffer.alloc(2);
      data.writeUInt16BE(code);
      write(opcodes.close, data);
    },
    destroy: () => void stream.destroy(),
    silence() {
      silent = true;
    },
  };
}
