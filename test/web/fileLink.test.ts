/** Files behind personal links, over HTTP, on a real store. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPersonalLinks } from '../../src/bot/door/personalLinks.ts';
import { importCompany } from '../../src/bot/import/importCompany.ts';
import type { WrittenRows } from '../../src/bot/import/writtenRow.ts';
import { issueLink } from '../../src/bot/links.ts';
import { createDirectory } from '../../src/bot/people/directory.ts';
import type { FileProducers, FilePurpose, LinkedFile, Refused } from '../../src/bot/ports.ts';
import type { Language } from '../../src/words/language.ts';
import { changeRow, company as soundCompany, companyWith, contentOf, now as start } from '../import/workbook.ts';
import { openTestStore } from '../support/database.ts';
import { createScriptedBot } from './support/scriptedBot.ts';
import { startWebService, type WebService } from './support/service.ts';

const MINUTE = 60_000;
/** An administrator, in Chinese; who may take the file for pay. */
const ZHOU = 'E001';
/** In English; may take nothing but what is kept about her. */
const EMMA = 'E002';

const bytes = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]);
const PAY: LinkedFile = {
  name: '绩效奖金 2026-10 (最终) 100%.xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes,
};

let opened: Awaited<ReturnType<typeof openTestStore>>;
let service: WebService;
let now: Date;
/** What the producers are asked, and what they give. */
let made: string[];
let produced: LinkedFile | Refused | Error;
const clock = (): Date => now;
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

const producer =
  (what: FilePurpose): FileProducers[FilePurpose] =>
  (_tx, subject, person) => {
    made.push(`${what} ${subject} for ${person.key}`);
    return produced instanceof Error ? Promise.reject(produced) : Promise.resolve(produced);
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
  [now, made, produced] = [start, [], PAY];
  await company();
  const files = { pay_export: producer('pay_export'), own_data: producer('own_data') };
  const { open, redeem, take } = createPersonalLinks({ store: opened.store, clock, platform: 'web', files });
  service = await startWebService(createScriptedBot(), {
    clock,
    people: createDirectory(opened.store, clock, 'web'),
    links: { openLink: open, redeemLink: redeem, takeFile: take },
  });
});
afterEach(() => service.stop());

/** The path of a new link. `subject`: of what is kept about a person, their key. */
const link = (key: string, purpose: FilePurpose | 'sign_in', subject = ''): Promise<string> =>
  opened.store.transaction(async (tx) => {
    const person = await tx.people.byKey(key);
    const about = purpose === 'own_data' ? ((await tx.people.byKey(subject))?.id ?? '') : subject;
    if (person === null) throw new Error(`there is no ${key}`);
    return `/p/${(await issueLink(tx, now, person, { purpose, subject: about }, person.id)).token}`;
  });
const payLink = (): Promise<string> => link(ZHOU, 'pay_export', '2026-10');

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(service.url + path, { redirect: 'manual', headers });
const post = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(service.url + path, { method: 'POST', redirect: 'manual', headers: { origin: service.url, ...headers } });

/** What a page says, and with which status; of a file, how long it is. */
async function seen(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  if (response.headers.get('content-disposition') !== null)
    return `${String(response.status)} ${String((await response.arrayBuffer()).byteLength)} bytes`;
  const [, title = ''] = /<h1>([^<]*)/u.exec(await response.text()) ?? [];
  return `${String(response.status)} ${response.headers.get('location') ?? title}`;
}

async function signIn(key: string): Promise<string> {
  const response = await post(await link(key, 'sign_in'));
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const ASKED = '200 为周启明下载？';
const FILE = '200 6 bytes';
const TAKEN = '410 This link has been used';
const VOID = '410 This link does not work';
const NOT_YOURS = '403 This file is not yours to take';

describe('a link to a file', () => {
  test('is looked at any number of times, and brings its file once', async () => {
    const path = await payLink();
    expect([await seen(get(path)), await seen(get(path))]).toEqual([ASKED, ASKED]);
    expect(made).toEqual([]);
    expect(await seen(post(path))).toBe(FILE);
    expect([await seen(post(path)), await seen(get(path))]).toEqual([TAKEN, TAKEN]);
    expect(made).toEqual(['pay_export 2026-10 for E001']);
  });

  test('says what it brings, and nothing of what is in it', async () => {
    const page = await (await get(await payLink())).text();
    expect(page).toContain('2026 年 10 月的绩效奖金文件');
    const own = await (await get(await link(EMMA, 'own_data', EMMA))).text();
    expect(own).toContain('Download for Emma Fischer?');
    expect(own).toContain('All that is kept about you');
    expect(made).toEqual([]);
  });

  test('brings the very bytes, under their name in any language, and for no one else to keep', async () => {
    const response = await post(await payLink());
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': PAY.type,
      'content-length': '6',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*\.xlsx"; filename\*=UTF-8''[\w%.!~-]*$/u);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(PAY.name);
  });

  test('cannot be led astray by a name', async () => {
    produced = { ...PAY, name: '../"evil"\r\nset-cookie: a=b\u202e;x.csv' };
    const response = await post(await payLink());
    expect(response.headers.get('set-cookie')).toBeNull();
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition.startsWith('attachment; filename=".._evil_set-cookie_ a=b_;x.csv"; ')).toBe(true);
  });

  test('works for 15 minutes', async () => {
    const path = await payLink();
    pass(15 * MINUTE - 1);
    expect(await seen(get(path))).toBe(ASKED);
    pass(1);
    expect([await seen(get(path)), await seen(post(path))]).toEqual([VOID, VOID]);
    expect(made).toEqual([]);
  });

  test('is used by one of two who press at once, and one file is made', async () => {
    const path = await payLink();
    expect((await Promise.all([post(path), post(path)].map(seen))).toSorted()).toEqual([FILE, TAKEN]);
    expect(made).toHaveLength(1);
  });

  test('takes the place of an older one to the same file alone', async () => {
    const [older, september, newer] = [await payLink(), await link(ZHOU, 'pay_export', '2026-09'), await payLink()];
    expect([await seen(get(older)), await seen(get(september)), await seen(get(newer))]).toEqual([VOID, ASKED, ASKED]);
  });

  test('signs nobody in, and a link to sign in brings no file', async () => {
    const response = await post(await payLink());
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
    expect(await seen(post(await link(ZHOU, 'sign_in')))).toBe('303 /chat/E001');
    expect(made).toEqual(['pay_export 2026-10 for E001']);
  });

  test('is not used by a form of another site', async () => {
    const path = await payLink();
    expect((await post(path, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await seen(post(path))).toBe(FILE);
  });

  test('is neither shown nor used where the chat does not answer', async () => {
    const path = await payLink();
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    const elsewhere = '403 Open this link where the service runs';
    expect([await seen(get(path, proxied)), await seen(post(path, proxied))]).toEqual([elsewhere, elsewhere]);
    expect(await seen(post(path))).toBe(FILE);
  });

  test('is recorded when it is issued and used, and its token nowhere', async () => {
    const path = await payLink();
    await post(path);
    const records = await opened.store.transaction(async (tx) => {
      const zhou = await tx.people.byKey(ZHOU);
      return tx.audit.list({ subject: `person:${zhou?.id ?? ''}`, limit: 10_000 });
    });
    const matter = { purpose: 'pay_export', subject: '2026-10' };
    expect(records.slice(-2).map(({ action, to }) => ({ action, to }))).toMatchObject([
      { action: 'link.issued', to: matter },
      { action: 'link.used', to: matter },
    ]);
    expect(JSON.stringify(records)).not.toContain(path.slice('/p/'.length));
  });
});

describe('the right to a file', () => {
  test('is asked again when it is taken', async () => {
    const path = await payLink();
    const roles: Readonly<Record<string, string>> = { [ZHOU]: 'data_owner', [EMMA]: 'administrator' };
    await company({ people: (soundCompany.people ?? []).map((row) => ({ ...row, roles: roles[row.key ?? ''] })) });
    expect([await seen(get(path)), await seen(post(path))]).toEqual([NOT_YOURS, NOT_YOURS]);
    expect(made).toEqual([]);
    await company();
    expect(await seen(post(path))).toBe(FILE);
  });

  test('ends with the last day', async () => {
    now = new Date('2026-11-23T15:55:00Z');
    const path = await link(EMMA, 'own_data', EMMA);
    await company(changeRow('people', 1, { left_on: '2026-11-23' }));
    expect((await get(path)).status).toBe(200);
    // Midnight in Shanghai.
    pass(5 * MINUTE);
    expect([await seen(get(path)), await seen(post(path))]).toEqual([VOID, VOID]);
  });

  test.each([
    ['the file for pay', EMMA, 'pay_export', '2026-10'],
    ['what is kept about another', EMMA, 'own_data', ZHOU],
    ['what is kept about another, for an administrator', ZHOU, 'own_data', EMMA],
  ] as const)('is not in the link: %s', async (_, key, purpose, subject) => {
    const path = await link(key, purpose, subject);
    expect([await seen(get(path)), await seen(post(path))]).toEqual([NOT_YOURS, NOT_YOURS]);
    expect(made).toEqual([]);
  });
});

describe('somebody else who is signed in', () => {
  test.each<[Language, string, string]>([
    ['en', EMMA, '403 This link is for somebody else'],
    ['zh', ZHOU, '403 这个链接是给别人的'],
  ])('is told so in their language (%s), without a name, and uses nothing up', async (_, reader, title) => {
    const owner = reader === EMMA ? ZHOU : EMMA;
    const path = owner === ZHOU ? await payLink() : await link(EMMA, 'own_data', EMMA);
    const cookie = await signIn(reader);
    // The browser's own language is the other one.
    const headers = { cookie, 'accept-language': reader === EMMA ? 'zh' : 'en' };
    expect([await seen(get(path, headers)), await seen(post(path, headers))]).toEqual([title, title]);
    expect(await (await get(path, headers)).text()).not.toMatch(/Emma|周启明/u);
    expect(await seen(post(path, { cookie: await signIn(owner) }))).toBe(FILE);
  });
});

describe('a file that is not there any more', () => {
  test.each<[Refused['refused'], string]>([
    ['gone', '410 This file is not there any more'],
    ['right', NOT_YOURS],
  ])('(%s) is said on a page', async (refused, title) => {
    produced = { refused };
    expect(await seen(post(await payLink()))).toBe(title);
  });

  test('because making it failed leaves the link as it was', async () => {
    const path = await payLink();
    produced = new Error('out of paper');
    expect((await post(path)).status).toBe(500);
    produced = PAY;
    expect(await seen(post(path))).toBe(FILE);
  });
});

test.each<[Language, string]>([
  ['en', 'This link has been used'],
  ['zh', '这个链接已经用过了'],
])('a link that was used says so in the browser’s language: %s', async (language, title) => {
  const path = await payLink();
  await post(path);
  expect(await seen(get(path, { 'accept-language': language }))).toBe(`410 ${title}`);
});
