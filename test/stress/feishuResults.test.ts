/** Results go out to Feishu that loses answers, while the service is killed again and again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMortal, type MortalService } from '../delivery/mortalService.ts';
import { startFakeFeishu, type FakeFeishu } from '../fakes/feishu/index.ts';
import { enter } from '../support/visitor.ts';
import { approvedFolder, cards, expectOneResultEach, type ApprovedFolder } from './approvedFolder.ts';
import { ADMINISTRATORS, PERIOD } from './company.ts';

const POST = 'POST /open-apis/im/v1/messages';

let feishu: FakeFeishu;
let approved: ApprovedFolder;
beforeAll(async () => {
  feishu = await startFakeFeishu();
  approved = await approvedFolder((person) => feishu.addUser(person).id);
}, 600_000);
afterAll(async () => {
  await feishu.stop();
  await approved.folder.remove();
});

const environment = () => ({
  ...approved.environment,
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

  const shown = approved.employees.map((user) => feishu.messages(user).map((message) => message.shown));
  expectOneResultEach('Feishu', posts(), shown);
  expect(feishu.violations).toEqual([]);
}, 1_200_000);
