/** A real browser. `CHROME_PATH` names another than the one in npm, which exists for Linux x64 alone. */
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Locator, type Page } from 'playwright-core';

export interface WindowOptions {
  readonly width: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly locale?: 'zh-CN' | 'en-US';
}

export interface TestBrowser {
  /** In a profile of its own: two pages of one visitor are `page.context().newPage()`. Scripts' errors fail `close`. */
  openPage(url: string, window: WindowOptions): Promise<Page>;
  close(): Promise<void>;
}

/** On the first page of a demo: become somebody, and wait until their page listens. */
export async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL('**/chat/**', { waitUntil: 'load' });
}

/** Types into the message box, and sends. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^(?:Message|消息)$/ }).fill(text);
  await page.keyboard.press('Enter');
}

/** The cards with this title. */
export const cardTitled = (page: Page, title: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

export async function startBrowser(): Promise<TestBrowser> {
  const browser = await launch();
  const errors: Error[] = [];
  return {
    async openPage(url, { width, height = width < 600 ? 844 : 900, theme = 'light', locale = 'en-US' }) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        locale,
        hasTouch: width < 600,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => errors.push(error));
      await page.goto(url);
      return page;
    },
    async close() {
      await browser.close();
      if (errors.length > 0) throw new AggregateError(errors, 'The page has thrown');
    },
  };
}

/** Not the package's own arguments: they switch off the web's security, which is what we test. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath());
  return playwright.launch({ executablePath, args: ARGUMENTS });
}
