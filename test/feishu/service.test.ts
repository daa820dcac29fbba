/** `npm start` with Feishu's app, as a process of its own. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startFakeFeishu, type FakeFeishu } from '../fakes/feishu/index.ts';
import { demoNow } from '../support/demoNow.ts';
import { demoSheets } from '../support/demoSheets.ts';
import { dataFolder, run, startProcess, type DataFolder } from '../support/serviceProcess.ts';

/** An employee, in Chinese. */
const EMPLOYEE = 'E010';
const { name, email } = (demoSheets().people ?? []).find(({ key }) => key === EMPLOYEE) ?? {};

const settings = (feishu: FakeFeishu, folder: DataFolder): Readonly<Record<string, string>> => ({
  DATA_DIR: folder.path,
  CLOCK_OFFSET_MS: String(demoNow.getTime() - Date.now()),
  FEISHU_APP_ID: feishu.app.id,
  FEISHU_APP_SECRET: feishu.app.secret,
  FEISHU_DOMAIN: feishu.url,
});

let folder: DataFolder;
let feishu: FakeFeishu;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());
beforeEach(async () => {
  feishu = await startFakeFeishu();
  return () => feishu.stop();
});

test('the scorecard comes to the direct chat, a press is answered in place, and nothing of it is logged', async () => {
  const user = feishu.addUser({ name: String(name), email: String(email) }).id;
  const service = await startProcess(settings(feishu, folder), 'test/delivery/mortal.ts');
  await service.said(/accounts\.matched/u);
  const chat = feishu.addChat({ members: [user] }).id;
  expect(await feishu.say(user, '/mykpi 2026-10', chat)).toBe(true);
  const card = await feishu.until(() => feishu.messages(user).find(({ shown }) => shown.includes('10 月')));
  expect(card.shown).toMatch(/\d+\.\d 分/u);
  expect(
    feishu
      .messages(chat)
      .map(({ shown }) => shown)
      .join('\n'),
  ).not.toMatch(/\d+\.\d 分/u);
  // Whoever looks over a shoulder reads no figure in the notification.
  const sent = JSON.parse(card.versions[0] ?? '{}') as {
    readonly config: { readonly summary: { readonly content: string } };
  };
  expect(sent.config.summary.content).not.toMatch(/\d+\.\d/u);

  const health = (await (await fetch(`${service.url}/health/ready`)).json()) as Record<string, string>;
  expect(health).toMatchObject({ status: 'ready', feishu: 'ok' });
  expect(await service.interrupt()).toEqual({ code: 0, signal: null });
  const { stdout, stderr } = service.output;
  for (const secret of [feishu.app.secret, 't-token', String(name), String(email), '分', '/mykpi'])
    expect(stdout + stderr).not.toContain(secret);
});

test('what is wrong is said at the start, and the service does not pretend', async () => {
  const wrong = { ...settings(feishu, folder), FEISHU_APP_SECRET: 'wrong-secret', LANG: 'zh_CN' };
  const running = run('src/main.ts', [], wrong);
  expect(await running.exit).toEqual({ code: 2, signal: null });
  expect(running.output.stderr).toContain('飞书不接受（10014）');
  expect(running.output.stderr).toContain('凭证与基础信息');
  expect(running.output.stderr).not.toContain('wrong-secret');
});

test('settings that belong together are asked for together, all at once', async () => {
  const env = { FEISHU_APP_ID: 'cli_1', FEISHU_ENCRYPT_KEY: 'k', FEISHU_DOMAIN: 'example' };
  const running = run('src/main.ts', [], { DATA_DIR: folder.path, ...env });
  expect(await running.exit).toEqual({ code: 2, signal: null });
  const { stderr } = running.output;
  expect(stderr).toContain('FEISHU_APP_ID: must be cli_');
  expect(stderr).toContain('FEISHU_DOMAIN: must be feishu or lark');
  expect(stderr).toContain('FEISHU_APP_SECRET: is missing beside FEISHU_APP_ID');
  expect(stderr).toContain('FEISHU_VERIFICATION_TOKEN: is missing beside FEISHU_ENCRYPT_KEY');
});
