/** What races against what, and each way in which a race may end: nothing else is right. */
import type { ChatEvent, ScorecardRecord } from '../../src/bot/ports.ts';
import { ADMINISTRATORS, DIRECTOR, MANAGER, PERIOD, sales } from './company.ts';
import type { Act } from './racer.ts';

/** A team of one person, with that person's scorecard. */
export interface Lane {
  readonly team: number;
  readonly teamId: string;
  readonly card: ScorecardRecord;
}

/** What is found of a scorecard afterwards. */
export interface Found {
  readonly state: ScorecardRecord['state'];
  /** What the record of changes says to have happened to it since. */
  readonly actions: readonly string[];
  /** Messages to the person with the result. */
  readonly results: number;
  /** Figures that came after it would have changed it. */
  readonly restated: boolean;
}

export interface Ending extends Found {
  /** How what each was told begins. */
  readonly said: readonly [RegExp, RegExp];
}

export interface Race {
  readonly title: string;
  readonly from: 'rated' | 'approved';
  readonly acts: (lane: Lane) => readonly [Act, Act];
  readonly endings: Readonly<Record<string, Ending>>;
}

const say = (user: string, { card }: Lane, what: object): Act => {
  const id = `${user}-${card.id}`;
  const base = { platform: 'web', id, user, place: { type: 'direct' }, origin: null, message: null } as const;
  return { do: 'say', event: { ...base, ...what } as ChatEvent };
};

const publish = (user: string, lane: Lane): Act =>
  say(user, lane, { type: 'action', intent: { do: 'publish', period: PERIOD, team: lane.teamId } });

const [one, other] = ADMINISTRATORS;
const still = { results: 0, restated: false } as const;
const published = { state: 'published', actions: ['scorecard.published'], results: 1, restated: false } as const;

export const races: readonly Race[] = [
  {
    title: 'approve against return',
    from: 'rated',
    acts: (lane) => {
      const { id: scorecard, version } = lane.card;
      const values = { reason: '再核对一次退款的数字。' };
      return [
        say(MANAGER, lane, { type: 'action', intent: { do: 'approve', scorecard, version } }),
        say(DIRECTOR, lane, { type: 'submit', intent: { do: 'return', scorecard, version }, values, mode: 'final' }),
      ];
    },
    endings: {
      approved: {
        ...{ ...still, state: 'approved', actions: ['scorecard.approved'] },
        said: [/^\(已通过/u, new RegExp(`^有人比您早了一步\n员工 ${MANAGER} 已通过`, 'u')],
      },
      returned: {
        ...{ ...still, state: 'returned', actions: ['scorecard.returned'] },
        said: [new RegExp(`^有人比您早了一步\n员工 ${DIRECTOR} 已退回`, 'u'), /^\(已退回/u],
      },
    },
  },
  {
    title: 'publish against an import',
    from: 'approved',
    acts: (lane) => [publish(one, lane), { do: 'import', figure: sales(lane.team, `${PERIOD}-03`, '400') }],
    endings: {
      'published, and restated since': {
        ...{ ...published, restated: true },
        said: [/^\(已公布 1 份结果。\)/u, /^applied$/u],
      },
      'imported, and decided again': {
        ...{ ...still, state: 'rated', actions: ['scorecard.reopened'] },
        said: [/有 1 份没有公布：更新的数据改变了结果/u, /^applied$/u],
      },
    },
  },
  {
    title: 'two publish',
    from: 'approved',
    acts: (lane) => [publish(one, lane), publish(other, lane)],
    endings: {
      'by the one': { ...published, said: [/^\(已公布 1 份结果。\)/u, /^没有/u] },
      'by the other': { ...published, said: [/^没有/u, /^\(已公布 1 份结果。\)/u] },
    },
  },
];
