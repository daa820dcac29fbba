/** The same October, in a Slack workspace. */
import { test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { expectOctoberOn } from './expectOctober.ts';
import { openSlackStage } from './slack.ts';

test('each step shows what its reader looks for', async () => {
  await expectOctoberOn(await openSlackStage({ databaseUrl: await createTestDatabase('template') }));
}, 120_000);
