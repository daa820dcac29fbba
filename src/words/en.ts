/** English. Coach, do not scold: facts about figures, a way on, no adjectives about people. */
import { cycleEn } from './cycleEn.ts';
import { doorEn } from './doorEn.ts';
import type { Language } from './language.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Months from 1. */
const month = (number: number): string => MONTHS[number - 1] ?? '';
const shortMonth = (number: number): string => month(number).slice(0, 3);
/** Weekdays from 0, Monday first. */
const weekday = (number: number): string => WEEKDAYS[number] ?? '';

const some = (count: number | string, one: string, many = `${one}s`): string =>
  `${String(count)} ${String(count) === '1' ? one : many}`;

const left = (days: number): string => (days === 0 ? 'last day' : `${some(days, 'day')} left`);

export const en = {
  language: 'en' as Language,
  ...cycleEn,
  door: doorEn,

  /** Around digits that are already formatted. */
  figures: {
    percent: (digits: string) => `${digits}%`,
    percentagePoints: (digits: string) => `${digits} pp`,
    money: (currency: string, digits: string) => `${currency} ${digits}`,
    days: (digits: string) => some(digits, 'day'),
    hours: (digits: string) => some(digits, 'hour'),
    rating: (digits: string) => `${digits} / 5`,
    pointUnit: 'points',
    points: (digits: string) => some(digits, 'point'),
    range: (low: string, high: string) => `${low}–${high}`,
    comparison: { '<': 'under', '<=': 'at most', '>': 'over', '>=': 'at least' },
  },
  dates: {
    day: (monthNumber: number, day: number) => `${String(day)} ${shortMonth(monthNumber)}`,
    period: month,
    periodOfYear: (year: string, monthNumber: number) => `${month(monthNumber)} ${year}`,
    week: (number: number) => `Week ${String(number)}`,
    instant: (monthNumber: number, day: number, weekdayNumber: number, time: string) =>
      `${weekday(weekdayNumber)} ${String(day)} ${shortMonth(monthNumber)}, ${time}`,
    weekdayTime: (weekdayNumber: number, time: string) => `${weekday(weekdayNumber)} ${time}`,
  },
  /** Joins a few things of the same kind. */
  list: (things: readonly string[]) => things.join(', '),
  /** Joins longer things that hold commas themselves. */
  listLong: (things: readonly string[]) => things.join('; '),
  unchanged: 'unchanged',
  colon: ': ',
  /** Between two sentences. */
  sentenceGap: ' ',
  aside: (said: string, remark: string) => `${said} (${remark})`,
  more: 'More',

  buttons: {
    why: 'Why this score',
    whyOf: (name: string) => `Why: ${name}`,
    history: 'History',
    selfReview: 'Write self-review',
    editSelfReview: 'Edit self-review',
    teamMembers: 'My people’s ratings',
    scorecard: 'My scorecard',
    scorecardOf: (name: string) => `Scorecard of ${name}`,
    backToScorecard: 'Back to the scorecard',
    backToWhy: 'Back to the explanation',
    previous: (name: string) => `← ${name}`,
    next: (name: string) => `${name} →`,
    rows: (count: string) => `Rows behind it (${count})`,
    previousPage: '← Previous page',
    nextPage: 'Next page →',
    rate: (name: string) => `Rate ${name}`,
    continueRating: (name: string) => `Continue ${name}`,
    changeRating: (name: string) => `Change ${name}`,
    ratings: 'Rate my people',
    approvals: 'Approve scorecards',
    open: (name: string) => `Open ${name}`,
    approve: (points: string) => `Approve ${points}`,
    approveWithoutTotal: 'Approve without a total',
    return: 'Return',
    adjust: 'Adjust',
    showNow: 'Show how it stands now',
    help: 'What can I do here?',
    sites: 'Sites in detail',
    scorecardOfPeriod: (period: string) => `Scorecard of ${period}`,
    keep: 'Not yet',
    waive: (name: string) => `Decide without ${name}`,
  },

  state: {
    collecting: (days: number) => `In progress, ${left(days)}`,
    rating: (rater: string | null, due: string | null) =>
      `Waiting for ${rater === null ? 'a rating' : `${rater} to rate`}${due === null ? '' : `, due ${due}`}`,
    approving: (approver: string | null, due: string | null) =>
      `Waiting for ${approver === null ? 'approval' : `${approver} to approve`}${due === null ? '' : `, due ${due}`}`,
    returned: (by: string, on: string) => `Returned by ${by}, ${on}`,
    approved: (by: string, on: string) => `Approved by ${by}, ${on}`,
    published: (on: string, by: string) => `Published ${on}, approved by ${by}`,
  },
  due: (at: string, days: number) => `Due ${at}, ${left(days)}`,

  missing: {
    noData: 'No data yet: no figures have come in for this period',
    late: (source: string, lastDay: string | null, expectedAt: string | null) =>
      `No data yet: ${source} ${lastDay === null ? 'has sent nothing so far' : `reaches to ${lastDay}`}${
        expectedAt === null ? '' : `, expected ${expectedAt}`
      }`,
    noActivity: 'Nothing to measure: there was no activity in this period',
    rated: 'Rated; you see it with the result',
    conflictingSources:
      'The same day is reported twice, and adding it up would count it double: the data owner decides which one counts',
    negativeDenominator: 'Cannot be computed: refunds were larger than sales',
    coverage: (days: number, of: number) => `Too few days: figures for ${String(days)} of ${some(of, 'day')}`,
    noRate: (currency: string) => `Cannot be converted: no rate for ${currency} in this period`,
    noTarget: 'No target has been set for this period',
    badTarget: 'The target has to be above 0: the administrator needs to correct the plan',
    notApplicable: 'Does not apply in this period',
    sample: (have: number, need: number) => `Too few to judge: ${String(have)} of at least ${String(need)}`,
    rejected: 'The data owner has rejected the figures; new ones are awaited',
    negative: 'The reading is below 0 and cannot be judged',
    rating: (rater: string | null, due: string | null) =>
      `Not rated yet${rater === null ? '' : `: ${rater} rates`}${due === null ? '' : `, due ${due}`}`,
    days: (days: number, of: number) => `Figures for only ${String(days)} of ${String(of)} site days`,
    said: (text: string) => `No data: ${text}`,
    effect: {
      exclude: (weight: string) => `its weight of ${weight} is left out for now`,
      zero: (weight: string) => `counts as 0 with its weight of ${weight}`,
      hold: (weight: string) => `the total waits for it (weight ${weight})`,
    },
  },

  scorecard: {
    title: (period: string, position: string) => `${period} · ${position}`,
    titleOf: (person: string, period: string, position: string) => `${person} · ${period} · ${position}`,
    change: (sign: '▲' | '▼' | '=', points: string, period: string, last: string) =>
      sign === '=' ? `= as in ${period} (${last})` : `${sign} ${points} (${period} ${last})`,
    noTotal: {
      all_missing: 'No total yet: no indicator has a reading',
      hold: 'No total yet: it waits for an indicator that must not be missing',
      too_much_missing: 'No total yet: too much of the weight has no data',
    },
    gap: (gap: string, grade: string, from: string) => `${gap} to ${grade} (from ${from})`,
    gapWith: (gap: string, grade: string, from: string, lever: string, to: string, gain: string) =>
      `${gap} to ${grade} (from ${from}): ${lever} at ${to} is enough (${gain})`,
    indicators: 'Indicators',
    target: (target: string) => `target ${target}`,
    targetSoFar: (target: string) => `target to date ${target}`,
    attained: (share: string) => `${share} of target`,
    better: (period: string, last: string) => `▲ better than ${period} (${last})`,
    worse: (period: string, last: string) => `▼ below ${period} (${last})`,
    same: (period: string, last: string) => `= as in ${period} (${last})`,
    /** For lower-is-better, where a worse reading is the larger one. */
    worseHigher: (period: string, last: string) => `▼ above ${period} (${last})`,
    outOfBand: (period: string, last: string) => `▼ further off than in ${period} (${last})`,
    points: (points: string, weight: string) => `${points} × ${weight}`,
    gapInDays: (days: number, of: number) => `figures for only ${String(days)} of ${String(of)} site days`,
    onTarget: 'on target',
    toGo: (distance: string) => `${distance} to target`,
    gates: 'Limits',
    ceiling: (limit: string) => `at most ${limit}`,
    floor: (limit: string) => `at least ${limit}`,
    over: (reading: string, limit: string) => `${reading}, above the limit of ${limit}`,
    under: (reading: string, limit: string) => `${reading}, below the floor of ${limit}`,
    cost: (points: string) => `−${points}`,
    gave: (points: string) => `+${points}`,
    noCost: 'cost nothing this time',
    noCostYet: 'shows once there is a total',
    notChecked: (names: string) => `Not checked yet, no data: ${names}`,
    adjustment: 'Adjusted by the approver',
    adjusted: (points: string, reason: string) => `${points} points: ${reason}`,
    levers: 'What would help most',
    leversThen: 'What would have helped most',
    lever: (index: number, name: string) => `${String(index)} ${name}`,
    leverStep: (from: string, to: string) => `${from} → ${to}`,
    leverGate: (from: string, to: string) => `${from} → within ${to}`,
    reached: (months: number) => (months === 0 ? '' : `reached in ${String(months)} of the last 3 months`),
    data: 'Data: ',
    upTo: (source: string, day: string) => `${source} up to ${day}`,
    nothingFrom: (source: string) => `nothing from ${source} yet`,
    late: 'late',
    settles: (days: number) => `may still change for ${some(days, 'day')}`,
    ratings: 'Ratings',
    rated: (on: string) => `submitted ${on}`,
    notRated: (due: string | null) => `not submitted yet${due === null ? '' : `, due ${due}`}`,
    summary: (period: string) => `Your scorecard for ${period}`,
    summaryOf: (person: string, period: string) => `Scorecard of ${person} for ${period}`,
  },

  why: {
    title: (name: string, period: string) => `${name} · ${period}`,
    place: (index: number, of: number) => `Indicator ${String(index)} of ${String(of)}`,
    result: (reading: string, points: string) => `${reading} → ${points}`,
    brings: (weight: string, contribution: string) => `Weight ${weight}, brings ${contribution} to the total`,
    weighs: (weight: string) => `Weight ${weight}`,
    /** In the middle of a line. */
    weight: (weight: string) => `weight ${weight}`,
    formula: 'Formula',
    withFigures: 'With the figures',
    absolute: 'difference (',
    counted: (name: string, comparison: string, limit: string) => `number of ${name} ${comparison} ${limit}`,
    daysInScope: 'days',
    unknownFigure: '?',
    differsBySite: 'the sum over the sites',
    target: 'Target',
    origin: (origin: string) => `set as: ${origin}`,
    noOrigin: 'where it comes from was not noted',
    definition: 'Definition',
    sites: 'Sites',
    plan: 'Plan',
    planVersion: (position: string, version: number, from: string | null) =>
      `${position}, version ${String(version)}${from === null ? '' : `, in force since ${from}`}`,
    review: 'Review',
    meaning: 'What it means',
    anchors: 'What each rating stands for',
    ratings: 'Ratings',
    ratedBy: (score: string, on: string) => `${score}, ${on}`,
    noRatings: 'None that you may see yet',
    chart: 'How it becomes points',
    curve: 'Points',
    here: 'You are here',
    hereAt: (x: string, points: string) => `${x} now brings ${points}.`,
    hereByAttainment: (share: string, points: string) => `An attainment of ${share} now brings ${points}.`,
    hereNowhere: 'There is no reading to place on it yet.',
    knot: (x: string, points: string) => `${x} brings ${points}`,
    jump: (x: string, below: string, at: string) => `just under ${x} brings ${below}, ${x} brings ${at}`,
    curveSentence: (here: string, knots: string) => `${here} The rule: ${knots}.`,
    askRating: (name: string) => `Do you see it differently? Talk to ${name} about an example.`,
    ask: (name: string) => `Does the figure look wrong to you? Ask ${name} and quote the row.`,
    summary: (name: string, period: string) => `How ${name} came about in ${period}`,
  },

  rows: {
    title: (name: string, period: string) => `Rows behind ${name} · ${period}`,
    page: (page: number, pages: number, of: string) => `Page ${String(page)} of ${String(pages)}, ${of} rows`,
    order: 'Largest first.',
    none: 'No rows were imported for this.',
    when: 'Day, site',
    what: 'Figure, source',
    value: 'Value',
    before: (value: string) => `before: ${value}`,
    summary: (name: string, period: string) => `Rows behind ${name} in ${period}`,
  },

  history: {
    title: 'My history',
    titleOf: (name: string) => `History of ${name}`,
    headline: (period: string, result: string) => `${period}: ${result}`,
    none: 'No scorecards yet. The first one appears with the first month’s figures.',
    chart: 'Total by month',
    total: 'Total',
    span: (from: string, to: string, lowest: string, highest: string) =>
      `From ${from} to ${to} the total lay between ${lowest} and ${highest}.`,
    one: (period: string, total: string) => `${period}: ${total}.`,
    nothing: 'No month has a total yet.',
    period: 'Month',
    change: 'Change',
    inProgress: 'in progress',
    noTotal: 'no total',
    noChange: 'nothing to compare',
    summary: 'Your scorecards of the last months',
    summaryOf: (name: string) => `Scorecards of ${name}`,
  },

  help: {
    title: 'What you can do here',
    headline: 'Your figures, why they are what they are, and what would move them.',
    scorecard: (period: string) => `your result for ${period}, indicator by indicator (/mykpi, or /mykpi 2026-10)`,
    ratings: (waiting: number, period: string) =>
      waiting === 0
        ? `everybody is rated for ${period} (/rate)`
        : `${some(waiting, 'person', 'people')} still to rate for ${period} (/rate)`,
    approvals: (waiting: number, period: string) =>
      waiting === 0
        ? `nothing waits for you for ${period} (/approve)`
        : `${some(waiting, 'scorecard')} waiting for you for ${period} (/approve)`,
    cycle: 'open the month, follow it, publish and close it (/kpi cycle)',
    selfReview: (period: string) => `your own view of ${period}, before others decide (self review)`,
    history: 'your last six months (history)',
    administrator: 'Figures, people and plans come from the workbook: npm run template, then npm run import.',
    noScorecard: 'There is no scorecard for you yet: you have no position with a plan in this period.',
    summary: 'What you can do here',
  },

  welcome: {
    title: (company: string) => `LinkStar KPI for ${company}`,
    who: (name: string) => `Hello ${name}. I show you how your month stands, why, and what would move it.`,
    demo: 'This is a demo company: people and figures are invented.',
    setUpBy: (name: string) => `${name} set this up and answers questions about plans and figures.`,
    visible:
      'Who sees your score: you, your lead, your line of managers and the administrator. A team’s channel never shows it.',
    summary: 'Welcome to LinkStar KPI',
  },

  notice: {
    unknownCommand: {
      title: 'I did not understand that',
      text: (typed: string) => `“${typed}” is nothing I know. Nothing was changed.`,
      way: 'Write /mykpi for your scorecard, /mykpi 2026-10 for a month, or help.',
    },
    unknownAccount: {
      title: 'Somebody I do not know',
      text: (name: string, platform: string) =>
        `${name} asks on ${platform}, and the company’s list has no such account.`,
      way: (email: string) =>
        `If this is a colleague, put ${email} into their row of the People sheet and import it again.`,
      wayWithoutAddress:
        'The account shows no mail address. If this is a colleague, ask them to put one into their profile there.',
    },
    unknownPerson: {
      title: 'I do not know you yet',
      text: (lookedFor: string | null) =>
        lookedFor === null
          ? 'Your account shows me neither a mail address nor a number, so I cannot find you in the company’s list.'
          : `I looked for ${lookedFor} in the company’s list and found nobody.`,
      way: (administrator: string | null, address: string) =>
        `Ask ${administrator ?? 'whoever looks after the workbook in your company'}: “Please put ${address} into my row of the People sheet.” Then write to me again.`,
      wayWithoutAddress: (administrator: string | null) =>
        `Put your mail address into your profile here, or ask ${administrator ?? 'whoever looks after the workbook in your company'}: “Please add my account to my row of the People sheet.” Then write to me again.`,
    },
    left: {
      title: 'Your access has ended',
      text: 'Access ends with the last day in the company. Your records are kept.',
      way: 'For a copy of your own data, ask the administrator.',
    },
    forbidden: {
      title: 'This is not yours to see or decide',
      own_record: 'Nobody rates or approves their own scorecard. It goes to your lead and your manager.',
      not_in_line: 'Only the person, their lead and their line of managers may see this.',
      not_lead: 'Ratings are given by the lead of the person’s team.',
      not_own: 'Only the person writes their self-review, and says that they have read their result.',
      role: 'This needs the administrator’s role.',
    },
    outOfDate: {
      title: 'This card is out of date',
      moved: (state: string) => `Meanwhile: ${state}. Nothing was changed by your press.`,
      gone: 'What it was about is no longer there. Nothing was changed by your press.',
    },
    conflict: {
      title: 'Somebody was a moment earlier',
      text: (state: string) => `${state}. Your decision was not applied, so there is only one.`,
    },
    noFigures: {
      title: (period: string) => `No figures for ${period}`,
      latest: (latest: string) => `The last month with figures is ${latest}.`,
      none: 'No figures have been imported yet. They come with the first import.',
    },
    badPeriod: {
      title: 'I need a month',
      text: (typed: string) => `“${typed}” is no month I can read.`,
      way: (example: string) => `Write it as year and month: /mykpi ${example}`,
    },
    noPlan: {
      title: (period: string) => `No plan for ${period}`,
      text: (position: string | null) =>
        position === null
          ? 'There is no plan that judges this position in that month.'
          : `There is no plan for ${position} in that month.`,
      way: 'The administrator adds one in the Plans sheet of the workbook.',
    },
    notAssigned: {
      title: (period: string) => `No position in ${period}`,
      text: 'No team and position are noted for that month, so there is nothing to score.',
      way: 'If that is a mistake, the administrator corrects it in the Assignments sheet.',
    },
    nothingToRate: {
      title: 'Nobody to rate',
      text: (period: string) => `You lead nobody who is scored in ${period}.`,
    },
    nothingToApprove: {
      title: 'Nothing to approve',
      text: (period: string) => `No scorecard of ${period} is yours to approve.`,
    },
    tooEarly: {
      title: (period: string) => `${period} is not over yet`,
      text: (from: string) => `It is rated and approved from ${from} on, when all its figures are in.`,
    },
    notOpened: {
      title: (period: string) => `${period} has not been opened`,
      text: {
        rating: (administrator: string | null) =>
          `${administrator ?? 'An administrator'} opens it first; then you are asked to rate.`,
        self_review: (administrator: string | null) =>
          `${administrator ?? 'An administrator'} opens it first; then you can write your self-review.`,
      },
    },
    cycleClosed: {
      title: (period: string) => `${period} is closed`,
      text: 'Its results are final. Only an administrator’s correction changes one.',
    },
    unexplained: {
      title: 'Something is still missing',
      text: (person: string, names: string) =>
        `${person}’s scorecard has no data for: ${names}. Wait for it, or decide without it and say why: each has its button on the card.`,
    },
    closed: {
      title: (period: string) => `${period} is decided`,
      self_review: 'The self-review can be changed until the scorecard is approved. What you wrote is kept as it was.',
      rating: 'Ratings can be changed until the scorecard is approved. What you gave is kept as it was.',
    },
    saved: {
      self_review: 'Self-review sent',
      rating: 'Rating submitted',
      at: (at: string) => `Saved ${at}.`,
      editable: 'You can change it until the scorecard is approved.',
    },
    sentPrivately: 'Sent to you privately.',
    erased: {
      title: 'No longer kept',
      text: 'This message was about somebody who has left, and whose data were erased.',
    },
    failed: {
      title: 'That did not work',
      text: (at: string) => `Something failed on our side on ${at}. Nothing was changed.`,
      way: 'Please try again. If it happens again, tell the administrator the time above.',
    },
    summary: 'An answer to your message',
  },

  ratingList: {
    title: (period: string) => `Ratings for ${period}`,
    progress: (done: number, of: number) => `${String(done)} of ${some(of, 'person', 'people')}`,
    label: 'Rated',
    allDone: 'Everybody is rated. Thank you.',
    none: 'not rated yet',
    draft: (at: string) => `draft kept ${at}`,
    submitted: (on: string) => `rated ${on}`,
    returned: (by: string, reason: string) => `returned by ${by}: ${reason}`,
    decided: 'decided',
    selfReview: 'self-review is there',
    summary: (period: string) => `Ratings for ${period}`,
  },

  unusual: {
    change: (points: string) => `total moved by ${points}`,
    missing: (items: number) => `${some(items, 'indicator')} without data`,
    gate: (name: string, cost: string | null) => `limit touched: ${name}${cost === null ? '' : ` (${cost})`}`,
    adjusted: (points: string, reason: string) => `adjusted by ${points}: ${reason}`,
    returned: (times: number) => (times === 1 ? 'returned once before' : `returned ${String(times)} times before`),
    noTotal: 'no total',
  },

  approvalList: {
    title: (period: string) => `Approvals for ${period}`,
    waiting: (count: number) =>
      count === 0 ? 'Nothing is waiting for you' : `${some(count, 'scorecard')} waiting for you`,
    progress: (done: number, of: number) => `${String(done)} of ${String(of)}`,
    label: 'Decided',
    notRated: (names: string) => `Still waiting for ratings: ${names}`,
    lookAt: (what: string) => `look at: ${what}`,
    summary: (period: string) => `Approvals for ${period}`,
  },

  approval: {
    title: (person: string, period: string, position: string) => `${person} · ${period} · ${position}`,
    waiting: 'Waiting for you',
    notReady: (rater: string | null) => `Not ready: ${rater ?? 'nobody'} has not rated yet`,
    noTotal: 'No total yet',
    unusual: 'Worth a look',
    movers: 'What moved most',
    missing: 'Missing',
    ratings: 'Ratings',
    leadNote: (author: string) => `Note by ${author}`,
    noLeadNote: 'The lead left no note.',
    selfReview: 'Self-review',
    noSelfReview: 'No self-review.',
    adjusted: 'Adjusted',
    reason: 'Reason',
    confirmTitle: (person: string, period: string, points: string) => `Approve ${points} for ${person}, ${period}?`,
    confirmTitleNoTotal: (person: string, period: string) => `Approve ${person}, ${period}, without a total?`,
    confirmText: 'The score is fixed with it. The lead is told; the person hears it when the month is published.',
    confirmMissing: (names: string) => `Approved without: ${names}.`,
    waived: (by: string, reason: string) => `${by} decides without it: ${reason}`,
    summary: (person: string, period: string) => `Scorecard of ${person} for ${period}`,
  },

  outcome: {
    approvedTitleOf: (person: string, period: string) => `${person}’s scorecard for ${period} is approved`,
    returnedTitle: (period: string) => `Your scorecard for ${period} is being looked at again`,
    returnedTitleOf: (person: string, period: string) => `${person}’s scorecard for ${period} came back`,
    by: (by: string, on: string) => `${by}, ${on}`,
    adjusted: (points: string, reason: string) => `Includes an adjustment of ${points} points: ${reason}`,
    noTotal: 'Approved without a total',
    employeeReturned: (by: string) =>
      `${by} asked the lead to look at it again. There is nothing for you to do; you will hear the result here.`,
    leadReturned: (reason: string) => `Reason: ${reason}`,
    summary: (period: string) => `News about your scorecard for ${period}`,
    summaryOf: (person: string, period: string) => `News about ${person}’s scorecard for ${period}`,
  },

  digest: {
    title: (week: string, team: string) => `${week} · ${team}`,
    pace: (name: string, share: string) => `${name} at ${share} of pace`,
    paceUnknown: (name: string) => `${name}: no data yet`,
    streakBetter: (name: string, weeks: number) => `${name} better for ${some(weeks, 'week')} running`,
    streakWorse: (name: string, weeks: number) => `${name} down for ${some(weeks, 'week')} running`,
    streakSame: (name: string, weeks: number) => `${name} unchanged for ${some(weeks, 'week')}`,
    chart: 'Against pace',
    series: 'Share of pace',
    mark: 'Pace',
    chartSummary: (parts: string) => `${parts}. 100% is what this day of the month asks for.`,
    mover: (sign: '▲' | '▼' | '=', site: string, indicator: string, reading: string, change: string) =>
      `${sign} ${site}: ${indicator} ${reading} (${change} on the week before)`,
    risk: (site: string, indicator: string, reading: string, target: string) =>
      `! ${site}: ${indicator} ${reading} (target ${target})`,
    late: (source: string, site: string, lastDay: string | null) =>
      lastDay === null
        ? `Data gap: ${site} has nothing from ${source} yet`
        : `Data gap: ${site} has figures from ${source} up to ${lastDay} only`,
    quiet: 'A quiet week: nothing moved enough to need your attention.',
    summary: (week: string, team: string) => `${week} of ${team} is in`,
    /** Answers of the command that posts one. */
    posted: (week: string, team: string) => `Posted ${week} to ${team}.`,
    queued: (week: string, team: string) =>
      `${week} for ${team} is ready; it goes out as soon as the service runs (npm start).`,
    alreadyPosted: (week: string, team: string, at: string) =>
      `${week} was already posted to ${team} on ${at}; nothing was sent twice.`,
    unknownTeam: (key: string, known: string) => `There is no team “${key}”. Known teams: ${known}.`,
    noChannel: (team: string) => `${team} has no channel to post to: add one in the Teams sheet of the workbook.`,
    badWeek: (typed: string) => `“${typed}” is no week. Write it as year and week: 2026-W47.`,
    noFigures: (week: string, team: string) => `There are no figures for ${team} in ${week}; nothing was posted.`,
  },

  sites: {
    title: (team: string, period: string) => `${team} by site · ${period}`,
    headline: (onTarget: number, of: number) => `${String(onTarget)} of ${some(of, 'reading')} on target`,
    site: 'Site',
    reading: 'Reading',
    target: 'Target',
    onTarget: '✓ on target',
    open: '○ open',
    noTarget: 'no target',
    missing: (site: string, why: string) => `${site}: ${why}`,
    none: 'This team has no sites with figures in this period.',
    summary: (team: string, period: string) => `Sites of ${team} in ${period}`,
  },

  forms: {
    cancel: 'Cancel',
    keepDraft: 'Keep as draft',
    draftSaved: (at: string) => `Draft kept ${at}. Only you see it.`,
    rating: {
      title: (person: string, period: string) => `Rate ${person} · ${period}`,
      sees: (approver: string | null, person: string) =>
        `${approver ?? 'The manager'} sees this as soon as you submit, ${person} with the published result. A draft is seen by you alone.`,
      selfReview: (person: string, text: string) => `${person} writes: ${text}`,
      returned: (by: string, reason: string) => `Returned by ${by}: ${reason}`,
      note: 'Note',
      noteHint: (person: string) => `Which event of this month shows best why you rated ${person} this way?`,
      option: (score: string, anchor: string) => `${score} · ${anchor}`,
      submit: 'Submit rating',
    },
    selfReview: {
      title: (period: string) => `Self-review · ${period}`,
      sees: (names: string) => `Read by ${names}, before they decide. You can change it until then.`,
      nobody: 'your lead and your manager',
      text: 'Your month in your words',
      hint: 'What went well, what held you back, and what will you try next month?',
      submit: 'Send self-review',
    },
    return: {
      title: (person: string, period: string) => `Return ${person} · ${period}`,
      sees: (lead: string | null, person: string) =>
        `${lead ?? 'The lead'} reads your reason and rates again. ${person} learns that it is being looked at again, not the reason.`,
      reason: 'Reason',
      hint: 'What should be looked at again, and what would convince you?',
      submit: 'Return to the lead',
    },
    adjust: {
      title: (person: string, period: string) => `Adjust ${person} · ${period}`,
      now: (total: string) => `Now: ${total}.`,
      sees: (person: string) =>
        `This approves the scorecard with your adjustment. The lead sees the points and the reason, ${person} with the published result.`,
      points: 'Points up or down',
      limit: (limit: string) => `From −${limit} to +${limit}, one decimal`,
      reason: 'Reason',
      hint: 'Which fact do the figures not show?',
      submit: 'Adjust and approve',
    },
  },

  /** One line each, at its field. */
  errors: {
    required: 'Please fill this in.',
    tooShort: (min: number) => `A little more, please: at least ${String(min)} characters.`,
    tooLong: (max: string, have: string) => `Please shorten it: at most ${max} characters, this has ${have}.`,
    notNumber: 'Please write a number, for example 2.5 or -1.',
    outOfRange: (min: string, max: string) => `Please choose a number from ${min} to ${max}.`,
    decimals: (decimals: number) => (decimals === 0 ? 'Whole numbers only.' : `At most ${some(decimals, 'decimal')}.`),
    zero: 'An adjustment of 0 changes nothing: approve it as it is instead.',
    notOption: 'Please choose one of the options.',
    badDate: 'Please choose a day, for example 2026-11-30.',
    unknownField: 'This form has changed meanwhile. What you wrote is kept; please open it again.',
  },
  toast: {
    draftKept: (at: string) => `Draft kept ${at}`,
    approved: (person: string) => `Approved: ${person}`,
    returned: (person: string) => `Returned: ${person}`,
    adjusted: (person: string) => `Adjusted and approved: ${person}`,
  },
};

/** Every language says the same things. */
export type Words = typeof en;
