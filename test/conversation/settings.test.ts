/** One person on two platforms: what is meant for them goes to the one they prefer, and never to both. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { post, postToPerson } from '../../src/bot/delivery/outbox.ts';
import type { Tx } from '../../src/bot/ports.ts';
import { noticeCard } from '../contracts/cards.ts';
import { openConversation, type Conversation } from '../support/conversation.ts';

/** A manager, in Chinese, and their account on the other platform. */
const MANAGER = 'E004';
const MANAGER_ON_SLACK = 'U-LIN-LAN';
/** In English. */
const EMMA = 'E011';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

const slack = (person: string, externalId: string, preferred = false): Promise<void> =>
  talk.store.transaction((tx) =>
    tx.people.putIdentity({ personId: talk.id(person), platform: 'slack', externalId, preferred }),
  );
const preferredOf = (person: string): Promise<string | undefined> =>
  talk.store.transaction(async (tx) => (await tx.people.identities(talk.id(person)))[0]?.platform);
const titles = async (to: string): Promise<readonly string[]> => (await talk.cards(to)).map(({ title }) => title);

describe('the settings', () => {
  test('of somebody who is known in one place say so', async () => {
    const card = await talk.say('E009', '/kpi settings');
    expect(card).toContain('Messages for you go to: Web page');
    expect(card).toContain('You are known on one platform so far.');
    expect(card).not.toContain('from now on]');
  });

  test('show every place, and lead to another one', async () => {
    await slack(EMMA, 'U-EMMA');
    const card = await talk.say(EMMA, 'settings');
    expect(card).toContain('- Web page: messages come here\n- Slack: you can ask here, too\n[Slack from now on]');

    const changed = await talk.press(EMMA, 'Slack from now on');
    expect(changed).toContain('- Slack: messages come here\n- Web page: you can ask here, too\n[Web page from now on]');
    expect(changed).toContain('(Messages for you go to Slack from now on)');
    expect(talk.replies(EMMA).map(({ type }) => type)).toEqual(['replace', 'notice']);
    expect(await preferredOf(EMMA)).toBe('slack');
  });

  test('are in the record once, however often the button is pressed', async () => {
    await talk.act(EMMA, { do: 'prefer', platform: 'web' });
    await talk.act(EMMA, { do: 'prefer', platform: 'web' });
    const entries = await talk.store.transaction((tx) =>
      tx.audit.list({ subject: `person:${talk.id(EMMA)}`, limit: 1_000 }),
    );
    expect(
      entries
        .filter(({ action }) => action === 'person.platform_preferred')
        .map(({ actor, from, to }) => ({ actor, from, to })),
    ).toEqual([
      { actor: talk.id(EMMA), from: 'web', to: 'slack' },
      { actor: talk.id(EMMA), from: 'slack', to: 'web' },
    ]);
  });

  test('do not lead where the person is not known', async () => {
    const answer = await talk.act('E009', { do: 'prefer', platform: 'dingtalk' });
    expect(answer).toContain('This card is out of date');
    expect(await preferredOf('E009')).toBe('web');
  });

  test('read in Chinese', async () => {
    expect(await talk.say('E010', '设置')).toContain('消息发到：网页');
  });
});

describe('a message to somebody', () => {
  beforeEach(() => slack(MANAGER, MANAGER_ON_SLACK));

  const message = (key: string) => ({ key, subject: `test:${key}`, card: noticeCard(key) });
  const send = (work: (tx: Tx) => Promise<unknown>): Promise<void> =>
    talk.store.transaction(async (tx) => void (await work(tx)));

  test('that asks for a decision goes to the preferred platform alone', async () => {
    await talk.act(MANAGER, { do: 'prefer', platform: 'slack' });
    const before = await titles(MANAGER);
    await talk.act('E007', { do: 'rate', person: talk.id('E010'), period: '2026-10' });
    await talk.fill('E007', {
      'rating.teamwork': '4',
      'rating.initiative': '3',
      note: 'Took over the German returns for a week, and found out why.',
    });
    expect(await titles(MANAGER)).toEqual(before);
    const asked = await titles(MANAGER_ON_SLACK);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('陈力 Chen Li');
  });

  test('that waits when they choose goes where they chose; one that is out stays', async () => {
    await talk.act(MANAGER, { do: 'prefer', platform: 'web' });
    await send((tx) => postToPerson(tx, talk.id(MANAGER), message('sent before'), talk.now));
    expect(await titles(MANAGER)).toContain('A card');
    const [onWeb, onSlack] = [(await titles(MANAGER)).length, (await titles(MANAGER_ON_SLACK)).length];
    await send(async (tx) => {
      await postToPerson(tx, talk.id(MANAGER), message('waiting'), talk.now);
      await postToPerson(tx, talk.id(MANAGER), message('being sent'), talk.now);
      await tx.deliveries.claim('being sent', talk.now, new Date(talk.now.getTime() + 60_000));
      const recipient = { type: 'person', user: MANAGER } as const;
      const answer = { ...message('answer'), subject: 'reply', platform: 'web', recipient, teamId: null } as const;
      await post(tx, { ...answer, personId: talk.id(MANAGER) }, talk.now);
    });
    await talk.ask(MANAGER, [{ do: 'prefer', platform: 'slack' }]);
    const where = await talk.store.transaction(async (tx) =>
      Promise.all(['sent before', 'waiting', 'being sent', 'answer'].map((key) => tx.deliveries.get(key))),
    );
    expect(where.map((delivery) => [delivery?.key, delivery?.platform, delivery?.recipient])).toEqual([
      ['sent before', 'web', { type: 'person', user: MANAGER }],
      ['waiting', 'slack', { type: 'person', user: MANAGER_ON_SLACK }],
      ['being sent', 'web', { type: 'person', user: MANAGER }],
      ['answer', 'web', { type: 'person', user: MANAGER }],
    ]);
    // Whoever held one has died: it goes where it was on its way to.
    talk.now = new Date(talk.now.getTime() + 60_000);
    expect(await titles(MANAGER_ON_SLACK)).toHaveLength(onSlack + 1);
    expect(await titles(MANAGER)).toHaveLength(onWeb + 2);
  });
});
