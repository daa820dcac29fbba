/** A visitor of the demo lives October in the page: as employee, lead, manager, administrator, and in the team's channel. */
import { mkdtemp, rm } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { postDigest } from '../../src/bot/digest/post.ts';
import { parseWeek } from '../../src/bot/period.ts';
import { startService, type Service } from '../../src/service.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';
import { cardTitled, choosePerson, say, startBrowser, type TestBrowser } from './support/browser.ts';

const phone = { width: 390, locale: 'zh-CN' } as const;
let folder: string;
let service: Service;
let browser: TestBrowser;
let postWeek: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkstar-month-'));
  const dump = await openAsBlob(inject('demoDump'));
  const opened = await openStore({ memory: true, dump }, { log: silentLog, openQueue, onProgress: () => undefined });
  const config = {
    dataDir: folder,
    databaseUrl: null,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    slack: null,
    feishu: null,
  };
  const place = { demo: true, folder, location: { dataDir: folder } };
  service = await startService(opened, place, config, { log: silentLog, clock: () => demoNow, language: 'zh' });
  browser = await startBrowser();
  postWeek = () =>
    opened.store.transaction(async (tx) => {
      const [company, team, week] = [await tx.company.get(), await tx.teams.byKey('west'), parseWeek('2026-W47')];
      if (company === null || team === null || week === null) throw new Error('the demo has a western team');
      await postDigest(tx, demoNow, company, team, week, 'system');
    });
});

afterAll(async () => {
  await browser.close();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

it('October is looked at, rated, approved, published and read, in five people’s windows', async () => {
  const employee = await browser.openPage(service.url, { width: 1280, locale: 'en-US' });
  await choosePerson(employee, 'Emma Fischer');
  await say(employee, '/mykpi 2026-10');
  const card = cardTitled(employee, 'October · Operations');
  await card.getByText('Waiting for 赵敏 Zhao Min to rate').waitFor();
  await card.getByText('FBA fee share').first().waitFor();
  await card.getByRole('button', { name: 'Why this score' }).click();
  await cardTitled(employee, 'Sales · October').getByText('mean of the last 3 months').waitFor();
  await employee.getByRole('button', { name: /^Rows behind it/u }).click();
  await employee.getByText('Page 1 of').waitFor();

  await say(employee, 'self review');
  const selfReview = employee.getByRole('dialog');
  await selfReview.getByRole('textbox').fill('The stock-out in Germany cost nine days; the reorder point is fixed.');
  await selfReview.getByRole('button', { name: 'Send self-review' }).click();
  await employee.getByText('Self-review sent').first().waitFor();

  const lead = await browser.openPage(service.url, phone);
  await choosePerson(lead, '赵敏 Zhao Min');
  await say(lead, '评分');
  await cardTitled(lead, '10 月评分').last().getByText('0 / 7 人').waitFor();
  await lead.getByRole('button', { name: '评 Emma Fischer' }).last().click();
  const form = lead.getByRole('dialog');
  await form.getByText('the reorder point is fixed').waitFor();
  await form.getByRole('button', { name: '提交评分' }).click();
  await form.getByText('请从选项里选一个。').waitFor();
  await form.getByRole('radio', { name: /^4 · / }).check();
  await form.getByRole('textbox').fill('断货期间每天同步补货进度，帮日本站调了两批货。');
  await form.getByRole('button', { name: '提交评分' }).click();
  await cardTitled(lead, '10 月评分').last().getByText('1 / 7 人').waitFor();

  const manager = await browser.openPage(service.url, phone);
  await choosePerson(manager, '林岚 Lin Lan');
  const approval = cardTitled(manager, 'Emma Fischer · 10 月 · 运营');
  await approval.getByText('断货期间每天同步补货进度').waitFor();
  await approval.getByRole('button', { name: /^通过 / }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: /^通过 / })
    .click();
  await approval.getByText('林岚 Lin Lan 已通过').waitFor();
  expect(await approval.getByRole('button', { name: /^通过 / }).count()).toBe(0);

  // Only published is it the employee's.
  const administrator = await browser.openPage(service.url, phone);
  await choosePerson(administrator, '何静 He Jing');
  await say(administrator, '周期');
  const progress = cardTitled(administrator, '2026 年 10 月 · 考核').last();
  await progress.getByRole('button', { name: '公布 1 份结果' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: '公布 1 份结果' }).click();
  const told = cardTitled(employee, 'Your result for October');
  await told.getByText(/^Approved by 林岚 Lin Lan/u).waitFor();
  await told.getByRole('button', { name: 'I have read it' }).click();
  await told.getByText(/You confirmed on/u).waitFor();

  await postWeek();
  await employee.getByRole('link', { name: 'North America & Europe' }).click();
  const digest = employee.getByRole('article').filter({ hasText: '第 47 周' });
  await digest.waitFor();
  expect(await digest.getByRole('img').count()).toBeGreaterThan(0);
  expect(await digest.textContent()).not.toMatch(/Emma|赵敏|林岚/u);
}, 120_000);
