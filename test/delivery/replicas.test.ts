/** Several processes on one PostgreSQL database: they share the work, and take up what one of them has left. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { createDemo } from '../../src/commands/demo.ts';
import { createTestDatabase } from '../support/database.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';
import { diedAt, startMortal, type MortalService } from './mortalService.ts';
import { kindsIn } from './said.ts';

let folder: DataFolder;
let databaseUrl: string;

beforeAll(async () => {
  folder = await dataFolder({ empty: true });
  databaseUrl = await createTestDatabase('template');
  const opened = await openStore({ databaseUrl }, { log: silentLog, openQueue, onProgress: () => undefined });
  await createDemo({ folder: folder.path, clock: () => demoNow, onProgress: () => undefined }).prepare(opened.store);
  await opened.close();
});
afterAll(() => folder.remove());

/** A day after the digests were due. */
const start = (aheadMs = 0): Promise<MortalService> =>
  startMortal({
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder.path,
    CLOCK_OFFSET_MS: String(Date.parse('2026-11-24T06:00:00Z') - Date.now() + aheadMs),
  });

it('two post each digest once between them, and stop', async () => {
  const both = await Promise.all([start(), start()]);
  const slot = '2026-11-24T06:00:00.000Z';
  await Promise.all(both.map(({ ask }) => ask({ ask: 'digests', slot })));
  // And again at the next one.
  await both[1].ask({ ask: 'digests', slot: '2026-11-24T06:05:00.000Z' });
  await Promise.all(both.map(({ ask }) => ask({ ask: 'idle' })));
  for (const team of ['west', 'japan', 'sea']) {
    const posted = await both[0].ask({ ask: 'messages', channel: `channel:${team}` });
    expect({ team, ...kindsIn(posted) }).toEqual({ team, digest: 1 });
  }
  const exits = await Promise.all(both.map((service) => service.interrupt()));
  expect(exits).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
}, 90_000);

it('one takes up what another has left, once that is surely dead', async () => {
  const first = await start();
  await first.ask({ ask: 'tick' });
  const visitor = await enter(first.url, 'E007');
  await first.ask({ ask: 'die_at', step: 'inbox.accept' });
  await expect(visitor.post({ type: 'command', text: '/mykpi 2026-10' })).rejects.toThrow('fetch failed');

  const second = await start();
  const lead = (await second.ask({ ask: 'reviews', period: '2026-10' }))[0];
  if (lead === undefined) throw new Error('nobody is rated');
  const rating = {
    type: 'submit',
    intent: { do: 'rate', person: lead.person, period: '2026-10' },
    message: null,
  } as const;
  const values = {
    'rating.teamwork': '4',
    'rating.people_development': '4',
    note: 'Keeps every promise made to others.',
  };
  const leading = await enter(second.url, lead.lead);
  await second.ask({ ask: 'die_at', step: 'deliveries.claim' });
  await leading.post({ ...rating, values, mode: 'final' }).catch((error: unknown) => error);
  await second.exit;
  expect([first, second].map(diedAt)).toEqual(['inbox.accept', 'deliveries.claim']);

  // A moment later nobody can know whether the two are only slow.
  const soon = await start();
  const answers = await soon.ask({ ask: 'messages', channel: 'person:E007' });
  expect(kindsIn(answers)).toEqual({ rating_list: 1, reminder: 1, welcome: 1, text: 1 });

  const later = await start(2 * 60_000);
  await later.ask({ ask: 'idle' });
  expect(kindsIn(await later.ask({ ask: 'messages', channel: 'person:E007' }))).toEqual({
    rating_list: 1,
    reminder: 1,
    welcome: 1,
    text: 1,
    scorecard: 1,
  });
  const approvals = await later.ask({ ask: 'messages', channel: `person:${lead.approver}` });
  expect(kindsIn(approvals)).toMatchObject({ approval: 1 });
  await Promise.all([soon.interrupt(), later.interrupt()]);
}, 90_000);
