/** The same October, in Feishu. */
import { test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { expectOctoberOn } from './expectOctober.ts';
import { openFeishuStage } from './feishu.ts';

test('each step shows what its reader looks for', async () => {
  await expectOctoberOn(await openFeishuStage({ databaseUrl: await createTestDatabase('template') }));
}, 120_000);
