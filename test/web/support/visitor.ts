/** Somebody at the page, without a browser: a session, and what its script would send. */
import type { Json } from '../../../src/bot/ports.ts';

export interface Visitor {
  readonly cookie: string;
  get(path: string): Promise<Response>;
  /** Posts what the page's script would; `id` is the page's own for the event. */
  post(body: Readonly<Record<string, Json>>): Promise<Response>;
}

export async function visit(url: string, user: string): Promise<Visitor> {
  const response = await fetch(`${url}/session`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    cookie,
    get: (path) => fetch(`${url}/chat/${user}${path}`, { redirect: 'manual', headers: { cookie } }),
    post: (body) =>
      fetch(`${url}/chat/${user}/events`, {
        method: 'POST',
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: null, ...body }),
      }),
  };
}
