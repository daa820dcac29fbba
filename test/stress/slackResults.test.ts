/** Results go out to a Slack workspace that loses answers, while the service is killed again and again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import { startMortal, type MortalService } from '../delivery/mortalService.ts';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.ts';
import { enter } from '../support/visitor.ts';
import { approvedFolder, cards, expectOneResultEach, type ApprovedFolder } from './approvedFolder.ts';
import { ADMINISTRATORS, PERIOD } from './company.ts';

let slack: FakeSlack;
let approved: ApprovedFolder;
beforeAll(async () => {
  slack = await startFakeSlack({ scopes: SCOPES });
  approved = await approvedFolder((person) => slack.addUser(person).id);
}, 600_000);
afterAll(async () => {
  await slack.stop();
  await approved.folder.remove();
});

const environment = () => ({
  ...approved.environment,
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

  const shown = approved.employees.map((user) => slack.messages(user).map((message) => message.shown));
  expectOneResultEach('Slack', posts(), shown);
}, 1_200_000);
