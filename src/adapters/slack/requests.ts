/** HTTP mode: Slack calls us. Only what it has signed, lately, and once. */
import { isValidSlackRequest } from '@slack/bolt';
import { createHash } from 'node:crypto';
import type { Clock, HttpRequest, HttpRoutes, Log } from '../../bot/ports.ts';
import type { Envelope } from './sockets.ts';

export interface RequestSettings {
  readonly http: HttpRoutes;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Null while the adapter is not running. */
  readonly take: (envelope: Envelope) => Promise<void> | null;
}

/** Slack's own limit; beyond it a signature is worth nothing, in the past or in the future. */
const FRESH_MS = 5 * 60_000;
const MAX_BODY_BYTES = 1 << 20;

/** Of refused requests, how many: each would tell whoever tries it how far they got. */
export interface Requests {
  refused(): number;
}

export function addRequests({ http, signingSecret, clock, log, take }: RequestSettings): Requests {
  const seen = createSeen();
  let refused = 0;

  function refuse(status: number): Response {
    refused += 1;
    log.warn('slack.request_refused', { status, count: refused });
    return new Response(null, { status });
  }

  http.add({
    method: 'POST',
    path: '/slack/events',
    exposure: 'public',
    caller: 'platform',
    maxBodyBytes: MAX_BODY_BYTES,
    timeLimitMs: 10_000,
    async handle(request) {
      const now = clock().getTime();
      const raw = new TextDecoder().decode(request.body);
      if (!isSigned(request, raw, signingSecret, now)) return refuse(401);
      const body = parseBody(request.headers.get('content-type') ?? '', raw);
      if (body === null) return refuse(400);
      if (body['type'] === 'url_verification') return Response.json({ challenge: body['challenge'] });
      if (body['ssl_check'] === '1') return new Response(null, { status: 200 });
      // Slack's own retries are signed anew; the same signature again is somebody who listened.
      if (seen(request.headers.get('x-slack-signature') ?? '', now)) return refuse(409);
      return acknowledged(body, take);
    },
  });
  return { refused: () => refused };
}

function isSigned({ headers }: HttpRequest, body: string, signingSecret: string, nowMilliseconds: number): boolean {
  const timestamp = headers.get('x-slack-request-timestamp') ?? '';
  const signature = headers.get('x-slack-signature') ?? '';
  if (!/^\d{1,12}$/u.test(timestamp) || signature === '') return false;
  // The SDK refuses what is old; what comes from the future could be sent again for as long.
  if (Math.abs(Number(timestamp) * 1_000 - nowMilliseconds) > FRESH_MS) return false;
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) };
  return isValidSlackRequest({ signingSecret, body, headers: signed, nowMilliseconds });
}

function parseBody(contentType: string, raw: string): Record<string, unknown> | null {
  if (contentType.startsWith('application/json')) return parseJson(raw);
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return null;
  const fields = new URLSearchParams(raw);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : parseJson(payload);
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The answer is whatever acknowledges; what could not be stored is answered as an error, so that Slack comes again. */
async function acknowledged(body: unknown, take: RequestSettings['take']): Promise<Response> {
  const answered = Promise.withResolvers<Response>();
  const taking = take({
    body,
    ack(payload) {
      answered.resolve(
        payload === undefined || Object.keys(payload).length === 0
          ? new Response(null, { status: 200 })
          : Response.json(payload),
      );
      return Promise.resolve();
    },
  });
  if (taking === null) return new Response(null, { status: 503 });
  void taking.then(() => {
    answered.resolve(new Response(null, { status: 500 }));
  });
  return answered.promise;
}

/** Whether a signature was there before, as long as it would be good. */
function createSeen(): (signature: string, now: number) => boolean {
  const until = new Map<string, number>();
  return (signature, now) => {
    for (const [known, end] of until) {
      if (end > now) break;
      until.delete(known);
    }
    const digest = createHash('sha256').update(signature).digest('base64');
    if (until.has(digest)) return true;
    until.set(digest, now + 2 * FRESH_MS);
    return false;
  };
}
