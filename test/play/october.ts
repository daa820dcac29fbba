/**
 * The demo company lives its October, from the opening to the file for pay: each step as the chat shows it, and what a
 * reader would have to find there.
 */
import type { Stage } from './stage.ts';

export interface Step {
  readonly title: string;
  readonly shown: string;
  /** What the step should have shown and did not. */
  readonly unexpected: readonly string[];
}

const ADMINISTRATOR = 'E002';
const LEADS = ['E007', 'E008', 'E009'] as const;
/** Each with the hour of a morning; they rate their leads, and decide. */
const MANAGERS = ['E004', 'E005', 'E006'] as const;
const DIRECTOR = 'E001';
/** Nobody rates this person in time. */
const FORGOTTEN = '李思';
const NOTE = '十月的活动准备得很早，交接清楚。 Prepared early and handed over well.';

/** @param file where the workbook for pay is written: 'pay.xlsx' */
export async function* playOctober(stage: Stage, file: string): AsyncGenerator<Step> {
  yield* opening(stage, file);
  yield* rating(stage);
  yield* approving(stage);
  yield* publishing(stage);
  yield* closing(stage, file);
}

type Wanted = string | RegExp;

function step(title: string, shown: string, wanted: readonly Wanted[] = [], unwanted: readonly Wanted[] = []): Step {
  const has = (text: Wanted): boolean => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
  return {
    title,
    shown,
    unexpected: [
      ...wanted.filter((text) => !has(text)).map((text) => `missing: ${String(text)}`),
      ...unwanted.filter(has).map((text) => `not wanted: ${String(text)}`),
    ],
  };
}

const last = async (stage: Stage, person: string): Promise<string> => (await stage.read(person)).at(-1) ?? '';

async function* opening(stage: Stage, file: string): AsyncGenerator<Step> {
  yield step('An employee asks for the month', await stage.say('E010', '周期 2026-10'), ['这需要管理员的角色']);
  yield step('A lead is early', await stage.say('E007', '评分'), [/10 月评分|没有/]);
  yield step('What would be fixed', await stage.say(ADMINISTRATOR, '周期 2026-10'), [
    '开启 2026 年 10 月',
    '21 人，3 个团队',
    '数据到齐：11 月 5 日',
    '全部审批完：11 月 18 日',
    '计划汇率',
  ]);
  await stage.press(ADMINISTRATOR, '修改截止日');
  const wrong = { collecting: '2026-11-05', rating: '2026-11-14', approving: '2026-11-01', published: '2026-11-25' };
  yield step('Deadlines on a weekend and in the past', await stage.fill(ADMINISTRATOR, wrong), [
    'rating: 这一天是周末。最近的工作日：11 月 13 日、11 月 16 日。',
    'approving: 这一天已经过了，请选今天或以后。',
  ]);
  const right = { collecting: '2026-11-05', rating: '2026-11-12', approving: '2026-11-18', published: '2026-11-25' };
  yield step('Deadlines as they should be', await stage.fill(ADMINISTRATOR, right), ['截止日已设定']);
  yield step('Opened', await stage.press(ADMINISTRATOR, '开启 2026 年 10 月'), [
    '2026 年 10 月已开启',
    '当前步骤：收集数据',
  ]);
  yield step('Too early for a file', await stage.command('export', ['--cycle', '2026-10', '--to', file]), [
    '2026 年 10 月还不能导出',
    '还缺：',
  ]);
  await stage.say('E010', '自评 2026-10');
  yield step('A self-review', await stage.fill('E010', { text: '促销做得太深，下个月先看毛利，再谈销量。' }), [
    '自评已',
  ]);
}

async function* rating(stage: Stage): AsyncGenerator<Step> {
  await stage.passTo('2026-11-06T02:00:00Z');
  yield step('Figures are in: leads are asked', await last(stage, 'E007'), ['10 月评分', '已评：0 / 7 人']);
  yield step('The administrator’s message moves along', await last(stage, ADMINISTRATOR), ['当前步骤：评分']);
  for (const rater of [...LEADS, ...MANAGERS, DIRECTOR]) {
    yield step(`${rater} rates`, await rateAll(stage, rater), [/已评：|Rated:/]);
  }
  await stage.passTo('2026-11-11T02:00:00Z');
  const reminders = (await stage.read('E009')).filter((text) => text.startsWith('What waits for you'));
  yield step('One reminder, within working hours', reminders.join('\n'), ['Rate 1 person for October']);
  await stage.passTo('2026-11-11T03:00:00Z');
  const again = (await stage.read('E009')).filter((text) => text.startsWith('What waits for you'));
  yield step('And no second one that day', `${String(again.length)} reminder`, ['1 reminder']);
}

/** Everybody on the rater's list but one. */
async function rateAll(stage: Stage, rater: string): Promise<string> {
  let shown = await stage.say(rater, 'rate 2026-10');
  for (;;) {
    const label = stage.labels(rater).find((each) => /^(评|Rate )/u.test(each) && !each.includes(FORGOTTEN));
    if (label === undefined) return shown;
    await stage.press(rater, label);
    shown = await stage.fill(rater, { rating: '4', text: NOTE });
  }
}

async function* approving(stage: Stage): AsyncGenerator<Step> {
  await stage.passTo('2026-11-12T10:05:00Z');
  yield step('Time is up: who was not rated goes to the approver', await last(stage, 'E006'), [
    '李思 Li Si · October',
    /Not rated yet/,
    /\[Decide without Teamwork\]/,
  ]);
  await stage.say('E006', 'approve 2026-10');
  await stage.press('E006', 'Open 李思');
  await stage.press('E006', 'Decide without Teamwork');
  yield step(
    'Waived, with a reason',
    await stage.fill('E006', { reason: 'Li Si was on parental leave, agreed with HR.' }),
    ['decides without it: Li Si was on parental leave', '[Approve'],
  );
  await stage.say('E004', '审批 2026-10');
  await stage.press('E004', '看王珂');
  await stage.press('E004', '退回');
  yield step('Returned', await stage.fill('E004', { reason: '请补充协作的具体例子，再评一次。' }), ['已退回']);
  await rateReturned(stage, 'E007');
  for (const manager of [...MANAGERS, DIRECTOR]) {
    yield step(`${manager} decides`, await approveAll(stage, manager), [/没有等您审批的|Nothing is waiting for you/]);
  }
  yield step('All approved, nobody told yet', await stage.say(ADMINISTRATOR, '周期'), [
    '已审批 21 人，共 21 人',
    '[公布 21 份结果]',
  ]);
  const told = (await Promise.all(EMPLOYEES.map((person) => stage.read(person)))).flat();
  yield step('Employees have heard nothing of a result', told.join('\n'), [], [/结果出来|Your result/]);
}

const EMPLOYEES = ['E010', 'E011', 'E012', 'E013', 'E014', 'E015', 'E016', 'E017'];

async function rateReturned(stage: Stage, lead: string): Promise<void> {
  await stage.say(lead, '评分 2026-10');
  const label = stage.labels(lead).find((each) => each.startsWith('改'));
  if (label === undefined) throw new Error(`${lead} has nobody to rate again`);
  await stage.press(lead, label);
  await stage.fill(lead, { rating: '3', text: NOTE });
}

/** Whatever waits, unusual or not, on the messages that brought it; what is missing is waived, with a reason. */
async function approveAll(stage: Stage, manager: string): Promise<string> {
  for (;;) {
    const labels = await stage.waiting(manager);
    const waive = labels.find((each) => /^(不等|Decide without)/u.test(each));
    const approve = labels.find((each) => /^(通过|Approve \d)/u.test(each));
    if (waive !== undefined) {
      await stage.press(manager, waive);
      await stage.fill(manager, { reason: '没有新品在卖，已与主管确认。 No new product was on sale.' });
    } else if (approve !== undefined) {
      await stage.press(manager, approve);
    } else {
      return stage.say(manager, 'approve 2026-10');
    }
  }
}

async function* publishing(stage: Stage): AsyncGenerator<Step> {
  await stage.passTo('2026-11-17T02:00:00Z');
  await stage.restate(9_000);
  await stage.say(ADMINISTRATOR, '周期');
  yield step('Published; what newer figures change is decided again', await stage.press(ADMINISTRATOR, '公布'), [
    /已公布 \d+ 份结果/,
    /有 \d+ 份没有公布/,
  ]);
  for (const manager of [...MANAGERS, DIRECTOR]) await approveAll(stage, manager);
  await stage.say(ADMINISTRATOR, '周期');
  yield step('The rest is published', await stage.press(ADMINISTRATOR, '公布'), ['已公布：21', '当前步骤：阅读结果']);
  yield step('An employee’s result', await last(stage, 'E010'), [
    '您 10 月的结果',
    '系数',
    '怎么来的',
    '由林岚 Lin Lan 审批',
    '[我已读]',
  ]);
  yield step('Another reads what it was decided without', await last(stage, 'E013'), [
    '缺这些也作了决定',
    'Li Si was on parental leave',
  ]);
  for (const person of EMPLOYEES) await acknowledge(stage, person);
  yield step('Read, and said so', await last(stage, 'E010'), ['您已于 11 月 17 日周二 10:00 确认读过。'], ['[我已读]']);
  await stage.restate(20_000);
  yield step('Restated since: the card says so, the result stays', await stage.say('E010', '我的绩效 2026-10'), [
    '公布后数据有更正',
  ]);
  yield step(
    'The administrator sees the list',
    await stage.say(ADMINISTRATOR, '周期').then(() => stage.press(ADMINISTRATOR, '有更正的结果')),
    ['陈力 Chen Li：公布', '[更正陈力 Chen Li]'],
  );
  await stage.press(ADMINISTRATOR, '更正陈力');
  const correction = { how: 'restated', points: '', reason: '平台账单核对后补计了退款，数据已更新。' };
  yield step('Corrected', await stage.fill(ADMINISTRATOR, correction), ['已更正：陈力 Chen Li', '至今更正 1 次']);
  yield step('The person gets the correction', await last(stage, 'E010'), [
    '您 10 月的结果有更正',
    '何静 He Jing',
    '平台账单核对',
  ]);
}

async function acknowledge(stage: Stage, person: string): Promise<void> {
  const inChinese = (await last(stage, person)).includes('我已读');
  await stage.press(person, inChinese ? '我已读' : 'I have read it');
}

async function* closing(stage: Stage, file: string): AsyncGenerator<Step> {
  await stage.passTo('2026-11-26T02:00:00Z');
  await stage.say(ADMINISTRATOR, '周期');
  yield step('Closed', await stage.press(ADMINISTRATOR, '关闭 2026 年 10 月'), [
    '2026 年 10 月已关闭',
    '由何静 He Jing 关闭',
  ]);
  yield step('Nothing more is rated', await stage.say('E007', '评分 2026-10'), ['10 月评分']);
  yield step('The file for pay', await stage.command('export', ['--cycle', '2026-10', '--to', file]), [
    '已把 2026 年 10 月的 21 人写入',
    /记录末端：\d+:[0-9a-f]{64}/u,
  ]);
  yield step('Computed again', await stage.command('recompute', ['--cycle', '2026-10']), [
    '重算了 21 份已决定的评分卡，全部一致。',
  ]);
  yield step('Nor reviewed', await stage.say('E011', 'self review 2026-10'), ['October 2026 is']);
}
