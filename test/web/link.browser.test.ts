/** A personal link in the page: a dialog to copy from or to open, and nothing left of it when it is closed. */
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChatEvent, ChatHandlers } from '../../src/bot/ports.ts';
import { cardOf } from '../contracts/cards.ts';
import { cardTitled, choosePerson, say, startBrowser, type TestBrowser } from './support/browser.ts';
import { ANNA } from './support/company.ts';
import { startWebService, type WebService } from './support/service.ts';

const secret = 'k3pt-n0where_0123456789';

let browser: TestBrowser;
let service: WebService;

/** Answers whatever is said with a link, and with the card that stays. */
const bot: ChatHandlers = {
  accept: () => Promise.resolve('new'),
  handle: (event: ChatEvent) =>
    Promise.resolve(
      event.type === 'command'
        ? [
            {
              type: 'link',
              title: 'A link for <b>Tom</b>',
              text: 'It works once.',
              url: `${service.url}/p/${secret}`,
              label: 'Open the link',
              use: event.text === 'file' ? 'open' : 'pass_on',
            },
            { type: 'card', card: cardOf([], { title: 'A link was shown' }), audience: 'asker' },
          ]
        : [],
    ),
  answered: () => Promise.resolve(),
};

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  service = await startWebService(bot);
});
afterEach(() => service.stop());

test.each(['light', 'dark'] as const)('is shown, copied, and gone when the dialog closes: %s', async (theme) => {
  const page = await browser.openPage(service.url, { width: 390, theme });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await choosePerson(page, ANNA.name);
  await say(page, 'invite');
  const dialog = page.getByRole('dialog', { name: 'A link for <b>Tom</b>' });
  await dialog.waitFor();
  expect(await dialog.getByRole('textbox', { name: 'The link' }).inputValue()).toBe(`${service.url}/p/${secret}`);
  await page.evaluate(axe.source);
  const violations: unknown = await page.evaluate(
    `axe.run({ resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html)))`,
  );
  expect(violations).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);

  await dialog.getByRole('button', { name: 'Copy the link' }).click();
  await dialog.getByText('Copied').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(`${service.url}/p/${secret}`);

  await page.keyboard.press('Escape');
  // By its tag: closed, it is nobody's dialog any more a moment before it is gone.
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Message' }).and(page.locator(':focus')).count()).toBe(1);
  await cardTitled(page, 'A link was shown').waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.reload();
  await cardTitled(page, 'A link was shown').waitFor();
  expect(await page.content()).not.toContain(secret);
});

test('to a file opens in a page of its own', async () => {
  const page = await browser.openPage(service.url, { width: 390 });
  await choosePerson(page, ANNA.name);
  await say(page, 'file');
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Open the link' }).click();
  const opened = await opening;
  // Nobody has made this one.
  await opened.getByRole('heading', { name: 'This link does not work' }).waitFor();
  expect(opened.url()).toBe(`${service.url}/p/${secret}`);
});
