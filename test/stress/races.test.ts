/** Two processes on one PostgreSQL database at the same instant: one wins, the other is told, the record of changes agrees. */
import { expect, inject, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { resultSubject } from '../../src/bot/cycle/result.ts';
import { restatedIn } from '../../src/bot/cycle/restated.ts';
import type { ScorecardRecord, Store, Tx } from '../../src/bot/ports.ts';
import { verify } from '../../src/bot/record/verify.ts';
import { copyDatabase, createTestDatabase, dropDatabase } from '../support/database.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';
import { replay } from '../support/replay.ts';
import { teamKey, teamOf } from './company.ts';
import { monthIn } from './month.ts';
import type { Ran } from './racer.ts';
import { startRacers, type Racers } from './racers.ts';
import { races, type Found, type Lane, type Race } from './races.ts';
import { approve, rate } from './reviewed.ts';
import './size.ts';

const count = inject('races');

/** Races that one copy of the company is good for: one in each of its teams. */
const teams = Math.min(count, 25);

/** How much later the other one starts: in the first and the last lane there is no doubt who wins, in the others there is. */
const latenessOf = (lane: number): number => {
  const place = (2 * lane) / (teams - 1) - 1;
  return Math.round(Math.abs(place) === 1 ? place * 400 : place * 60);
};

const server = inject('postgresServer');

async function openAt<T>(databaseUrl: string, work: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openStore({ databaseUrl }, { log: silentLog, openQueue, onProgress: () => undefined });
  try {
    return await work(opened.store);
  } finally {
    await opened.close();
  }
}

/** Databases in which everybody's month has come so far. */
async function prepare(): Promise<Readonly<Record<Race['from'], string>>> {
  const rated = await createTestDatabase('template');
  await openAt(rated, (store) => rate(store, { teams, members: 1 }));
  const approved = await copyDatabase(server, { name: `${nameOf(rated)}_approved`, of: nameOf(rated) });
  await openAt(approved, approve);
  return { rated: nameOf(rated), approved: nameOf(approved) };
}

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1);

const lanesIn = (store: Store): Promise<readonly Lane[]> =>
  store.transaction(async (tx) => {
    const teams = new Map((await tx.teams.list()).map(({ key, id }) => [key, id]));
    return [...(await monthIn(tx)).records].map(([key, card]) => {
      const team = teamOf(key);
      return { team, teamId: teams.get(teamKey(team)) ?? '', card };
    });
  });

async function findings(tx: Tx, lanes: readonly Lane[]): Promise<readonly Found[]> {
  const [{ cycle }, company] = [await monthIn(tx), await tx.company.get()];
  if (company === null) throw new Error('the company is gone');
  const restated = new Set((await restatedIn({ tx, now: demoNow, company }, cycle)).map(({ record }) => record.id));
  const found: Found[] = [];
  for (const { card } of lanes) {
    const record = await tx.scorecards.get(card.id);
    if (record === null) throw new Error('a scorecard is gone');
    const entries = await tx.audit.list({ subject: `scorecard:${card.id}`, limit: 100 });
    found.push({
      state: record.state,
      actions: entries.slice(seenBefore(card)).map(({ action }) => action),
      results: (await tx.deliveries.bySubject(resultSubject(card.id))).length,
      restated: restated.has(card.id),
    });
  }
  return found;
}

/** Entries of a card that nothing has happened to in a race: of its rating, and of its approval. */
const seenBefore = ({ state }: ScorecardRecord): number => (state === 'approved' ? 2 : 1);

/** The record of changes is whole, and tells of each scorecard what the scorecard says. */
async function checkRecord(store: Store): Promise<void> {
  expect(await verify(store, { head: null, onProgress: () => undefined })).toMatchObject({ state: 'whole' });
  await store.transaction(async (tx) => {
    const told = replay(await tx.audit.list({ limit: 100_000 }));
    for (const { id, state, version } of (await monthIn(tx)).records.values()) {
      expect(told.get(`scorecard:${id}`)).toMatchObject({ state, version });
    }
  });
}

const endingOf = ({ endings }: Race, found: Found, ran: readonly [Ran, Ran]): string | null => {
  const same = Object.entries(endings).find(([, { said, ...wanted }]) => {
    const isTold = said.every((pattern, index) => pattern.test(ran[index]?.said ?? ''));
    return isTold && JSON.stringify({ ...found }) === JSON.stringify({ ...found, ...wanted });
  });
  return same?.[0] ?? null;
};

interface Tally {
  readonly endings: Map<string, number>;
  /** Races in which each was at it before the other had finished. */
  overlapping: number;
}

const ranIn = ({ endings }: Tally): number => [...endings.values()].reduce((sum, number) => sum + number, 0);

/** One that did not overlap was no race; and each ending has to be seen. */
function isEnough(tally: Tally): boolean {
  if (ranIn(tally) > 20 * count) expect.fail(`it does not come to a race: ${JSON.stringify([...tally.endings])}`);
  return tally.overlapping >= count && Math.min(...tally.endings.values()) > 0;
}

async function runBatch(race: Race, racers: Racers, databaseUrl: string, tally: Tally): Promise<void> {
  const lanes = await openAt(databaseUrl, lanesIn);
  await racers.open(databaseUrl);
  const ran: (readonly [Ran, Ran])[] = [];
  for (const [index, lane] of lanes.entries()) {
    const [one, other] = race.acts(lane);
    const late = latenessOf(index);
    ran.push(
      await racers.race([
        { act: one, late: Math.max(0, -late) },
        { act: other, late: Math.max(0, late) },
      ]),
    );
  }
  await racers.close();
  await openAt(databaseUrl, async (store) => {
    const found = await store.transaction((tx) => findings(tx, lanes));
    for (const [index, each] of found.entries()) {
      const pair = ran[index];
      if (pair === undefined) throw new Error('a race was not run');
      const ending = endingOf(race, each, pair);
      if (ending === null) expect.fail(JSON.stringify({ each, said: pair.map(({ said }) => said) }));
      tally.endings.set(ending, (tally.endings.get(ending) ?? 0) + 1);
      if (pair[0].from < pair[1].to && pair[1].from < pair[0].to) tally.overlapping += 1;
    }
    await checkRecord(store);
  });
}

it('one wins, and the other is told', async () => {
  const prepared = await prepare();
  const racers = startRacers();
  for (const race of races) {
    const tally: Tally = { endings: new Map(Object.keys(race.endings).map((name) => [name, 0])), overlapping: 0 };
    const of = prepared[race.from];
    while (!isEnough(tally)) {
      const databaseUrl = await copyDatabase(server, { name: `${of}_run`, of });
      await runBatch(race, racers, databaseUrl, tally);
      await dropDatabase(server, nameOf(databaseUrl));
    }
    const endings = [...tally.endings].map(([name, number]) => `${name} ${String(number)}`).join(', ');
    console.log(`${race.title}: ${String(ranIn(tally))} races, ${String(tally.overlapping)} overlapping: ${endings}`);
  }
}, 7_200_000);
