/** A file that is asked for in the chat: a link for the asker, for a short time, and what stays says that there was one. */
import { byAccount } from '../../src/bot/people/accounts.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { introduce } from '../../src/bot/conversation/context.ts';
import { offerFile } from '../../src/bot/door/offerFile.ts';
import { createPersonalLinks } from '../../src/bot/door/personalLinks.ts';
import type { FilePurpose, Reply } from '../../src/bot/ports.ts';
import { silentLog } from '../support/log.ts';
import { answerText, openConversation, type Conversation } from '../support/conversation.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

/** What a use case answers that has such a file to offer. */
const offer = (user: string, purpose: FilePurpose, subject: string): Promise<readonly Reply[]> =>
  talk.store.transaction(async (tx) => {
    const place = { type: 'direct' } as const;
    const event = { type: 'command', platform: 'web', id: 'event', user, place, origin: null, text: 'export' } as const;
    const linkTo = (token: string): string => `https://kpi.example.com/p/${token}`;
    const introduction = await introduce(tx, event, {
      now: talk.now,
      log: silentLog,
      codeVersion: 'test',
      linkTo,
      strangerOf: byAccount,
    });
    if (introduction.type !== 'known') throw new Error(`${user} is ${introduction.type}`);
    return offerFile(introduction.context, { purpose, subject });
  });

test('also in the demo, and it brings the file to whoever asked', async () => {
  // Finance, in English, in Singapore.
  const replies = await offer('E003', 'pay_export', '2026-10');
  const [link, card, ...more] = replies;
  if (link?.type !== 'link' || card?.type !== 'card') throw new Error('there is no link');
  expect(more).toEqual([]);
  expect(link).toMatchObject({ title: 'The file for pay of October 2026', label: 'To the file', use: 'open' });
  expect(link.text).toMatch(/within 15 minutes \(until \w+ \d+ Nov, \d\d:\d\d\)/u);
  expect(answerText([card])).toContain('A link to a file was shown to you: The file for pay of October 2026');
  expect(JSON.stringify(card)).not.toContain(link.url);

  const asked: string[] = [];
  const file = { name: 'pay.xlsx', type: 'application/octet-stream', bytes: new Uint8Array([1]) };
  const give: (what: string) => (_: unknown, subject: string, person: { key: string }) => Promise<typeof file> =
    (what) => (_, subject, person) => {
      asked.push(`${what} of ${subject} to ${person.key}`);
      return Promise.resolve(file);
    };
  const files = { pay_export: give('pay'), own_data: give('data') };
  const links = createPersonalLinks({ store: talk.store, clock: () => talk.now, platform: 'web', files });
  const token = link.url.split('/').at(-1) ?? '';
  expect(await links.open(token)).toMatchObject({ purpose: 'pay_export', user: 'E003', period: '2026-10' });
  expect([await links.take(token), await links.take(token)]).toEqual([file, 'taken']);
  expect(asked).toEqual(['pay of 2026-10 to E003']);
});

test('what is kept about somebody is offered in their words', async () => {
  const replies = await offer('E010', 'own_data', talk.id('E010'));
  expect(answerText(replies)).toMatch(/^系统里保存的关于您的全部内容\n链接只给您本人使用。只能用一次，15 分钟内有效/u);
});
