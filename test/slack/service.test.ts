/** `npm start` with Slack's tokens, as a process of its own. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.ts';
import { demoNow } from '../support/demoNow.ts';
import { demoSheets } from '../support/demoSheets.ts';
import { dataFolder, run, startProcess, type DataFolder, type ServiceProcess } from '../support/serviceProcess.ts';

/** An employee, in Chinese. */
const EMPLOYEE = 'E010';
const { name, email } = (demoSheets().people ?? []).find(({ key }) => key === EMPLOYEE) ?? {};

const settings = (slack: FakeSlack, folder: DataFolder): Readonly<Record<string, string>> => ({
  DATA_DIR: folder.path,
  CLOCK_OFFSET_MS: String(demoNow.getTime() - Date.now()),
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.url,
});

let folder: DataFolder;
let slack: FakeSlack;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());
beforeEach(async () => {
  slack = await startFakeSlack({ scopes: SCOPES });
  return () => slack.stop();
});

describe('with everything in place', () => {
  let service: ServiceProcess;
  let user: string;
  beforeEach(async () => {
    user = slack.addUser({ name: String(name), email: String(email), locale: 'zh-CN' }).id;
    service = await startProcess(settings(slack, folder), 'test/delivery/mortal.ts');
    await service.said(/accounts\.matched/u);
  });

  test('the scorecard comes to the direct chat, the home shows it, and nothing of it is logged', async () => {
    const channel = slack.addChannel({ members: [user] }).id;
    expect(await slack.command(user, channel, '/mykpi 2026-10')).toMatchObject({ status: 'ok' });
    const card = await slack.until(() => slack.messages(user).find(({ shown }) => shown.includes('10 月')));
    expect(card.shown).toMatch(/\d+\.\d 分/u);
    // Whoever looks over a shoulder reads no figure in the notification.
    expect(card.notification).not.toMatch(/\d+\.\d/u);
    expect(slack.messages(channel)).toEqual([]);

    await slack.openHome(user);
    const home = await slack.until(() => slack.home(user));
    expect(home.shown).toMatch(/\d 分|还没有|暂无/u);

    const health = (await (await fetch(`${service.url}/health/ready`)).json()) as Record<string, string>;
    expect(health).toMatchObject({ status: 'ready', slack: 'ok' });
    expect(await service.interrupt()).toEqual({ code: 0, signal: null });
    const { stdout, stderr } = service.output;
    for (const secret of [slack.botToken, slack.appToken, String(name), String(email), '分', '/mykpi'])
      expect(stdout + stderr).not.toContain(secret);
  });
});

test('what is wrong is said at the start, all at once, and the service does not pretend', async () => {
  const wrong = {
    ...settings(slack, folder),
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    SLACK_APP_TOKEN: 'xapp-wrong',
    LANG: 'zh_CN',
  };
  const running = run('src/main.ts', [], wrong);
  expect(await running.exit).toEqual({ code: 2, signal: null });
  expect(running.output.stderr).toContain('SLACK_BOT_TOKEN：Slack 不接受（invalid_auth）');
  expect(running.output.stderr).toContain('SLACK_APP_TOKEN：Slack 不接受（invalid_auth）');
  expect(running.output.stderr).not.toContain('xoxb-wrong');
});

test.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN: is missing beside SLACK_BOT_TOKEN'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN: is missing beside the other Slack settings'],
  [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN: must begin with xoxb-'],
])('settings that belong together are asked for together', async (env, said) => {
  const running = run('src/main.ts', [], { DATA_DIR: folder.path, ...env });
  expect(await running.exit).toEqual({ code: 2, signal: null });
  expect(running.output.stderr).toContain(said);
});
