/** What the service logs of a conversation: that it happened, and nothing of what was said. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { silentLog } from '../support/log.ts';
import { dataFolder, startProcess, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

it('tells no name, no text and no figure', async () => {
  const service = await startProcess({ DATA_DIR: folder.path });
  const employee = await enter(service.url, 'E007');
  const shown: string[] = [];
  for (const text of ['/mykpi 2026-10', 'help', 'history', 'a secret between us']) {
    await employee.post({ type: 'command', text });
  }
  // What goes wrong is where texts leak: an intent nobody knows, a form of no one's, a message that is not theirs.
  await employee.post({ type: 'action', intent: { do: 'a secret intent' }, message: null });
  const hostile = { do: 'rate', person: 'a secret person', period: '2026-10' };
  const values = { note: 'a secret note' };
  await employee.post({ type: 'submit', intent: hostile, message: null, values, mode: 'final' });
  shown.push(await employee.page());
  await service.interrupt();

  const log = service.output.stderr;
  const names = await people();
  expect(names.length).toBeGreaterThan(20);
  expect(shown.join('')).toContain('a secret between us');
  const cells = [...shown.join('').matchAll(/>([^<>]*\d+[.,]\d+[^<>]*)</gu)].map(([, text]) => text?.trim() ?? '');
  expect(cells.length).toBeGreaterThan(5);
  const told = [...names, ...cells, 'secret', 'E007', '/mykpi'].filter((text) => log.includes(text));
  expect(told).toEqual([]);
}, 90_000);

/** Their names, whole and in parts, their addresses and ids. */
async function people(): Promise<readonly string[]> {
  const location = { dataDir: `${folder.path}/demo` };
  const opened = await openStore(location, { log: silentLog, openQueue, onProgress: () => undefined });
  const everybody = await opened.store.transaction((tx) => tx.people.list());
  await opened.close();
  return everybody.flatMap(({ id, name, email }) => [id, name, ...name.split(' '), email ?? name]);
}
