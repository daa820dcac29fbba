import { z } from 'zod';
import type { Job } from '../../bot/ports.ts';

/** What a job of each type carries. It may have been put there by an older version, so it is checked. */
const contents = { deliver: z.object({ key: z.string() }) } satisfies Record<Job['type'], z.ZodType>;

export const jobTypes = Object.keys(contents) as readonly Job['type'][];

export function parseJob(type: Job['type'], content: unknown): Job {
  return { type, ...contents[type].parse(content) };
}
