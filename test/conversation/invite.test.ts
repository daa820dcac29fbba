/** Links to sign in, asked for in the chat of a real company. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPersonalLinks } from '../../src/bot/door/personalLinks.ts';
import type { WrittenRow } from '../../src/bot/import/writtenRow.ts';
import type { Reply } from '../../src/bot/ports.ts';
import { openConversation, type Conversation } from '../support/conversation.ts';

/** In English, like whoever reads this test. */
const ADMINISTRATOR = 'E002';
const EMPLOYEE = 'E011';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
  await talk.reimport(({ people = [], ...sheets }) => ({
    ...sheets,
    people: [
      ...people.map((row) => (row.key === ADMINISTRATOR ? { ...row, language: 'en' } : row)),
      newcomer('N1', 'Emma Stone', {}),
      newcomer('N2', 'Ida Kern', { left_on: '2026-11-20' }),
      newcomer('N3', 'Ida Kern', { email: 'ida@example.com' }),
      newcomer('N4', 'Olaf Late', { joined_on: '2026-12-01' }),
      newcomer('N5', 'Gone Long', { left_on: '2026-10-31' }),
    ],
  }));
  await talk.store.transaction(async (tx) => {
    const company = await tx.company.get();
    if (company !== null) await tx.company.put({ ...company, demo: false });
  });
});
afterAll(() => talk.close());

const newcomer = (key: string, name: string, more: Readonly<Record<string, string>>): WrittenRow => ({
  key,
  name,
  joined_on: '2024-01-01',
  ...more,
});

const linkOf = (person: string): Extract<Reply, { type: 'link' }> => {
  const link = talk.replies(person).find((reply) => reply.type === 'link');
  if (link === undefined) throw new Error(`${person} was shown no link`);
  return link;
};

/** Whom a link signs in. */
const opens = async ({ url }: { readonly url: string }): Promise<string> => {
  const never = () => Promise.resolve({ refused: 'gone' } as const);
  const files = { pay_export: never, own_data: never };
  const links = createPersonalLinks({ store: talk.store, clock: () => talk.now, platform: 'web', files });
  const redeemed = await links.redeem(url.slice('https://kpi.example.com/p/'.length));
  return typeof redeemed === 'string' ? redeemed : redeemed.user;
};

describe('an administrator', () => {
  test.each(['/kpi invite Emma Fischer', 'invite emma.fischer@example.com', 'kpi invite E011', '邀请emma fischer'])(
    '%s: is shown a link for that person, which works once',
    async (said) => {
      const answer = await talk.say(ADMINISTRATOR, said);
      expect(answer).toContain('A link for Emma Fischer to sign in');
      expect(answer).toContain('Send it to Emma Fischer alone');
      expect(answer).toContain('within 72 hours (until Thu 26 Nov');
      const link = linkOf(ADMINISTRATOR);
      expect(link).toMatchObject({ label: 'Open the link', use: 'pass_on' });
      expect([await opens(link), await opens(link)]).toEqual([EMPLOYEE, 'used']);
    },
  );

  test('finds somebody by the name they are called by, and not by half a word', async () => {
    expect(await talk.say(ADMINISTRATOR, '邀请 赵敏')).toContain('A link for 赵敏 Zhao Min to sign in');
    expect(await talk.say(ADMINISTRATOR, 'invite zhao min')).toContain('A link for 赵敏 Zhao Min to sign in');
    expect(await talk.say(ADMINISTRATOR, '邀请 敏')).toContain('Nobody has the name or the e-mail address “敏”.');
  });

  test('is told that there are several, and what tells them apart', async () => {
    const answer = await talk.say(ADMINISTRATOR, 'invite Emma');
    expect(answer).toContain('There is more than one');
    expect(answer).toContain('- Emma Fischer: emma.fischer@example.com\n- Emma Stone: N1');
    expect(answer).not.toContain('/p/');
  });

  test('means whoever is here, not a namesake who has left', async () => {
    await talk.say(ADMINISTRATOR, 'invite Ida Kern');
    expect(await opens(linkOf(ADMINISTRATOR))).toBe('N3');
  });

  test.each([
    ['invite', 'Write a name or an e-mail address'],
    ['invite nobody@example.com', 'Nobody has the name or the e-mail address “nobody@example.com”.'],
    ['invite Gone Long', 'Gone Long has left\nThe last day was 31 Oct.'],
    ['invite N4', 'Olaf Late is not here yet\nThe first day is 1 Dec'],
  ])('%s: hears why there is no link', async (said, why) => {
    const answer = await talk.say(ADMINISTRATOR, said);
    expect(answer).toContain(why);
    expect(answer).not.toContain('/p/');
  });

  test('stands in the record as who made the link', async () => {
    await talk.say(ADMINISTRATOR, 'invite E012');
    const last = await talk.store.transaction((tx) =>
      tx.audit.list({ subject: `person:${talk.id('E012')}`, limit: 1_000 }),
    );
    expect(last.at(-1)).toMatchObject({ action: 'link.issued', actor: talk.id(ADMINISTRATOR) });
  });
});

describe('everybody else', () => {
  test('is refused, whoever they name: nobody learns who there is', async () => {
    const answers = await Promise.all(
      ['invite Emma Fischer', 'invite nobody at all', 'invite'].map((said) => talk.say(EMPLOYEE, said)),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('This needs the administrator’s role.');
  });

  test.each(['/kpi link', '链接', 'link'])('%s: is shown a link of their own', async (said) => {
    const answer = await talk.say(EMPLOYEE, said);
    expect(answer).toContain('Your link to sign in');
    expect(answer).toContain('show it to nobody');
    expect(await opens(linkOf(EMPLOYEE))).toBe(EMPLOYEE);
  });
});

describe('the link', () => {
  test('is in no record and in no message: what stays says that there was one', async () => {
    await talk.say(EMPLOYEE, 'link');
    const [link, card] = talk.replies(EMPLOYEE);
    const token = linkOf(EMPLOYEE).url.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/u);
    expect(link?.type).toBe('link');
    expect(JSON.stringify(card)).not.toContain(token);
    expect(await talk.messages(EMPLOYEE)).toEqual([]);
    const audit = await talk.store.transaction((tx) => tx.audit.list({ limit: 10_000 }));
    expect(JSON.stringify(audit)).not.toContain(token);
  });

  test('is not kept with the event: a process that dies before showing it has lost it', async () => {
    const { inbox } = talk;
    const event = {
      platform: 'web',
      id: 'event-before-a-crash',
      user: EMPLOYEE,
      place: { type: 'direct' },
      origin: null,
      type: 'command',
      text: 'link',
    } as const;
    await inbox.accept(event);
    const replies = await inbox.handle(event);
    expect(replies[0]).toMatchObject({ type: 'link', url: expect.stringMatching(/\/p\/[\w-]{43}$/u) as string });
    const kept = await talk.store.transaction((tx) => tx.inbox.unanswered({ from: new Date(0), to: talk.now }, 1_000));
    expect(kept.at(-1)?.replies?.map(({ type }) => type)).toEqual(['link', 'card']);
    expect(JSON.stringify(kept)).not.toContain('/p/');

    expect(await inbox.recover({ from: new Date(0), to: talk.now })).toBe(1);
    const [told, ...more] = await talk.messages(EMPLOYEE);
    expect(more).toEqual([]);
    expect(told).toContain('No message keeps it. If you missed it, ask for another');
  });
});

test('in the demo, whom to be is chosen: there is no link', async () => {
  const demo = await openConversation();
  for (const [person, said] of [
    [ADMINISTRATOR, '邀请 E011'],
    [EMPLOYEE, 'link'],
  ] as const) {
    await demo.say(person, said);
    expect(demo.replies(person).map(({ type }) => type)).toEqual(['card']);
  }
  expect(await demo.say(EMPLOYEE, 'link')).toContain('This is a demo company');
  await demo.close();
});
