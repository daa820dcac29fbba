import { createServer, request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttp, DEFAULT_PORT, type HttpServer } from '../../src/adapters/http/index.ts';
import { SetupError } from '../../src/bot/errors.ts';
import type { HttpRequest, HttpRoute, Log } from '../../src/bot/ports.ts';

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const started: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

async function serve(
  routes: readonly Partial<HttpRoute>[],
  port: number | null = 0,
): Promise<{ url: string; server: HttpServer }> {
  const server = createHttp({ host: '127.0.0.1', port, publicUrl: null }, { log: SILENT });
  for (const route of routes)
    server.add({
      method: 'GET',
      path: '/',
      exposure: 'local',
      caller: 'platform',
      maxBodyBytes: 100,
      timeLimitMs: 5_000,
      handle: () => Promise.resolve(new Response('here')),
      ...route,
    });
  started.push(server);
  return { url: await server.start(), server };
}

test('says that it is alive', async () => {
  const { url } = await serve([]);
  const response = await fetch(`${url}/health`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'alive' }]);
});

test('every answer carries the headers that protect it', async () => {
  const { url } = await serve([{}]);
  for (const path of ['/', '/nowhere', '/health']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('hands on the raw body, the parts of the path, the query', async () => {
  const seen: HttpRequest[] = [];
  const handle = (request: HttpRequest): Promise<Response> => {
    seen.push(request);
    return Promise.resolve(new Response());
  };
  const { url } = await serve([{ method: 'POST', path: '/hook/:name', handle }]);
  await fetch(`${url}/hook/a%20b?c=d`, { method: 'POST', body: Buffer.from([0, 255, 10]) });
  expect(seen.map(({ body, params, url: { search } }) => [...body, params['name'], search])).toEqual([
    [0, 255, 10, 'a b', '?c=d'],
  ]);
});

describe('a body larger than the route takes', () => {
  const unread: Partial<HttpRoute> = { method: 'POST', handle: () => Promise.reject(new Error('must not be asked')) };

  test('that says so', async () => {
    const { url } = await serve([unread]);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(101) })).status).toBe(413);
  });

  test('that does not say so', async () => {
    const { url } = await serve([unread]);
    const body = new Blob(['x'.repeat(70), 'x'.repeat(70)]).stream();
    expect((await fetch(url, { method: 'POST', body, duplex: 'half' })).status).toBe(413);
  });
});

test('a handler that takes too long is answered for, and told', async () => {
  const told = Promise.withResolvers<undefined>();
  const handle = ({ signal }: HttpRequest): Promise<Response> => {
    signal.addEventListener('abort', () => {
      told.resolve(undefined);
    });
    return new Promise(() => undefined);
  };
  const { url } = await serve([{ timeLimitMs: 20, handle }]);
  expect((await fetch(url)).status).toBe(503);
  await told.promise;
});

test('a handler that throws is a plain answer without its reason', async () => {
  const { url } = await serve([{ handle: () => Promise.reject(new Error('secret')) }]);
  const response = await fetch(url);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
});

test('a foreign name is refused on the wire', async () => {
  const { url } = await serve([{}]);
  const status = await new Promise((resolve, reject) => {
    httpRequest(url, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});

test('stopping waits for the answer that is under way, and takes no more', async () => {
  const gate = Promise.withResolvers<Response>();
  const asked = Promise.withResolvers<undefined>();
  const handle = (): Promise<Response> => {
    asked.resolve(undefined);
    return gate.promise;
  };
  const { url, server } = await serve([{ handle }]);
  const answer = fetch(url);
  await asked.promise;
  const stopping = server.stop();
  await expect(fetch(url)).rejects.toThrow();
  gate.resolve(new Response('at last'));
  expect(await (await answer).text()).toBe('at last');
  await stopping;
});

describe('a port in use', () => {
  const occupy = (port: number): Promise<{ port: number; free(): Promise<void> }> =>
    new Promise((resolve) => {
      const server = createServer().listen(port, '127.0.0.1', () => {
        const address = server.address();
        const free = (): Promise<void> =>
          new Promise((done) => {
            server.close(() => {
              done();
            });
          });
        resolve({ port: typeof address === 'object' && address !== null ? address.port : 0, free });
      });
    });

  test('that was asked for is an error that says what to do', async () => {
    const taken = await occupy(0);
    const server = createHttp({ host: '127.0.0.1', port: taken.port, publicUrl: null }, { log: SILENT });
    const error: unknown = await server.start().catch((reason: unknown) => reason);
    await taken.free();
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toContain('set PORT to a free one');
  });

  test('that was not asked for gives way to the next', async () => {
    const first = await serve([], null);
    const second = await serve([], null);
    const [one, two] = [first, second].map(({ url }) => Number(new URL(url).port));
    expect(one).toBeGreaterThanOrEqual(DEFAULT_PORT);
    expect(two).toBeGreaterThan(one ?? 0);
  });

  test('a host that this machine does not have', async () => {
    const server = createHttp({ host: '203.0.113.7', port: 0, publicUrl: null }, { log: SILENT });
    await expect(server.start()).rejects.toThrow(/no address 203.0.113.7. Set HOST/);
  });
});
