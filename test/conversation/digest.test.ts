import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueWeek, postDigest, postDueDigests, type PostedDigest } from '../../src/bot/digest/post.ts';
import { parseWeek } from '../../src/bot/period.ts';
import { demoSheets, openConversation, type Conversation } from '../support/conversation.ts';
import { planRate, sumOf, targetOf } from '../support/demoFigures.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

const post = (team: string, week: string): Promise<PostedDigest> =>
  talk.store.transaction(async (tx) => {
    const company = await tx.company.get();
    const found = await tx.teams.byKey(team);
    const wanted = parseWeek(week);
    if (company === null || found === null || wanted === null) throw new Error(`no team ${team} or week ${week}`);
    return postDigest(tx, talk.now, company, found, wanted, 'system');
  });

/** How far sales are against the part of the month’s target that its days so far ask for. */
function salesPace(sites: readonly (readonly [site: string, days: number])[]): string {
  const parts = sites.map(([site, days]) => {
    const to = `2026-11-${String(days).padStart(2, '0')}`;
    const rate = planRate(site, '2026-11');
    return {
      sold: sumOf('net_sales', { site, from: '2026-11-01', to }) * rate,
      asked: (targetOf('sales', site, '2026-11') * rate * days) / 30,
    };
  });
  const total = (of: 'sold' | 'asked') => parts.reduce((sum, part) => sum + part[of], 0);
  return ((total('sold') / total('asked')) * 100).toFixed(1);
}

describe('a team’s week', () => {
  test('begins with how the team stands against its pace: its own sites, in its language', async () => {
    expect(await post('japan', '2026-W47')).toEqual({ type: 'posted', channels: 1 });
    const [digest = ''] = await talk.messages('japan');
    expect(digest).toMatch(/^第 47 周 · 日本组 — 周一 11:00\n/);
    expect(digest).toContain(`销售额为节奏线的 ${salesPace([['amazon_jp', 22]])} %`);
    expect(digest).toContain('100 % 是到今天应有的进度。');
    // Shopee's orders are late, and nothing that this team is judged by waits for them.
    expect(digest).not.toContain('数据缺口');
    expect(digest).toContain('[我的评分卡] [各站明细]');
  });

  test('says where figures are late, and judges such a site by the days that are there', async () => {
    await post('sea', '2026-W47');
    const [digest = ''] = await talk.messages('sea');
    const pace = salesPace([
      ['shopee_sg', 22],
      ['shopee_my', 17],
      ['tiktok_uk', 22],
    ]);
    expect(digest).toContain(`Sales at ${pace}% of pace`);
    expect(digest).toContain('Data gap: Shopee Malaysia has figures from Shopee Seller Centre up to 17 Nov only');
    // Two days of figures against seven are a gap, not a fall.
    expect(digest).not.toMatch(/▼ Shopee Malaysia: Sales/);
    expect(digest.split('\n').filter((line) => /^[▲▼=]/.test(line)).length).toBeLessThanOrEqual(3);
    expect(digest.split('\n').filter((line) => line.startsWith('! ')).length).toBeLessThanOrEqual(3);
  });

  test('holds no person’s name and no score', async () => {
    await post('west', '2026-W47');
    const digests = (await Promise.all(['west', 'japan', 'sea'].map((channel) => talk.messages(channel)))).flat();
    expect(digests).toHaveLength(3);
    for (const digest of digests) {
      for (const { key, name } of demoSheets().people ?? []) {
        const parts = [key, name, ...(name ?? '').split(' ').filter((part) => part.length > 3)];
        for (const part of parts) expect(digest).not.toContain(part);
      }
      expect(digest).not.toMatch(/\d points|\d 分|\d \/ 5| [SABCD]\b/);
    }
    const cards = await talk.cards('west');
    for (const person of ['E004', 'E007', 'E010']) expect(JSON.stringify(cards)).not.toContain(talk.id(person));
  });

  test('asked for twice it is posted once', async () => {
    expect(await post('japan', '2026-W47')).toEqual({ type: 'already_posted', at: talk.now });
    expect(await Promise.all([post('japan', '2026-W46'), post('japan', '2026-W46')])).toContainEqual({
      type: 'already_posted',
      at: talk.now,
    });
    expect(await talk.messages('japan')).toHaveLength(2);
  });

  test('a week without figures is not posted', async () => {
    expect(await post('sea', '2026-W20')).toEqual({ type: 'no_figures' });
    expect(await post('sea', '2026-W52')).toEqual({ type: 'no_figures' });
    expect(await talk.messages('sea')).toHaveLength(1);
  });

  test('its buttons lead each reader to their own card, alone', async () => {
    const card = { do: 'scorecard', person: 'me', period: '2026-11' };
    const answer = await talk.act('E013', card, { in: 'sea' });
    expect(answer).toContain('11 月 · 运营');
    expect(talk.replies('E013')).toMatchObject([{ type: 'card', audience: 'asker' }]);
  });

  test('the sites in detail are for the team and those above it', async () => {
    const sea = await talk.store.transaction((tx) => tx.teams.byKey('sea'));
    const sites = { do: 'sites', team: sea?.id, period: '2026-11' };
    for (const reader of ['E014', 'E006', 'E002'])
      expect(await talk.act(reader, sites)).toMatch(/Shopee (Malaysia|马来西亚站)/);
    expect(await talk.act('E010', sites)).toContain('这不在您的权限内');
    for (const { name } of demoSheets().people ?? []) expect(await talk.act('E014', sites)).not.toContain(name);
  });
});

describe('when a digest is due', () => {
  const at = (instant: string, timeZone: string, digestWeekday = 1) =>
    dueWeek(new Date(instant), { timeZone, digestWeekday, digestMinute: 9 * 60 + 30 })?.key ?? null;

  test.each([
    ['2026-11-23T01:29:59Z', 'Asia/Shanghai', null],
    ['2026-11-23T01:30:00Z', 'Asia/Shanghai', '2026-W47'],
    ['2026-11-23T00:30:00Z', 'Asia/Tokyo', '2026-W47'],
    ['2026-11-23T01:30:00Z', 'Europe/London', null],
    // Still Sunday there.
    ['2026-11-23T01:30:00Z', 'America/Los_Angeles', null],
    // The same hour on the wall before and after the clocks go back (25 October) and forward (29 March).
    ['2026-10-19T07:29:00Z', 'Europe/Berlin', null],
    ['2026-10-19T07:30:00Z', 'Europe/Berlin', '2026-W42'],
    ['2026-10-26T07:30:00Z', 'Europe/Berlin', null],
    ['2026-10-26T08:30:00Z', 'Europe/Berlin', '2026-W43'],
    ['2026-03-30T07:29:00Z', 'Europe/Berlin', null],
    ['2026-03-30T07:30:00Z', 'Europe/Berlin', '2026-W13'],
    // The first Monday of a year.
    ['2027-01-04T01:30:00Z', 'Asia/Shanghai', '2026-W53'],
  ])('at %s in %s: %s', (instant, timeZone, week) => {
    expect(at(instant, timeZone)).toBe(week);
  });

  test('one that was missed is caught up with for two days, also over the week’s end', () => {
    expect(at('2026-11-24T20:00:00Z', 'UTC')).toBe('2026-W47');
    expect(at('2026-11-25T20:00:00Z', 'UTC')).toBe('2026-W47');
    expect(at('2026-11-26T00:00:00Z', 'UTC')).toBeNull();
    // Due on Sunday 22 November, about the week before that Sunday's.
    expect(at('2026-11-22T09:30:00Z', 'UTC', 7)).toBe('2026-W46');
    expect(at('2026-11-23T08:00:00Z', 'UTC', 7)).toBe('2026-W46');
    expect(at('2026-11-24T08:00:00Z', 'UTC', 7)).toBe('2026-W46');
    expect(at('2026-11-25T08:00:00Z', 'UTC', 7)).toBeNull();
  });

  test('the schedule posts each team’s own at its own hour, once, however many processes tick', async () => {
    const told = await openConversation();
    const tick = async (instant: string): Promise<number> => {
      told.now = new Date(instant);
      const slots = [told.now, told.now].map((slot) => postDueDigests(told.store, () => told.now, slot));
      return (await Promise.all(slots)).reduce((sum, posted) => sum + posted, 0);
    };
    // 10:00 in Tokyo is 09:00 in Shanghai and Singapore.
    expect(await tick('2026-11-23T00:55:00Z')).toBe(0);
    expect(await tick('2026-11-23T01:00:00Z')).toBe(1);
    expect(await tick('2026-11-23T01:30:00Z')).toBe(2);
    expect(await tick('2026-11-23T01:35:00Z')).toBe(0);
    expect(await tick('2026-11-25T01:35:00Z')).toBe(0);
    for (const channel of ['west', 'japan', 'sea']) expect(await told.messages(channel)).toHaveLength(1);
    await told.close();
  });
});
