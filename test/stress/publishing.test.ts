/** `kill -9` while a month is published, and again and again while its results go out. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { recompute } from '../../src/bot/cycle/recompute.ts';
import { resultSubject } from '../../src/bot/cycle/result.ts';
import { verify } from '../../src/bot/record/verify.ts';
import { diedAt, startMortal } from '../delivery/mortalService.ts';
import { kindsIn } from '../delivery/said.ts';
import { copyToFolder } from '../support/copyToFolder.ts';
import { openTestStore } from '../support/database.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';
import { dataFolder, run, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';
import { ADMINISTRATORS, PERIOD } from './company.ts';
import { monthIn } from './month.ts';
import { approve, rate } from './reviewed.ts';
import './size.ts';

const cards = inject('cards');
const MEMBERS = 10;

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder({ empty: true });
  const opened = await openTestStore('postgres');
  await rate(opened.store, { teams: cards / MEMBERS, members: MEMBERS });
  await approve(opened.store);
  const demo = join(folder.path, 'demo');
  await mkdir(demo, { mode: 0o700 });
  await copyToFolder(opened.state, demo, inject('pgliteDump'));
  await opened.close();
}, 600_000);
afterAll(() => folder.remove());

/** One clock for all that are started, from where the month stands. */
const CLOCK_OFFSET_MS = String(demoNow.getTime() - Date.now());
const environment = () => ({ DATA_DIR: folder.path, CLOCK_OFFSET_MS });

const publishing = { type: 'action', intent: { do: 'publish', period: PERIOD, team: null }, message: null } as const;
const [administrator] = ADMINISTRATORS;

it('each person gets one result, and each scorecard is published once', async () => {
  const deaths = [await dieWhilePublishing()];
  // Whoever starts it again does not ask for anything: it goes on by itself.
  const DIE_NTH = String(Math.floor(cards / 3));
  for (const DIE_AT of ['deliveries.claim', 'messages.append result']) {
    const dying = run('test/delivery/mortal.ts', [], { ...environment(), DIE_AT, DIE_NTH });
    await dying.exit;
    deaths.push(diedAt(dying));
  }
  expect(deaths).toEqual(['before the job', 'deliveries.claim', 'messages.append result']);

  const last = await startMortal(environment());
  await last.ask({ ask: 'idle' });
  const visitor = await enter(last.url, administrator);
  expect(await visitor.post(publishing, 'publish-1')).toMatchObject({ repeat: true });
  await visitor.post(publishing, 'publish-2');
  await last.ask({ ask: 'idle' });
  expect(await last.interrupt()).toEqual({ code: 0, signal: null });

  const results = await published();
  const having = (number: number): string =>
    String(results.filter(({ messages }) => Math.min(messages, 2) === number).length);
  console.log(
    `${String(cards)} results, killed at ${deaths.join(', ')}: ${having(1)} people got one, ${having(2)} more, ${having(0)} none`,
  );
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(results).toHaveLength(cards);
  expect(results[0]).toMatchObject({ state: 'published', published: 1, deliveries: 1, messages: 1 });
}, 1_200_000);

/** Inside of the transaction, when all of it is written. @returns what it died at */
async function dieWhilePublishing(): Promise<string | null> {
  const service = await startMortal(environment());
  await service.ask({ ask: 'tick' });
  await service.ask({ ask: 'idle' });
  await service.ask({ ask: 'die_at', step: 'before the job' });
  const visitor = await enter(service.url, administrator);
  await expect(visitor.post(publishing, 'publish-1')).rejects.toThrow('fetch failed');
  await service.exit;
  return diedAt(service);
}

interface Published {
  readonly state: string;
  readonly at: string | undefined;
  /** What the record of changes says. */
  readonly published: number;
  readonly deliveries: number;
  /** With the result, in the person's chat. */
  readonly messages: number;
}

/** Of each person, in the folder that the service has left. */
async function published(): Promise<readonly Published[]> {
  const { store, messages, close } = await openStore(
    { dataDir: join(folder.path, 'demo') },
    { log: silentLog, openQueue, onProgress: () => undefined },
  );
  const found = await store.transaction(async (tx) => {
    expect(await recompute(tx, PERIOD)).toEqual({ frozen: cards, different: [] });
    const results: (Omit<Published, 'messages'> & { readonly chat: string })[] = [];
    for (const { id, personId, state, publishedAt } of (await monthIn(tx)).records.values()) {
      const entries = await tx.audit.list({ subject: `scorecard:${id}`, limit: 100 });
      const [identity] = await tx.people.identities(personId);
      results.push({
        state,
        at: publishedAt?.toISOString(),
        published: entries.filter(({ action }) => action === 'scorecard.published').length,
        deliveries: (await tx.deliveries.bySubject(resultSubject(id))).length,
        chat: `person:${identity?.externalId ?? ''}`,
      });
    }
    return results;
  });
  expect(await verify(store, { head: null, onProgress: () => undefined })).toMatchObject({ state: 'whole' });
  const results: Published[] = [];
  for (const { chat, ...result } of found) {
    const kinds = kindsIn(await messages.list(chat, { limit: 1_000 }));
    results.push({ ...result, messages: kinds['result'] ?? 0 });
  }
  await close();
  return results;
}
