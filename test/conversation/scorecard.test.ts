import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConversation, type Conversation } from '../support/conversation.ts';
import { dollars, largestOf, percent, planRate, sumOf, targetOf } from '../support/demoFigures.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

/** The line of a card that tells of something. */
const line = (card: string, name: string): string =>
  card.split('\n').find((each) => each.startsWith(`- ${name}`)) ?? `no line ${name} in\n${card}`;

const october = { from: '2026-10-01', to: '2026-10-31' };
const salesIn = (site: string, days: { from: string; to: string }): number =>
  sumOf('net_sales', { site, ...days }) * planRate(site, days.from.slice(0, 7));

describe('how I stand', () => {
  test('a month that runs says how long it still runs, and holds sales against the days so far', async () => {
    const card = await talk.say('E011', '/mykpi');
    const days = { from: '2026-11-01', to: '2026-11-22' };
    const rate = planRate('amazon_de', '2026-11');
    const soFar = (targetOf('sales', 'amazon_de', '2026-11') * rate * 22) / 30;
    expect(card).toMatch(/^November · Operations — In progress, 7 days left\n\d+\.\d points · [SABCD]/);
    expect(line(card, 'Sales')).toContain(
      `Sales: ${dollars(salesIn('amazon_de', days))} · target to date ${dollars(soFar)} · `,
    );
    expect(card).toContain('Data: Dianxiaomi ERP up to 22 Nov');
  });

  test('a month that is over says whom it waits for and until when, in the reader’s own time', async () => {
    const card = await talk.say('E011', '/mykpi 2026-10');
    expect(card).toContain('October · Operations — Waiting for 赵敏 Zhao Min to rate, due Wed 25 Nov, 11:00');
    const target = targetOf('sales', 'amazon_de', '2026-10') * planRate('amazon_de', '2026-10');
    expect(line(card, 'Sales')).toContain(`${dollars(salesIn('amazon_de', october))} · target ${dollars(target)}`);
  });

  test('what is missing is said with who and when, and what its absence does', async () => {
    const card = await talk.say('E011', '/mykpi 2026-10');
    expect(line(card, 'Teamwork')).toBe(
      '- Teamwork: Not rated yet: 赵敏 Zhao Min rates, due Wed 25 Nov, 11:00 · its weight of 15% is left out for now',
    );
  });

  test('a limit that was passed says by how much and what it costs', async () => {
    const card = await talk.say('E011', '/mykpi 2026-10');
    const scope = { site: 'amazon_de', ...october };
    const share = percent(sumOf('fba_fees', scope) / sumOf('net_sales', scope));
    expect(line(card, 'FBA fee share')).toBe(`- FBA fee share: ${share}, above the limit of 20%: −3.0 points`);
  });

  test('what would help most is a few steps with what each brings, and none asks for more than all', async () => {
    for (const who of ['E011', 'E014', 'E016', 'E019', 'E022', 'E023']) {
      const card = await talk.say(who, '/mykpi 2026-10');
      const levers = card.split('\n').filter((each) => /^- \d .+→/.test(each));
      expect(levers.length).toBeLessThanOrEqual(3);
      for (const lever of levers) {
        expect(lever).toMatch(/^- \d .+[：:].+ → .+[：:] ?\+\d+\.\d (points|分)/);
        const [, to = '0'] = /→ (\d+(?:\.\d+)?) ?%/.exec(lever) ?? [];
        expect(Number(to)).toBeLessThanOrEqual(100);
      }
    }
  });

  test('each in their own language', async () => {
    const chinese = await talk.say('E016', '我的绩效 2026-10');
    expect(chinese).toContain('10 月 · 广告 — 等赵敏 Zhao Min 评分，11 月 25 日周三 18:00 前');
    expect(chinese).toContain('还没有评分：由赵敏 Zhao Min 评，11 月 25 日周三 18:00 前 · 权重 15 % 暂不计入');
    const english = await talk.say('E017', '我的绩效 2026-10');
    expect(english).toContain('October · Advertising — Waiting for Nurul Aisyah to rate');
  });

  test('a source that is late is named, with the day it reaches to; the days after it are not judged', async () => {
    const card = await talk.say('E014', '/mykpi');
    expect(card).toContain('Data: Shopee Seller Centre up to 17 Nov (late)');
    const until = salesIn('shopee_my', { from: '2026-11-01', to: '2026-11-17' });
    const target = targetOf('sales', 'shopee_my', '2026-11') * planRate('shopee_my', '2026-11');
    expect(line(card, 'Sales')).toContain(
      `Sales: ${dollars(until)} · target to date ${dollars((target * 17) / 30)} · `,
    );
  });

  test('the total can be checked with a pencil, by the points and weights on the card', async () => {
    for (const who of ['E011', 'E014', 'E017', 'E020', 'E024']) {
      const card = await talk.say(who, '/mykpi 2026-10');
      const [, total = ''] = /\n(\d+\.\d) points/.exec(card) ?? [];
      const parts = [...card.matchAll(/(\d+\.\d) points × (\d+(?:\.\d+)?)%/g)].map(([, points, weight]) => ({
        points: Number(points),
        weight: Number(weight),
      }));
      const costs = [...card.matchAll(/: −(\d+\.\d) points/g)].reduce((sum, [, cost]) => sum + Number(cost), 0);
      const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
      const byHand = parts.reduce((sum, { points, weight }) => sum + points * weight, 0) / weights - costs;
      expect(Math.abs(byHand - Number(total)), `${who}: ${String(byHand)}\n${card}`).toBeLessThan(0.11);
    }
  });
});

describe('who came or moved in the middle of a month', () => {
  test('who joined on the 16th answers for the days from then on, against that part of the target', async () => {
    const card = await talk.say('E012', '我的绩效 2026-10');
    const days = { from: '2026-10-16', to: '2026-10-31' };
    const target = (targetOf('sales', 'amazon_us', '2026-10') * 16) / 31;
    expect(line(card, '销售额')).toContain(`${dollars(salesIn('amazon_us', days))} · 目标 ${dollars(target)} · 达成 `);
  });

  test('the month before they came has no scorecard, and says so', async () => {
    expect(await talk.say('E012', '我的绩效 2026-09')).toBe(
      [
        '2026 年 9 月没有岗位',
        '这个月没有记录您的团队和岗位，所以没有可评的内容。',
        '如果不对，请管理员在工作簿的任职表里更正。',
        '[我能做什么]',
      ].join('\n'),
    );
  });

  test('who moved on the 12th answers for each site on their days there, and is rated by both leads', async () => {
    const card = await talk.say('E018', '我的绩效 2026-10');
    const parts = [
      { site: 'shopee_sg', from: '2026-10-01', to: '2026-10-11' },
      { site: 'amazon_jp', from: '2026-10-12', to: '2026-10-31' },
    ];
    const inDollars = (measure: string) =>
      parts.reduce((sum, part) => sum + sumOf(measure, part) * planRate(part.site, '2026-10'), 0);
    const acos = percent(inDollars('ad_spend') / inDollars('ad_sales')).replace('%', ' %');
    expect(line(card, 'ACoS')).toContain(`ACoS：${acos} · 目标 ≤ `);
    const share = percent(inDollars('ad_sales') / inDollars('net_sales')).replace('%', ' %');
    expect(line(card, '广告销售额占比')).toContain(`广告销售额占比：${share} · `);
    expect(line(card, 'Nurul Aisyah')).toBe('- Nurul Aisyah：还没有提交，11 月 25 日周三 18:00 前');
    expect(line(card, '高雪')).toBe('- 高雪 Gao Xue：还没有提交，11 月 25 日周三 18:00 前');
  });
});

describe('why', () => {
  test('from the scorecard to the rows behind it, page by page, and back', async () => {
    await talk.say('E014', '/mykpi 2026-10');
    const why = await talk.press('E014', 'Why this score');
    const rows = largestOf('net_sales', { site: 'shopee_my', ...october });
    const sales = dollars(salesIn('shopee_my', october));
    expect(why).toContain('Sales · October — Indicator 1 of 4');
    expect(why).toContain(`${sales} → `);
    expect(why).toContain('- Sites: Shopee Malaysia');
    expect(why).toContain('- Plan: Operations, version 1');

    const first = await talk.press('E014', `Rows behind it (${String(rows.length)})`);
    const pages = Math.ceil(rows.length / 5);
    expect(first).toContain(`Rows behind Sales · October — Page 1 of ${String(pages)}, ${String(rows.length)} rows`);
    const shown = (card: string) =>
      [...card.matchAll(/Figures!(\d+)\) \| MYR ([\d,.]+)$/gm)].map(([, at, value = '']) => ({
        line: Number(at),
        value: Number(value.replaceAll(',', '')),
      }));
    expect(shown(first).map(({ value }) => value)).toEqual(rows.slice(0, 5).map(({ value }) => value));
    for (const row of shown(first)) expect(rows).toContainEqual(row);

    const second = await talk.press('E014', 'Next page');
    expect(shown(second).map(({ value }) => value)).toEqual(rows.slice(5, 10).map(({ value }) => value));
    expect(talk.replies('E014')).toMatchObject([{ type: 'replace' }]);
    expect(await talk.press('E014', '← Previous page')).toBe(first);
    expect(await talk.press('E014', 'Back to the explanation')).toBe(why);
    expect(await talk.press('E014', 'Back to the scorecard')).toContain('October · Operations');
  });

  test('a quotient shows the formula with its figures put in', async () => {
    await talk.say('E011', '/mykpi 2026-10');
    const why = await talk.press('E011', 'Why: Gross margin');
    const scope = { site: 'amazon_de', ...october };
    const rate = planRate('amazon_de', '2026-10');
    const [sales, cogs] = [sumOf('net_sales', scope) * rate, sumOf('cogs', scope) * rate];
    expect(line(why, 'With the figures')).toBe(
      `- With the figures: (${dollars(sales)} − ${dollars(cogs)}) ÷ ${dollars(sales)} = ${percent((sales - cogs) / sales)}`,
    );
  });

  test('a page far behind the last one is no error', async () => {
    const rows = { do: 'rows', person: 'me', period: '2026-10', item: 'sales', page: 90_000 };
    expect(await talk.act('E014', rows)).toContain('Rows behind Sales · October');
  });
});

describe('history, help, and first meeting', () => {
  test('history has a line for each month, the current one in progress', async () => {
    const card = await talk.say('E011', 'history');
    expect(card.split('\n').filter((each) => each.startsWith('- '))).toHaveLength(5);
    expect(line(card, 'November 2026')).toMatch(/^- November 2026 · in progress \| \d+\.\d points · [SABCD] \| [▲▼=]/);
    expect(line(card, 'July 2026')).toMatch(/\| nothing to compare$/);
    expect(await talk.press('E011', 'Scorecard of September')).toContain('September · Operations');
  });

  test.each([
    ['E011', ['My scorecard', 'History', 'Write self-review']],
    ['E007', ['给团队评分', '我的评分卡', '历史', '写自评']],
    ['E004', ['审批评分卡', '给团队评分', '我的评分卡', '历史']],
    ['E001', ['审批评分卡', '给团队评分']],
  ])('%s is offered what they can do, duties first', async (who, offers) => {
    const card = await talk.say(who, who === 'E011' ? 'help' : '帮助');
    const lines = card.split('\n').filter((each) => each.startsWith('- '));
    expect(lines.map((each) => each.slice(2).split(/[：:]/)[0])).toEqual(offers);
  });

  test('the self-review that help offers is the one that its command opens', async () => {
    expect(await talk.say('E011', 'help')).toContain('your own view of October, before others decide');
    const pressed = await talk.press('E011', 'Write self-review');
    expect(pressed).toContain('Self-review · October');
    expect(await talk.say('E011', 'self review')).toBe(pressed);
  });

  test('the first meeting says who I am, what can be done, and who sees what', async () => {
    const card = await talk.open('E011');
    expect(card).toContain('Hello Emma Fischer. I show you how your month stands, why, and what would move it.');
    expect(card).toContain('A team’s channel never shows it.');
    expect(card).toContain('何静 He Jing set this up');
  });
});

describe('what cannot be answered is answered helpfully', () => {
  test('something unknown', async () => {
    expect(await talk.say('E011', 'what is this')).toBe(
      [
        'I did not understand that',
        '“what is this” is nothing I know. Nothing was changed.',
        'Write /mykpi for your scorecard, /mykpi 2026-10 for a month, or help.',
        '[What can I do here?]',
      ].join('\n'),
    );
    expect(await talk.press('E011', 'What can I do here?')).toContain('What you can do here');
  });

  test.each(['last', '2026-13', '10', '2026-10 2026-11'])('a month that is none: %s', async (typed) => {
    expect(await talk.say('E011', `/mykpi ${typed}`)).toContain(
      `“${typed}” is no month I can read.\nWrite it as year and month: /mykpi 2026-10`,
    );
  });

  test.each(['2025-01', '2026-12', '2027-01'])('a month without figures: %s', async (period) => {
    const card = await talk.say('E011', `/mykpi ${period}`);
    expect(card).toContain('No figures for ');
    expect(card).toContain('The last month with figures is November 2026.');
    expect(await talk.press('E011', 'Scorecard of November')).toContain('November · Operations');
  });

  test('on the first of a month nothing of it is over yet: the one before is offered', async () => {
    const now = talk.now;
    talk.now = new Date('2026-11-01T02:00:00Z');
    const card = await talk.say('E010', '/mykpi');
    talk.now = now;
    expect(card).toContain('2026 年 11 月没有数据\n最近有数据的月份是 2026 年 10 月。');
  });

  test('somebody without a position', async () => {
    expect(await talk.say('E003', '/mykpi')).toContain(
      'No position in November 2026\nNo team and position are noted for that month, so there is nothing to score.',
    );
  });

  test('somebody whom nobody knows is told which name was looked for, and whom to ask with which words', async () => {
    expect(await talk.say('ghost@example.com', '/mykpi')).toBe(
      [
        '我还不认识您',
        '我在公司名单里找了 ghost@example.com，没有找到。',
        '请告诉何静 He Jing：“请把 ghost@example.com 填到人员表里我的那一行。”然后再给我发一条消息。',
      ].join('\n'),
    );
  });
});

describe('after another import', () => {
  test('without a target an indicator is missing, not zero, and its weight is left out', async () => {
    await talk.reimport((sheets) => ({
      ...sheets,
      targets: (sheets.targets ?? []).filter(
        (row) => row['metric'] !== 'review_reply_48h' || row['period'] !== '2026-11',
      ),
    }));
    // October is open: its targets are those of the opening.
    const october = await talk.say('E020', '/mykpi 2026-10');
    expect(line(october, 'Bad reviews answered')).toContain('target ≥ 90%');
    const card = await talk.say('E020', '/mykpi 2026-11');
    expect(line(card, 'Bad reviews answered')).toContain('No target has been set for this period');
    expect(line(card, 'Bad reviews answered')).toContain('its weight of 35% is left out for now');
  });

  test('whoever left has access until their last day, and not a day longer', async () => {
    await talk.reimport((sheets) => ({
      ...sheets,
      people: (sheets.people ?? []).map((row) => (row['key'] === 'E020' ? { ...row, left_on: '2026-11-23' } : row)),
    }));
    expect(await talk.say('E020', '/mykpi')).toContain('November · Customer service');
    const now = talk.now;
    talk.now = new Date('2026-11-24T02:00:00Z');
    const told = 'Your access has ended\nAccess ends with the last day in the company. Your records are kept.';
    expect(await talk.say('E020', '/mykpi')).toContain(told);
    expect(await talk.act('E020', { do: 'history', person: 'me' })).toContain(told);
    talk.now = now;
  });
});
