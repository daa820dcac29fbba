/** The same October, in Feishu. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { playOctober } from './october.ts';
import { openFeishuStage } from './feishu.ts';

test('each step shows what its reader looks for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linkstar-play-'));
  const stage = await openFeishuStage({ databaseUrl: await createTestDatabase('template') });
  let steps = 0;
  const unexpected: string[] = [];
  for await (const { title, unexpected: wrong } of playOctober(stage, join(folder, 'pay.xlsx'))) {
    steps += 1;
    unexpected.push(...wrong.map((what) => `${title}: ${what}`));
  }
  await stage.close();
  await rm(folder, { recursive: true, force: true });
  expect(unexpected).toEqual([]);
  expect(steps).toBeGreaterThan(40);
}, 120_000);
