/** A company whose month is opened, rated and approved, by what people say and press. */
import { importCompany } from '../../src/bot/import/importCompany.ts';
import type { Store } from '../../src/bot/ports.ts';
import { converse, type Attempt, type Conversation } from '../support/converse.ts';
import { demoNow } from '../support/demoNow.ts';
import { demoContent } from '../support/demoSheets.ts';
import { ADMINISTRATORS, companyOf, leadKey, MANAGER, PERIOD, teamOf, type Size } from './company.ts';
import { monthIn, type Month } from './month.ts';

/** In a store that is empty. */
export async function rate(store: Store, size: Size): Promise<void> {
  const options = { byId: null, clock: () => demoNow, dryRun: false, mayRemove: true, demo: true };
  const content = demoContent(companyOf(size));
  const report = await importCompany(store, content, { ...options, onProgress: () => undefined });
  if (report.outcome !== 'applied') throw new Error(JSON.stringify(report.problems));
  const talk = await talkIn(store);
  await open(talk);
  const values = { 'rating.teamwork': '4', note: '交接清楚，答应的事都做到。' };
  await talk.attempt(
    await forEach(store, ([key, { personId }]) => ({
      person: leadKey(teamOf(key)),
      intent: { do: 'rate', person: personId, period: PERIOD },
      values,
    })),
  );
}

/** After they are rated. */
export async function approve(store: Store): Promise<void> {
  const talk = await talkIn(store);
  await talk.attempt(
    await forEach(store, ([, { id, version }]) => ({
      person: MANAGER,
      intent: { do: 'approve', scorecard: id, version },
    })),
  );
}

const talkIn = (store: Store): Promise<Conversation> => converse({ store, close: () => Promise.resolve() }, demoNow);

async function open(talk: Conversation): Promise<void> {
  const [administrator] = ADMINISTRATORS;
  await talk.say(administrator, `周期 ${PERIOD}`);
  await talk.press(administrator, '修改截止日');
  await talk.fill(administrator, {
    collecting: '2026-11-05',
    rating: '2026-11-25',
    approving: '2026-11-27',
    published: '2026-12-04',
  });
  await talk.press(administrator, '开启');
}

type Entry = Month['records'] extends ReadonlyMap<infer Key, infer Value> ? readonly [Key, Value] : never;

const forEach = (store: Store, attempt: (entry: Entry) => Attempt): Promise<readonly Attempt[]> =>
  store.transaction(async (tx) => [...(await monthIn(tx)).records].map(attempt));
