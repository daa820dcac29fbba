/** `kill -9` at every step of answering a command. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';
import { killAtEveryStep } from './kill.ts';
import { kindsIn } from './said.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

const id = (round: number): string => `mykpi-${String(round).padStart(8, '0')}`;

it('a command is answered once', async () => {
  const { steps, rounds, service } = await killAtEveryStep(
    { DATA_DIR: folder.path },
    {
      async act({ url }, round) {
        const visitor = await enter(url, 'E007');
        await visitor.post({ type: 'command', text: '/mykpi 2026-10' }, id(round));
      },
      // The first visit is an event of its own: the welcome.
      prepare: async ({ url }) => void (await enter(url, 'E007')),
    },
  );
  expect(steps).toEqual([
    'messages.append said',
    'inbox.accept',
    'inbox.finish',
    'messages.append reply',
    'inbox.answered',
  ]);
  const said = await service.ask({ ask: 'messages', channel: 'person:E007' });
  expect(kindsIn(said)).toEqual({
    // Asked for with the opening of the month.
    rating_list: 1,
    welcome: 1,
    text: rounds,
    scorecard: rounds,
  });
  expect(await service.interrupt()).toEqual({ code: 0, signal: null });
}, 240_000);
