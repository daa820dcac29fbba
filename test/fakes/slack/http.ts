/** Requests in, answers out, and what a fault does to an answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}

/** `perform` does what was asked, and answers; a fault decides whether, and what of it arrives. */
export async function withFault(fault: Fault | null, response: ServerResponse, perform: () => Reply): Promise<void> {
  if (fault === null) return void send(response, perform());
  switch (fault.type) {
    case 'drop_before':
      return void response.destroy();
    case 'drop_after':
      perform();
      return void response.destroy();
    case 'http':
      if (fault.done === true) perform();
      return void send(response, { status: fault.status, body: 'upstream connect error' });
    case 'error':
      if (fault.done === true) perform();
      return void send(response, {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ok: false, error: fault.error }),
      });
    case 'rate_limited':
      return void send(response, {
        status: 429,
        headers: fault.retryAfterSeconds === null ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
        body: JSON.stringify({ ok: false, error: 'ratelimited' }),
      });
    case 'slow': {
      const reply = perform();
      await sleep(fault.ms, undefined, { ref: false });
      return void send(response, reply);
    }
    case 'held': {
      const reply = perform();
      await fault.until;
      return void send(response, reply);
    }
  }
}
