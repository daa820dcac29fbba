/**
 * A session: one person, until a moment, for one purpose, signed. It is a cookie, and a page never acts as somebody else
 * than its address says.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const COOKIE = 'kpi_session';

const purpose = z.enum(['demo-chat', 'invitation']);
const claims = z.strictObject({ purpose, user: z.string().min(1), expiresAt: z.int() });

/** 'demo-chat': somebody chose to be the person. 'invitation': the person used a link of theirs. */
export type SessionPurpose = z.infer<typeof purpose>;

export interface Session {
  readonly user: string;
  readonly purpose: SessionPurpose;
}

export interface Sessions {
  /** The value of a Set-Cookie header. */
  issue(session: Session, now: Date): string;
  /** The same, taking an invited person's session away from the browser. */
  end(): string;
  /** Whose session the request carries, or null: none, forged, changed, expired. */
  read(headers: Headers, now: Date): Session | null;
}

export const homePath = (user: string): string => `/chat/${encodeURIComponent(user)}`;

interface Rules {
  readonly lifetimeS: number;
  readonly path: (user: string) => string;
  readonly sameSite: 'Strict' | 'Lax';
}

const RULES: Readonly<Record<SessionPurpose, Rules>> = {
  // Of the person's own path, so that two tabs can be two people.
  'demo-chat': { lifetimeS: 12 * 60 * 60, path: homePath, sameSite: 'Strict' },
  // One for the browser, so that the first page knows who comes, also by a link in somebody's web mail.
  invitation: { lifetimeS: 30 * 24 * 60 * 60, path: () => '/', sameSite: 'Lax' },
};

/** Without `Secure`: the chat answers plain HTTP on this machine alone, where not every browser would keep such a cookie. */
export function createSessions(key: Uint8Array): Sessions {
  const sign = (payload: string): Buffer => createHmac('sha256', key).update(payload).digest();
  const cookie = (value: string, path: string, maxAgeS: number, sameSite: Rules['sameSite']): string =>
    [`${COOKIE}=${value}`, `Path=${path}`, `Max-Age=${String(maxAgeS)}`, 'HttpOnly', `SameSite=${sameSite}`].join('; ');

  return {
    issue(session, now) {
      const { lifetimeS, path, sameSite } = RULES[session.purpose];
      const { user } = session;
      const expiresAt = Math.floor(now.getTime() / 1000) + lifetimeS;
      const text = JSON.stringify({ purpose: session.purpose, user, expiresAt } satisfies z.infer<typeof claims>);
      const payload = Buffer.from(text).toString('base64url');
      return cookie(`${payload}.${sign(payload).toString('base64url')}`, path(user), lifetimeS, sameSite);
    },

    end: () => cookie('', RULES.invitation.path(''), 0, RULES.invitation.sameSite),

    read(headers, now) {
      for (const value of cookieValues(headers.get('cookie') ?? '')) {
        const [payload, signature] = value.split('.');
        if (payload === undefined || signature === undefined || !matches(sign(payload), signature)) continue;
        const session = parse(payload);
        if (session !== null && session.expiresAt * 1000 > now.getTime()) return session;
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
