import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { playOctober } from './october.ts';
import type { Stage } from './stage.ts';

/** The whole October, each step of which shows what its reader looks for. */
export async function expectOctoberOn(stage: Stage & { close(): Promise<void> }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'linkstar-play-'));
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
}
