/** Signing in to a real company: personal links over HTTP, on a real store. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import { createPersonalLinks } from '../../src/bot/door/personalLinks.ts';
import { issueLink } from '../../src/bot/links.ts';
import { createDirectory } from '../../src/bot/people/directory.ts';
import type { Language } from '../../src/words/language.ts';
import { cardOf } from '../contracts/cards.ts';
import { changeRow, companyWith, contentOf, now as start } from '../import/workbook.ts';
import type { WrittenRows } from '../../src/bot/import/writtenRow.ts';
import { openTestStore } from '../support/database.ts';
import { createScriptedBot } from './support/scriptedBot.ts';
import { startWebService, type WebService } from './support/service.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZHOU = 'E001';
const EMMA = 'E002';

let opened: Awaited<ReturnType<typeof openTestStore>>;
let service: WebService;
let now: Date;
const clock = (): Date => now;
const noFile = () => Promise.resolve({ refused: 'gone' } as const);
const noFiles = { pay_export: noFile, own_data: noFile };
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

async function company(sheets: WrittenRows = {}): Promise<void> {
  const options = { byId: null, clock, dryRun: false, mayRemove: true, demo: false, onProgress: () => undefined };
  const { outcome } = await importCompany(opened.store, contentOf(companyWith(sheets)), options);
  if (outcome === 'refused') throw new Error('the test’s company was refused');
}

beforeAll(async () => {
  opened = await openTestStore('pglite');
});
afterAll(() => opened.close());
beforeEach(async () => {
  now = start;
  await company();
  const { open, redeem, take } = createPersonalLinks({ store: opened.store, clock, platform: 'web', files: noFiles });
  service = await startWebService(createScriptedBot(), {
    clock,
    people: createDirectory(opened.store, clock, 'web'),
    links: { openLink: open, redeemLink: redeem, takeFile: take },
  });
});
afterEach(() => service.stop());

/** The path of a new link. */
const invite = (key: string): Promise<string> =>
  opened.store.transaction(async (tx) => {
    const person = await tx.people.byKey(key);
    if (person === null) throw new Error(`there is no ${key}`);
    return `/p/${(await issueLink(tx, now, person, { purpose: 'sign_in' }, 'system')).token}`;
  });

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(service.url + path, { redirect: 'manual', headers });
const post = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(service.url + path, { method: 'POST', redirect: 'manual', headers: { origin: service.url, ...headers } });

/** What a page says, and with which status; of a way on, where it leads. */
async function seen(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const [, title = ''] = /<h1>([^<]*)/u.exec(await response.text()) ?? [];
  return `${String(response.status)} ${response.headers.get('location') ?? title}`;
}

async function signIn(key: string): Promise<string> {
  const response = await post(await invite(key));
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const ASKED = '200 Sign in as Emma Fischer?';
const HOME = `303 /chat/${EMMA}`;
const USED = '410 This link has been used';
const VOID = '410 This link does not work';
const LOCKED = '401 You are not signed in here';

describe('a link', () => {
  test('is opened any number of times, and used once', async () => {
    const link = await invite(EMMA);
    expect([await seen(get(link)), await seen(get(link)), await seen(post(link))]).toEqual([ASKED, ASKED, HOME]);
    expect([await seen(post(link)), await seen(get(link))]).toEqual([USED, USED]);
  });

  test('is used by one of two who press at once', async () => {
    const link = await invite(EMMA);
    const answers = await Promise.all([post(link), post(link)].map(seen));
    expect(answers.toSorted()).toEqual([HOME, USED]);
  });

  test('waits for three days', async () => {
    const link = await invite(EMMA);
    pass(72 * HOUR - 1);
    expect(await seen(get(link))).toBe(ASKED);
    pass(1);
    expect([await seen(get(link)), await seen(post(link))]).toEqual([VOID, VOID]);
  });

  test('is void by a newer one of the same person alone', async () => {
    const [older, other, newer] = [await invite(EMMA), await invite(ZHOU), await invite(EMMA)];
    expect([await seen(get(older)), await seen(post(older))]).toEqual([VOID, VOID]);
    expect([await seen(get(newer)), await seen(post(other))]).toEqual([ASKED, `303 /chat/${ZHOU}`]);
  });

  test('is void when its person leaves before using it', async () => {
    const link = await invite(EMMA);
    await company(changeRow('people', 1, { left_on: '2026-11-23' }));
    expect(await seen(get(link))).toBe(ASKED);
    pass(DAY);
    expect([await seen(get(link)), await seen(post(link))]).toEqual([VOID, VOID]);
  });

  test.each([
    ['of no one', 'A'.repeat(43)],
    ['too short', 'abc'],
    ['with another ending', 'x'],
    ['that is none', '%00%2e%2e'],
  ])('%s is void', async (_, forged) => {
    const link = forged === 'x' ? `${await invite(EMMA)}x` : `/p/${forged}`;
    expect([await seen(get(link)), await seen(post(link))]).toEqual([VOID, VOID]);
  });

  test('that never was and one that has expired have the same page, without a name', async () => {
    const link = await invite(EMMA);
    await invite(EMMA);
    const expired = await invite(ZHOU);
    pass(72 * HOUR);
    const pages = await Promise.all(
      [link, expired, `/p/${'A'.repeat(43)}`].map(async (path) => (await get(path)).text()),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).not.toMatch(/Emma|周启明/u);
  });

  test.each<[Language, string]>([
    ['en', 'This link does not work'],
    ['zh', '这个链接无效'],
  ])('that is void says so in the browser’s language: %s', async (language, title) => {
    expect(await seen(get(`/p/${'A'.repeat(43)}`, { 'accept-language': language }))).toBe(`410 ${title}`);
  });

  test('asks in its person’s language', async () => {
    expect(await seen(get(await invite(ZHOU), { 'accept-language': 'en' }))).toBe('200 以周启明的身份登录？');
  });

  test('is not used by a form of another site', async () => {
    const link = await invite(EMMA);
    expect((await post(link, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await seen(get(link))).toBe(ASKED);
  });

  test('is neither shown nor used where the chat does not answer', async () => {
    const link = await invite(EMMA);
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    const elsewhere = '403 Open this link where the service runs';
    expect([await seen(get(link, proxied)), await seen(post(link, proxied))]).toEqual([elsewhere, elsewhere]);
    expect(await seen(get(link))).toBe(ASKED);
  });

  test('is recorded when it is issued and used, and its token nowhere', async () => {
    const link = await invite(EMMA);
    await post(link);
    const [emma, records, kept] = await opened.store.transaction(async (tx) => {
      const person = await tx.people.byKey(EMMA);
      const all = await tx.audit.list({ subject: `person:${person?.id ?? ''}`, limit: 1_000 });
      return [person?.id, all.slice(-2), JSON.stringify(all)] as const;
    });
    expect(records.map(({ action, actor, to }) => ({ action, actor, to }))).toEqual([
      {
        action: 'link.issued',
        actor: 'system',
        to: { purpose: 'sign_in', expiresAt: new Date(now.getTime() + 72 * HOUR).toISOString() },
      },
      { action: 'link.used', actor: emma, to: { purpose: 'sign_in' } },
    ]);
    expect(kept).not.toContain(link.slice('/p/'.length));
  });
});

describe('the session of somebody invited', () => {
  test('is kept from scripts and from what other sites post', async () => {
    const response = await post(await invite(EMMA));
    expect(response.headers.get('set-cookie')).toMatch(
      /^kpi_session=[\w-]+\.[\w-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/u,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('opens the person’s chat, also from the first page', async () => {
    const cookie = await signIn(EMMA);
    const page = await (await get(`/chat/${EMMA}`, { cookie })).text();
    expect(page).toContain('Emma Fischer');
    expect(page).toContain('Sign out');
    expect(page).not.toContain('Switch person');
    expect(await seen(get('/', { cookie }))).toBe(HOME);
  });

  test('shows nothing of another’s', async () => {
    await service.adapter.send({ type: 'person', user: ZHOU }, cardOf([], { title: 'For Zhou alone' }), 'key-1');
    const cookie = await signIn(EMMA);
    expect(await seen(get(`/chat/${ZHOU}`, { cookie }))).toBe('303 /');
    for (const path of ['/messages', '/live', '/messages/1/charts/0'])
      expect((await get(`/chat/${ZHOU}${path}`, { cookie })).status).toBe(401);
    expect((await post(`/chat/${ZHOU}/events`, { cookie })).status).toBe(401);
    expect((await get(`/chat/${EMMA}/messages?channel=person:${ZHOU}`, { cookie })).status).toBe(403);
    const own = await (await get(`/chat/${EMMA}`, { cookie })).text();
    expect(own).not.toContain('For Zhou alone');
  });

  test('lasts for thirty days', async () => {
    const cookie = await signIn(EMMA);
    pass(30 * DAY - 1_000);
    expect((await get(`/chat/${EMMA}`, { cookie })).status).toBe(200);
    pass(1_000);
    expect(await seen(get(`/chat/${EMMA}`, { cookie }))).toBe(LOCKED);
  });

  test('ends with the person’s last day', async () => {
    const cookie = await signIn(EMMA);
    await company(changeRow('people', 1, { left_on: '2026-11-23' }));
    expect((await get(`/chat/${EMMA}`, { cookie })).status).toBe(200);
    pass(DAY);
    expect(await seen(get(`/chat/${EMMA}`, { cookie }))).toBe(LOCKED);
    expect(await seen(get('/', { cookie }))).toBe(LOCKED);
  });

  test('is taken away by signing out', async () => {
    const cookie = await signIn(EMMA);
    const response = await post('/sign-out', { cookie });
    expect(response.headers.get('set-cookie')).toMatch(/^kpi_session=; Path=\/; Max-Age=0;/u);
    expect(await seen(Promise.resolve(response))).toBe('303 /');
  });
});

test('who is not signed in is told how to be', async () => {
  const page = await (await get('/')).text();
  expect(page).toContain('Ask your administrator');
  expect(page).toContain('npm run invite -- EMAIL');
  expect(await seen(get(`/chat/${EMMA}`))).toBe(LOCKED);
});
