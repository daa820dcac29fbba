/** Accounts of a workspace, and the people of the workbook. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccounts, type Accounts } from '../../src/bot/people/accounts.ts';
import type { ChatAdapter, ChatEvent, PlatformUser } from '../../src/bot/ports.ts';
import { openConversation, type Conversation } from '../support/conversation.ts';
import { demoNow } from '../support/demoNow.ts';
import { silentLog } from '../support/log.ts';

let talk: Conversation;
let accounts: Accounts;
let asked: string[];
const EMMA = 'E011';
const ADMINISTRATOR = 'E002';

const member = (id: string, email: string | null, rest: Partial<PlatformUser> = {}): PlatformUser => ({
  id,
  name: id,
  email,
  mobile: null,
  language: 'zh',
  timeZone: 'Europe/Berlin',
  ...rest,
});

/** A workspace is who is in it. */
function workspace(...users: readonly PlatformUser[]): ChatAdapter {
  const refuse = (): never => {
    throw new Error('nothing is sent here');
  };
  return {
    platform: 'slack',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: refuse,
    update: refuse,
    getUser(id) {
      asked.push(id);
      return Promise.resolve(users.find((user) => user.id === id) ?? null);
    },
    async *listUsers() {
      await Promise.resolve();
      yield* users;
    },
  };
}

const from = (user: string, rest: { type: 'command'; text: string } | { type: 'people'; change: 'joined' | 'left' }) =>
  ({ platform: 'slack', id: `event-${user}`, user, place: { type: 'direct' }, origin: null, ...rest }) as ChatEvent;
const command = (user: string): ChatEvent => from(user, { type: 'command', text: '/mykpi' });

const person = (key: string) =>
  talk.store.transaction(async (tx) => {
    const found = await tx.people.get(talk.id(key));
    return { ...found, accounts: await tx.people.identities(talk.id(key)) };
  });
const emailOf = async (key: string): Promise<string> => (await person(key)).email ?? '';

beforeAll(async () => {
  talk = await openConversation();
  asked = [];
  accounts = createAccounts({ store: talk.store, clock: () => demoNow, log: silentLog });
});
afterAll(() => talk.close());

test('everybody is found by e-mail, in capitals or not, in one listing, and once', async () => {
  const slack = workspace(
    member('U1', (await emailOf('E010')).toUpperCase()),
    member('U2', await emailOf('E012')),
    member('U3', 'nobody@example.com'),
    member('U4', null),
  );
  expect(await accounts.matchAll(slack)).toBe(2);
  expect(await accounts.matchAll(slack)).toBe(0);
  expect(asked).toEqual([]);
  const { accounts: known } = await person('E010');
  expect(known.map(({ platform, externalId, preferred }) => [platform, externalId, preferred])).toEqual([
    ['slack', 'U1', true],
    ['web', 'E010', false],
  ]);
});

test('an account whose address is another person’s now is theirs', async () => {
  await accounts.matchAll(workspace(member('U2', await emailOf('E014'))));
  expect((await person('E012')).accounts).toEqual([{ platform: 'web', externalId: 'E012', preferred: true }]);
  expect((await person('E014')).accounts[0]).toMatchObject({ platform: 'slack', externalId: 'U2', preferred: true });
});

test('who writes before the next listing is met then', async () => {
  await accounts.acquaint(workspace(member('U-EMMA', await emailOf(EMMA))), command('U-EMMA'));
  expect((await person(EMMA)).accounts[0]).toMatchObject({ platform: 'slack', externalId: 'U-EMMA' });
});

test('a stranger is looked for by their address, in their language; administrators are told once', async () => {
  const slack = workspace(member('U-NEW', 'new@example.com', { language: 'en', name: 'Mei <!channel>' }));
  await accounts.acquaint(slack, command('U-NEW'));
  await accounts.acquaint(slack, command('U-NEW'));
  expect(accounts.strangerOf(command('U-NEW'))).toEqual({ address: 'new@example.com', language: 'en' });
  const hints = (await talk.messages(ADMINISTRATOR)).filter((text) => text.includes('new@example.com'));
  expect(hints).toHaveLength(1);
  expect(hints[0]).toContain('有一位我不认识的同事');
  // Slack was asked once.
  expect(asked.filter((user) => user === 'U-NEW')).toHaveLength(1);
});

test('a new colleague who has asked for nothing is no matter for anybody', async () => {
  await accounts.acquaint(
    workspace(member('U-JOINED', 'j@example.com')),
    from('U-JOINED', { type: 'people', change: 'joined' }),
  );
  expect((await talk.messages(ADMINISTRATOR)).join()).not.toContain('j@example.com');
});

test('whose account is gone is reached where else they are known', async () => {
  await accounts.acquaint(workspace(), from('U-EMMA', { type: 'people', change: 'left' }));
  expect((await person(EMMA)).accounts).toEqual([{ platform: 'web', externalId: EMMA, preferred: true }]);
});

test('what the workbook leaves open comes from the platform, and stays at the next import', async () => {
  const open =
    (language: string | null, mobile = '') =>
    (sheets: Parameters<Parameters<Conversation['reimport']>[0]>[0]) => ({
      ...sheets,
      people: (sheets.people ?? []).map((row) =>
        row['key'] === 'E013'
          ? { ...row, mobile, language, time_zone: language === null ? null : 'Asia/Shanghai' }
          : row,
      ),
    });
  await talk.reimport(open(null));
  await accounts.matchAll(
    workspace(member('U13', await emailOf('E013'), { language: 'en', timeZone: 'Europe/Madrid' })),
  );
  expect(await person('E013')).toMatchObject({ language: 'en', timeZone: 'Europe/Madrid' });
  await talk.reimport(open(null, '+86 138 0000 0001'));
  expect(await person('E013')).toMatchObject({ language: 'en', timeZone: 'Europe/Madrid' });
  // Said in the workbook, it is the workbook's.
  await talk.reimport(open('zh'));
  expect(await person('E013')).toMatchObject({ language: 'zh', timeZone: 'Asia/Shanghai' });
});

test('who has no address, or another one, is found by a mobile number that is theirs alone', async () => {
  const numbered = (mobile: string, ...keys: readonly string[]) =>
    talk.reimport((sheets) => ({
      ...sheets,
      people: (sheets.people ?? []).map((row) => (keys.includes(String(row['key'])) ? { ...row, mobile } : row)),
    }));
  const slack = workspace(member('U-PHONE', null, { mobile: '+86 138-0000-0002' }));
  await numbered('13800000002', 'E015');
  expect(await accounts.matchAll(slack)).toBe(1);
  expect((await person('E015')).accounts[0]).toMatchObject({ platform: 'slack', externalId: 'U-PHONE' });
});

test('who resigned, by the directory, is reached where else they are known', async () => {
  await accounts.matchAll(workspace(member('U-PHONE', null, { left: true })));
  expect((await person('E015')).accounts).toEqual([{ platform: 'web', externalId: 'E015', preferred: true }]);
});

test('for whom nobody approves, the directory’s leader is proposed to administrators, once', async () => {
  await talk.reimport((sheets) => ({
    ...sheets,
    people: (sheets.people ?? []).map((row) => (row['key'] === 'E004' ? { ...row, manager: null } : row)),
  }));
  const slack = workspace(
    member('U4', await emailOf('E004'), { leader: 'U1' }),
    member('U1', await emailOf('E001')),
    member('U12', await emailOf('E012'), { leader: 'U1' }),
  );
  await accounts.matchAll(slack);
  await accounts.matchAll(slack);
  const proposals = (await talk.messages(ADMINISTRATOR)).filter((text) => text.includes('谁来审批'));
  expect(proposals).toHaveLength(1);
  // Whoever has a manager in the workbook is no matter here.
  expect(proposals[0]).not.toContain(String((await person('E012')).name));
  expect(proposals[0]).toContain(String((await person('E004')).name));
});
