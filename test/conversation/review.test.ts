import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditHash } from '../../src/bot/audit.ts';
import { buttonsOf, demoSheets, openConversation, type Conversation } from '../support/conversation.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

const period = '2026-10';
const rate = (person: string) => ({ do: 'rate', person: talk.id(person), period });
const note = '十月的活动准备得很早，交接清楚。 Prepared early and handed over well.';

/** The form filled in and sent, as its lead does it. */
async function rateAs(lead: string, person: string, score = '4'): Promise<string> {
  await talk.act(lead, rate(person));
  return talk.fill(lead, answers(lead, score));
}
const answers = (lead: string, score: string): Record<string, string> =>
  Object.fromEntries(talk.form(lead).fields.map(({ key, type }) => [key, type === 'rating' ? score : note]));

const recordOf = (person: string) =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    const record = cycle === null ? null : await tx.scorecards.find(cycle.id, talk.id(person));
    if (record === null) throw new Error(`${person} has no scorecard yet`);
    return record;
  });
const auditOf = async (person: string) => {
  const subject = `scorecard:${(await recordOf(person)).id}`;
  return talk.store.transaction((tx) => tx.audit.list({ subject, limit: 100 }));
};
const decisionsOf = async (person: string) => {
  const { id } = await recordOf(person);
  return talk.store.transaction((tx) => tx.scorecards.decisions(id));
};
/** What an approver's button holds, kept while things move on. */
async function intentFor(person: string, what: 'approve' | 'return' | 'adjust') {
  const { id, version } = await recordOf(person);
  return { do: what, scorecard: id, version };
}
const lastMessage = async (to: string): Promise<string> => (await talk.messages(to)).at(-1) ?? '';

describe('a lead rates', () => {
  test('the list says who is left and until when; the form says who will read it', async () => {
    const list = await talk.say('E007', '评分');
    expect(list).toContain('10 月评分 — 11 月 25 日周三 18:00 前完成，还有 2 天\n已评：0 / 7 人');
    expect(list).toContain('- 陈力 Chen Li：还没有评 · 运营');
    const form = await talk.press('E007', '评陈力');
    expect(form).toContain(
      '评陈力 Chen Li · 10 月\n提交后林岚 Lin Lan 马上能看到，陈力 Chen Li 在公布结果时能看到。草稿只有您能看到。',
    );
    expect(form).toContain('( ) 4 · 经常主动帮助其他站点或岗位');
    expect(form).toContain('这个月哪件事最能说明您给陈力 Chen Li 的评分？');
  });

  test('a draft is kept as typed, and is nobody’s but its author’s', async () => {
    const before = await talk.say('E018', '我的绩效 2026-10');
    await talk.act('E009', rate('E018'));
    expect(await talk.fill('E009', { note: 'half a sen', 'rating.initiative': '2', other: 'x' }, 'draft')).toBe(
      '(Draft kept Mon 23 Nov, 10:00)',
    );
    const again = await talk.act('E009', rate('E018'));
    expect(again).toContain('Draft kept Mon 23 Nov, 10:00');
    expect(again).toContain('half a sen');
    // The other lead of the person who moved, their manager, and the person.
    expect(await talk.act('E008', rate('E018'))).not.toContain('half a sen');
    expect(await talk.say('E005', 'approve')).not.toContain('half a sen');
    expect(await talk.say('E018', '我的绩效 2026-10')).toBe(before);
  });

  test('everything wrong with a form is said at once, field by field, and nothing is lost', async () => {
    await talk.act('E009', rate('E013'));
    const [rating = ''] = talk.form('E009').fields.map(({ key }) => key);
    expect(await talk.fill('E009', {})).toBe(
      `${rating}: Please choose one of the options.\nnote: Please fill this in.`,
    );
    expect(await talk.fill('E009', { [rating]: '6', note: 'short' })).toBe(
      `${rating}: Please choose one of the options.\nnote: A little more, please: at least 10 characters.`,
    );
    expect(await talk.fill('E009', { [rating]: ['4'], note: { text: note } })).toBe(
      `${rating}: Please choose one of the options.\nnote: Please fill this in.`,
    );
    expect(await talk.fill('E009', { [rating]: '4', note: 'x'.repeat(5_000) })).toMatch(
      /^note: Please shorten it: at most [\d,]+ characters, this has 5,?000\.$/,
    );
    expect(await talk.say('E009', 'rate')).toMatch(/- 李思 Li Si: not rated yet/);
    expect(await talk.messages('E006')).toEqual([]);
  });

  test('a month that runs is not rated yet', async () => {
    const early = await talk.act('E007', { do: 'rate', person: talk.id('E010'), period: '2026-11' });
    expect(early).toContain('2026 年 11 月还没有开启\n先由何静 He Jing 开启，之后会请您评分。');
  });

  test('who was in two teams is rated by both leads; their manager is asked after the second', async () => {
    await rateAs('E009', 'E018');
    expect(await talk.messages('E005')).toEqual([]);
    await rateAs('E008', 'E018', '5');
    const [asked = '', ...more] = await talk.messages('E005');
    expect(more).toEqual([]);
    expect(asked).toContain('周航 Zhou Hang · October · Advertising — Waiting for you');
    expect(asked).toContain('4.5 / 5');
  });
});

describe('a manager approves', () => {
  test('asked once, decides once; the message shows it; the lead hears it, the person with the published result', async () => {
    await rateAs('E007', 'E011');
    const [asked = '', ...more] = await talk.messages('E004');
    expect(more).toEqual([]);
    expect(asked).toContain('Emma Fischer · 10 月 · 运营 — 等您审批 · 11 月 27 日周五 18:00 前完成，还有 4 天');
    expect(asked).toContain(`赵敏 Zhao Min 的评语\n${note}`);
    expect(asked).toContain('- 协作：4 / 5');
    const [, points = ''] = /\n(\d+\.\d 分) · [SABCD]/.exec(asked) ?? [];
    expect(asked).toContain(`[通过 ${points}] [退回] [调整]`);
    const [card] = await talk.cards('E004');
    expect(card === undefined ? [] : buttonsOf(card).map(({ confirm }) => confirm?.text)).toContain(
      '通过后分数就定了，主管会收到通知；本人在公布时知道结果。',
    );

    const answer = await talk.press('E004', `通过 ${points}`);
    expect(answer).toContain('(已通过：Emma Fischer)');
    expect(talk.replies('E004')).toMatchObject([{ type: 'notice' }, { type: 'replace' }]);
    const [decided = ''] = await talk.messages('E004');
    expect(decided).toContain('Emma Fischer · 10 月 · 运营 — 林岚 Lin Lan 已通过，11 月 23 日周一 10:00');
    expect(decided).not.toContain('[通过');

    expect(await talk.messages('E011')).toEqual([]);
    const toLead = await talk.messages('E007');
    expect(toLead).toHaveLength(1);
    expect(toLead[0]).toContain('Emma Fischer 的 10 月评分卡已通过 — 林岚 Lin Lan，11 月 23 日周一 10:00');
  });

  test('what is decided is closed: to the lead, the person, and the manager’s old button', async () => {
    expect(await talk.act('E007', rate('E011'))).toContain(
      '2026 年 10 月已经定了\n评分卡通过之前都可以改评分。您评的内容原样保留。',
    );
    expect(await talk.act('E011', { do: 'self_review', period })).toContain('October 2026 is decided');
    const again = await talk.act('E004', await intentFor('E011', 'approve'));
    expect(again).toContain('林岚 Lin Lan 已通过，11 月 23 日周一 10:00');
    expect(await decisionsOf('E011')).toHaveLength(1);
  });

  test('the person’s own card is as it was: neither rating nor total are told before the month is published', async () => {
    const card = await talk.say('E011', '/mykpi 2026-10');
    expect(card).toContain('Approved by 林岚 Lin Lan');
    expect(card).not.toContain('4 / 5');
    const why = await talk.press('E011', 'Why: Teamwork');
    expect(why).toContain('Rated; you see it with the result');
    expect(why).toContain('Ratings: None that you may see yet');
  });

  test('a button whose card has changed meanwhile changes nothing, and tells how it stands', async () => {
    await rateAs('E007', 'E019', '3');
    const old = await intentFor('E019', 'approve');
    await rateAs('E007', 'E019', '5');
    const answer = await talk.act('E004', old);
    expect(answer).toContain('这张卡片已经过时\n现在的情况：等林岚 Lin Lan 审批，11 月 27 日周五 18:00 前');
    expect((await recordOf('E019')).state).toBe('rated');
    expect(await talk.press('E004', '看现在的状态')).toContain('5 / 5');
  });

  test('an unknown scorecard, and a version that never was', async () => {
    const gone = '它说的事情已经不在了。您刚才点的没有改变任何东西。';
    expect(await talk.act('E004', { do: 'approve', scorecard: 'no-such-card', version: 1 })).toContain(gone);
    const { id } = await recordOf('E019');
    expect(await talk.act('E004', { do: 'approve', scorecard: id, version: 999 })).toContain('这张卡片已经过时');
    expect(await talk.act('E004', { do: 'approve', scorecard: id, version: '1' })).toContain(gone);
    expect((await recordOf('E019')).state).toBe('rated');
  });
});

describe('a manager returns', () => {
  const reason = 'Please say what the 4 rests on: I saw two complaints.';

  test('with a reason for the lead; the person learns only that it is looked at again', async () => {
    await rateAs('E009', 'E014');
    await talk.press('E006', 'Return');
    expect(await talk.fill('E006', { reason: 'no' })).toContain('reason: A little more, please');
    expect(await talk.fill('E006', { reason })).toContain('(Returned: Ahmad Faiz)');
    expect(await lastMessage('E006')).toContain('Returned by Daniel Tan, Mon 23 Nov, 10:00');
    const toLead = await lastMessage('E009');
    expect(toLead).toContain(reason);
    expect(toLead).toContain('[Change Ahmad Faiz]');
    const toEmployee = await lastMessage('E014');
    expect(toEmployee).toContain('Your scorecard for October is being looked at again');
    for (const seen of [toEmployee, await talk.say('E014', '/mykpi 2026-10'), await talk.say('E014', 'history')]) {
      expect(seen).not.toContain('complaints');
    }
  });

  test('the lead rates again: a new message, while the old one goes on telling of the return', async () => {
    expect(await talk.say('E009', 'rate')).toContain(`- Ahmad Faiz: returned by Daniel Tan: ${reason}`);
    const form = await talk.press('E009', 'Change Ahmad Faiz');
    expect(form).toContain(reason);
    await talk.fill('E009', answers('E009', '3'));
    const [first = '', second = '', ...more] = await talk.messages('E006');
    expect(more).toEqual([]);
    expect(first).toContain('Returned by Daniel Tan');
    expect(first).not.toContain('[Approve');
    expect(second).toContain('Ahmad Faiz · October · Operations — Waiting for you');
    expect(second).toMatch(/returned once before|returned 1 time/i);

    await talk.press('E006', 'Approve');
    const [still = '', now = ''] = await talk.messages('E006');
    expect(still).toBe(first);
    expect(now).toContain('Approved by Daniel Tan');
    expect(await talk.messages('E014')).toHaveLength(1);
    expect((await decisionsOf('E014')).map(({ kind }) => kind)).toEqual(['return', 'approve']);
  });
});

describe('a manager adjusts', () => {
  test('not beyond the limit, and not without a reason; all of it said at once', async () => {
    await rateAs('E009', 'E017');
    expect(await talk.press('E006', 'Adjust')).toContain('Adjust Priya Nair · October');
    const outside = 'points: Please choose a number from -5 to 5.';
    expect(await talk.fill('E006', { points: '5.1', reason: '' })).toBe(`${outside}\nreason: Please fill this in.`);
    expect(await talk.fill('E006', { points: '-500', reason: note })).toBe(outside);
    expect(await talk.fill('E006', { points: '2.55', reason: note })).toBe('points: At most 1 decimal.');
    expect(await talk.fill('E006', { points: '0', reason: note })).toContain(
      'points: An adjustment of 0 changes nothing',
    );
    expect(await talk.fill('E006', { points: 'many', reason: note })).toContain('points: Please write a number');
    expect((await recordOf('E017')).state).toBe('rated');
  });

  test('within it: the total moves by just that, and everybody concerned reads why', async () => {
    const total = (card: string): number => Number(/(\d+\.\d) points · [SABCD]/.exec(card)?.[1]);
    const before = total(await lastMessage('E006'));
    const reason = 'She covered the German site for a week.';
    expect(await talk.fill('E006', { points: '-2.5', reason })).toContain('(Adjusted and approved: Priya Nair)');
    const card = await talk.act('E009', { do: 'scorecard', person: talk.id('E017'), period });
    expect(total(card)).toBeCloseTo(before - 2.5, 6);
    expect(card).toContain(`−2.5 points: ${reason}`);
    for (const reader of ['E009', 'E006']) expect(await lastMessage(reader)).toContain(reason);
    expect(await talk.say('E017', '/mykpi 2026-10')).not.toContain(reason);
  });
});

describe('nobody decides on their own', () => {
  test('neither by the buttons they see nor by ones they forge', async () => {
    await rateAs('E001', 'E004');
    expect(await talk.say('E004', '我的绩效 2026-10')).not.toMatch(/\[通过|\[退回|\[调整/);
    const never = '没有人给自己评分或审批，这要由您的主管和上级来做。';
    for (const what of ['approve', 'return', 'adjust'] as const) {
      expect(await talk.act('E004', await intentFor('E004', what))).toContain(never);
    }
    const values = { points: '5', reason: note };
    expect(await talk.submit('E004', await intentFor('E004', 'adjust'), values)).toContain(never);
    expect(await talk.submit('E004', await intentFor('E004', 'return'), values)).toContain(never);
    expect(await talk.submit('E004', rate('E004'), { note, 'rating.people_development': '5' })).toContain(never);
    expect(await talk.act('E004', { do: 'approval', scorecard: (await recordOf('E004')).id })).toContain(never);
    expect((await recordOf('E004')).state).toBe('rated');
  });

  test('nor on somebody else’s who is not theirs to decide', async () => {
    const theirs = '只有本人、本人的主管和各级上级可以看。';
    for (const stranger of ['E007', 'E008', 'E010', 'E002']) {
      expect(await talk.act(stranger, await intentFor('E019', 'approve'))).toContain(theirs);
    }
    expect(await talk.act('E006', await intentFor('E019', 'approve'))).toContain('Only the person, their lead');
    expect(await talk.act('E010', rate('E016'))).toContain('评分由本人所在团队的主管来做。');
    expect((await recordOf('E019')).state).toBe('rated');
  });
});

describe('two managers at once', () => {
  const won = /\((已通过|已退回)：/;

  test('both approve: one does it, the other is told by whom and when', async () => {
    await rateAs('E007', 'E016');
    const intent = await intentFor('E016', 'approve');
    const answers = await Promise.all([talk.act('E004', intent), talk.act('E001', intent)]);
    expect(answers.filter((answer) => won.test(answer))).toHaveLength(1);
    const late = answers.find((answer) => !won.test(answer));
    expect(late).toMatch(
      /^有人比您早了一步\n(林岚 Lin Lan|周启明 Zhou Qiming) ?已通过，11 月 23 日周一 10:00。您的决定没有生效，所以只有一个决定。/,
    );
    expect(await decisionsOf('E016')).toHaveLength(1);
    expect((await recordOf('E016')).state).toBe('approved');
  });

  test('one approves, one returns: one of the two counts, and only that is told', async () => {
    await rateAs('E007', 'E023');
    const [approval, reason] = [await intentFor('E023', 'approve'), '请补充图片延误的原因，再评一次。'];
    const answers = await Promise.all([
      talk.submit('E001', { ...approval, do: 'return' }, { reason }),
      talk.act('E004', approval),
    ]);
    expect(answers.filter((answer) => won.test(answer))).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('有人比您早了一步'))).toHaveLength(1);
    const decisions = await decisionsOf('E023');
    expect(decisions).toHaveLength(1);
    expect((await recordOf('E023')).state).toBe(decisions[0]?.kind === 'return' ? 'returned' : 'approved');
    expect(await talk.messages('E023')).toHaveLength(decisions[0]?.kind === 'return' ? 1 : 0);
  });
});

describe('the person’s own view', () => {
  test('is written before the decision, read by the lead and the manager, and never lost', async () => {
    await talk.say('E024', 'self review');
    expect(await talk.fill('E024', { text: 'too short' })).toContain('text: A little more, please: at least 10');
    const text = 'I moved the UK pictures forward when the launch slipped.';
    expect(await talk.fill('E024', { text })).toContain('Self-review sent\nSaved ');
    expect(await talk.act('E009', rate('E024'))).toContain(text);
    await talk.fill('E009', answers('E009', '4'));
    expect(await lastMessage('E006')).toContain(text);
    await talk.say('E024', 'self review');
    expect(talk.form('E024').fields[0]).toMatchObject({ value: text });
  });
});

describe('a decided scorecard is frozen', () => {
  test('figures restated afterwards move those that are undecided, and not it', async () => {
    await rateAs('E007', 'E010');
    await talk.act('E004', await intentFor('E010', 'approve'));
    const indicators = (card: string): string => card.split('\nData')[0]?.split('\n数据')[0] ?? '';
    const seen = () => talk.act('E007', { do: 'scorecard', person: talk.id('E010'), period });
    const frozen = indicators(await seen());
    const sales = async (): Promise<number> => {
      const [, amount = ''] = /销售额：US\$ ([\d,]+)/.exec(await talk.say('E012', '我的绩效 2026-10')) ?? [];
      return Number(amount.replaceAll(',', ''));
    };
    const before = await sales();
    await talk.reimport((sheets) => ({
      ...sheets,
      figures: (demoSheets().figures ?? [])
        .filter((row) => row['site'] === 'amazon_us' && row['date'] === '2026-10-20' && row['item'] === 'US-TENT-01')
        .map((row) => ({ ...row, net_sales: String(Number(row['net_sales']) + 9_000) })),
    }));
    expect(await sales()).toBe(before + 9_000);
    expect(indicators(await seen())).toBe(frozen);
  });
});

describe('who has left', () => {
  test('is still rated and decided on, and written to no more', async () => {
    await talk.reimport((sheets) => ({
      ...sheets,
      people: (sheets.people ?? []).map((row) => (row['key'] === 'E021' ? { ...row, left_on: '2026-11-20' } : row)),
    }));
    await rateAs('E007', 'E021');
    expect(await talk.act('E004', await intentFor('E021', 'approve'))).toContain('(已通过：郑凯 Zheng Kai)');
    expect(await talk.messages('E021')).toEqual([]);
    expect(await lastMessage('E007')).toContain('郑凯 Zheng Kai 的 10 月评分卡已通过');
  });
});

describe('the record of all this', () => {
  test('says who did what, when, from what to what, and why', async () => {
    const told = (await auditOf('E014')).map(({ actor, action, from, to, reason }) => ({
      actor,
      action,
      from,
      to,
      reason,
    }));
    expect(told).toMatchObject([
      { actor: talk.id('E009'), action: 'scorecard.rated', to: { scores: { teamwork: '4' } }, reason: null },
      {
        actor: talk.id('E006'),
        action: 'scorecard.returned',
        from: { state: 'rated' },
        to: { state: 'returned' },
        reason: 'Please say what the 4 rests on: I saw two complaints.',
      },
      {
        actor: talk.id('E009'),
        action: 'scorecard.rated',
        from: { scores: { teamwork: '4' } },
        to: { scores: { teamwork: '3' } },
      },
      { actor: talk.id('E006'), action: 'scorecard.approved', from: { state: 'rated' }, to: { state: 'approved' } },
    ]);
    const adjusted = (await auditOf('E017')).at(-1);
    expect(adjusted).toMatchObject({
      action: 'scorecard.adjusted',
      at: talk.now,
      to: { state: 'approved', adjustment: '-2.5' },
      reason: 'She covered the German site for a week.',
    });
    expect((await auditOf('E024'))[0]).toMatchObject({ actor: talk.id('E024'), action: 'scorecard.self_reviewed' });
  });

  test('is a chain: each entry’s hash covers all it says and the entry before it', async () => {
    const chain = await talk.store.transaction((tx) => tx.audit.list({ limit: 1_000 }));
    let previous = '0'.repeat(64);
    for (const [index, { hash, ...record }] of chain.entries()) {
      expect(record.seq).toBe(String(index + 1));
      expect(record.previous).toBe(previous);
      expect(auditHash(record)).toBe(hash);
      expect(auditHash({ ...record, reasonHash: 'another reason' })).not.toBe(hash);
      previous = hash;
    }
    expect(chain.length).toBeGreaterThan(15);
  });
});
