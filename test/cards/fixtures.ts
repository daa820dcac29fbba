/**
 * One or more of every card and form, the shortest and the longest, in believable figures. Renderers' tests show them
 * all: `cardFixtures` and `formFixtures` make each in either language.
 */
import { approvalCard, type ApprovalView } from '../../src/cards/approval.ts';
import { approvalListCard, type ApprovalListView } from '../../src/cards/approvalList.ts';
import { digestCard, type DigestView } from '../../src/cards/digest.ts';
import { adjustForm, type AdjustFormView } from '../../src/cards/forms/adjust.ts';
import { ratingForm, type RatingFormView } from '../../src/cards/forms/rating.ts';
import { returnForm, type ReturnFormView } from '../../src/cards/forms/returnReason.ts';
import { selfReviewForm, type SelfReviewFormView } from '../../src/cards/forms/selfReview.ts';
import { helpCard, type HelpView } from '../../src/cards/help.ts';
import { historyCard, type HistoryView } from '../../src/cards/history.ts';
import { noticeCard, type NoticeView } from '../../src/cards/notice.ts';
import { outcomeCard, type OutcomeView } from '../../src/cards/outcome.ts';
import { ratingListCard, type RatingListView } from '../../src/cards/ratingList.ts';
import { scorecardCard, type ScorecardItem, type ScorecardView } from '../../src/cards/scorecard.ts';
import { teamSitesCard, type TeamSitesView } from '../../src/cards/teamSites.ts';
import type { Quantity } from '../../src/cards/view.ts';
import { welcomeCard, type WelcomeView } from '../../src/cards/welcome.ts';
import { doorNoticeCard } from '../../src/cards/doorNotice.ts';
import { proposedManagersCard } from '../../src/cards/proposedManagers.ts';
import { settingsCard } from '../../src/cards/settings.ts';
import { quotaSpentCard, usageCard } from '../../src/cards/usage.ts';
import { whyCard, type WhyView } from '../../src/cards/why.ts';
import { whyRowsCard, type WhyRowsView } from '../../src/cards/whyRows.ts';
import { cycleCardFixtures, cycleFormFixtures } from './cycleFixtures.ts';
import { each, type CardFixture, type FormFixture } from './fixture.ts';
import { hostileName, hostileText, named, people } from './names.ts';
import { doorNotices, settingsViews } from './doorFixtures.ts';

const usd = (value: string): Quantity => ({ value, unit: 'money', currency: 'USD' });
const share = (value: string): Quantity => ({ value, unit: 'ratio', currency: null });
const days = (value: string): Quantity => ({ value, unit: 'days', currency: null });
const count = (value: string): Quantity => ({ value, unit: 'count', currency: null });
const rating = (value: string): Quantity => ({ value, unit: 'rating', currency: null });

const timeZone = 'Asia/Shanghai';
const hostile = { id: 'p-x', name: hostileName };

const operations = named('亚马逊运营', 'Amazon operations');
const inventoryDays = named('库存周转天数', 'Inventory days');
const sites = {
  us: named('亚马逊美国站', 'Amazon US'),
  de: named('亚马逊德国站', 'Amazon DE'),
  uk: named('TikTok 英国店', 'TikTok Shop UK'),
  jp: named('亚马逊日本站', 'Amazon JP'),
  my: named('Shopee 马来站', 'Shopee MY'),
};
const erp = named('ERP', 'ERP');
const ads = named('广告报表', 'Advertising report');
const sales = named('销售额', 'Sales');
const margin = named('毛利率', 'Gross margin');
const sellThrough = named('新品动销率', 'New-product sell-through');
const teamwork = named('协作', 'Teamwork');
const feeShare = named('FBA 费用占比', 'FBA fee share');

// ── Scorecard ────────────────────────────────────────────────────────────────

const salesItem: ScorecardItem = {
  id: 'sales',
  name: sales,
  kind: 'measured',
  direction: 'higher',
  reading: usd('125040.37'),
  target: { type: 'point', value: '120000' },
  attainment: '1.042003',
  points: '100',
  weight: '40',
  last: { value: '118210.5', trend: 'better' },
  missing: null,
  gap: { days: 57, of: 62 },
  whenMissing: 'exclude',
};
const marginItem: ScorecardItem = {
  id: 'gross_margin',
  name: margin,
  kind: 'measured',
  direction: 'higher',
  reading: share('0.112'),
  target: { type: 'point', value: '0.12' },
  attainment: '0.933333',
  points: '73.333333',
  weight: '30',
  last: { value: '0.125', trend: 'worse' },
  missing: null,
  gap: null,
  whenMissing: 'exclude',
};
const newProductItem: ScorecardItem = {
  id: 'new_product_sell_through',
  name: sellThrough,
  kind: 'measured',
  direction: 'higher',
  reading: null,
  target: { type: 'point', value: '0.6' },
  attainment: null,
  points: null,
  weight: '15',
  last: null,
  missing: { why: 'late', source: ads, lastDay: '2026-11-18', expectedAt: '2026-11-24T02:00:00Z' },
  gap: null,
  whenMissing: 'exclude',
};
const teamworkItem: ScorecardItem = {
  id: 'teamwork',
  name: teamwork,
  kind: 'subjective',
  direction: 'value',
  reading: rating('4'),
  target: null,
  attainment: null,
  points: '110',
  weight: '15',
  last: { value: '4', trend: 'same' },
  missing: null,
  gap: null,
  whenMissing: 'exclude',
};

/** In the middle of a month, with everything there is to say. (100 x 40 + 73.33 x 30 + 110 x 15) / 85 - 3 = 89.4 */
export const scorecardLongest: ScorecardView = {
  person: people.li,
  timeZone,
  period: '2026-11',
  position: operations,
  viewer: { isSelf: true, isLead: false },
  state: { at: 'collecting', daysLeft: 8 },
  result: { total: '89.4', grade: 'B' },
  withheld: null,
  last: { period: '2026-10', total: '86.2', grade: 'B' },
  nextGrade: { name: 'A', from: '95' },
  items: [salesItem, marginItem, newProductItem, teamworkItem],
  gatesFired: [{ id: 'fba_fees', name: feeShare, op: '>', limit: share('0.20'), reading: share('0.2141'), cost: '3' }],
  gatesNotEvaluated: [{ id: 'stock', name: named('库存周转天数', 'Inventory days'), op: '>', limit: days('90') }],
  adjustment: null,
  levers: [
    { of: 'item', name: margin, from: share('0.112'), to: share('0.12'), gain: '9.4', reachedMonths: 2 },
    { of: 'gate', name: feeShare, from: share('0.2141'), to: share('0.2'), gain: '3', reachedMonths: null },
    { of: 'item', name: sales, from: usd('125040.37'), to: usd('156000'), gain: '9.4', reachedMonths: 0 },
  ],
  freshness: [
    { source: erp, lastDay: '2026-11-22', late: false, settlesInDays: null },
    { source: ads, lastDay: '2026-11-18', late: true, settlesInDays: 7 },
  ],
  ratings: [{ rater: people.chen, submittedAt: null, due: '2026-12-04T10:00:00Z' }],
  published: null,
  selfReview: 'open',
};

/** The first days of somebody new: nothing to say yet, and why. */
export const scorecardShortest: ScorecardView = {
  ...scorecardLongest,
  person: people.emma,
  timeZone: 'Europe/Berlin',
  result: { total: null, grade: null },
  withheld: 'all_missing',
  last: null,
  nextGrade: null,
  items: [{ ...marginItem, reading: null, attainment: null, points: null, last: null, missing: { why: 'no_data' } }],
  gatesFired: [],
  gatesNotEvaluated: [],
  levers: [],
  freshness: [{ source: erp, lastDay: null, late: true, settlesInDays: null }],
  ratings: [],
  selfReview: 'closed',
};

/** Approved, adjusted, seen by the lead; lower-is-better, a band and hostile texts among it. */
export const scorecardApproved: ScorecardView = {
  ...scorecardLongest,
  period: '2026-10',
  person: people.li,
  viewer: { isSelf: false, isLead: true },
  state: { at: 'approved', by: people.wang, on: '2026-11-04T06:30:00Z' },
  result: { total: '98.3', grade: 'A' },
  last: { period: '2026-09', total: '98.3', grade: 'A' },
  nextGrade: { name: 'S', from: '110' },
  items: [
    {
      ...marginItem,
      id: 'acos',
      name: named('ACoS', 'ACoS'),
      direction: 'lower',
      reading: share('0.312'),
      target: { type: 'point', value: '0.28' },
      last: { value: '0.33', trend: 'better' },
    },
    {
      ...marginItem,
      id: 'ad_sales_share',
      name: named('广告销售占比', 'Ad-attributed share of sales'),
      direction: 'band',
      reading: share('0.22'),
      target: { type: 'band', low: '0.15', high: '0.25' },
      points: '100',
      last: { value: '0.27', trend: 'better' },
    },
    {
      ...marginItem,
      id: 'late_shipment_rate',
      name: named('迟发率', 'Late shipment rate'),
      direction: 'lower',
      reading: share('0.051'),
      target: { type: 'point', value: '0.04' },
      points: '0',
      last: { value: '0.038', trend: 'worse' },
    },
    { ...teamworkItem, reading: null, points: null, missing: { why: 'rating', rater: people.chen, due: null } },
  ],
  gatesFired: [],
  gatesNotEvaluated: [],
  adjustment: { points: '3', reason: '台风停工三天，数据里看不出来。' },
  levers: [],
  freshness: [],
  ratings: [{ rater: people.chen, submittedAt: '2026-11-02T09:05:00Z', due: null }],
};

/** Published, read by nobody yet, corrected, and restated since. */
const scorecardPublished: ScorecardView = {
  ...scorecardApproved,
  viewer: { isSelf: true, isLead: false },
  state: { at: 'published', by: people.wang, on: '2026-11-04T06:30:00Z', publishedOn: '2026-11-18T08:00:00Z' },
  published: {
    scorecard: 's1',
    payout: '1.2',
    acknowledged: false,
    correction: { by: people.emma, on: '2026-11-28T02:00:00Z', reason: '退货被重复计入，已与平台账单核对。' },
    restated: { result: { total: '96.1', grade: 'A', payout: '1.2' }, changesResult: true },
  },
};

export const scorecardHostile: ScorecardView = {
  ...scorecardLongest,
  person: hostile,
  viewer: { isSelf: false, isLead: true },
  position: named(hostileName, hostileName),
  items: [
    { ...salesItem, name: named(hostileName, hostileName), missing: { why: 'said', text: hostileText }, points: null },
  ],
  adjustment: { points: '-2.5', reason: hostileText },
};

// ── Why ──────────────────────────────────────────────────────────────────────

export const whyMeasured: WhyView = {
  person: people.li,
  timeZone,
  period: '2026-11',
  item: marginItem,
  index: 2,
  of: 4,
  basis: {
    type: 'measured',
    definition: named(
      '（净销售额 − 销售成本）÷ 净销售额。不含税；退款在发生当天扣除。',
      '(Net sales − cost of goods) ÷ net sales. Without tax; refunds count on the day they happen.',
    ),
    unit: 'ratio',
    currency: null,
    formula: [
      { type: 'sign', sign: '(' },
      { type: 'measure', name: named('净销售额', 'Net sales'), value: usd('125040.37') },
      { type: 'sign', sign: '-' },
      { type: 'measure', name: named('销售成本', 'Cost of goods'), value: usd('111035.85') },
      { type: 'sign', sign: ')' },
      { type: 'sign', sign: '/' },
      { type: 'measure', name: named('净销售额', 'Net sales'), value: usd('125040.37') },
    ],
    quotient: null,
    targetOrigins: [{ zh: '过去 3 个月均值 11.5 % + 0.5', en: 'mean of the last 3 months 11.5 % + 0.5' }],
    sites: [sites.us, sites.de],
    rows: 1204,
  },
  contribution: '25.9',
  curve: {
    over: 'attainment',
    knots: [
      ['0.9', '0'],
      ['0.9', '60'],
      ['1', '100'],
      ['1.1', '100'],
      ['1.3', '120'],
    ],
  },
  plan: { position: operations, version: 3, effectiveFrom: '2026-07-01' },
  state: { at: 'collecting', daysLeft: 8 },
  previousItem: { id: 'sales', name: sales },
  nextItem: { id: 'new_product_sell_through', name: sellThrough },
  ask: people.chen,
};

export const whyCounted: WhyView = {
  ...whyMeasured,
  item: {
    ...marginItem,
    id: 'review_reply_48h',
    name: named('48 小时差评回复率', 'Bad reviews answered within 48 h'),
    reading: share('0.71'),
    target: { type: 'point', value: '0.9' },
    attainment: '0.788889',
    points: '0',
    last: null,
  },
  index: 1,
  of: 5,
  basis: {
    type: 'measured',
    definition: named(
      '48 小时内回复的差评占全部差评的比例。',
      'Share of bad reviews that were answered within 48 hours.',
    ),
    unit: 'ratio',
    currency: null,
    formula: [
      { type: 'count', name: named('差评回复用时', 'reply hours'), op: '<=', limit: '48', value: count('59') },
      { type: 'sign', sign: '/' },
      { type: 'measure', name: named('差评数', 'Bad reviews'), value: count('83') },
    ],
    quotient: null,
    targetOrigins: [],
    sites: [sites.uk],
    rows: 83,
  },
  contribution: null,
  previousItem: null,
  ask: null,
};

export const whySubjective: WhyView = {
  ...whyMeasured,
  item: teamworkItem,
  index: 4,
  basis: {
    type: 'subjective',
    notes: [{ author: people.wang, text: '断货期间每天同步补货进度，帮日本站调了两批货。' }],
    meaning: named('主动分享信息，帮助其他站点。', 'Shares what others need and helps other sites.'),
    anchors: {
      '1': named('常常需要别人追着要信息', 'Others have to ask for information'),
      '2': named('被问到时会说', 'Tells when asked'),
      '3': named('按约定配合', 'Works together as agreed'),
      '4': named('经常主动帮助其他站点', 'Often helps other sites unasked'),
      '5': named('带动整个团队一起做好', 'Makes the whole team better'),
    },
    ratings: [{ rater: people.chen, score: '4', at: '2026-11-02T09:05:00Z' }],
  },
  contribution: '19.4',
  curve: {
    over: 'reading',
    knots: [
      ['1', '40'],
      ['2', '70'],
      ['3', '100'],
      ['4', '110'],
      ['5', '120'],
    ],
  },
  nextItem: null,
};

export const whyMissing: WhyView = {
  ...whyMeasured,
  item: newProductItem,
  index: 3,
  basis: {
    type: 'measured',
    definition: named('满 30 天的新品中有订单的比例。', 'Share of products past their 30th day that had an order.'),
    unit: 'ratio',
    currency: null,
    formula: [
      { type: 'measure', name: named('有订单的新品', 'New products with an order'), value: null },
      { type: 'sign', sign: '/' },
      { type: 'measure', name: named('满 30 天的新品', 'New products due'), value: count('3') },
    ],
    quotient: null,
    targetOrigins: [{ zh: '公司年度计划', en: 'plan of the year' }],
    sites: [],
    rows: 0,
  },
  contribution: null,
};

export const whyRowsView: WhyRowsView = {
  person: people.li,
  period: '2026-11',
  item: { id: 'gross_margin', name: margin },
  page: 2,
  pages: 241,
  of: 1204,
  rows: [
    {
      day: '2026-11-11',
      site: sites.us,
      measure: named('净销售额', 'Net sales'),
      item: 'SKU-10442',
      value: usd('9120.5'),
      source: erp,
      fileName: 'orders-2026-11.csv',
      place: 'line 4812',
      restatedFrom: '9210.5',
    },
    {
      day: '2026-11-12',
      site: sites.jp,
      measure: named('销售成本', 'Cost of goods'),
      item: '',
      value: { value: '1204000', unit: 'money', currency: 'JPY' },
      source: erp,
      fileName: 'company.xlsx',
      place: 'Figures!12',
      restatedFrom: null,
    },
  ],
};

// ── History, help, notices ───────────────────────────────────────────────────

export const historyLongest: HistoryView = {
  person: people.li,
  position: operations,
  isSelf: true,
  entries: [
    { period: '2026-06', total: null, grade: null, inProgress: false, change: null },
    { period: '2026-07', total: '78.4', grade: 'C', inProgress: false, change: null },
    { period: '2026-08', total: '84.1', grade: 'B', inProgress: false, change: '5.7' },
    { period: '2026-09', total: '84.1', grade: 'B', inProgress: false, change: '0' },
    { period: '2026-10', total: '82.2', grade: 'B', inProgress: false, change: '-1.9' },
    { period: '2026-11', total: '89.4', grade: 'B', inProgress: true, change: '7.2' },
  ],
};
export const historyShortest: HistoryView = { ...historyLongest, isSelf: false, entries: [] };

export const helpEmployee: HelpView = {
  person: people.li,
  period: '2026-11',
  inReview: '2026-10',
  hasScorecard: true,
  lead: null,
  approver: null,
  isAdministrator: false,
  mayExport: false,
};
export const helpEverything: HelpView = {
  ...helpEmployee,
  person: people.wang,
  lead: { period: '2026-10', waiting: 0 },
  approver: { period: '2026-10', waiting: 3 },
  isAdministrator: true,
  mayExport: true,
};
export const welcomeView: WelcomeView = { ...helpEmployee, company: '星链商贸', demo: true, administrator: '周然' };

export const notices: Readonly<Record<string, NoticeView>> = {
  'not opened': { about: 'not_opened', period: '2026-10', administrator: '周然', what: 'rating' },
  'not opened, self-review': { about: 'not_opened', period: '2026-10', administrator: null, what: 'self_review' },
  'cycle closed': { about: 'cycle_closed', period: '2026-10' },
  unexplained: {
    about: 'unexplained',
    person: people.li,
    names: [sellThrough, teamwork],
    wayOn: { do: 'approval', scorecard: 's1' },
  },
  'unknown command': { about: 'unknown_command', typed: '我的奖金呢 `rm -rf`' },
  'unknown person': { about: 'unknown_person', lookedFor: 'li.lei@example.com', administrator: '周然' },
  'unknown person without address': { about: 'unknown_person', lookedFor: null, administrator: null },
  'unknown account': { about: 'unknown_account', platform: 'slack', name: '韩梅梅', email: 'li.lei@example.com' },
  'unknown account without address': { about: 'unknown_account', platform: 'slack', name: '韩梅梅', email: null },
  left: { about: 'left' },
  'forbidden own': { about: 'forbidden', because: 'own_record' },
  'forbidden line': { about: 'forbidden', because: 'not_in_line' },
  'out of date': {
    about: 'out_of_date',
    timeZone,
    state: { at: 'approved', by: people.wang, on: '2026-11-04T06:30:00Z' },
    wayOn: { do: 'approval', scorecard: 's1' },
  },
  gone: { about: 'out_of_date', timeZone, state: null, wayOn: null },
  'no figures': { about: 'no_figures', period: '2025-01', latest: '2026-11', person: 'p-li' },
  'no figures at all': { about: 'no_figures', period: '2025-01', latest: null, person: 'p-li' },
  'bad period': { about: 'bad_period', typed: 'octember', example: '2026-10' },
  'no plan': { about: 'no_plan', period: '2026-06', position: operations },
  'not assigned': { about: 'not_assigned', period: '2026-06' },
  'nothing to rate': { about: 'nothing_to_rate', period: '2026-10' },
  'nothing to approve': { about: 'nothing_to_approve', period: '2026-10' },
  'too early': { about: 'too_early', period: '2026-11', from: '2026-12-01' },
  closed: { about: 'closed', period: '2026-09', what: 'self_review' },
  conflict: {
    about: 'conflict',
    timeZone,
    state: { at: 'returned', by: people.wang, on: '2026-11-04T06:30:00Z', reason: null },
    wayOn: { do: 'approval', scorecard: 's1' },
  },
  saved: { about: 'saved', what: 'self_review', at: '2026-11-04T06:30:00Z', timeZone },
  'sent privately': { about: 'sent_privately' },
  'in the place of what was erased': { about: 'erased' },
  failed: { about: 'failed', at: '2026-11-04T06:30:00Z', timeZone },
};

// ── Review ───────────────────────────────────────────────────────────────────

export const ratingListLongest: RatingListView = {
  period: '2026-10',
  timeZone,
  due: { at: '2026-11-27T10:00:00Z', daysLeft: 4 },
  people: [
    {
      person: people.li,
      position: operations,
      rating: { at: 'submitted', on: '2026-11-02T09:05:00Z' },
      selfReview: true,
    },
    { person: people.emma, position: operations, rating: { at: 'none' }, selfReview: false },
    {
      person: people.kumar,
      position: operations,
      rating: { at: 'draft', savedAt: '2026-11-22T09:05:00Z' },
      selfReview: true,
    },
    {
      person: { id: 'p-zhao', name: '赵磊' },
      position: operations,
      rating: { at: 'returned', by: people.wang, reason: '请补充协作的具体例子。' },
      selfReview: false,
    },
    { person: { id: 'p-sun', name: '孙悦' }, position: operations, rating: { at: 'decided' }, selfReview: true },
    { person: { id: 'p-he', name: '何丽' }, position: operations, rating: { at: 'none' }, selfReview: false },
  ],
};
export const ratingListDone: RatingListView = {
  ...ratingListLongest,
  people: ratingListLongest.people.slice(0, 1),
};

export const approvalLongest: ApprovalView = {
  scorecard: 's1',
  version: 4,
  person: people.li,
  position: operations,
  period: '2026-10',
  timeZone,
  state: { at: 'waiting', due: { at: '2026-11-27T10:00:00Z', daysLeft: 4 } },
  result: { total: '86.5', grade: 'B' },
  last: { period: '2026-09', total: '97.9', grade: 'A' },
  movers: [
    { name: margin, points: '-9.4', trend: 'worse' },
    { name: sales, points: '1.2', trend: 'better' },
  ],
  missing: [
    { item: 'sell_through', name: sellThrough, weight: '15', why: { why: 'no_activity' }, waiver: null },
    {
      item: 'days',
      name: inventoryDays,
      weight: '10',
      why: { why: 'days', days: 25, of: 31 },
      waiver: { by: people.wang, reason: '新店 10 月 7 日开业，之前没有数据。' },
    },
  ],
  ratings: [{ name: teamwork, score: '4' }],
  leadNote: { author: people.chen, text: '帮日本站处理了三天断货。\n毛利率下滑来自促销，已经谈好 11 月的价格。' },
  selfReview: '促销做得太深，下个月先看毛利。',
  unusual: [
    { what: 'change', points: '-11.4' },
    { what: 'missing', items: 1 },
    { what: 'gate', name: feeShare, cost: '3' },
    { what: 'returned_before', times: 1 },
  ],
  adjustment: null,
  adjustLimit: '5',
};
export const approvalShortest: ApprovalView = {
  ...approvalLongest,
  state: { at: 'waiting', due: null },
  result: { total: null, grade: null },
  last: null,
  movers: [],
  missing: [],
  ratings: [],
  leadNote: null,
  selfReview: null,
  unusual: [{ what: 'no_total' }],
};
export const approvalNotReady: ApprovalView = {
  ...approvalShortest,
  state: { at: 'not_ready', rater: people.chen },
  unusual: [],
};
export const approvalDone: ApprovalView = {
  ...approvalLongest,
  state: { at: 'approved', by: people.wang, on: '2026-11-04T06:30:00Z' },
  result: { total: '89.5', grade: 'B' },
  unusual: [],
  adjustment: { points: '3', reason: '台风停工三天，数据里看不出来。' },
};
export const approvalReturned: ApprovalView = {
  ...approvalLongest,
  state: { at: 'returned', by: people.wang, on: '2026-11-04T06:30:00Z', reason: '请补充协作的具体例子。' },
};
export const approvalHostile: ApprovalView = {
  ...approvalLongest,
  person: hostile,
  leadNote: { author: hostile, text: hostileText },
  selfReview: hostileText,
};

export const approvalListLongest: ApprovalListView = {
  period: '2026-10',
  timeZone,
  due: { at: '2026-11-27T10:00:00Z', daysLeft: 4 },
  waiting: [
    {
      scorecard: 's2',
      person: people.emma,
      position: operations,
      result: { total: '91.0', grade: 'B' },
      change: '0.4',
      unusual: [],
    },
    {
      scorecard: 's1',
      person: people.li,
      position: operations,
      result: { total: '86.5', grade: 'B' },
      change: '-11.4',
      unusual: [
        { what: 'change', points: '-11.4' },
        { what: 'missing', items: 1 },
      ],
    },
    {
      scorecard: 's3',
      person: people.kumar,
      position: operations,
      result: { total: null, grade: null },
      change: null,
      unusual: [{ what: 'no_total' }],
    },
    {
      scorecard: 's4',
      person: { id: 'p-he', name: '何丽' },
      position: operations,
      result: { total: '80.0', grade: 'B' },
      change: '0',
      unusual: [],
    },
  ],
  decided: 2,
  notRated: [people.chen],
};
export const approvalListEmpty: ApprovalListView = { ...approvalListLongest, waiting: [], decided: 0, notRated: [] };

const outcomeOf = (decision: OutcomeView['decision']): OutcomeView => ({
  person: people.li,
  period: '2026-10',
  timeZone,
  by: people.wang,
  on: '2026-11-04T06:30:00Z',
  decision,
});
export const outcomes = {
  employeeReturned: outcomeOf({ kind: 'returned', to: 'employee' }),
  leadApproved: outcomeOf({
    kind: 'approved',
    to: 'lead',
    result: { total: '89.5', grade: 'B' },
    adjustment: { points: '3', reason: '台风停工三天，数据里看不出来。' },
  }),
  leadReturned: outcomeOf({ kind: 'returned', to: 'lead', reason: '请补充协作的具体例子。' }),
} as const satisfies Record<string, OutcomeView>;

// ── Team ─────────────────────────────────────────────────────────────────────

export const digestLongest: DigestView = {
  team: { id: 't-eu', name: named('欧洲组', 'Team Europe') },
  week: '2026-W47',
  period: '2026-11',
  timeZone,
  postedAt: '2026-11-23T01:30:00Z',
  pace: [
    { name: sales, ofPace: '0.96' },
    { name: margin, ofPace: '1.021' },
    { name: inventoryDays, ofPace: null },
  ],
  streak: { name: margin, trend: 'better', weeks: 3 },
  movers: [
    { site: sites.de, indicator: named('ACoS', 'ACoS'), reading: share('0.264'), change: '-0.021', trend: 'better' },
    {
      site: sites.us,
      indicator: sales,
      reading: usd('28140'),
      change: '-3120.4',
      trend: 'worse',
    },
    {
      site: sites.uk,
      indicator: named('迟发率', 'Late shipment rate'),
      reading: share('0.04'),
      change: '0',
      trend: 'same',
    },
    {
      site: sites.jp,
      indicator: named('退货率', 'Return rate'),
      reading: share('0.05'),
      change: '0.001',
      trend: 'worse',
    },
  ],
  risks: [
    {
      site: sites.uk,
      indicator: named('48 小时差评回复率', 'Bad reviews answered within 48 h'),
      reading: share('0.71'),
      target: { type: 'point', value: '0.9' },
      direction: 'higher',
    },
    {
      site: sites.jp,
      indicator: named('库存周转天数', 'Inventory days'),
      reading: days('78.4'),
      target: { type: 'band', low: '40', high: '60' },
      direction: 'band',
    },
  ],
  late: [{ source: erp, site: sites.my, lastDay: '2026-11-18' }],
};
export const digestQuiet: DigestView = {
  ...digestLongest,
  team: { id: 't-sea', name: named('东南亚组', 'Team Southeast Asia') },
  pace: [{ name: sales, ofPace: '1.003' }],
  streak: null,
  movers: [],
  risks: [],
  late: [],
};

export const teamSitesLongest: TeamSitesView = {
  team: digestLongest.team,
  period: '2026-11',
  timeZone,
  indicators: [
    {
      name: sales,
      direction: 'higher',
      sites: [
        {
          site: sites.de,
          reading: usd('51999.4'),
          target: { type: 'point', value: '50000' },
          onTarget: true,
          missing: null,
        },
        {
          site: sites.uk,
          reading: usd('812.4'),
          target: { type: 'point', value: '900' },
          onTarget: false,
          missing: null,
        },
        {
          site: sites.my,
          reading: null,
          target: null,
          onTarget: null,
          missing: { why: 'late', source: erp, lastDay: '2026-11-18', expectedAt: null },
        },
      ],
    },
    {
      name: named('ACoS', 'ACoS'),
      direction: 'lower',
      sites: [
        {
          site: sites.de,
          reading: share('0.264'),
          target: { type: 'point', value: '0.28' },
          onTarget: true,
          missing: null,
        },
        { site: sites.uk, reading: share('0.31'), target: null, onTarget: null, missing: { why: 'no_target' } },
      ],
    },
  ],
};
export const teamSitesEmpty: TeamSitesView = { ...teamSitesLongest, indicators: [] };

// ── Forms ────────────────────────────────────────────────────────────────────

export const ratingFormView: RatingFormView = {
  person: people.li,
  position: operations,
  period: '2026-10',
  timeZone,
  approver: people.wang,
  criteria: [
    {
      id: 'teamwork',
      name: teamwork,
      meaning: whySubjective.basis.type === 'subjective' ? whySubjective.basis.meaning : teamwork,
      anchors: whySubjective.basis.type === 'subjective' ? whySubjective.basis.anchors : {},
      value: '4',
    },
  ],
  note: '帮日本站处理了三天断货。',
  selfReview: '促销做得太深，下个月先看毛利。',
  returned: { by: people.wang, reason: '请补充协作的具体例子。' },
  draftSavedAt: '2026-11-22T09:05:00Z',
};
export const ratingFormEmpty: RatingFormView = {
  ...ratingFormView,
  approver: null,
  criteria: ratingFormView.criteria.map((criterion) => ({ ...criterion, value: '' })),
  note: '',
  selfReview: null,
  returned: null,
  draftSavedAt: null,
};
export const selfReviewView: SelfReviewFormView = {
  period: '2026-10',
  timeZone,
  lead: people.chen,
  approver: people.wang,
  text: '',
  draftSavedAt: null,
};
export const returnView: ReturnFormView = {
  scorecard: 's1',
  version: 4,
  person: people.li,
  period: '2026-10',
  lead: people.chen,
};
export const adjustView: AdjustFormView = {
  scorecard: 's1',
  version: 4,
  person: people.li,
  period: '2026-10',
  result: { total: '86.5', grade: 'B' },
  limit: '5',
};

// ── All of them ──────────────────────────────────────────────────────────────

export const cardFixtures: readonly CardFixture[] = [
  ...each(scorecardCard, {
    'scorecard longest': scorecardLongest,
    'scorecard shortest': scorecardShortest,
    'scorecard approved': scorecardApproved,
    'scorecard published': scorecardPublished,
    'scorecard hostile': scorecardHostile,
  }),
  ...each(whyCard, {
    'why measured': whyMeasured,
    'why counted': whyCounted,
    'why subjective': whySubjective,
    'why missing': whyMissing,
  }),
  ...each(whyRowsCard, {
    'why rows': whyRowsView,
    'why rows none': { ...whyRowsView, page: 1, pages: 0, of: 0, rows: [] },
  }),
  ...each(historyCard, { 'history longest': historyLongest, 'history shortest': historyShortest }),
  ...each(helpCard, {
    'help employee': helpEmployee,
    'help everything': helpEverything,
    'help nothing': { ...helpEmployee, hasScorecard: false },
  }),
  ...each(welcomeCard, { welcome: welcomeView }),
  ...each(noticeCard, Object.fromEntries(Object.entries(notices).map(([name, view]) => [`notice ${name}`, view]))),
  ...each(ratingListCard, { 'rating list longest': ratingListLongest, 'rating list done': ratingListDone }),
  ...each(approvalCard, {
    'approval longest': approvalLongest,
    'approval shortest': approvalShortest,
    'approval not ready': approvalNotReady,
    'approval done': approvalDone,
    'approval returned': approvalReturned,
    'approval hostile': approvalHostile,
  }),
  ...each(approvalListCard, {
    'approval list longest': approvalListLongest,
    'approval list empty': approvalListEmpty,
  }),
  ...each(outcomeCard, {
    'outcome employee returned': outcomes.employeeReturned,
    'outcome lead approved': outcomes.leadApproved,
    'outcome lead returned': outcomes.leadReturned,
  }),
  ...each(settingsCard, settingsViews),
  ...each(usageCard, {
    'usage of nothing': { period: '2026-11', platforms: [] },
    'usage below the free edition': {
      period: '2026-11',
      platforms: [{ platform: 'feishu', calls: 1_204, forecast: 1_338, spent: false }],
    },
    'usage above the free edition': {
      period: '2026-11',
      platforms: [{ platform: 'feishu', calls: 8_600, forecast: 12_500, spent: false }],
    },
    'usage at its end': {
      period: '2026-11',
      platforms: [{ platform: 'feishu', calls: 10_000, forecast: 12_500, spent: true }],
    },
  }),
  ...each(quotaSpentCard, { 'quota spent': { platform: 'feishu' } }),
  ...each(proposedManagersCard, {
    'proposed managers one': { platform: 'feishu', proposals: [{ person: people.li, leader: people.wang }] },
    'proposed managers hostile': {
      platform: 'feishu',
      proposals: Array.from({ length: 200 }, () => ({ person: hostile, leader: people.wang })),
    },
  }),
  ...each(doorNoticeCard, {
    ...doorNotices,
    'notice nobody hostile': { about: 'nobody', typed: hostileName },
    'notice several hostile': { about: 'several', typed: hostileName, people: [{ ...hostile, address: hostileName }] },
    'notice link hostile': { about: 'has_left', person: hostile, on: '2026-10-31' },
  }),
  ...each(digestCard, { 'digest longest': digestLongest, 'digest quiet': digestQuiet }),
  ...cycleCardFixtures,
  ...each(teamSitesCard, { 'team sites longest': teamSitesLongest, 'team sites empty': teamSitesEmpty }),
];

export const formFixtures: readonly FormFixture[] = [
  { name: 'form rating', make: (words) => ratingForm(ratingFormView, words) },
  { name: 'form rating empty', make: (words) => ratingForm(ratingFormEmpty, words) },
  { name: 'form self review', make: (words) => selfReviewForm(selfReviewView, words) },
  { name: 'form return', make: (words) => returnForm(returnView, words) },
  { name: 'form adjust', make: (words) => adjustForm(adjustView, words) },
  ...cycleFormFixtures,
];
