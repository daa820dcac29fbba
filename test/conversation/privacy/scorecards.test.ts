/** Everybody of the demo company as a hostile client: forged buttons for everybody else, in all months, with anything in them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerText, demoSheets, openConversation, type Conversation } from '../../support/conversation.ts';

let talk: Conversation;
const period = '2026-10';

beforeAll(async () => {
  talk = await openConversation();
  await talk.act('E009', { do: 'rate', person: talk.id('E014'), period });
  await talk.fill('E009', { 'rating.teamwork': '2', note: 'Handed everything over before the holidays.' });
});
afterAll(() => talk.close());

const people = (demoSheets().people ?? []).map(({ key }) => key ?? '');

/** Who may see whose scorecard, by hand from the workbook. */
function maySee(viewer: string, person: string): boolean {
  const rowOf = (key: string) => (demoSheets().people ?? []).find((row) => row.key === key);
  const lineOf = (key: string): string[] => {
    const manager = rowOf(key)?.['manager'];
    return manager == null ? [] : [manager, ...lineOf(manager)];
  };
  const teams = (demoSheets().assignments ?? [])
    .filter((row) => row['person'] === person && (row['from'] ?? '') <= '2026-10-31' && (row['to'] ?? '9') >= '2026-10')
    .map((row) => row['team']);
  const leads = (demoSheets().teams ?? []).flatMap((team) => (teams.includes(team.key) ? (team['lead'] ?? []) : []));
  return (
    viewer === person ||
    lineOf(person).includes(viewer) ||
    // A manager is in the team of a lead who reports to them: such a lead does not look up.
    leads.some((lead) => lead === viewer && !lineOf(viewer).includes(person)) ||
    (rowOf(viewer)?.['roles'] ?? '').includes('administrator')
  );
}

describe('somebody else’s scorecard', () => {
  test('opens for the person, their lead, their line and the administrator; to everybody else there is nobody', async () => {
    const wrong: string[] = [];
    for (const viewer of people) {
      const refused = people.filter((person) => !maySee(viewer, person));
      // Working out a card takes time: one of those that open is enough for each.
      const opened = people.filter((person) => maySee(viewer, person)).slice(-1);
      const intents = ['nobody-at-all', ...[...refused, ...opened].map((person) => talk.id(person))].map((person) => ({
        do: 'scorecard',
        person,
        period,
      }));
      const [nobody = '', ...texts] = (await talk.ask(viewer, intents)).map(answerText);
      for (const [index, person] of [...refused, ...opened].entries()) {
        if ((texts[index] === nobody) !== refused.includes(person)) wrong.push(`${viewer} ${person}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('nor does any other button open it, in any month', async () => {
    const wrong: string[] = [];
    for (const [index, viewer] of people.entries()) {
      for (const [step, month] of [
        [1, '2026-11'],
        [7, '2026-09'],
        [13, '2026-10'],
      ] as const) {
        const person = people[(index + step) % people.length] ?? '';
        if (maySee(viewer, person)) continue;
        const id = talk.id(person);
        const intents = [
          { do: 'why', person: id, period: month, item: 'sales' },
          { do: 'why', person: id, period: month, item: 'teamwork' },
          { do: 'rows', person: id, period: month, item: 'sales', page: 2 },
          { do: 'history', person: id },
          { do: 'rate', person: id, period: month },
        ];
        for (const [at, [reply, ...more]] of (await talk.ask(viewer, intents)).entries()) {
          const isNotice = reply?.type === 'card' && reply.card.kind === 'notice' && more.length === 0;
          if (!isNotice || JSON.stringify(reply).includes(id)) wrong.push(`${viewer} ${JSON.stringify(intents[at])}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('in a channel', () => {
  test('every card goes to the asker alone, whatever they say or press', async () => {
    for (const asker of ['E009', 'E006']) {
      const place = { in: 'sea' };
      const said = [
        '/mykpi',
        '/mykpi 2026-10',
        'help',
        'history',
        'rate',
        'approve',
        'self review',
        'what?',
        '/mykpi x',
      ];
      const pressed = [
        { do: 'scorecard', person: 'me', period },
        { do: 'why', person: 'me', period, item: 'sales' },
        { do: 'rows', person: 'me', period, item: 'sales', page: 2 },
        { do: 'history', person: 'me' },
        { do: 'approvals', period },
        { do: 'ratings', period },
        { do: 'nonsense' },
      ];
      const check = (what: unknown) => {
        for (const reply of talk.replies(asker)) {
          const isPrivate = reply.type === 'card' ? reply.audience === 'asker' : reply.type !== 'replace';
          expect(isPrivate, `${asker} ${JSON.stringify(what)}`).toBe(true);
        }
      };
      for (const text of said) {
        await talk.say(asker, text, place);
        check(text);
      }
      for (const intent of pressed) {
        await talk.act(asker, intent, place);
        check(intent);
      }
    }
  });

  test('a decision made there is shown to the decider, and told to nobody else', async () => {
    const record = await talk.store.transaction(async (tx) => {
      const cycle = await tx.cycles.byPeriod(period);
      return cycle === null ? null : tx.scorecards.find(cycle.id, talk.id('E014'));
    });
    await talk.act('E006', { do: 'approve', scorecard: record?.id, version: record?.version }, { in: 'sea' });
    expect(talk.replies('E006')).toMatchObject([{ type: 'notice' }, { type: 'card', audience: 'asker' }]);
    expect(await talk.messages('sea')).toEqual([]);
  });
});

describe('anything at all', () => {
  const long = 'x'.repeat(200_000);
  const strings = [
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '💥'.repeat(40),
    long,
    "'; DROP TABLE person; --",
    '%',
    '../..',
    '__proto__',
  ];

  test('said: a helpful card, never an error', async () => {
    for (const text of [...strings, ...strings.map((each) => `/mykpi ${each}`)]) {
      const answer = await talk.say('E011', text);
      expect(answer).not.toBe('');
      expect(answer.length).toBeLessThan(5_000);
    }
  });

  test('pressed: a helpful card, and nothing changes', async () => {
    const entries = () => talk.store.transaction((tx) => tx.audit.list({ limit: 10_000 }));
    const before = (await entries()).length;
    const deep = Array.from({ length: 2_000 }).reduce((inner: unknown) => [inner], 'deep');
    const shapes: unknown[] = [
      null,
      undefined,
      0,
      -1,
      true,
      'approve',
      [],
      {},
      deep,
      { do: 'nope' },
      { do: ['approve'] },
    ];
    for (const text of ['', '\0', '\ud800', long, "'; DROP TABLE person; --"]) {
      shapes.push(
        { do: text },
        { do: 'scorecard', person: text, period },
        { do: 'scorecard', person: 'me', period: text },
        { do: 'why', person: 'me', period, item: text },
        { do: 'rate', person: text, period },
        { do: 'approval', scorecard: text },
        { do: 'approve', scorecard: text, version: 1 },
        { do: 'sites', team: text, period },
      );
    }
    for (const number of [0, -1, 1.5, 1e9, Number.MAX_SAFE_INTEGER, Number.NaN, '1', null]) {
      shapes.push(
        { do: 'rows', person: 'me', period, item: 'sales', page: number },
        { do: 'approve', scorecard: talk.id('E011'), version: number },
      );
    }
    shapes.push(
      { do: 'help', as: 'E002' },
      { do: 'scorecard', person: ['me'], period },
      { do: 'scorecard', person: { id: 'me' }, period },
      { do: 'scorecard', person: 'me', period: 202610 },
      { do: 'scorecard', person: 'me', period: '1999-01' },
      { do: 'scorecard', person: 'me', period: '2099-12' },
    );
    for (const intent of shapes) {
      const said = JSON.stringify(['pressed', intent]).slice(0, 80);
      expect(await talk.act('E011', intent), said).not.toBe('');
    }
    for (const what of ['rate', 'self_review', 'return', 'adjust', 'approve', 'help', 'nope']) {
      const intent = { do: what, person: talk.id('E010'), period, scorecard: talk.id('E010'), version: 1 };
      await talk.submit('E011', intent, { note: long, reason: 5, points: [], text: '\0' }, 'draft');
      await talk.submit('E011', intent, { note: '\ud800', __proto__: 'x', text: '' });
    }
    expect(await entries()).toHaveLength(before);
  });

  test('filled in: errors by field, or kept as text that can be read again', async () => {
    const reasons = ['a\0bc\ud800defghij is kept without what no database takes'];
    await talk.act('E009', { do: 'rate', person: talk.id('E013'), period });
    const [rating = ''] = talk.form('E009').fields.map(({ key }) => key);
    for (const value of [1, null, {}, ['1'], '0', '6', '1.0', long, '\0']) {
      expect(await talk.fill('E009', { [rating]: value, note: value })).toContain(`${rating}: Please choose one`);
    }
    for (const note of reasons) await talk.fill('E009', { [rating]: '3', note });
    expect(await talk.act('E009', { do: 'rate', person: talk.id('E013'), period })).toContain(
      'abc\ufffddefghij is kept',
    );
  });

  test('by somebody unknown: told who they are not, whatever they send', async () => {
    for (const user of ['ghost', '', "' OR 1=1 --", long]) {
      for (const intent of [null, { do: 'scorecard', person: talk.id('E011'), period }]) {
        expect(await talk.act(user, intent)).toContain('我还不认识您');
      }
    }
  });
});
