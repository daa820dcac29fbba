/**
 * `kill -9` at every step of a command, a rating and a digest: what they change, what is answered, what the approver is
 * sent, what stands in the channel.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askService, controlPath } from '../../src/adapters/control/index.ts';
import { addDays, weekOf } from '../../src/bot/period.ts';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';
import { killAtEveryStep } from './kill.ts';
import type { Review } from './questions.ts';
import { kindsIn } from './said.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

const id = (what: string, round: number): string => `${what}-${String(round).padStart(8, '0')}`;

it('a command and a rating are answered once, the approver is sent one card, and the channel one digest', async () => {
  let all: readonly Review[] = [];
  const rated = new Map<number, Review & { readonly fields: readonly string[] }>();
  const intentOf = ({ person }: Review) => ({ do: 'rate', person, period: '2026-10' });
  const socket = controlPath(join(folder.path, 'demo'));
  const silent = { write: () => undefined, error: () => undefined, progress: () => undefined };
  const { steps, rounds, service } = await killAtEveryStep(
    { DATA_DIR: folder.path },
    {
      async prepare({ url, ask }, round) {
        if (round === 0) all = await ask({ ask: 'reviews', period: '2026-10' });
        const review = all[round];
        if (review === undefined) throw new Error(`only ${String(all.length)} people are rated`);
        const opened = await (
          await enter(url, review.lead)
        ).post({ type: 'action', intent: intentOf(review), message: null });
        const fields = [...(opened.form ?? '').matchAll(/name="(rating\.[^"]+)"/gu)].map(([, name]) => name ?? '');
        rated.set(round, { ...review, fields });
      },
      async act({ url }, round) {
        const review = rated.get(round);
        if (review === undefined) throw new Error('nobody was prepared');
        const ratings = Object.fromEntries(review.fields.map((field) => [field, '4']));
        const values = { ...ratings, note: 'Keeps every promise made to the others.' };
        const lead = await enter(url, review.lead);
        const submit = { type: 'submit', intent: intentOf(review), message: null, values, mode: 'final' } as const;
        await lead.post({ type: 'command', text: '/mykpi 2026-10' }, id('mykpi', round));
        expect(await lead.post(submit, id('rating', round))).toMatchObject({ errors: null });
        const args = ['--team', 'west', '--week', weekOf(addDays('2026-11-02', -7 * round)).key];
        await askService(socket, { name: 'digest', args, cwd: '/', language: 'en' }, silent);
      },
    },
  );
  expect(steps.toSorted()).toEqual(
    [
      'messages.append said',
      'inbox.accept',
      'before the job',
      'inbox.finish',
      'messages.append reply',
      'inbox.answered',
      'deliveries.claim',
      'messages.append approval',
      'deliveries.settle',
      'deliveries.add',
      'messages.append digest',
    ].toSorted(),
  );
  const reviews = [...rated.values()];
  for (const approver of new Set(reviews.map((review) => review.approver))) {
    const cards = await service.ask({ ask: 'messages', channel: `person:${approver}` });
    const own = reviews.filter((review) => review.approver === approver).length;
    expect(kindsIn(cards)).toMatchObject({ approval: own });
    const approvals = cards.filter((message) => kindsIn([message])['approval'] === 1);
    const people = new Set(approvals.map(({ content }) => JSON.stringify(content)));
    expect(people.size).toBe(own);
  }
  for (const lead of new Set(reviews.map((review) => review.lead))) {
    const cards = await service.ask({ ask: 'messages', channel: `person:${lead}` });
    const own = reviews.filter((review) => review.lead === lead).length;
    // One more was asked for with the opening of the month; a lead without a plan is told so.
    const { scorecard = 0, notice = 0, ...kinds } = kindsIn(cards);
    expect({ ...kinds, answers: scorecard + notice }).toMatchObject({ rating_list: 1 + own, text: own, answers: own });
  }
  const posted = await service.ask({ ask: 'messages', channel: 'channel:west' });
  const weeks = new Set(posted.map(({ content }) => JSON.stringify(content)));
  expect(kindsIn(posted)['digest']).toBe(weeks.size);
  expect(weeks.size).toBeGreaterThanOrEqual(rounds);
  expect(await service.interrupt()).toEqual({ code: 0, signal: null });
}, 240_000);
