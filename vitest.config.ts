import { defineConfig } from 'vitest/config';

/** Suites that need a database server, a browser, or processes of their own: the rest is quick. */
const slow = [
  'store',
  'web',
  'slack',
  'feishu',
  'conversation',
  'delivery',
  'import',
  'demo',
  'service',
  'contracts',
  'play',
  'stress',
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  // Nobody's own settings reach a test.
  envDir: false,
  test: {
    maxWorkers: 3,
    // Test files share what they import; none of them changes it.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A forgotten `.only` would pass with one test out of hundreds.
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: ['test/fixtures/**', ...slow] },
      },
      {
        extends: true,
        test: {
          name: 'full',
          include: slow,
          provide: { races: 4, cards: 20 },
          globalSetup: ['test/support/globalSetup.ts', 'test/support/demoSetup.ts', 'test/support/chromium.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'stress',
          include: ['test/stress/**/*.test.ts'],
          provide: { races: 1_000, cards: 300 },
          globalSetup: ['test/support/globalSetup.ts'],
        },
      },
    ],
  },
});
