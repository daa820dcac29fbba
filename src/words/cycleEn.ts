/** English: a month from its opening to its pay. */

const some = (count: number, one: string, many = `${one}s`): string => `${String(count)} ${count === 1 ? one : many}`;

const STEPS = {
  collecting: 'Collecting',
  rating: 'Rating',
  approving: 'Approving',
  published: 'Reading',
};

export const cycleEn = {
  steps: STEPS,

  opening: {
    title: (period: string) => `Open ${period}`,
    headline: (people: string, teams: string) => `${people} in ${teams}`,
    people: (count: number) => some(count, 'person', 'people'),
    teams: (count: number) => some(count, 'team'),
    nobody: 'Nobody has a position with a plan in this month.',
    explain:
      'With the opening this is fixed for the whole month. What the workbook says afterwards is taken over only when you say so.',
    deadlines: 'Deadlines, each until 18:00',
    until: {
      collecting: 'Figures are in',
      rating: 'Everybody is rated',
      approving: 'Everybody is approved',
      published: 'Everybody has read it',
    },
    over: (day: string) => `${day}, over: rating begins at once`,
    plans: 'Plans',
    plan: (version: number, from: string, people: number) =>
      `version ${String(version)}, in force since ${from} · ${some(people, 'person', 'people')}`,
    targets: 'Targets',
    targetCount: (count: number) => (count === 0 ? 'none: nothing can be reached' : some(count, 'target')),
    rates: 'Plan rates',
    rate: (currency: string, rate: string, reporting: string) => `1 ${currency} = ${rate} ${reporting}`,
    teamsTitle: 'Teams',
    team: (people: number, lead: string) => `${some(people, 'person', 'people')}, rated by ${lead}`,
    teamWithoutLead: (people: number) => `${some(people, 'person', 'people')} · no lead: rated by their own managers`,
    withoutPlan: 'Not judged: no plan',
    noPlanFor: (position: string) => `${position} has no plan: add one in the Plans sheet`,
    open: (period: string) => `Open ${period}`,
    changeDeadlines: 'Change deadlines',
    confirmTitle: (period: string) => `Open ${period}?`,
    confirmText: (people: string) => `Plans, targets, rates and deadlines are fixed for ${people}.`,
    summary: (period: string) => `${period} can be opened`,
  },

  cycle: {
    title: (period: string) => `${period} · review`,
    at: {
      collecting: 'Figures are coming in',
      rating: (done: number, of: number) => `${String(done)} of ${String(of)} rated`,
      approving: (done: number, of: number) => `${String(done)} of ${String(of)} approved`,
      published: (done: number, of: number) => `${String(done)} of ${String(of)} have read their result`,
      closed: 'Closed',
    },
    step: (name: string) => `Step: ${name}`,
    late: (days: number) => `${some(days, 'day')} late`,
    progress: { rated: 'Rated', decided: 'Approved', published: 'Published', read: 'Read' },
    of: (done: number, of: number) => `${String(done)} of ${String(of)}`,
    byTeam: 'Still open, by team',
    openIn: (open: number, of: number, who: string) =>
      `${String(open)} of ${String(of)}${who === '' ? '' : ` · ${who}`}`,
    andMore: (names: string, count: number) => `${names} and ${String(count)} more`,
    more: (count: number) => `… and ${String(count)} more`,
    everybody: 'Nobody is missing.',
    lateData: 'Figures that are late',
    drift: (parts: string) =>
      `The workbook has changed since the opening (${parts}). This month goes on with what was fixed.`,
    drifted: {
      people: (count: number) => some(count, 'person more', 'people more'),
      plans: (count: number) => some(count, 'plan'),
      targets: (count: number) => some(count, 'target'),
      rates: (count: number) => some(count, 'rate'),
      metrics: (count: number) => some(count, 'indicator'),
    },
    restated: (count: number) =>
      `Restated since: figures imported after publication would change ${some(count, 'result')}. Nothing published was changed.`,
    notPublished: (names: string) => `Not published: ${names}`,
    corrections: (count: number) => `${some(count, 'correction')} so far`,
    closedOn: (on: string, by: string) => `Closed ${on} by ${by}. Only a correction changes anything now.`,
    buttons: {
      end: {
        collecting: 'Start rating now',
        rating: 'End rating now',
        approving: 'End approving now',
      },
      publish: (count: number) => `Publish ${some(count, 'result')}`,
      publishTeam: (team: string, count: number) => `Publish ${team} (${String(count)})`,
      deadlines: 'Change deadlines',
      takeOver: 'Take over the changes',
      restated: (count: number) => `Restated results (${String(count)})`,
      close: (period: string) => `Close ${period}`,
      export: 'File for pay',
      cycle: (period: string) => `Review of ${period}`,
    },
    confirm: {
      end: {
        collecting: 'Start rating now?',
        rating: 'End rating now?',
        approving: 'End approving now?',
      },
      missing: (names: string) => `Still missing: ${names}.`,
      nobodyMissing: 'Nobody is missing.',
      after: {
        collecting: 'Leads are asked to rate.',
        rating: 'Unrated scorecards go to the approvers, with the rating as missing.',
        approving:
          'What is not approved stays unpublished; it can still be approved and published until the month is closed.',
      },
      publish: (count: number) => `Publish ${some(count, 'result')}?`,
      publishText: 'Each person gets their result at once. A published result changes only by a correction.',
      close: (period: string) => `Close ${period}?`,
      closeText: 'Afterwards only a correction changes anything.',
      unpublished: (names: string) => `Without a published result: ${names}.`,
      unread: (count: number) => `${some(count, 'person has', 'people have')} not confirmed that they read it.`,
      takeOver: 'Take over the workbook’s changes?',
      takeOverText:
        'Plans, targets and rates of this month are fixed anew as the workbook has them. Undecided scorecards follow; decided ones stay.',
    },
    summary: (period: string) => `How the review of ${period} stands`,
  },

  result: {
    title: (period: string) => `Your result for ${period}`,
    correctedTitle: (period: string) => `Your result for ${period} was corrected`,
    payout: (coefficient: string) => `coefficient ${coefficient}`,
    noTotal: 'Published without a total',
    how: 'How it came about',
    waived: 'Decided without',
    waivedBecause: (why: string, by: string, reason: string) => `${why} · ${by}: ${reason}`,
    correction: 'Corrected',
    corrected: (from: string, to: string) => `${from} → ${to}`,
    correctedBy: (by: string, on: string, reason: string) => `${by}, ${on}: ${reason}`,
    restated: (result: string) =>
      `Restated since: with figures imported after publication it would be ${result}. The published result counts.`,
    restatedSame:
      'Restated since: figures imported after publication change readings below, not the result. It is shown as it was published.',
    decided: (by: string, on: string) => `Approved by ${by}, ${on}`,
    published: (on: string) => `Published ${on}`,
    plan: (version: number, from: string) => `Plan: version ${String(version)}, in force since ${from}`,
    reference:
      'The score is a reference for people. If a figure looks wrong, “Why this score” shows where it comes from.',
    acknowledge: 'I have read it',
    acknowledged: (on: string) => `You confirmed on ${on} that you read it.`,
    summary: (period: string) => `Your result for ${period} is here`,
    correctedSummary: (period: string) => `Your result for ${period} was corrected`,
  },

  restated: {
    title: (period: string) => `Restated results · ${period}`,
    headline: (count: number) => `${some(count, 'published result')} would differ today`,
    none: 'No published result would differ today.',
    explain: 'Figures were imported after the decision. Published results stay as they are; a correction changes one.',
    line: (published: string, now: string) => `published ${published} · today ${now}`,
    correct: (name: string) => `Correct ${name}`,
    summary: (period: string) => `Restated results of ${period}`,
  },

  reminder: {
    title: 'What waits for you',
    headline: (count: number) => `${some(count, 'matter')} due`,
    rate: (people: number, period: string) => `Rate ${some(people, 'person', 'people')} for ${period}`,
    approve: (scorecards: number, period: string) => `Decide on ${some(scorecards, 'scorecard')} of ${period}`,
    acknowledge: (period: string) => `Read and confirm your result for ${period}`,
    publish: (scorecards: number, period: string) => `Publish ${some(scorecards, 'approved result')} of ${period}`,
    close: (period: string) => `Close ${period}`,
    late: (at: string, days: number) => `Was due ${at}, ${some(days, 'day')} late`,
    summary: 'What waits for you',
  },

  cycleForms: {
    waive: {
      title: (name: string, person: string) => `Decide without ${name} · ${person}`,
      why: (why: string) => `Why it is missing: ${why}.`,
      sees: (person: string) => `${person} reads your reason with the result. The record keeps it.`,
      reason: 'Why it may be decided without',
      hint: 'For example: the shop was closed in October, agreed with the lead.',
      submit: 'Decide without it',
    },
    deadlines: {
      title: (period: string) => `Deadlines · ${period}`,
      sees: 'Each step ends at 18:00 of its day. Everybody whom it concerns sees the new day at once.',
      submit: 'Set deadlines',
      past: 'This day is over. Please choose today or later.',
      beforeEnd: (end: string) => `Figures come in until the month is over: ${end} or later.`,
      order: (step: string, day: string) => `Please choose a day after “${step}” (${day}).`,
      weekend: (before: string, after: string) => `That is a weekend. Nearest working days: ${before} and ${after}.`,
      holiday: (name: string, before: string, after: string) =>
        `That is ${name}. Nearest working days: ${before} and ${after}.`,
      over: 'This step is over: its day stays as it was.',
      saved: 'Deadlines set',
    },
    correct: {
      title: (person: string, period: string) => `Correct ${person} · ${period}`,
      now: (result: string) => `Counts now: ${result}.`,
      today: (result: string) => `With today’s figures: ${result}.`,
      sees: (person: string) =>
        `${person} gets the correction with your name, the day and the reason. It goes into the next file for pay.`,
      how: 'What is corrected',
      restated: 'Take over today’s figures',
      points: 'Add or take points',
      pointsField: 'Points up or down',
      pointsHint: (limit: string) => `From −${limit} to +${limit}, one decimal`,
      reason: 'Reason',
      hint: 'What was wrong, and how do you know?',
      submit: 'Correct',
      nothing: 'This changes nothing: the result stays the same.',
      saved: (person: string) => `Corrected: ${person}`,
    },
  },

  cycleNotice: {
    alreadyOpen: (period: string, by: string, on: string) => ({
      title: `${period} is open already`,
      text: `${by} opened it on ${on}. Nothing was changed.`,
    }),
    termsChanged: {
      title: 'The workbook changed meanwhile',
      text: 'Nothing was done: what you saw is no longer what the workbook says. Here is what it says now.',
    },
    deadlinesNeeded: {
      title: 'The deadlines no longer fit',
      text: 'It was not opened. Please choose other days.',
    },
    nobody: (period: string) => ({
      title: `Nobody to judge in ${period}`,
      text: 'No one has a position with a plan in this month. Add plans in the Plans sheet and import the workbook.',
    }),
    noCycle: (period: string) => ({
      title: `There is nothing for ${period} yet`,
      text: 'A month can be opened when the workbook has targets for it.',
    }),
    moved: {
      title: 'Somebody was a moment earlier',
      text: 'The review has moved on since. Nothing was changed by your press.',
    },
    published: (count: number) => `Published ${some(count, 'result')}.`,
    publishedNone: { title: 'Nothing to publish', text: 'No approved result is waiting.' },
    reopened: (count: number) =>
      `${some(count, 'scorecard was', 'scorecards were')} left out: newer figures change the result, and the approver decides again.`,
    opened: (period: string) => `${period} is open`,
    stepEnded: (next: string) => `Now: ${next}`,
    closed: (period: string) => `${period} is closed`,
    tookOver: 'The workbook’s changes are taken over',
    acknowledged: 'Thank you: noted that you read it',
    waived: (name: string) => `Waived: ${name}`,
    notExportable: (period: string) => ({
      title: `${period} cannot be exported yet`,
      text: {
        not_opened: 'The month has not been opened.',
        not_published: 'Results are not published yet. The file for pay is made of published results alone.',
      },
      missing: (names: string) => `Still missing: ${names}.`,
    }),
  },
};
