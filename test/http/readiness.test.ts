/** Alive and ready are two questions; neither answer tells anything of the company. */
import { afterEach, expect, test } from 'vitest';
import { createHttp, type HttpServer } from '../../src/adapters/http/index.ts';
import { readinessAnswer, type Readiness } from '../../src/adapters/http/readiness.ts';
import { silentLog } from '../support/log.ts';

const started: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

async function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown[]> {
  const response = await fetch(url, { headers });
  return [response.status, await response.json()];
}

const answerOf = async (response: Response): Promise<unknown[]> => [response.status, await response.json()];

test('alive is whatever answers, and ready what its parts say', async () => {
  const server = createHttp({ host: '127.0.0.1', port: 0, publicUrl: null }, { log: silentLog });
  started.push(server);
  const url = await server.start();
  expect(await ask(`${url}/health/live`)).toEqual([200, { status: 'alive' }]);
  expect(await ask(`${url}/health/ready`)).toEqual([503, { status: 'starting' }]);

  let parts: Readiness = { database: 'ok', queue: 'ok', chat: new Map() };
  server.reportReadiness(() => Promise.resolve(parts));
  expect(await ask(`${url}/health/ready`)).toEqual([200, { status: 'ready', database: 'ok', queue: 'ok' }]);
  // A balancer in front of it says what it likes.
  expect(await ask(`${url}/health/ready`, { 'x-forwarded-for': '10.0.0.1' })).toEqual([
    200,
    { status: 'ready', database: 'ok', queue: 'ok' },
  ]);
  // Without a chat platform the page works.
  parts = { ...parts, chat: new Map([['feishu', 'unreachable']]) };
  expect(await ask(`${url}/health/ready`)).toEqual([
    200,
    { status: 'ready', database: 'ok', queue: 'ok', feishu: 'unreachable' },
  ]);
  parts = { database: 'unreachable', queue: 'ok', chat: new Map() };
  expect(await ask(`${url}/health/ready`)).toEqual([
    503,
    { status: 'not_ready', database: 'unreachable', queue: 'ok' },
  ]);
  expect(await ask(`${url}/health/live`)).toEqual([200, { status: 'alive' }]);
});

test('those who ask at once share one check', async () => {
  const checked = Promise.withResolvers<Readiness>();
  let checks = 0;
  const answer = readinessAnswer(() => {
    checks += 1;
    return checked.promise;
  }, silentLog);
  const both = [answer(), answer()];
  checked.resolve({ database: 'ok', queue: 'unreachable', chat: new Map() });
  const expected = [503, { status: 'not_ready', database: 'ok', queue: 'unreachable' }];
  expect(await Promise.all((await Promise.all(both)).map(answerOf))).toEqual([expected, expected]);
  expect(checks).toBe(1);
});

test('a check that does not end is answered all the same', async () => {
  const answer = readinessAnswer(() => Promise.withResolvers<Readiness>().promise, silentLog, 1);
  expect(await answerOf(await answer())).toEqual([503, { status: 'busy' }]);
});
