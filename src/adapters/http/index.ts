/** The one HTTP server. Adapters register routes on it; who may reach them is decided here, once for all. */
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { HttpRoute, HttpRoutes, Log } from '../../bot/ports.ts';
import { readBody } from './body.ts';
import { admit, isLocal, isLoopback, type Caller, type Gate } from './gate.ts';
import { readinessAnswer, type Readiness } from './readiness.ts';
import { secured } from './headers.ts';
import { listen } from './listen.ts';

export { DEFAULT_PORT } from './listen.ts';

export interface HttpConfig {
  /** '127.0.0.1' unless somebody opens it. */
  readonly host: string;
  /** Null: the default, or the next free one after it. 0: any. */
  readonly port: number | null;
  /** Where people and platforms reach the server from outside; null: nobody does. */
  readonly publicUrl: URL | null;
}

export interface HttpServer extends HttpRoutes {
  /** Who says whether the parts behind the server work; until it is known who, the answer is that it is starting. */
  reportReadiness(check: () => Promise<Readiness>): void;
  /**
   * Resolves with the address to open: 'http://127.0.0.1:7330'.
   * @throws SetupError when it cannot listen there
   */
  start(): Promise<string>;
  /** No new requests; resolves when those under way are answered, at the latest after a few seconds. */
  stop(): Promise<void>;
}

type Env = { Bindings: HttpBindings };

const GRACE_MS = 5_000;
const plainText = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

export function createHttp(config: HttpConfig, { log }: { readonly log: Log }): HttpServer {
  const app = new Hono<Env>();
  const stopping = new AbortController();
  const gate: Gate = { host: config.host, publicUrl: config.publicUrl };
  let server: ServerType | null = null;

  let readiness: (() => Promise<Response>) | null = null;

  // Whoever reaches the server may ask, by whatever name: a balancer knows its address alone. Nothing of anybody's is told.
  for (const path of ['/health', '/health/live']) app.get(path, () => secured(Response.json({ status: 'alive' })));
  app.get('/health/ready', async () =>
    secured((await readiness?.()) ?? Response.json({ status: 'starting' }, { status: 503 })),
  );
  app.notFound(() => secured(plainText(404, 'Nothing is here.')));
  app.onError((error) => {
    log.error('http.failed', {}, error);
    return secured(plainText(500, 'Something went wrong here. Nothing was changed; try again.'));
  });

  return {
    add(route) {
      app.on(route.method, route.path, async (context) => {
        const caller = callerOf(context);
        const admission = admit(route, caller, gate);
        if (!admission.admitted) {
          log.warn('http.refused', { path: route.path, status: admission.status });
          return secured(plainText(admission.status, 'This address does not answer here.'));
        }
        return secured(await answer(route, context, isLocal(caller), stopping.signal, log));
      });
    },

    reportReadiness(check) {
      readiness = readinessAnswer(check, log);
    },

    async start() {
      server = createAdaptorServer({
        fetch: app.fetch,
        overrideGlobalObjects: false,
        serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000 },
      });
      const port = await listen(server, config.host, config.port);
      const name = isLoopback(config.host) && config.host.includes(':') ? '[::1]' : config.host;
      return `http://${name === '0.0.0.0' || name === '::' ? '127.0.0.1' : name}:${String(port)}`;
    },

    async stop() {
      stopping.abort();
      if (server !== null) await close(server);
      server = null;
    },
  };
}

function callerOf(context: Context<Env>): Caller {
  const header = (name: string): string | null => context.req.header(name) ?? null;
  return {
    host: header('host'),
    origin: header('origin'),
    forwarded: ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((n) => header(n) !== null),
    remoteAddress: context.env.incoming.socket.remoteAddress ?? null,
  };
}

async function answer(
  route: HttpRoute,
  context: Context<Env>,
  local: boolean,
  stopping: AbortSignal,
  log: Log,
): Promise<Response> {
  const body = await readBody(context.req.raw, route.maxBodyBytes);
  if (body === null) return plainText(413, 'This is too large.');

  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, route.timeLimitMs);
  const overdue = new Promise<Response>((resolve) => {
    late.signal.addEventListener('abort', () => {
      log.warn('http.late', { path: route.path, timeLimitMs: route.timeLimitMs });
      resolve(plainText(503, 'This takes longer than expected. Try again in a moment.'));
    });
  });
  try {
    return await Promise.race([
      route.handle({
        url: new URL(context.req.url),
        params: context.req.param(),
        headers: context.req.raw.headers,
        body,
        local,
        signal: AbortSignal.any([context.req.raw.signal, late.signal, stopping]),
      }),
      overdue,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    const force = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, GRACE_MS);
    server.close((error) => {
      clearTimeout(force);
      if (error === undefined || ('code' in error && error.code === 'ERR_SERVER_NOT_RUNNING')) resolve();
      else reject(error);
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
