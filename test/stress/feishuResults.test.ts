/** Results go out to Feishu that loses answers, while the service is killed again and again. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startMortal, type MortalService } from '../delivery/mortalService.ts';
import { startFakeFeishu, type FakeFeishu } from '../fakes/feishu/index.ts';
import { copyToFolder } from '../support/copyToFolder.ts';
import { openTestStore } from '../support/database.ts';
import { demoNow } from '../support/demoNow.ts';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';
import { ADMINISTRATORS, PERIOD } from './company.ts';
import { approve, rate } from './reviewed.ts';
import './size.ts';

const cards = inject('cards');
const MEMBERS = 10;
const POST = 'POST /open-apis/im/v1/messages';
const RESULT = /10 月的结果/u;

let folder: DataFolder;
let feishu: FakeFeishu;
/** Accounts of those who get a result. */
let employees: readonly string[];
beforeAll(async () => {
  folder = await dataFolder({ empty: true });
  feishu = await startFakeFeishu();
  const opened = await openTestStore('postgres');
  await rate(opened.store, { teams: cards / MEMBERS, members: MEMBERS });
  await approve(opened.store);
  const people = await opened.store.transaction((tx) => tx.people.list());
  const accounts = people.map(({ key, name, email }) => ({ key, id: feishu.addUser({ name, email }).id }));
  employees = accounts.filter(({ key }) => key.startsWith('P')).map(({ id }) => id);
  const demo = join(folder.path, 'demo');
  await mkdir(demo, { mode: 0o700 });
  await copyToFolder(opened.state, demo, inject('pgliteDump'));
  await opened.close();
}, 600_000);
afterAll(async () => {
  await feishu.stop();
  await folder.remove();
});

const environment = () => ({
  DATA_DIR: folder.path,
  CLOCK_OFFSET_MS: String(demoNow.getTime() - Date.now()),
  FEISHU_APP_ID: feishu.app.id,
  FEISHU_APP_SECRET: feishu.app.secret,
  FEISHU_DOMAIN: feishu.url,
});

/** One post in five goes wrong, in each way that it can. */
function loseAnswers(): void {
  const times = Math.ceil(cards / 20);
  feishu.faults.set(POST, { type: 'drop_after' }, times);
  feishu.faults.set(POST, { type: 'http', status: 502, done: true }, times);
  feishu.faults.set(POST, { type: 'http', status: 503 }, times);
  feishu.faults.set(POST, { type: 'rate_limited', retryAfterSeconds: 1 }, times);
}

const posts = (): number => feishu.callsOf(POST).length;

/** From now on Feishu takes messages and says nothing of it: kills whoever has sent two of those. */
async function killWithAnswersOpen(start: () => Promise<MortalService>): Promise<void> {
  const killed = Promise.withResolvers<undefined>();
  const release = feishu.faults.set(POST, { type: 'held', until: killed.promise });
  const held = posts();
  const service = await start();
  await feishu.until(() => posts() >= held + 2, 60_000);
  service.child.kill('SIGKILL');
  await service.exit;
  release();
  killed.resolve(undefined);
}

it('each person gets one result', async () => {
  const first = await startMortal(environment());
  await first.said(/accounts\.matched/u);
  await first.ask({ ask: 'idle' });
  loseAnswers();
  const visitor = await enter(first.url, ADMINISTRATORS[0]);
  const publishing = { type: 'action', intent: { do: 'publish', period: PERIOD, team: null }, message: null } as const;
  const killing = feishu
    .until(() => posts() >= cards / 5, 60_000)
    .then(() => killWithAnswersOpen(() => Promise.resolve(first)));
  await visitor.post(publishing, 'publish-1');
  await killing;
  await killWithAnswersOpen(() => startMortal(environment()));

  const last = await startMortal(environment());
  await last.ask({ ask: 'idle' });
  expect(await last.interrupt()).toEqual({ code: 0, signal: null });

  const results = employees.map((user) => feishu.messages(user).filter(({ shown }) => RESULT.test(shown)).length);
  const having = (number: number): string => String(results.filter((count) => Math.min(count, 2) === number).length);
  console.log(
    `${String(cards)} results in Feishu, ${String(posts())} posts, killed twice: ${having(1)} people got one, ${having(2)} more, ${having(0)} none`,
  );
  expect(results).toEqual(employees.map(() => 1));
  expect(feishu.violations).toEqual([]);
}, 1_200_000);
