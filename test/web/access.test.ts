/** Who gets in, and what they can reach. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSessions } from '../../src/adapters/web/session.ts';
import { cardOf, noticeCard } from '../contracts/cards.ts';
import { AMERICA, ANNA, EUROPE, LI_NA, OUTSIDER } from './support/company.ts';
import { createScriptedBot, SCORECARD } from './support/scriptedBot.ts';
import { NOW, startWebService, type WebService } from './support/service.ts';
import { visit } from './support/visitor.ts';

let service: WebService;
beforeEach(async () => {
  service = await startWebService(createScriptedBot());
});
afterEach(() => service.stop());

const status = async (response: Promise<Response>): Promise<number> => (await response).status;
const bare = (path: string, cookie = ''): Promise<Response> =>
  fetch(service.url + path, { redirect: 'manual', headers: { cookie } });

describe('without a session', () => {
  test('a page leads to the choice, and everything else is refused', async () => {
    const page = await bare('/chat/anna');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/']);
    for (const path of ['/messages', '/live', '/messages/1/charts/0'])
      expect(await status(bare(`/chat/anna${path}`))).toBe(401);
  });

  test('nobody chooses whom to be in a real company', async () => {
    const anna = await visit(service.url, ANNA.id);
    service.company.demo = false;
    expect(await status(bare('/'))).toBe(401);
    expect(await status(bare('/chat/anna'))).toBe(401);
    expect((await visit(service.url, ANNA.id)).cookie).toBe('');
    expect(await status(anna.get('/messages'))).toBe(401);
  });

  test('nobody can be somebody who is not offered', async () => {
    expect((await visit(service.url, 'nobody')).cookie).toBe('');
  });
});

describe('a session', () => {
  const sessions = (fill: number) => createSessions(Buffer.alloc(32, fill));
  const chosen = ({ id }: { readonly id: string }) => ({ user: id, purpose: 'demo-chat' }) as const;
  const cookieOf = (setCookie: string): string => setCookie.split(';')[0] ?? '';

  test('is kept from scripts, other sites and other people of the browser', async () => {
    const header = sessions(7).issue(chosen(ANNA), NOW);
    expect(header).toMatch(/; Path=\/chat\/anna; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    expect(await status(bare('/chat/anna/messages', cookieOf(header)))).toBe(200);
  });

  test.each([
    ['signed with another key', () => cookieOf(sessions(8).issue(chosen(ANNA), NOW))],
    [
      'changed',
      () =>
        cookieOf(sessions(7).issue(chosen(LI_NA), NOW)).replace(
          /=[^.]+/,
          `=${Buffer.from('{"user":"anna"}').toString('base64url')}`,
        ),
    ],
    ['without signature', () => cookieOf(sessions(7).issue(chosen(ANNA), NOW)).split('.')[0] ?? ''],
    ['expired', () => cookieOf(sessions(7).issue(chosen(ANNA), new Date('2026-11-20T00:00:00Z')))],
    ["somebody else's", () => cookieOf(sessions(7).issue(chosen(LI_NA), NOW))],
  ])('%s is none', async (_, cookie) => {
    expect(await status(bare('/chat/anna/messages', cookie()))).toBe(401);
  });

  test('of an invitation counts in a real company alone', async () => {
    const cookie = cookieOf(sessions(7).issue({ user: ANNA.id, purpose: 'invitation' }, NOW));
    expect(await status(bare('/chat/anna/messages', cookie))).toBe(401);
    service.company.demo = false;
    expect(await status(bare('/chat/anna/messages', cookie))).toBe(200);
    expect(await status(bare('/chat/li-na/messages', cookie))).toBe(401);
  });

  test('ends the day its person leaves', async () => {
    const anna = await visit(service.url, ANNA.id);
    service.company.leave(ANNA.id);
    expect(await status(anna.get('/messages'))).toBe(401);
  });
});

describe("what is another's", () => {
  test('a channel of another team is not read, and nothing is said there', async () => {
    const tom = await visit(service.url, OUTSIDER.id);
    expect(await status(tom.get(`/messages?channel=${EUROPE.id}`))).toBe(403);
    expect(await status(tom.get(`/messages?channel=person:${ANNA.id}`))).toBe(403);
    expect(await status(tom.post({ id: 'event-0001', type: 'command', text: 'hello', channel: EUROPE.id }))).toBe(403);
    expect(await status(tom.get(`/messages?channel=${AMERICA.id}`))).toBe(200);
  });

  test('a chart of another person is not there', async () => {
    const sent = await service.adapter.send({ type: 'person', user: ANNA.id }, SCORECARD, 'key-1');
    const [anna, tom] = [await visit(service.url, ANNA.id), await visit(service.url, OUTSIDER.id)];
    const own = await anna.get(`/messages/${sent.id}/charts/0`);
    expect(own.headers.get('content-type')).toBe('image/svg+xml');
    expect(await status(tom.get(`/messages/${sent.id}/charts/0`))).toBe(404);
    expect(await status(anna.get(`/messages/${sent.id}/charts/9`))).toBe(404);
  });

  test('a button of another person is not pressed', async () => {
    const sent = await service.adapter.send({ type: 'person', user: ANNA.id }, noticeCard('Waiting'), 'key-1');
    const tom = await visit(service.url, OUTSIDER.id);
    const press = { id: 'event-0001', type: 'action', intent: { do: 'approve' }, message: sent.id };
    expect(await status(tom.post(press))).toBe(403);
    expect(JSON.stringify(service.messages.all())).not.toContain('Approved');
  });
});

describe('a post', () => {
  test('of another site is refused', async () => {
    const { cookie } = await visit(service.url, ANNA.id);
    const response = await fetch(`${service.url}/chat/anna/events`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example' },
      body: JSON.stringify({ id: 'event-0001', type: 'command', text: 'hello', channel: null }),
    });
    expect(response.status).toBe(403);
  });

  test('sent again has the answer it had', async () => {
    const anna = await visit(service.url, ANNA.id);
    const press = { id: 'event-0001', type: 'action', intent: { do: 'rate' }, message: null };
    const first: unknown = await (await anna.post(press)).json();
    expect(await (await anna.post(press)).json()).toEqual(first);
    expect(first).toMatchObject({ form: expect.stringContaining('Rate Anna Becker') as string, repeat: false });
  });

  test('before the service is ready is told to come again', async () => {
    const early = await startWebService(null);
    const anna = await visit(early.url, ANNA.id);
    expect(await status(anna.post({ id: 'event-0001', type: 'command', text: 'hello' }))).toBe(503);
    await early.stop();
  });
});

test('earlier messages come page by page', async () => {
  for (let n = 1; n <= 35; n++)
    await service.adapter.send(
      { type: 'person', user: ANNA.id },
      cardOf([], { title: `Card ${String(n)}` }),
      `key-${String(n)}`,
    );
  const anna = await visit(service.url, ANNA.id);
  expect(await (await anna.get('')).text()).toContain('data-earlier');
  const page = (await (await anna.get('/messages?before=6')).json()) as { html: string; hasEarlier: boolean };
  expect(page.html.match(/<h2>[^<]*/g)).toEqual([1, 2, 3, 4, 5].map((n) => `<h2>Card ${String(n)}`));
  expect(page.hasEarlier).toBe(false);
});
