/** Somebody at the chat page, without a browser: what the page posts, and what it shows. */
import { randomUUID } from 'node:crypto';

export interface Outcome {
  readonly notices: readonly string[];
  readonly form: string | null;
  readonly errors: readonly { readonly field: string; readonly message: string }[] | null;
  readonly repeat: boolean;
}

export type Post =
  | { readonly type: 'command'; readonly text: string }
  | { readonly type: 'action'; readonly intent: object; readonly message: string | null }
  | {
      readonly type: 'submit';
      readonly intent: object;
      readonly message: null;
      readonly values: Readonly<Record<string, string>>;
      readonly mode: 'final';
    };

export interface Visitor {
  /** @throws TypeError when there is no answer */
  post(post: Post, id?: string): Promise<Outcome>;
  /** The page, with a channel of theirs or their own conversation. */
  page(channel?: string): Promise<string>;
  /** Stays open, as a page does to hear of new messages. */
  listen(): Promise<ReadableStream<Uint8Array>>;
}

export async function enter(url: string, user: string): Promise<Visitor> {
  const entered = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user }).toString(),
    redirect: 'manual',
  });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  await entered.body?.cancel();
  const home = `${url}/chat/${user}`;
  return {
    async post(post, id = randomUUID()) {
      const response = await fetch(`${home}/events`, {
        method: 'POST',
        headers: { origin: url, cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ ...post, id, channel: null }),
      });
      if (!response.ok) throw new Error(`the page was answered with ${String(response.status)}`);
      return (await response.json()) as Outcome;
    },
    async page(channel) {
      const query = channel === undefined ? '' : `?${new URLSearchParams({ channel }).toString()}`;
      return (await fetch(`${home}${query}`, { headers: { cookie } })).text();
    },
    async listen() {
      const { ok, body } = await fetch(`${home}/live`, { headers: { cookie } });
      if (!ok || body === null) throw new Error('the page cannot listen');
      return body;
    },
  };
}
