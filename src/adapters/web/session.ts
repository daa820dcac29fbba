/**
 * A session: one person, until a moment, signed. It is a cookie of the person's own path, so that two tabs can be two
 * people, and a page never acts as somebody else than its address says.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const COOKIE = 'kpi_session';
const LIFETIME_S = 12 * 60 * 60;

const claims = z.strictObject({ purpose: z.literal('demo-chat'), user: z.string().min(1), expiresAt: z.int() });

export interface Sessions {
  /** The value of a Set-Cookie header. */
  issue(user: string, now: Date): string;
  /** Whose session the request carries, or null: none, forged, changed, expired. */
  read(headers: Headers, now: Date): string | null;
}

export const homePath = (user: string): string => `/chat/${encodeURIComponent(user)}`;

export function createSessions(key: Uint8Array, secure: boolean): Sessions {
  const sign = (payload: string): Buffer => createHmac('sha256', key).update(payload).digest();

  return {
    issue(user, now) {
      const expiresAt = Math.floor(now.getTime() / 1000) + LIFETIME_S;
      const payload = Buffer.from(JSON.stringify({ purpose: 'demo-chat', user, expiresAt })).toString('base64url');
      const value = `${payload}.${sign(payload).toString('base64url')}`;
      const attributes = [`Path=${homePath(user)}`, `Max-Age=${String(LIFETIME_S)}`, 'HttpOnly', 'SameSite=Strict'];
      return [`${COOKIE}=${value}`, ...attributes, ...(secure ? ['Secure'] : [])].join('; ');
    },

    read(headers, now) {
      for (const value of cookieValues(headers.get('cookie') ?? '')) {
        const [payload, signature] = value.split('.');
        if (payload === undefined || signature === undefined || !matches(sign(payload), signature)) continue;
        const session = parse(payload);
        if (session !== null && session.expiresAt * 1000 > now.getTime()) return session.user;
      }
      return null;
    },
  };
}

function matches(expected: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(payload: string): z.infer<typeof claims> | null {
  try {
    return claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data ?? null;
  } catch {
    // Signed by us and yet no JSON: of another version. As good as none.
    return null;
  }
}

const cookieValues = (header: string): readonly string[] =>
  header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1));
