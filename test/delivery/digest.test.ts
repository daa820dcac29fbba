/** `kill -9` at every step of posting a digest. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askService, controlPath } from '../../src/adapters/control/index.ts';
import { addDays, weekOf } from '../../src/bot/period.ts';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';
import { killAtEveryStep } from './kill.ts';
import { kindsIn } from './said.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

it('a digest is in its channel once', async () => {
  const weekOfRound = (round: number): string => weekOf(addDays('2026-11-02', -7 * round)).key;
  const socket = controlPath(join(folder.path, 'demo'));
  const silent = { write: () => undefined, error: () => undefined, progress: () => undefined };
  const { steps, rounds, service } = await killAtEveryStep(
    { DATA_DIR: folder.path },
    {
      async act(_service, round) {
        const args = ['--team', 'west', '--week', weekOfRound(round)];
        await askService(socket, { name: 'digest', args, cwd: '/', language: 'en' }, silent);
      },
    },
  );
  expect(steps).toEqual([
    'before the job',
    'deliveries.add',
    'deliveries.claim',
    'messages.append digest',
    'deliveries.settle',
  ]);
  const posted = await service.ask({ ask: 'messages', channel: 'channel:west' });
  const weeks = new Set(posted.map(({ content }) => JSON.stringify(content)));
  expect(kindsIn(posted)['digest']).toBe(weeks.size);
  expect(weeks.size).toBeGreaterThanOrEqual(rounds);
  expect(await service.interrupt()).toEqual({ code: 0, signal: null });
}, 240_000);
