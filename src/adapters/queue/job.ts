import { z } from 'zod';
import type { Job } from '../../bot/ports.ts';

const deliver = z.object({ key: z.string() });
const handle = z.object({ platform: z.enum(['web', 'slack', 'feishu', 'dingtalk']), id: z.string() });

/** What stands in the queue may have been put there by an older version. */
export function parseJob(type: Job['type'], data: unknown): Job {
  switch (type) {
    case 'deliver':
      return { type, ...deliver.parse(data) };
    case 'handle':
      return { type, ...handle.parse(data) };
  }
}
