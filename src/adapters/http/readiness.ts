/** Whether the service can do its work now: 200, or 503 and which part cannot. */
import type { Log, Platform } from '../../bot/ports.ts';

export interface Readiness {
  /** `other_version`: a newer program has changed it since this one started. */
  readonly database: 'ok' | 'unreachable' | 'other_version';
  readonly queue: 'ok' | 'unreachable';
  /** Those that the company uses. The page works without: it is told, and stops nobody from coming here. */
  readonly chat: ReadonlyMap<Platform, 'ok' | 'unreachable'>;
}

/** A balancer waits for a few seconds. On the embedded database a large import may hold it for longer. */
const TIME_LIMIT_MS = 3_000;

/** One check at a time, whoever asks meanwhile: asking often costs nothing. */
export function readinessAnswer(
  check: () => Promise<Readiness>,
  log: Log,
  timeLimitMs = TIME_LIMIT_MS,
): () => Promise<Response> {
  let underWay: Promise<Response> | null = null;

  async function answer(): Promise<Response> {
    const { database, queue, chat } = await check();
    const isReady = database === 'ok' && queue === 'ok';
    if (!isReady) log.warn('http.not_ready', { database, queue });
    for (const [platform, state] of chat) if (state === 'unreachable') log.warn('http.chat_unreachable', { platform });
    return Response.json(
      { status: isReady ? 'ready' : 'not_ready', database, queue, ...Object.fromEntries(chat) },
      { status: isReady ? 200 : 503 },
    );
  }

  return async () => {
    underWay ??= answer().finally(() => {
      underWay = null;
    });
    const late = Promise.withResolvers<Response>();
    const timer = setTimeout(() => {
      late.resolve(Response.json({ status: 'busy' }, { status: 503 }));
    }, timeLimitMs);
    try {
      return (await Promise.race([underWay, late.promise])).clone();
    } finally {
      clearTimeout(timer);
    }
  };
}
