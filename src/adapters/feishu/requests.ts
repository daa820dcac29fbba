/** Webhook mode: Feishu calls us. Only what it has signed, lately, and meant for this app; a press is answered. */
import { AESCipher } from '@larksuiteoapi/node-sdk';
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock, HttpRequest, HttpRoutes, Log } from '../../bot/ports.ts';
import { parseJson } from '../chat/json.ts';
import { isPress, tokenOf } from './decode.ts';

export interface RequestSettings {
  readonly http: HttpRoutes;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Null while the adapter is not running. */
  readonly take: (envelope: unknown) => Promise<unknown> | null;
}

/** Beyond this a signature is worth nothing, in the past or in the future. */
const FRESH_MS = 5 * 60_000;
const MAX_BODY_BYTES = 1 << 20;

/** Of refused requests, how many: each would tell whoever tries it how far they got. */
export interface Requests {
  refused(): number;
}

const encrypted = z.object({ encrypt: z.string().min(1) });
const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string(), token: z.string() });

export function addRequests(settings: RequestSettings): Requests {
  const { http, encryptKey, verificationToken, clock, log, take } = settings;
  const cipher = new AESCipher(encryptKey);
  let refused = 0;

  function refuse(status: number): Response {
    refused += 1;
    log.warn('feishu.request_refused', { status, count: refused });
    return new Response(null, { status });
  }

  http.add({
    method: 'POST',
    path: '/feishu/events',
    exposure: 'public',
    caller: 'platform',
    maxBodyBytes: MAX_BODY_BYTES,
    timeLimitMs: 10_000,
    async handle(request) {
      const body = decrypted(request.body, cipher);
      if (body === null) return refuse(400);
      // Feishu does not sign the question with which it tries the address out; its token stands in it.
      const asked = challenge.safeParse(body);
      if (asked.success) {
        if (!isSame(asked.data.token, verificationToken)) return refuse(401);
        return Response.json({ challenge: asked.data.challenge });
      }
      if (!isSigned(request, encryptKey, clock().getTime())) return refuse(401);
      if (!isSame(tokenOf(body) ?? '', verificationToken)) return refuse(401);
      const taking = take(body);
      if (taking === null) return new Response(null, { status: 503 });
      try {
        const answer = await taking;
        return Response.json(isPress(body) ? answer : {});
      } catch (error) {
        // Not stored: Feishu comes again.
        log.error('feishu.not_taken', {}, error);
        return new Response(null, { status: 500 });
      }
    },
  });
  return { refused: () => refused };
}

/** Null for what is not encrypted with our key, or is not JSON inside. */
function decrypted(raw: Uint8Array, cipher: AESCipher): unknown {
  const parsed = encrypted.safeParse(parseJson(new TextDecoder().decode(raw)));
  if (!parsed.success) return null;
  try {
    return parseJson(cipher.decrypt(parsed.data.encrypt));
  } catch (error) {
    // What OpenSSL says of it: a wrong key, a piece too short, padding that is none.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Over the bytes as they came, by the key that only Feishu and we have. */
function isSigned({ headers, body }: HttpRequest, encryptKey: string, now: number): boolean {
  const timestamp = headers.get('x-lark-request-timestamp') ?? '';
  const nonce = headers.get('x-lark-request-nonce') ?? '';
  if (!/^\d{1,12}$/u.test(timestamp) || Math.abs(Number(timestamp) * 1_000 - now) > FRESH_MS) return false;
  const digest = createHash('sha256').update(timestamp).update(nonce).update(encryptKey).update(body).digest('hex');
  return isSame(headers.get('x-lark-signature') ?? '', digest);
}

/** In a time that says nothing of where they differ. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
