/** Charts that Slack does not draw are shown as pictures; where that fails, their words stand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/cards/model.ts';
import { blocksOf, cardOf } from '../contracts/cards.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const { chart } = blocksOf('毛利率 margin');
/** A month without a value: Slack has no gaps. */
const gap: Card = cardOf([
  {
    type: 'chart',
    chart: {
      ...chart.chart,
      type: 'line',
      categories: ['9 月', '10 月', '11 月'],
      series: [{ name: 'S', values: [1, null, 3] }],
    },
  },
]);

let open: Workspace;
let user: string;
beforeEach(async () => {
  const nobody = {
    accept: () => Promise.resolve('new' as const),
    handle: () => Promise.resolve([]),
    answered: () => Promise.resolve(),
  };
  open = await openWorkspace(nobody);
  user = open.slack.addUser({ name: 'Anna' }).id;
});
afterEach(() => open.stop());

const send = (key: string) => open.adapter.send({ type: 'person', user }, gap, key, { first: true, since: null });
const last = () => open.slack.messages(user).at(-1);

test('one picture, uploaded once, with its sentence beside it', async () => {
  await send('key-1');
  await send('key-2');
  expect(open.slack.callsOf('files.completeUploadExternal')).toHaveLength(1);
  const image = last()?.blocks.find(({ type }) => type === 'image');
  expect(image).toMatchObject({ alt_text: '毛利率 margin' });
  expect(last()?.shown).toContain('毛利率 margin');
  const [file] = [...open.slack.workspace.files.values()];
  // A PNG, 560 CSS pixels wide, at twice the density.
  expect(file?.bytes?.subarray(1, 4).toString()).toBe('PNG');
  expect(file?.bytes?.readUInt32BE(16)).toBe(1_120);
});

test('a home has pictures of all its charts', async () => {
  await open.adapter.send({ type: 'home', user }, cardOf([chart]), 'home-1');
  expect(open.slack.home(user)?.blocks.some(({ type }) => type === 'image')).toBe(true);
});

test('an upload that fails costs the picture, not the message', async () => {
  open.slack.faults.set('upload', { type: 'http', status: 500 });
  await send('key-3');
  expect(last()?.blocks.some(({ type }) => type === 'image')).toBe(false);
  expect(last()?.shown).toContain('毛利率 margin');
});
