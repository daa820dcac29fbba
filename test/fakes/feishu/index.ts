/**
 * Feishu on loopback: the real SDK talks to it by its `domain` alone, from this process or another. Built from what is
 * known of Feishu in late 2026; what is not known is marked `assumed` where it is decided.
 */
import { asText } from './card/asText.ts';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaults, type Fault } from '../slack/faults.ts';
import { readBody } from '../slack/http.ts';
import { createWaiting } from '../slack/waiting.ts';
import { createClient } from './client.ts';
import { createLongConnection, type Ack } from './longConnection.ts';
import { createServerApi, nameOf, type Answer } from './serverApi.ts';
import { shownCard } from './card/shown.ts';
import { signedRequest } from './signedRequest.ts';
import { createTenant } from './tenant.ts';

/** What docs/feishu.md asks for. */
export const SCOPES = [
  'im:message:send_as_bot',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message:readonly',
  'im:chat:readonly',
  'contact:contact.base:readonly',
  'contact:user.base:readonly',
  'contact:user.id:readonly',
  'contact:user.email:readonly',
  'contact:user.phone:readonly',
  'contact:user.department:readonly',
];

export interface FakeFeishuOptions {
  /** Feishu's clock. */
  readonly now?: () => number;
  readonly ackWithinMs?: number;
  /** Pauses before an event that nobody acknowledged comes again: 15 s, 5 min, 1 h, 6 h at Feishu. */
  readonly redeliverAfterMs?: readonly number[];
  /** Webhook mode: events and presses go to this address instead of a socket. */
  readonly requestUrl?: string;
  readonly pace?: { readonly perSecondPerChat?: number; readonly perSecond?: number; readonly perMinute?: number };
  /** Counted calls a month. */
  readonly quota?: number;
  readonly scopes?: readonly string[];
  readonly pingIntervalSeconds?: number;
  /** How long the SDK waits before it connects again, at most: 30 s at Feishu. */
  readonly reconnectSeconds?: number;
}

export interface Call {
  /** 'POST /open-apis/im/v1/messages' */
  readonly name: string;
  readonly status: number;
  readonly code: number;
}

export type FakeFeishu = Awaited<ReturnType<typeof startFakeFeishu>>;

export async function startFakeFeishu(options: FakeFeishuOptions = {}) {
  const { now = Date.now, ackWithinMs = 3_000, redeliverAfterMs = [50, 50, 50, 50], requestUrl } = options;
  const app = {
    id: 'cli_a0b1c2d3e4f50617',
    secret: 'an-app-secret-of-the-fake',
    encryptKey: 'an-encrypt-key-of-the-fake',
    verificationToken: 'a-verification-token-of-the-fake',
    bot: 'ou_bot0000000000',
  } as const;
  const waiting = createWaiting();
  const tenant = createTenant(now);
  const faults = createFaults();
  const locked = new Set<string>();
  const violations: string[] = [];
  const calls: Call[] = [];
  let quota = options.quota ?? Infinity;
  const api = createServerApi({
    tenant,
    now,
    appId: app.id,
    appSecret: app.secret,
    bot: app.bot,
    scopes: new Set(options.scopes ?? SCOPES),
    budgets: { perSecondPerChat: 5, perSecond: 50, perMinute: 1_000, ...options.pace },
    quota: () => quota,
    locked,
    violate: (what) => violations.push(what),
  });
  const connection = createLongConnection({
    pingIntervalSeconds: options.pingIntervalSeconds ?? 120,
    reconnectSeconds: options.reconnectSeconds ?? 30,
    app,
    changed: waiting.changed,
    newId: tenant.newId,
  });

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A mistake of the fake's own must not look like Feishu's.
      process.stderr.write(`The fake of Feishu failed: ${String(error instanceof Error ? error.stack : error)}\n`);
      response.destroy();
    });
  });
  server.on('upgrade', (request, stream, head) => {
    connection.accept(request, stream, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', `http://${host}`);
    const body = await bodyOf(request);
    if (url.pathname === '/callback/ws/endpoint') {
      reply(response, { status: 200, body: connection.endpoint(host, body) });
      return;
    }
    const { method = 'GET', headers } = request;
    const asked = {
      method,
      path: url.pathname,
      params: url.searchParams,
      body,
      token: headers.authorization?.replace('Bearer ', '') ?? null,
    };
    const name = nameOf(asked);
    await withFault(faults.take(name), response, () => {
      const answer = api.answer(asked);
      calls.push({ name, status: answer.status, code: answer.code });
      waiting.changed();
      return answer;
    });
    waiting.changed();
  }

  /** An event that waits for the next one to overtake it. */
  let overtaken: PromiseWithResolvers<undefined> | null = null;
  let isReordering = false;
  let isDuplicating = false;

  /** Until it is acknowledged, or the ladder ends. Presses are asked once, and overtaken by nobody. */
  async function deliver(envelope: unknown, isPress: boolean): Promise<Ack | null> {
    if (isPress) return deliverInTurn(envelope, true);
    if (isReordering) {
      isReordering = false;
      overtaken = Promise.withResolvers();
      await overtaken.promise;
    }
    const ack = await deliverInTurn(envelope, false);
    if (isDuplicating) await deliverInTurn(envelope, false);
    overtaken?.resolve(undefined);
    return ack;
  }

  async function deliverInTurn(envelope: unknown, isPress: boolean): Promise<Ack | null> {
    const ladder = isPress ? [] : redeliverAfterMs;
    for (let n = 0; n <= ladder.length; n += 1) {
      if (n > 0) await sleep(ladder[n - 1]);
      const ack = await (requestUrl === undefined
        ? connection.deliver(JSON.stringify(envelope), ackWithinMs)
        : callHook(requestUrl, envelope));
      if (ack?.code === 200) return ack;
    }
    return null;
  }

  async function callHook(url: string, envelope: unknown) {
    const timestamp = Math.floor(now() / 1_000);
    const keys = { encryptKey: app.encryptKey, timestamp, nonce: randomBytes(8).toString('hex') };
    try {
      const response = await fetch(url, {
        method: 'POST',
        ...signedRequest(envelope, keys),
        // Feishu follows nothing: what is no 200 is no answer.
        redirect: 'manual',
        signal: AbortSignal.timeout(ackWithinMs),
      });
      return { code: response.status, data: response.status === 200 ? readAnswer(await response.text()) : null };
    } catch (error) {
      // Nobody there, or not in time: as unacknowledged as over a socket.
      if (error instanceof TypeError || error instanceof DOMException) return null;
      throw error;
    }
  }

  const client = createClient({ tenant, app, now, deliver, locked, changed: waiting.changed });
  return {
    url: `http://${host}`,
    app,
    tenant,
    addUser: tenant.addUser,
    addChat: tenant.addChat,
    directOf: (user: string) => tenant.directOf(user).id,
    ...client,
    /** By chat, or by who has a direct one. */
    messages(where: string) {
      const chat = tenant.users.has(where) ? tenant.directOf(where).id : where;
      return [...tenant.messages.values()]
        .filter((message) => message.chat === chat)
        .map((message) => ({ ...message, shown: shownOf(message.versions.at(-1) ?? '', message.type) }));
    },
    shownOf,
    deliver,
    sockets: connection,
    faults,
    calls,
    callsOf: (name: string) => calls.filter((call) => call.name === name),
    counted: api.counted,
    revokeTokens: api.revokeTokens,
    setQuota(calls: number) {
      quota = calls;
    },
    /** The next event arrives after the one that follows it. */
    reorderNext() {
      isReordering = true;
    },
    /** Each event arrives twice, although it was acknowledged. */
    duplicateEvents(on: boolean) {
      isDuplicating = on;
    },
    violations,
    until: waiting.until,
    async stop() {
      waiting.stop();
      connection.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What is no JSON stays text, which no press takes for an answer. */
function readAnswer(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** JSON; of a form with a picture, its fields, and how large the picture is. */
async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const raw = await readBody(request);
  const { boundary } = /boundary=(?<boundary>[^;]+)/u.exec(request.headers['content-type'] ?? '')?.groups ?? {};
  if (boundary === undefined)
    return raw.length === 0 ? {} : (JSON.parse(raw.toString()) as Readonly<Record<string, unknown>>);
  // A letter a byte.
  const parts = raw.toString('latin1').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const { name = '' } = /name="(?<name>[^"]+)"/u.exec(part.slice(0, end))?.groups ?? {};
      const content = part.slice(end + 4, -2);
      return [name, name === 'image' ? content.length : content];
    }),
  );
}

/** As its reader sees it, in Chinese. */
function shownOf(content: string, type: string): string {
  const json = JSON.parse(content) as Readonly<Record<string, unknown>>;
  return type === 'interactive' ? shownCard(json, 'zh_cn') : asText(json['text']);
}

function reply(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}

async function withFault(fault: Fault | null, response: ServerResponse, perform: () => Answer): Promise<void> {
  if (fault === null) {
    reply(response, perform());
    return;
  }
  switch (fault.type) {
    case 'drop_before':
      response.destroy();
      return;
    case 'drop_after':
      perform();
      response.destroy();
      return;
    case 'http':
      if (fault.done === true) perform();
      response.writeHead(fault.status).end('<html>upstream connect error</html>');
      return;
    case 'error':
      if (fault.done === true) perform();
      // Some come with 200: the code in the body counts.
      reply(response, { status: 200, body: { code: Number(fault.error), msg: 'refused' } });
      return;
    case 'rate_limited': {
      const headers: Record<string, string> =
        fault.retryAfterSeconds === null ? {} : { 'x-ogw-ratelimit-reset': String(fault.retryAfterSeconds) };
      reply(response, { status: 429, body: { code: 99_991_400, msg: 'request trigger frequency limit' }, headers });
      return;
    }
    case 'slow': {
      const answer = perform();
      await sleep(fault.ms, undefined, { ref: false });
      reply(response, answer);
      return;
    }
    case 'held': {
      const answer = perform();
      await fault.until;
      reply(response, answer);
    }
  }
}
