/** Somebody asks for what is kept about them: all of it, and nothing that they may not see yet or that is others'. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card, Json } from '../../src/bot/ports.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { restatedCard } from '../../src/cards/restated.ts';
import { words } from '../../src/words/index.ts';
import { giveOwnData } from '../../src/bot/record/giveOwnData.ts';
import { ownData } from '../../src/bot/record/ownData.ts';
import { openConversation, type DemoConversation } from '../support/conversation.ts';

let talk: DemoConversation;
const period = '2026-10';
const said = {
  selfOf11: 'SELF-REVIEW of Emma about October.',
  noteOn11: 'NOTE on Emma, read with the approval.',
  adjustOf11: 'ADJUSTED for two sites at once.',
  draftOf13: 'DRAFT of Li Si, not sent.',
  selfOf13: 'SELF-REVIEW of Li Si, sent.',
  noteOn13: 'NOTE on Li Si, not decided yet.',
  returnOf13: 'RETURNED to the lead: two ratings do not fit.',
  draftOn12: 'DRAFT about somebody else by the lead.',
} as const;

async function rateAs(lead: string, person: string, note: string): Promise<void> {
  await talk.act(lead, { do: 'rate', person: talk.id(person), period });
  const fields = talk.form(lead).fields.map(({ key, type }) => [key, type === 'rating' ? '2' : note]);
  await talk.fill(lead, Object.fromEntries(fields) as Record<string, string>);
}
async function decide(manager: string, what: 'adjust' | 'return', person: string, values: Record<string, string>) {
  const record = await talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    return tx.scorecards.find(cycle?.id ?? '', talk.id(person));
  });
  await talk.act(manager, { do: what, scorecard: record?.id, version: record?.version });
  await talk.fill(manager, values);
}
/** As the web page keeps what was delivered. */
async function keepOnThePage(person: string, more: readonly Card[] = []): Promise<void> {
  for (const card of [...(await talk.cards(person)), ...more]) {
    const content = JSON.parse(JSON.stringify({ type: 'card', card })) as Json;
    const message = { channel: `person:${person}`, author: 'bot', deliveryKey: null, at: talk.now };
    await talk.log.append({ ...message, content });
  }
  const typed = { channel: `person:${person}`, author: person, deliveryKey: null, at: talk.now };
  await talk.log.append({ ...typed, content: { type: 'text', text: `typed by ${person}`, name: person } });
}

beforeAll(async () => {
  talk = await openConversation();
  await talk.say('E011', 'self review');
  await talk.fill('E011', { text: said.selfOf11 });
  await rateAs('E007', 'E011', said.noteOn11);
  await decide('E004', 'adjust', 'E011', { points: '2', reason: said.adjustOf11 });
  await talk.act('E002', { do: 'publish', period, team: null });
  await talk.say('E013', '写自评');
  await talk.fill('E013', { text: said.selfOf13 });
  await talk.say('E013', '写自评');
  await talk.fill('E013', { text: said.draftOf13 }, 'draft');
  await rateAs('E009', 'E013', said.noteOn13);
  await decide('E006', 'return', 'E013', { reason: said.returnOf13 });
  await talk.act('E009', { do: 'rate', person: talk.id('E014'), period });
  await talk.fill('E009', { note: said.draftOn12 }, 'draft');
  for (const person of ['E006', 'E009', 'E011', 'E013']) await keepOnThePage(person);
  const result = (total: string) => ({ total, grade: 'A', payout: '1.2' });
  const emma = { scorecard: 'S11', person: { id: talk.id('E011'), name: 'Emma Fischer' }, correctable: true };
  const entries = [{ ...emma, published: result('97.31'), now: result('96.42') }];
  const wayOn = { do: 'approval', scorecard: 'S11' } as const;
  const names = [{ zh: '协作', en: 'Teamwork' }];
  const missing = noticeCard({ about: 'unexplained', person: emma.person, names, wayOn }, words('zh'));
  await keepOnThePage('E002', [restatedCard({ period, entries }, words('zh')), missing]);
});
afterAll(() => talk.close());

const dataOf = (person: string): Promise<Json> =>
  talk.store.transaction((tx) => ownData(tx, talk.id(person), talk.now));
const textOf = async (person: string): Promise<string> => JSON.stringify(await dataOf(person));
const holding = (text: string): readonly string[] =>
  Object.entries(said).flatMap(([key, value]) => (text.includes(value) ? [key] : []));

describe('own data', () => {
  test('hold all that was said about a published scorecard, and the figures as they were frozen', async () => {
    const data = await dataOf('E011');
    expect(holding(JSON.stringify(data))).toEqual(['selfOf11', 'noteOn11', 'adjustOf11']);
    expect(data).toMatchObject({
      profile: { key: 'E011', name: 'Emma Fischer', accounts: [{ platform: 'web', account: 'E011' }] },
      assignments: [{ position: 'operations' }],
      scorecards: [
        {
          ...{ period, state: 'published', adjustment: '2', adjustReason: said.adjustOf11 },
          decisions: [{ kind: 'adjust', by: '林岚 Lin Lan', reason: said.adjustOf11 }],
          leadNotes: [{ by: '赵敏 Zhao Min', text: said.noteOn11 }],
        },
      ],
    });
    expect(JSON.stringify(data)).toContain('typed by E011');
    expect(JSON.stringify(data)).toContain('Your result for October');
  });

  test('leave out what others gave and wrote before the publication', async () => {
    const data = await dataOf('E013');
    expect(holding(JSON.stringify(data))).toEqual(['draftOf13', 'selfOf13']);
    expect(data).toMatchObject({
      scorecards: [{ state: 'returned', withheld: true, decisions: [{ kind: 'return', by: 'Daniel Tan' }] }],
    });
    const [scorecard] = (data as unknown as { scorecards: readonly Readonly<Record<string, Json>>[] }).scorecards;
    expect(Object.keys(scorecard ?? {})).not.toContain('ratings');
    const { record } = data as unknown as { record: readonly Readonly<Record<string, Json>>[] };
    const rated = record.find(({ action }) => action === 'scorecard.rated');
    expect(Object.keys(rated ?? {}).toSorted()).toEqual(['action', 'at', 'by', 'seq', 'subject']);
  });

  test('of a lead hold what they wrote, and not the cards they were shown of others', async () => {
    const text = await textOf('E009');
    expect(holding(text)).toEqual(['noteOn13', 'draftOn12']);
    expect(text).toContain('(a card about somebody else)');
  });

  test('of a manager hold their reasons, and not what their people wrote', async () => {
    expect(holding(await textOf('E006'))).toEqual(['returnOf13']);
  });

  test('of an administrator hold no result of others, and not who is missing in a month', async () => {
    const text = await textOf('E002');
    expect(text).toContain('typed by E002');
    expect(text).not.toMatch(/97\.31|96\.42|Emma Fischer/u);
    expect(text).not.toContain('各团队还差');
  });

  test('are nothing for somebody who is not there; handing them out is recorded', async () => {
    await talk.store.transaction(async (tx) => {
      expect(await ownData(tx, 'nobody', talk.now)).toBeNull();
      expect(await giveOwnData(tx, { id: 'nobody', key: 'nobody' }, talk.now, 'system')).toBeNull();
      const head = await tx.audit.head();
      const file = await giveOwnData(tx, { id: talk.id('E012'), key: 'E012' }, talk.now, 'system');
      expect(file).toMatchObject({ name: 'own-data-E012.json', type: 'application/json' });
      expect(JSON.parse(file?.text ?? '')).toMatchObject({
        profile: { key: 'E012' },
        recordHead: `${head?.seq ?? ''}:${head?.hash ?? ''}`,
      });
    });
    const subject = `person:${talk.id('E012')}`;
    const entries = await talk.store.transaction((tx) => tx.audit.list({ subject, limit: 9 }));
    expect(entries).toMatchObject([{ action: 'person.data_given', actor: 'system' }]);
  });
});
