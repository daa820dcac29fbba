/** A month from its opening to its pay: the largest card of each kind, the smallest, and a hostile one. */
import { cycleCard, type CycleView } from '../../src/cards/cycle.ts';
import { cycleNoticeCard, type CycleNoticeView } from '../../src/cards/cycleNotice.ts';
import { cycleOpeningCard, type CycleOpeningView } from '../../src/cards/cycleOpening.ts';
import { correctForm } from '../../src/cards/forms/correct.ts';
import { deadlinesForm } from '../../src/cards/forms/deadlines.ts';
import { waiveForm } from '../../src/cards/forms/waive.ts';
import { reminderCard, type ReminderView } from '../../src/cards/reminder.ts';
import { restatedCard, type RestatedView } from '../../src/cards/restated.ts';
import { resultCard, type ResultView } from '../../src/cards/result.ts';
import type { ScorecardItem } from '../../src/cards/scorecardView.ts';
import { each, type CardFixture, type FormFixture } from './fixture.ts';
import { hostileName, hostileText, named, people } from './names.ts';

const timeZone = 'Asia/Shanghai';
const period = '2026-10';
const operations = named('运营专员', 'Operations');
const service = named('客服专员', 'Customer service');
const hostile = { id: 'p-x', name: hostileName };

const deadlines = { collecting: '2026-11-05', rating: '2026-11-12', approving: '2026-11-18', published: '2026-11-25' };

const openingLongest: CycleOpeningView = {
  period,
  version: 3,
  terms: '0123456789abcdef',
  today: '2026-11-09',
  deadlines,
  reportingCurrency: 'USD',
  people: 11,
  plans: [
    { position: operations, version: 2, effectiveFrom: '2026-09-01', people: 8 },
    { position: service, version: 1, effectiveFrom: '2026-01-01', people: 3 },
  ],
  targets: 96,
  rates: [
    { currency: 'EUR', rate: '1.08' },
    { currency: 'JPY', rate: '0.0067' },
  ],
  teams: [
    { name: named('欧洲组', 'Team Europe'), people: 6, lead: people.chen },
    { name: named('亚洲组', 'Team Asia'), people: 5, lead: null },
  ],
  withoutPlan: [{ person: people.emma, position: named('实习生', 'Intern') }],
};

const cycleRating: CycleView = {
  period,
  timeZone,
  version: 5,
  state: { at: 'rating', due: { at: '2026-11-12T10:00:00Z', daysLeft: -2 } },
  people: 11,
  done: { rated: 8, decided: 3, published: 0, read: 0 },
  teams: [
    { name: named('欧洲组', 'Team Europe'), open: 2, of: 6, who: [people.chen] },
    { name: named('亚洲组', 'Team Asia'), open: 1, of: 5, who: [people.wang, people.emma, people.kumar, people.li] },
    { name: named('北美组', 'Team North America'), open: 0, of: 4, who: [] },
  ],
  late: [],
  drift: { terms: '0123456789abcdef', people: 1, plans: 0, targets: 12, rates: 1, metrics: 0 },
  restated: 0,
  corrections: 0,
  publishable: [
    { team: 't1', name: named('欧洲组', 'Team Europe'), count: 2 },
    { team: 't2', name: named('亚洲组', 'Team Asia'), count: 1 },
  ],
  missing: [people.chen, people.wang],
};

const cycles = {
  'cycle collecting': {
    ...cycleRating,
    state: { at: 'collecting', due: { at: '2026-11-05T10:00:00Z', daysLeft: 3 } },
    done: { rated: 0, decided: 0, published: 0, read: 0 },
    late: [
      { source: named('ERP', 'ERP'), site: named('亚马逊日本站', 'Amazon JP'), lastDay: '2026-10-28' },
      { source: named('广告报表', 'Advertising report'), site: named('Shopee 马来站', 'Shopee MY'), lastDay: null },
    ],
    drift: null,
    publishable: [],
    missing: [],
  },
  'cycle rating': cycleRating,
  'cycle approving': {
    ...cycleRating,
    state: { at: 'approving', due: { at: '2026-11-18T10:00:00Z', daysLeft: 0 } },
    teams: [{ name: named('欧洲组', 'Team Europe'), open: 0, of: 6, who: [] }],
    drift: null,
    missing: [],
  },
  'cycle published': {
    ...cycleRating,
    state: { at: 'published', due: { at: '2026-11-25T10:00:00Z', daysLeft: 4 } },
    done: { rated: 11, decided: 11, published: 10, read: 7 },
    teams: [{ name: named('欧洲组', 'Team Europe'), open: 3, of: 6, who: [people.li, people.emma, people.kumar] }],
    drift: null,
    restated: 2,
    corrections: 1,
    publishable: [],
    missing: [people.kumar],
  },
  'cycle closed': {
    ...cycleRating,
    state: { at: 'closed', by: people.wang, on: '2026-11-26T02:00:00Z' },
    done: { rated: 11, decided: 11, published: 11, read: 11 },
    teams: [],
    drift: null,
    publishable: [],
    missing: [],
  },
  'cycle hostile': {
    ...cycleRating,
    teams: [{ name: named(hostileName, hostileName), open: 1, of: 1, who: [hostile, hostile, hostile, hostile] }],
    publishable: [
      { team: 't1', name: named(hostileName, hostileName), count: 1 },
      { team: 't2', name: named(hostileName, hostileName), count: 1 },
    ],
    missing: Array.from({ length: 300 }, () => hostile),
  },
} as const satisfies Record<string, CycleView>;

const item: ScorecardItem = {
  id: 'sales',
  name: named('净销售额', 'Net sales'),
  kind: 'measured',
  direction: 'higher',
  reading: { value: '48210.37', unit: 'money', currency: 'USD' },
  target: { type: 'point', value: '50000' },
  attainment: '0.9642',
  points: '82.1',
  weight: '60',
  last: null,
  missing: null,
  gap: null,
  whenMissing: 'exclude',
};
const missingItem: ScorecardItem = {
  ...item,
  id: 'sell_through',
  name: named('动销率', 'Sell-through'),
  reading: null,
  target: null,
  attainment: null,
  points: null,
  weight: '40',
  missing: { why: 'no_activity' },
};

const resultLongest: ResultView = {
  scorecard: 's1',
  person: people.li,
  period,
  timeZone,
  position: operations,
  result: { total: '89.5', grade: 'B', payout: '1' },
  items: [item, missingItem],
  gatesFired: [
    {
      id: 'fees',
      name: named('费用占比', 'Fee share'),
      op: '>',
      limit: { value: '0.3', unit: 'ratio', currency: null },
      reading: { value: '0.341', unit: 'ratio', currency: null },
      cost: '3',
    },
  ],
  adjustment: { points: '3', reason: '台风停工三天，数据里看不出来。' },
  waived: [
    {
      name: named('动销率', 'Sell-through'),
      why: { why: 'no_activity' },
      by: people.wang,
      reason: '该店 10 月停业，已与主管确认。',
    },
  ],
  plan: { version: 2, effectiveFrom: '2026-09-01' },
  by: people.wang,
  on: '2026-11-17T06:30:00Z',
  publishedOn: '2026-11-18T08:00:00Z',
  acknowledgedOn: null,
  correction: null,
};

const results = {
  'result longest': resultLongest,
  'result read': {
    ...resultLongest,
    gatesFired: [],
    adjustment: null,
    waived: [],
    acknowledgedOn: '2026-11-19T01:00:00Z',
  },
  'result corrected': {
    ...resultLongest,
    result: { total: '92.5', grade: 'A', payout: '1.2' },
    correction: {
      from: { total: '89.5', grade: 'B', payout: '1' },
      by: people.emma,
      on: '2026-11-28T02:00:00Z',
      reason: '退货被重复计入，已与平台账单核对。',
    },
  },
  'result shortest': {
    ...resultLongest,
    result: { total: null, grade: null, payout: null },
    items: [missingItem],
    gatesFired: [],
    adjustment: null,
  },
  'result hostile': {
    ...resultLongest,
    position: named(hostileName, hostileName),
    items: [{ ...item, name: named(hostileName, hostileName) }],
    adjustment: { points: '-2.5', reason: hostileText },
    waived: [
      {
        name: named(hostileName, hostileName),
        why: { why: 'said', text: hostileText },
        by: hostile,
        reason: hostileText,
      },
    ],
    by: hostile,
    correction: {
      from: { total: '1', grade: 'D', payout: '0' },
      by: hostile,
      on: '2026-11-28T02:00:00Z',
      reason: hostileText,
    },
  },
} as const satisfies Record<string, ResultView>;

const restatedLongest: RestatedView = {
  period,
  entries: [
    {
      scorecard: 's1',
      person: people.li,
      published: { total: '89.5', grade: 'B', payout: '1' },
      now: { total: '92.1', grade: 'A', payout: '1.2' },
      correctable: true,
    },
    {
      scorecard: 's2',
      person: people.wang,
      published: { total: '75.0', grade: 'C', payout: '0.8' },
      now: { total: null, grade: null, payout: null },
      correctable: false,
    },
  ],
};

const due = { at: '2026-11-12T10:00:00Z', daysLeft: 1 };
const late = { at: '2026-11-12T10:00:00Z', daysLeft: -1 };
const reminder: ReminderView = {
  person: people.chen.id,
  timeZone,
  duties: [
    { what: 'rate', period, count: 3, due: late },
    { what: 'approve', period, count: 1, due },
    { what: 'acknowledge', period: '2026-09', count: 1, due },
    { what: 'publish', period, count: 4, due: { ...due, daysLeft: 0 } },
    { what: 'close', period: '2026-09', count: 1, due: late },
  ],
};

const notices: Readonly<Record<string, CycleNoticeView>> = {
  'notice already open': { about: 'already_open', period, by: people.wang, on: '2026-11-02T01:00:00Z', timeZone },
  'notice terms changed': { about: 'terms_changed', period },
  'notice deadlines needed': { about: 'deadlines_needed', period },
  'notice nobody': { about: 'nobody', period },
  'notice no cycle': { about: 'no_cycle', period: '2027-10' },
  'notice moved': { about: 'moved', period },
  'notice nothing to publish': { about: 'nothing_to_publish', period },
  'notice not exportable': { about: 'not_exportable', period, because: 'not_opened', missing: [] },
  'notice not exportable yet': {
    about: 'not_exportable',
    period,
    because: 'not_published',
    missing: Array.from({ length: 12 }, () => people.li),
  },
};

export const cycleCardFixtures: readonly CardFixture[] = [
  ...each(cycleOpeningCard, {
    'cycle opening longest': openingLongest,
    'cycle opening nobody': {
      ...openingLongest,
      today: '2026-11-02',
      people: 0,
      plans: [],
      targets: 0,
      rates: [],
      teams: [],
    },
    'cycle opening hostile': {
      ...openingLongest,
      plans: [{ position: named(hostileName, hostileName), version: 1, effectiveFrom: '2026-01-01', people: 1 }],
      teams: Array.from({ length: 40 }, () => ({ name: named(hostileName, hostileName), people: 1, lead: hostile })),
      withoutPlan: [{ person: hostile, position: named(hostileName, hostileName) }],
    },
  }),
  ...each(cycleCard, cycles),
  ...each(resultCard, results),
  ...each(restatedCard, { 'restated longest': restatedLongest, 'restated none': { period, entries: [] } }),
  ...each(reminderCard, {
    'reminder longest': reminder,
    'reminder one': { ...reminder, duties: reminder.duties.slice(0, 1) },
  }),
  ...each(cycleNoticeCard, notices),
];

export const cycleFormFixtures: readonly FormFixture[] = [
  {
    name: 'form waive',
    make: (words) =>
      waiveForm(
        {
          scorecard: 's1',
          version: 4,
          item: 'sell_through',
          name: named('动销率', 'Sell-through'),
          why: { why: 'no_activity' },
          person: people.li,
          timeZone,
        },
        words,
      ),
  },
  { name: 'form deadlines', make: (words) => deadlinesForm({ period, version: 3, deadlines }, words) },
  ...[null, { total: '92.1', grade: 'A', payout: '1.2' }].map((restated): FormFixture => ({
    name: restated === null ? 'form correct' : 'form correct restated',
    make: (words) =>
      correctForm(
        {
          corrections: 0,
          scorecard: 's1',
          person: people.li,
          period,
          result: { total: '89.5', grade: 'B', payout: '1' },
          restated,
        },
        words,
      ),
  })),
];
