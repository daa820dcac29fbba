/** Somebody leaves and is erased: nothing in any table names them, and nothing that is counted has changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestView } from '../../src/bot/digest/digest.ts';
import { weekOf } from '../../src/bot/period.ts';
import { issueLink } from '../../src/bot/links.ts';
import type { Json } from '../../src/bot/ports.ts';
import { erase } from '../../src/bot/record/erase.ts';
import { verify } from '../../src/bot/record/verify.ts';
import { answerText, demoSheets, openConversation, type DemoConversation } from '../support/conversation.ts';

let talk: DemoConversation;
const period = '2026-10';
const name = 'Emma Fischer';
const said = {
  selfReview: 'SELF-REVIEW of Emma herself, who cleared the warehouse.',
  selfDraft: 'DRAFT that Emma never sent',
  noteOnHer: 'NOTE on her: prepared early, handed over well.',
  adjustReason: 'ADJUSTED because Emma Fischer covered two sites.',
  returnReason: 'RETURNED: please compare with Emma Fischer once more.',
  noteOnAnother: 'Worked closely with Emma Fischer and took over her promotions.',
} as const;

const recordOf = (person: string) =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    return tx.scorecards.find(cycle?.id ?? '', talk.id(person));
  });
async function rateAs(lead: string, person: string, note: string): Promise<void> {
  await talk.act(lead, { do: 'rate', person: talk.id(person), period });
  const fields = talk.form(lead).fields.map(({ key, type }) => [key, type === 'rating' ? '4' : note]);
  await talk.fill(lead, Object.fromEntries(fields) as Record<string, string>);
}
const decide = async (what: 'adjust' | 'return', person: string, values: Record<string, string>): Promise<string> => {
  const record = await recordOf(person);
  await talk.act('E004', { do: what, scorecard: record?.id, version: record?.version });
  return talk.fill('E004', values);
};
/** What the web page would have shown of everything that was delivered, and of what was typed. */
async function keepOnThePage(people: readonly string[]): Promise<void> {
  for (const person of people) {
    const message = { channel: `person:${person}`, deliveryKey: null, at: talk.now };
    for (const card of await talk.cards(person)) {
      const content = JSON.parse(JSON.stringify({ type: 'card', card })) as Json;
      await talk.log.append({ ...message, author: 'bot', content });
    }
    await talk.log.append({ ...message, author: person, content: { type: 'text', text: '/mykpi', name: person } });
  }
  const shared = { channel: 'channel:west', deliveryKey: null, at: talk.now };
  await talk.log.append({ ...shared, author: 'E011', content: { type: 'text', text: 'hello', name } });
  await talk.log.append({ ...shared, author: 'bot', content: { type: 'private', name } });
}

const attempt = (asked: string, preview = false) =>
  erase(talk.store, asked, { now: talk.now, preview, actor: 'system' });
const everyTotal = () =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    const scorecards = await tx.scorecards.list({ cycleId: cycle?.id ?? '' });
    const ratings = await Promise.all(scorecards.map(({ id }) => tx.scorecards.ratings(id)));
    return { frozen: scorecards.map(({ personId, state, frozen }) => ({ personId, state, frozen })), ratings };
  });
const digests = () =>
  talk.store.transaction(async (tx) => {
    const company = await tx.company.get();
    const views = [];
    for (const team of await tx.teams.list()) {
      if (company !== null) views.push(await digestView(tx, talk.now, company, team, weekOf('2026-11-16')));
    }
    return views;
  });
const scorecardOf10 = async (): Promise<string> =>
  (await talk.ask('E010', [{ do: 'scorecard', person: talk.id('E010'), period }])).map(answerText).join('\n');

beforeAll(async () => {
  talk = await openConversation();
  await talk.say('E011', 'self review');
  await talk.fill('E011', { text: said.selfReview });
  await talk.say('E011', 'self review');
  await talk.fill('E011', { text: said.selfDraft }, 'draft');
  await rateAs('E007', 'E011', said.noteOnHer);
  await rateAs('E007', 'E010', said.noteOnAnother);
  await decide('return', 'E010', { reason: said.returnReason });
  await decide('adjust', 'E011', { points: '2', reason: said.adjustReason });
  await rateAs('E007', 'E010', said.noteOnAnother);
  await talk.say('E007', `评分`);
  await talk.store.transaction(async (tx) => {
    const person = { id: talk.id('E011') };
    await issueLink(tx, talk.now, person, { purpose: 'sign_in' }, 'system');
  });
  await keepOnThePage(['E004', 'E007', 'E010', 'E011']);
});
afterAll(() => talk.close());

const leaves = (person: string, day: string): Promise<void> =>
  talk.reimport((sheets) => ({
    ...sheets,
    people: (sheets.people ?? []).map((row) => (row.key === person ? { ...row, left_on: day } : row)),
  }));

describe('erasing somebody', () => {
  test('is refused while they are here, manage or lead', async () => {
    expect(await attempt('E011')).toMatchObject({ state: 'refused', because: { why: 'still_here', leftOn: null } });
    await leaves('E004', '2026-11-22');
    expect(await attempt('E004')).toMatchObject({ state: 'refused', because: { why: 'manages' } });
    await leaves('E009', '2026-11-22');
    expect(await attempt('E009')).toMatchObject({ state: 'refused', because: { why: 'leads' } });
    expect(await attempt('nobody@example.com')).toMatchObject({ state: 'unknown' });
    // Back again.
    await talk.reimport((sheets) => sheets);
    await leaves('E011', '2026-11-23');
    expect(await attempt('E011')).toMatchObject({ because: { why: 'still_here', leftOn: '2026-11-23' } });
  });

  test('a preview tells what would go, and changes nothing', async () => {
    talk.now = new Date(talk.now.getTime() + 48 * 3_600_000);
    const before = await talk.rows();
    const preview = await attempt('E011', true);
    expect(preview).toMatchObject({
      state: 'previewed',
      counts: { accounts: 1, links: 1, notes: 2, reasons: 1 },
      open: [period],
      shared: [],
    });
    expect(await talk.rows()).toEqual(before);
  }, 90_000);

  test('leaves no trace of who they were or what was said, and every figure as it was', async () => {
    const email = (demoSheets().people ?? []).find(({ key }) => key === 'E011')?.['email'] ?? '';
    const traces = (rows: readonly string[]): readonly string[] =>
      rows.filter((row) =>
        [name, email, ...Object.values(said), '"E011"', 'person:E011'].some((text) => row.includes(text)),
      );
    expect(email).toContain('@');
    expect(traces(await talk.rows()).length).toBeGreaterThan(10);
    const before = { totals: await everyTotal(), digests: await digests(), another: await scorecardOf10() };

    const outcome = await attempt(email);
    expect(outcome).toMatchObject({ state: 'erased' });

    expect(traces(await talk.rows())).toEqual([]);
    const after = { totals: await everyTotal(), digests: await digests(), another: await scorecardOf10() };
    expect(after).toEqual(before);
    expect(await talk.store.transaction((tx) => tx.people.get(talk.id('E011')))).toMatchObject({
      name: expect.stringMatching(/^已抹除 Erased [0-9a-f]{6}$/u) as string,
      email: null,
    });
  }, 90_000);

  test('the record is whole, says that it happened, and holds the fingerprints of the reasons', async () => {
    const verified = await verify(talk.store, { head: null, onProgress: () => undefined });
    // The adjustment of hers, and the return of another's that named her.
    expect(verified).toMatchObject({ state: 'whole', reasonsErased: 2 });
    const [entry] = await talk.store
      .transaction((tx) => tx.audit.list({ subject: `person:${talk.id('E011')}`, limit: 9 }))
      .then((found) => found.slice(-1));
    expect(entry).toMatchObject({ action: 'person.erased', actor: 'system', reason: null });
  });

  test('what others keep about somebody else is still there, without the name', async () => {
    const notes = await talk.store.transaction(async (tx) => tx.scorecards.notes((await recordIdOf(tx, 'E010')) ?? ''));
    expect(notes.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Worked closely with 已抹除 Erased/u));
    const shown = (await talk.log.list('person:E004', { limit: 50 })).map(({ content }) => JSON.stringify(content));
    expect(shown.some((text) => text.includes('此人的数据已按要求抹除'))).toBe(true);
  });

  test('once is enough, and a new import of their row makes somebody new', async () => {
    const person = await talk.store.transaction((tx) => tx.people.get(talk.id('E011')));
    expect(await attempt(person?.key ?? '')).toMatchObject({ state: 'refused', because: { why: 'erased_before' } });
    await talk.reimport((sheets) => sheets);
    const again = await talk.store.transaction((tx) => tx.people.byKey('E011'));
    expect(again?.id).not.toBe(talk.id('E011'));
    expect(await talk.store.transaction((tx) => tx.people.identities(talk.id('E011')))).toEqual([]);
  });
});

async function recordIdOf(tx: Parameters<Parameters<DemoConversation['store']['transaction']>[0]>[0], person: string) {
  const cycle = await tx.cycles.byPeriod(period);
  return (await tx.scorecards.find(cycle?.id ?? '', talk.id(person)))?.id;
}
