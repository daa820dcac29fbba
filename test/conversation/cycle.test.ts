/** A month from its opening to its end, as its administrator meets it: what goes wrong, and what is said then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paidCycle } from '../../src/bot/cycle/paid.ts';
import { buttonsOf, openConversation, type DemoConversation } from '../support/conversation.ts';

let talk: DemoConversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

const note = '十月的活动准备得很早，交接清楚。 Prepared early and handed over well.';
const cycleOf = (period: string) =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    if (cycle === null) throw new Error(`there is no cycle ${period}`);
    return cycle;
  });
const recordOf = (person: string, period = '2026-10') =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    const record = await tx.scorecards.find(cycle?.id ?? '', talk.id(person));
    if (record === null) throw new Error(`${person} has no scorecard`);
    return record;
  });
async function rateAs(lead: string, person: string, period = '2026-10'): Promise<void> {
  await talk.act(lead, { do: 'rate', person: talk.id(person), period });
  const fields = talk.form(lead).fields.map(({ key, type }) => [key, type === 'rating' ? '4' : note]);
  await talk.fill(lead, Object.fromEntries(fields) as Record<string, string>);
}
async function approveAs(manager: string, person: string): Promise<string> {
  const { id, version } = await recordOf(person);
  return talk.act(manager, { do: 'approve', scorecard: id, version });
}
/** The button that opens a month, of the card that shows what would be fixed. */
async function opening(period: string): Promise<unknown> {
  await talk.say('E002', `周期 ${period}`);
  const [reply] = talk.replies('E002');
  const buttons = reply?.type === 'card' ? buttonsOf(reply.card) : [];
  return buttons.find(({ intent }) => intent.do === 'open_cycle')?.intent;
}

describe('what would be fixed', () => {
  test('names who has no plan, and which team has no lead', async () => {
    await talk.reimport((sheets) => ({
      ...sheets,
      positions: [
        ...(sheets.positions ?? []),
        { key: 'intern', name_zh: '实习生', name_en: 'Intern', plan_from: '2026-10-01' },
      ],
      plans: [...(sheets.plans ?? []), { position: 'intern', item: 'sales', weight: '100' }],
      teams: (sheets.teams ?? []).map((row) => (row['key'] === 'japan' ? { ...row, lead: null } : row)),
      assignments: (sheets.assignments ?? []).map((row) =>
        row['person'] === 'E022' ? { ...row, position: 'intern' } : row,
      ),
    }));
    const card = await talk.say('E002', '周期 2026-09');
    expect(card).toContain('不参加：没有方案\n- 黄磊 Huang Lei：实习生没有方案：请在方案表里添加');
    expect(card).toMatch(/- 日本组：\d 人 · 没有主管：由各人的上级评分/u);
    await talk.reimport((sheets) => sheets);
    expect(await talk.say('E002', '周期 2026-09')).not.toContain('没有方案');
  });

  test('is the administrator’s to see, and nobody else’s', async () => {
    for (const person of ['E001', 'E003', 'E007', 'E010']) {
      expect(await talk.say(person, '周期 2026-09')).toMatch(/管理员的角色|administrator’s role/u);
    }
  });

  test('a month nobody has heard of', async () => {
    expect(await talk.say('E002', '周期 2031-01')).toContain('2031 年 1 月还没有内容');
    expect(await talk.say('E002', '周期 下个月')).toContain('请告诉我月份');
  });
});

describe('deadlines', () => {
  const values = { collecting: '2026-11-24', rating: '2026-11-26', approving: '2026-11-30', published: '2026-12-04' };

  test('in the past, out of order, on a weekend or a holiday: all said at once, at their fields', async () => {
    await talk.reimport((sheets) => ({
      ...sheets,
      holidays: [
        ...(sheets.holidays ?? []),
        { date: '2026-11-30', name_zh: '公司周年', name_en: 'Anniversary', kind: null },
      ],
    }));
    await talk.say('E002', '周期 2026-09');
    await talk.press('E002', '修改截止日');
    const wrong = { ...values, rating: '2026-11-20', published: '2026-11-28' };
    const said = await talk.fill('E002', wrong);
    expect(said.split('\n')).toEqual([
      'rating: 这一天已经过了，请选今天或以后。',
      'approving: 这一天是公司周年。最近的工作日：11 月 27 日、12 月 1 日。',
      'published: 请选在“全部审批完”（11 月 30 日）之后的日子。',
    ]);
    expect(await talk.fill('E002', { ...values, approving: '2026-11-28', rating: 'soon' })).toContain(
      'rating: 请选择日期',
    );
    expect((await cycleOf('2026-09')).deadlines).toBeNull();
  });

  test('that fit are kept, and shown before the opening', async () => {
    await talk.press('E002', '修改截止日');
    const card = await talk.fill('E002', { ...values, approving: '2026-12-01' });
    expect(card).toContain('(截止日已设定)');
    expect(card).toContain('全部审批完：12 月 1 日');
    expect((await cycleOf('2026-09')).state).toBe('planned');
  });
});

describe('opened', () => {
  test('by two at once: one does it, the other is told by whom', async () => {
    const intent = await opening('2026-09');
    const answers = await Promise.all([talk.act('E002', intent), talk.act('E002', intent)]);
    expect(answers.filter((answer) => answer.includes('2026 年 9 月已开启'))).toHaveLength(1);
    const told = answers.find((answer) => !answer.includes('2026 年 9 月已开启'));
    expect(told).toContain('2026 年 9 月已经开启\n何静 He Jing 已于 11 月 23 日周一 10:00 开启。什么都没有改变。');
    const { id } = await cycleOf('2026-09');
    const audit = await talk.store.transaction((tx) => tx.audit.list({ subject: `cycle:${id}`, limit: 10 }));
    expect(audit.filter(({ action }) => action === 'cycle.opened')).toHaveLength(1);
  });

  test('with what was shown, or not at all', async () => {
    const intent = await opening('2026-08');
    await talk.reimport((sheets) => ({
      ...sheets,
      rates: (sheets.rates ?? []).map((row) => (row['period'] === '2026-08' ? { ...row, rate: '1.5' } : row)),
    }));
    const answer = await talk.act('E002', intent);
    expect(answer).toContain('工作簿刚刚有改动\n什么都没有改');
    expect(answer).toContain('1 EUR = 1.5 USD');
    expect((await cycleOf('2026-08')).state).toBe('planned');
  });
});

describe('what the workbook says afterwards', () => {
  test('is shown, and taken over only when the administrator says so', async () => {
    const sales = async (): Promise<string | undefined> =>
      (await talk.act('E007', { do: 'scorecard', person: talk.id('E010'), period: '2026-10' }))
        .split('\n')
        .find((line) => line.startsWith('- 销售额'));
    const before = await sales();
    await talk.reimport((sheets) => ({
      ...sheets,
      targets: (sheets.targets ?? []).map((row) =>
        row['period'] === '2026-10' && row['metric'] === 'sales'
          ? { ...row, target: String(Number(row['target']) * 2) }
          : row,
      ),
    }));
    expect(await sales()).toBe(before);
    expect(await talk.say('E002', '周期 2026-10')).toMatch(/开启之后工作簿有改动（.*\d+ 条目标/u);
    expect(await talk.press('E002', '采用改动')).toContain('(已采用工作簿的改动)');
    expect(await sales()).not.toBe(before);
    expect(await talk.say('E002', '周期 2026-10')).not.toContain('开启之后工作簿有改动');
  });
});

describe('a step that is ended early', () => {
  test('asks, names who is missing, and hands over what was not rated', async () => {
    await rateAs('E009', 'E014');
    await talk.say('E002', '周期 2026-10');
    const [reply] = talk.replies('E002');
    const end =
      reply?.type === 'card' ? buttonsOf(reply.card).find(({ intent }) => intent.do === 'end_step') : undefined;
    expect(end?.confirm?.text).toContain('还缺：');
    expect(end?.confirm?.text).toContain('赵敏 Zhao Min');
    expect(await talk.press('E002', '现在结束评分')).toContain('(现在是：审批)');
    const asked = (await talk.messages('E006')).filter((text) => text.includes('Waiting for you'));
    expect(asked.filter((text) => text.includes('Not rated yet')).length).toBeGreaterThan(4);
    expect(await talk.act('E002', end?.intent)).toContain('有人比您早了一步');
  });

  test('what is missing keeps the card waiting until it is waived', async () => {
    expect(await approveAs('E006', 'E013')).toContain('Something is still missing');
    expect((await recordOf('E013')).state).toBe('collecting');
    const { id, version } = await recordOf('E013');
    await talk.act('E006', { do: 'waive', scorecard: id, version, item: 'teamwork' });
    expect(await talk.fill('E006', { reason: 'no' })).toContain('reason: A little more, please');
    expect(await talk.fill('E006', { reason: 'On leave all month, agreed with HR.' })).toContain('(Waived: Teamwork)');
    // What was on the card before the waiver is out of date.
    expect(await talk.act('E006', { do: 'approve', scorecard: id, version })).toContain('This card is out of date');
    expect(await approveAs('E006', 'E013')).toContain('(Approved: 李思 Li Si)');
  });
});

describe('a manager who leaves', () => {
  test('hands open cards to the next in line, and has no access', async () => {
    const waiting = async () => (await talk.messages('E001')).filter((text) => text.includes('等您审批'));
    const before = (await waiting()).length;
    await talk.reimport((sheets) => ({
      ...sheets,
      people: (sheets.people ?? []).map((row) => (row['key'] === 'E005' ? { ...row, left_on: '2026-11-20' } : row)),
    }));
    await talk.tick();
    const handed = await waiting();
    expect(handed.length).toBeGreaterThan(before + 2);
    expect(await talk.say('E005', '审批')).toMatch(/您的访问已经结束|Your access has ended/u);
    await talk.tick();
    expect(await waiting()).toHaveLength(handed.length);
    await talk.reimport((sheets) => sheets);
  });
});

describe('published', () => {
  test('a team alone: its people have their result, the others nothing', async () => {
    await approveAs('E006', 'E014');
    await rateAs('E007', 'E010');
    await approveAs('E004', 'E010');
    const team = await talk.store.transaction((tx) => tx.teams.byKey('sea'));
    const answer = await talk.act('E002', { do: 'publish', period: '2026-10', team: team?.id });
    expect(answer).toContain('已公布 2 份结果。');
    expect((await talk.messages('E014')).at(-1)).toContain('Your result for October');
    expect((await talk.messages('E013')).at(-1)).toContain('On leave all month, agreed with HR.');
    expect((await talk.messages('E010')).join('\n')).not.toContain('您 10 月的结果');
    expect(await talk.act('E002', { do: 'publish', period: '2026-10', team: team?.id })).toContain('没有可公布的');
  });

  test('is read by its person alone, once', async () => {
    const { id } = await recordOf('E014');
    expect(await talk.act('E013', { do: 'acknowledge', scorecard: id })).toContain('只能由本人来做');
    expect(await talk.press('E014', 'I have read it')).toContain('(Thank you: noted that you read it)');
    await talk.act('E014', { do: 'acknowledge', scorecard: id });
    const audit = await talk.store.transaction((tx) => tx.audit.list({ subject: `scorecard:${id}`, limit: 50 }));
    expect(audit.filter(({ action }) => action === 'scorecard.acknowledged')).toHaveLength(1);
  });

  test('opens ratings and notes to the person', async () => {
    const why = await talk.act('E014', { do: 'why', person: talk.id('E014'), period: '2026-10', item: 'teamwork' });
    expect(why).toContain('Nurul Aisyah');
    expect(why).toContain('4 / 5');
  });
});

describe('closed', () => {
  test('says who goes without, and nothing is rated, decided or published any more', async () => {
    await talk.say('E002', '周期 2026-10');
    await talk.press('E002', '现在结束审批');
    await talk.say('E002', '周期 2026-10');
    const [reply] = talk.replies('E002');
    const close =
      reply?.type === 'card' ? buttonsOf(reply.card).find(({ intent }) => intent.do === 'close_cycle') : undefined;
    expect(close?.confirm?.text).toMatch(/没有公布结果的：.+还有 1 人没有确认读过。之后只能更正。/u);
    expect(await talk.press('E002', '关闭 2026 年 10 月')).toContain('(2026 年 10 月已关闭)');
    expect(await talk.act('E007', { do: 'rate', person: talk.id('E011'), period: '2026-10' })).toContain(
      '2026 年 10 月已关闭',
    );
    expect(await approveAs('E004', 'E012')).toContain('这张卡片已经过时');
    expect(await talk.act('E002', { do: 'publish', period: '2026-10', team: null })).toContain('有人比您早了一步');
    expect(await talk.act('E011', { do: 'self_review', period: '2026-10' })).toContain('October 2026 is closed');
  });

  test('a correction: by an administrator, with a reason, told to the person, due with the next month', async () => {
    talk.now = new Date('2026-11-24T02:00:00Z');
    const { id } = await recordOf('E014');
    expect(await talk.act('E006', { do: 'correct', scorecard: id, after: null })).toContain('administrator’s role');
    await talk.act('E002', { do: 'correct', scorecard: id, after: null });
    expect(await talk.fill('E002', { points: '', reason: '' })).toBe('points: 请填写这一项。\nreason: 请填写这一项。');
    const reason = '退货被重复计入，已与平台账单核对。';
    const form = talk.form('E002').intent;
    expect(await talk.fill('E002', { points: '3.5', reason })).toContain('(已更正：Ahmad Faiz)');
    // Sent twice it corrects once.
    expect(await talk.submit('E002', form, { points: '3.5', reason })).toContain('这张卡片已经过时');
    const told = (await talk.messages('E014')).at(-1);
    expect(told).toContain('Your result for October was corrected');
    expect(told).toContain(reason);

    // A correction is not an approver's adjustment: it may be more than a plan lets them give.
    await talk.act('E002', { do: 'correct', scorecard: id, after: null });
    expect(await talk.fill('E002', { points: '-20', reason })).toContain('(已更正：Ahmad Faiz)');

    talk.now = new Date('2026-12-07T02:00:00Z');
    await talk.act('E002', await opening('2026-11'));
    for (const step of ['现在结束评分', '现在结束审批']) await talk.press('E002', step);
    const { now } = talk;
    const paid = await talk.store.transaction(async (tx) => {
      const [company, cycle] = [await tx.company.get(), await tx.cycles.byPeriod('2026-11')];
      if (company === null || cycle === null) throw new Error('there is nothing to export');
      return paidCycle({ tx, now, company, codeVersion: 'test' }, cycle);
    });
    expect(paid).toMatchObject({
      type: 'ready',
      view: {
        people: [],
        corrections: [
          { person: { key: 'E014' }, period: '2026-10', points: '3.5', reason, by: '何静 He Jing' },
          { points: '-20' },
        ],
      },
    });
  });
});
