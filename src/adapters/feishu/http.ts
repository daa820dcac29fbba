/** What carries the SDK's calls: with a time limit, and with every refusal an error, wherever Feishu has put its code. */
import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { parseJson } from '../chat/json.ts';
import { FeishuError, NoTokenError } from './failures.ts';

/** Of one call. Far below the time for which the outbox holds a message. */
export const TIME_LIMIT_MS = 10_000;

const answer = z.looseObject({
  code: z.number().optional(),
  msg: z.string().optional(),
  error: z.looseObject({ log_id: z.string().optional() }).optional(),
});

type Options = Parameters<HttpInstance['request']>[0];

async function request(options: Options, timeLimitMs: number): Promise<unknown> {
  const { url = '', method = 'GET', headers = {}, params = {}, data } = options;
  const address = new URL(url);
  for (const [name, value] of Object.entries(params as Record<string, string | readonly string[]>))
    for (const each of typeof value === 'string' ? [value] : value) address.searchParams.append(name, each);
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json; charset=utf-8', ...(headers as Record<string, string>) },
    ...(data === undefined || method.toUpperCase() === 'GET' ? {} : { body: JSON.stringify(data) }),
    signal: AbortSignal.timeout(timeLimitMs),
  });
  // Null for a proxy's page, say.
  const body = parseJson(await response.text());
  const known = answer.safeParse(body);
  const code = known.success ? (known.data.code ?? null) : null;
  if (response.ok && code === 0) return body;
  const message = (known.success ? known.data.msg : undefined) ?? '';
  throw new FeishuError({
    status: response.status,
    code,
    cardCode: cardCode(message),
    locked: /card action is lock/iu.test(message),
    resetMs: resetMs(response.headers.get('x-ogw-ratelimit-reset') ?? response.headers.get('retry-after')),
    logId: response.headers.get('x-tt-logid') ?? (known.success ? (known.data.error?.log_id ?? null) : null),
  });
}

/** "Failed to create card content, ext=ErrCode: 200550; ErrMsg: …": the number alone, the rest quotes the card. */
function cardCode(message: string): number | null {
  const { code } = /ErrCode:\s*(?<code>\d+)/u.exec(message)?.groups ?? {};
  return code === undefined ? null : Number(code);
}

/** Seconds, maybe with a fraction. */
function resetMs(seconds: string | null): number | null {
  const value = Number(seconds);
  return seconds === null || !Number.isFinite(value) ? null : Math.max(Math.ceil(value * 1_000), 100);
}

/** Where the SDK asks for its token, before what it was asked for. */
const TOKEN_PATH = '/open-apis/auth/';

/** The SDK asks for axios's shape. Its types promise each caller what they hope for; `answer` of each call checks it. */
export function createHttpInstance(timeLimitMs: number): HttpInstance {
  async function send<T>(options: Options): Promise<T> {
    try {
      return (await request(options, timeLimitMs)) as T;
    } catch (error) {
      if (!(error instanceof FeishuError) && options.url?.includes(TOKEN_PATH) === true)
        throw new NoTokenError({ cause: error });
      throw error;
    }
  }
  return {
    request: (options) => send(options),
    get: (url, options) => send({ ...options, url, method: 'GET' }),
    delete: (url, options) => send({ ...options, url, method: 'DELETE' }),
    head: (url, options) => send({ ...options, url, method: 'HEAD' }),
    options: (url, options) => send({ ...options, url, method: 'OPTIONS' }),
    post: (url, data, options) => send({ ...options, url, method: 'POST', data }),
    put: (url, data, options) => send({ ...options, url, method: 'PUT', data }),
    patch: (url, data, options) => send({ ...options, url, method: 'PATCH', data }),
  };
}
