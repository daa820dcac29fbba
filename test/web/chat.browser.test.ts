import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardOf } from '../contracts/cards.ts';
import { cardTitled, choosePerson, say, startBrowser, type TestBrowser } from './support/browser.ts';
import { ANNA, EUROPE, LI_NA } from './support/company.ts';
import { createScriptedBot } from './support/scriptedBot.ts';
import { startWebService, type WebService } from './support/service.ts';

let browser: TestBrowser;
let service: WebService;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  service = await startWebService(createScriptedBot());
});
afterEach(() => service.stop());

/** The page of somebody, chosen on the first page. */
async function pageOf(name: string, width: number): Promise<Page> {
  const page = await browser.openPage(service.url, { width });
  await choosePerson(page, name);
  return page;
}

async function violations(page: Page): Promise<readonly string[]> {
  // Through the debugger's protocol, which our own content security policy does not bind.
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run({ resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html)))`,
  );
  return found as readonly string[];
}

const focusedText = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.textContent.trim()');
const isFocused = async (element: Locator): Promise<boolean> =>
  (await element.and(element.page().locator(':focus')).count()) === 1;
const widthOfContent = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth');

describe.each([390, 1280])('at %i pixels', (width) => {
  test('choose whom to be, ask, press, and fill a form wrong and then right', async () => {
    const page = await pageOf(ANNA.name, width);
    await say(page, '/mykpi');
    await cardTitled(page, 'October · Amazon operations').waitFor();

    await page.getByRole('button', { name: 'Rate Anna' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rate Anna Becker, October' });
    await dialog.getByRole('radio', { name: /^4/ }).check();
    await dialog.getByRole('textbox', { name: /What showed it/ }).fill('Short');
    await dialog.getByRole('button', { name: 'Send the rating' }).click();
    await dialog.getByText('At least 10 characters, please.').waitFor();
    const note = dialog.getByRole('textbox', { name: /What showed it/ });
    expect(await note.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(note)).toBe(true);

    await note.fill('Took over the German returns for a week.');
    await dialog.getByRole('button', { name: 'Send the rating' }).click();
    await cardTitled(page, 'Rated by Li Na').waitFor();
    await page.getByText('Thank you, the rating is sent.').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(await cardTitled(page, 'October · Amazon operations').count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)(
    'nothing to scroll sideways, and nothing that axe-core finds: %s',
    async (theme) => {
      const page = await browser.openPage(service.url, { width, theme });
      expect(await violations(page)).toEqual([]);
      expect(await widthOfContent(page)).toBeLessThanOrEqual(width);

      await choosePerson(page, ANNA.name);
      await say(page, '/mykpi');
      await cardTitled(page, 'October · Amazon operations').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await widthOfContent(page)).toBeLessThanOrEqual(width);

      await page.getByRole('button', { name: 'Rate Anna' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});

test('each answer is shown from its beginning', async () => {
  const page = await pageOf(ANNA.name, 390);
  for (const count of [1, 2, 3]) {
    await say(page, '/mykpi');
    const answer = cardTitled(page, 'October · Amazon operations').nth(count - 1);
    await answer.waitFor();
    await expect.poll(async () => (await answer.boundingBox())?.y).toBeGreaterThan(0);
    await expect.poll(async () => (await answer.boundingBox())?.y).toBeLessThan(200);
  }
  expect(await page.getByRole('button', { name: /New message/ }).isVisible()).toBe(false);
});

test('a draft outlives the page', async () => {
  const page = await pageOf(ANNA.name, 390);
  await say(page, '/mykpi');
  await page.getByRole('button', { name: 'Rate Anna' }).click();
  await page.getByRole('textbox', { name: /What showed it/ }).fill('Took over the German returns');
  await page.getByRole('dialog').getByText('Saved').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Rate Anna' }).click();
  const note = page.getByRole('textbox', { name: /What showed it/ });
  await note.waitFor();
  expect(await note.inputValue()).toBe('Took over the German returns');
});

test('what was typed a moment before closing is kept too', async () => {
  const page = await pageOf(ANNA.name, 390);
  await say(page, '/mykpi');
  await page.getByRole('button', { name: 'Rate Anna' }).click();
  await page.getByRole('textbox', { name: /What showed it/ }).fill('Half a sentence');
  const kept = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.keyboard.press('Escape');
  await kept;
  await page.getByRole('button', { name: 'Rate Anna' }).click();
  const note = page.getByRole('textbox', { name: /What showed it/ });
  await note.waitFor();
  expect(await note.inputValue()).toBe('Half a sentence');
});

test('two tabs of one person, and a third of somebody else, are up to date', async () => {
  const first = await pageOf(ANNA.name, 1280);
  const second = await first.context().newPage();
  await second.goto(first.url());
  const other = await first.context().newPage();
  await other.goto(service.url);
  await choosePerson(other, LI_NA.name);
  await other.getByRole('link', { name: /欧洲组/ }).click();
  await other.getByRole('heading', { name: /欧洲组/ }).waitFor();

  await say(first, 'hello');
  await cardTitled(second, 'You said: hello').waitFor();
  const week = cardOf([], { title: 'Week 47' });
  const ref = await service.adapter.send({ type: 'channel', channel: EUROPE.id }, week, 'digest/47');
  await cardTitled(other, 'Week 47').waitFor();
  await first.getByRole('link', { name: /Europe team.*new/ }).waitFor();
  await service.adapter.update(ref, cardOf([], { title: 'Week 47, corrected' }));
  await cardTitled(other, 'Week 47, corrected').waitFor();
  expect(await cardTitled(second, 'You said: hello').count()).toBe(1);
  expect(await other.getByText('You said: hello').count()).toBe(0);
});

test('a service that went away is waited for, and what was missed follows', async () => {
  const page = await pageOf(ANNA.name, 390);
  const { messages, url } = service;
  await service.stop();
  await page.getByText('No connection. It comes back by itself.').waitFor();

  service = await startWebService(createScriptedBot(), { port: Number(new URL(url).port), messages });
  await service.adapter.send({ type: 'person', user: ANNA.id }, cardOf([], { title: 'While you were away' }), 'away');
  await cardTitled(page, 'While you were away').waitFor();
  await page.getByText('No connection. It comes back by itself.').waitFor({ state: 'hidden' });
});

test('keyboard alone: ask, decide after a question, and the focus is where it was', async () => {
  const page = await pageOf(ANNA.name, 1280);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/mykpi');
  await page.keyboard.press('Enter');
  await cardTitled(page, 'October · Amazon operations').waitFor();

  const approve = page.getByRole('button', { name: 'Approve 89.4 points' });
  await tabTo(page, 'Approve 89.4 points', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Approve?' });
  await question.waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await isFocused(approve)).toBe(true);

  await page.keyboard.press('Enter');
  await question.waitFor();
  await tabTo(page, 'Approve', 'Tab');
  await page.keyboard.press('Enter');
  await cardTitled(page, 'Approved by Li Na').waitFor();
  expect(await focusedText(page)).toContain('Approved by Li Na');
});

async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    const focused = await focusedText(page);
    if (focused === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach “${name}”`);
}

test('an old button is answered with what is true now', async () => {
  const page = await pageOf(ANNA.name, 390);
  await say(page, '/mykpi');
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('status').getByText('This card is out of date.').waitFor();
});
