import { describe, expect, test } from 'vitest';
import { ruleNames, violations } from './cruise.ts';

/** One line a deliberate violation in test/fixtures/architecture; what is not listed there is allowed. */
const planted: readonly string[] = [
  'adapters-know-no-other-adapter: src/adapters/slack/index.ts -> src/adapters/feishu/index.ts',
  'adapters-know-ports-only: src/adapters/feishu/index.ts -> src/bot/review.ts',
  'adapters-know-ports-only: src/adapters/feishu/token.ts -> src/config.ts',
  'adapters-know-ports-only: src/adapters/feishu/total.ts -> src/scoring/points.ts',
  'bot-knows-no-outside: src/bot/digest.ts -> src/adapters/slack/index.ts',
  'bot-knows-no-outside: src/bot/links.ts -> process',
  'bot-knows-no-outside: src/bot/records.ts -> src/adapters/store/index.ts',
  'cards-are-pure: src/cards/scorecard.ts -> npm zod',
  'client-runs-in-a-browser: src/adapters/web/client/clock.ts -> process',
  'client-runs-in-a-browser: src/adapters/web/client/page.ts -> src/cards/scorecard.ts',
  'commands-belong-to-roots: demo/run.ts -> src/commands/start.ts',
  'config-stands-alone: src/config.ts -> src/words/greeting.ts',
  'demo-goes-through-the-front-door: demo/run.ts -> src/commands/start.ts',
  'demo-goes-through-the-front-door: demo/write.ts -> src/adapters/store/index.ts',
  'imports-exist: src/words/nowhere.ts -> ./not-there.ts',
  'main-is-not-imported: src/commands/start.ts -> src/main.ts',
  'no-circular: src/cards/back.ts -> src/cards/front.ts',
  'ports-are-types: src/bot/errors.ts -> src/words/greeting.ts',
  'ports-know-types-only: src/bot/ports.ts -> src/bot/digest.ts',
  'product-does-not-import-tests: src/commands/play.ts -> test/fake.ts',
  'product-runs-without-dev-dependencies: src/commands/watch.ts -> npm vitest',
  'scoring-is-pure: src/scoring/band.ts -> src/words/greeting.ts',
  'scoring-is-pure: src/scoring/points.ts -> fs',
  'sdk-of-charts: src/adapters/slack/charts.ts -> npm echarts',
  'sdk-of-feishu: src/adapters/slack/feishu.ts -> npm @larksuiteoapi/node-sdk',
  'sdk-of-queue: src/adapters/slack/queue.ts -> npm pg-boss',
  'sdk-of-schedule: src/adapters/slack/schedule.ts -> npm node-cron',
  'sdk-of-slack: src/adapters/feishu/slack.ts -> npm @slack/web-api',
  'sdk-of-sources: src/adapters/slack/sources.ts -> npm exceljs',
  'sdk-of-store: src/adapters/slack/store.ts -> npm pg',
  'service-belongs-to-main: src/commands/launch.ts -> src/service.ts',
  'src-is-the-map: src/helpers/text.ts -> src/words/greeting.ts',
  'words-are-pure: src/words/total.ts -> src/scoring/points.ts',
];

describe('the import table', () => {
  test('holds for the product', async () => {
    const { found, modules } = await violations('.', ['src', 'demo']);
    expect(modules).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  test('finds every planted violation, and nothing else', async () => {
    const { found } = await violations('test/fixtures/architecture', ['src', 'demo']);
    expect(found).toEqual(planted);
  });

  test('has a planted violation for every rule', async () => {
    const proven = new Set(planted.map((line) => line.slice(0, line.indexOf(':'))));
    expect([...proven].sort()).toEqual(await ruleNames());
  });
});
