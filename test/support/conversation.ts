/** A conversation in the demo company, on a Monday in November 2026, while its October is rated. */
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { converse, type Conversation } from './converse.ts';
import { demoNow } from './demoNow.ts';
import { silentLog } from './log.ts';

export * from './converse.ts';
export * from './demoSheets.ts';

export async function openConversation(): Promise<Conversation> {
  const dump = await openAsBlob(inject('demoDump'));
  const opened = await openStore({ memory: true, dump }, { log: silentLog, openQueue, onProgress: () => undefined });
  return converse(opened, demoNow);
}
