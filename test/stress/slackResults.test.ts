/** Results go out to a Slack workspace that loses answers, while the service is killed again and again. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import { startMortal, type MortalService } from '../delivery/mortalService.ts';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.ts';
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
const RESULT = /10 月的结果/u;

let folder: DataFolder;
let slack: FakeSlack;
/** Accounts of those who get a result. */
let employees: readonly string[];
beforeAll(async () => {
  folder = await dataFolder({ empty: true });
  slack = await startFakeSlack({ scopes: SCOPES });
  const opened = await openTestStore('postgres');
  await rate(opened.store, { teams: cards / MEMBERS, members: MEMBERS });
  await approve(opened.store);
  const people = await opened.store.transaction((tx) => tx.people.list());
  const accounts = people.map(({ key, name, email }) => ({ key, id: slack.addUser({ name, email }).id }));
  employees = accounts.filter(({ key }) => key.startsWith('P')).map(({ id }) => id);
  const demo = join(folder.path, 'demo');
  await mkdir(demo, { mode: 0o700 });
  await copyToFolder(opened.state, demo, inject('pgliteDump'));
  await opened.close();
}, 600_000);
afterAll(async () => {
  await slack.stop();
  await folder.remove();
});

const environment = () => ({
  DATA_DIR: folder.path,
  CLOCK_OFFSET_MS: String(demoNow.getTime() - Date.now()),
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.url,
});

/** One post in five goes wrong, in each way that it can. */
function loseAnswers(): void {
  const times = Math.ceil(cards / 20);
  slack.faults.set('chat.postMessage', { type: 'drop_after' }, times);
  slack.faults.set('chat.postMessage', { type: 'http', status: 502, done: true }, times);
  slack.faults.set('chat.postMessage', { type: 'http', status: 503 }, times);
  slack.faults.set('chat.postMessage', { type: 'rate_limited', retryAfterSeconds: 1 }, times);
}

const posts = (): number => slack.callsOf('chat.postMessage').length;

/** Kills it when Slack has messages of which it has not heard. */
async function killWithAnswersOpen(service: MortalService, after: number): Promise<void> {
  const begun = posts();
  await slack.until(() => posts() >= begun + after, 60_000);
  const killed = Promise.withResolvers<undefined>();
  const release = slack.faults.set('chat.postMessage', { type: 'held', until: killed.promise });
  const held = posts();
  await slack.until(() => posts() >= held + 2, 60_000);
  service.child.kill('SIGKILL');
  await service.exit;
  release();
  killed.resolve(undefined);
}

/** Kills it while it looks for what the one before may have posted. */
async function killWhileLooking(service: MortalService): Promise<void> {
  const begun = slack.callsOf('conversations.history').length;
  await slack.until(() => slack.callsOf('conversations.history').length >= begun + 2, 240_000);
  service.child.kill('SIGKILL');
  await service.exit;
}

it('each person gets one result', async () => {
  const first = await startMortal(environment());
  await first.said(/accounts\.matched/u);
  await first.ask({ ask: 'idle' });
  loseAnswers();
  const visitor = await enter(first.url, ADMINISTRATORS[0]);
  const publishing = { type: 'action', intent: { do: 'publish', period: PERIOD, team: null }, message: null } as const;
  const killing = killWithAnswersOpen(first, cards / 5);
  await visitor.post(publishing, 'publish-1');
  await killing;
  const second = await startMortal(environment());
  await killWhileLooking(second);

  const last = await startMortal(environment());
  await last.ask({ ask: 'idle' });
  expect(await last.interrupt()).toEqual({ code: 0, signal: null });

  const results = employees.map((user) => slack.messages(user).filter(({ shown }) => RESULT.test(shown)).length);
  const having = (number: number): string => String(results.filter((count) => Math.min(count, 2) === number).length);
  console.log(
    `${String(cards)} results in Slack, ${String(posts())} posts, killed twice: ${having(1)} people got one, ${having(2)} more, ${having(0)} none`,
  );
  expect(results).toEqual(employees.map(() => 1));
}, 1_200_000);
