import { describe, expect, test } from 'vitest';
import { changeText, missingText, movedText, stateText } from '../../src/cards/phrase.ts';
import type { Missing, ReviewState } from '../../src/cards/view.ts';
import { words } from '../../src/words/index.ts';

const zh = words('zh');
const en = words('en');
const zone = 'Asia/Shanghai';
const ads = { zh: '广告报表', en: 'Advertising report' };
const chen = { id: 'p1', name: 'Chen' };
const due = '2026-11-27T10:00:00Z';

test.each<[Missing, string, string]>([
  [{ why: 'no_data' }, '暂无数据：这个月还没有导入相关数据', 'No data yet: no figures have come in for this period'],
  [
    { why: 'late', source: ads, lastDay: '2026-11-18', expectedAt: due },
    '暂无数据：广告报表只到 11 月 18 日，预计 11 月 27 日周五 18:00 送到',
    'No data yet: Advertising report reaches to 18 Nov, expected Fri 27 Nov, 18:00',
  ],
  [
    { why: 'late', source: ads, lastDay: null, expectedAt: null },
    '暂无数据：广告报表还没有送来数据',
    'No data yet: Advertising report has sent nothing so far',
  ],
  [
    { why: 'conflicting_sources' },
    '同一天的数据报了两遍，加起来会重复计算，要由数据负责人确定以哪个为准',
    'The same day is reported twice, and adding it up would count it double: the data owner decides which one counts',
  ],
  [
    { why: 'no_activity' },
    '没有可衡量的：这个月没有发生相关业务',
    'Nothing to measure: there was no activity in this period',
  ],
  [{ why: 'negative_denominator' }, '无法计算：退款多于销售额', 'Cannot be computed: refunds were larger than sales'],
  [
    { why: 'coverage', days: 12, of: 22 },
    '天数不够：22 天里只有 12 天有数据',
    'Too few days: figures for 12 of 22 days',
  ],
  [
    { why: 'no_rate', currency: 'MYR' },
    '无法折算：这个月没有 MYR 的汇率',
    'Cannot be converted: no rate for MYR in this period',
  ],
  [{ why: 'no_target' }, '这个月还没有设目标', 'No target has been set for this period'],
  [
    { why: 'bad_target' },
    '目标要大于 0：需要管理员更正方案',
    'The target has to be above 0: the administrator needs to correct the plan',
  ],
  [{ why: 'not_applicable' }, '这个月不适用', 'Does not apply in this period'],
  [{ why: 'sample', have: 1, need: 3 }, '数量太少，暂不评：现有 1，至少要 3', 'Too few to judge: 1 of at least 3'],
  [
    { why: 'rejected' },
    '数据负责人退回了这批数据，等待重新提供',
    'The data owner has rejected the figures; new ones are awaited',
  ],
  [{ why: 'negative' }, '实际值小于 0，无法评分', 'The reading is below 0 and cannot be judged'],
  [
    { why: 'rating', rater: chen, due },
    '还没有评分：由 Chen 评，11 月 27 日周五 18:00 前',
    'Not rated yet: Chen rates, due Fri 27 Nov, 18:00',
  ],
  [{ why: 'rating', rater: null, due: null }, '还没有评分', 'Not rated yet'],
  [
    { why: 'said', text: '9 月上架的 3 款未满 30 天' },
    '暂无数据：9 月上架的 3 款未满 30 天',
    'No data: 9 月上架的 3 款未满 30 天',
  ],
])('missing, %o, is said with why and when', (missing, chinese, english) => {
  expect(missingText(zh, missing, zone)).toBe(chinese);
  expect(missingText(en, missing, zone)).toBe(english);
});

test.each<[ReviewState, string, string]>([
  [{ at: 'collecting', daysLeft: 1 }, '进行中，还有 1 天', 'In progress, 1 day left'],
  [{ at: 'collecting', daysLeft: 0 }, '进行中，最后一天', 'In progress, last day'],
  [
    { at: 'rating', rater: chen, due },
    '等 Chen 评分，11 月 27 日周五 18:00 前',
    'Waiting for Chen to rate, due Fri 27 Nov, 18:00',
  ],
  [{ at: 'rating', rater: null, due: null }, '等主管评分', 'Waiting for a rating'],
  [{ at: 'approving', approver: null, due: null }, '等上级审批', 'Waiting for approval'],
  [
    { at: 'returned', by: chen, on: due, reason: null },
    'Chen 已退回，11 月 27 日周五 18:00',
    'Returned by Chen, Fri 27 Nov, 18:00',
  ],
  [{ at: 'approved', by: chen, on: due }, 'Chen 已通过，11 月 27 日周五 18:00', 'Approved by Chen, Fri 27 Nov, 18:00'],
])('%o', (state, chinese, english) => {
  expect(stateText(zh, state, zone)).toBe(chinese);
  expect(stateText(en, state, zone)).toBe(english);
});

describe('a change', () => {
  const last = { period: '2026-09', total: '86.2', grade: 'B' };
  test.each([
    ['89.4', '▲ 3.2（9 月 86.2）', '▲ 3.2 (September 86.2)'],
    ['80', '▼ 6.2（9 月 86.2）', '▼ 6.2 (September 86.2)'],
    ['86.2', '= 与 9 月持平（86.2）', '= as in September (86.2)'],
    [null, '', ''],
  ])('to %s has a sign, a figure and what it is compared with', (total, chinese, english) => {
    expect(changeText(zh, { total, grade: null }, last)).toBe(chinese);
    expect(changeText(en, { total, grade: null }, last)).toBe(english);
  });

  test('from nothing is not said', () => {
    expect(changeText(zh, { total: '80', grade: 'B' }, null)).toBe('');
    expect(changeText(zh, { total: '80', grade: 'B' }, { ...last, total: null })).toBe('');
  });

  test.each([
    ['5.7', '▲ 5.7'],
    ['-1.9', '▼ 1.9'],
    ['0', '持平'],
  ])('of %s is %s', (points, text) => {
    expect(movedText(zh, points)).toBe(text);
  });
});
