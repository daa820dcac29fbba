/** Who may do what to whose record: every role x action x subject, written out. */
import { describe, expect, it } from 'vitest';
import {
  may,
  mayCompany,
  mayRead,
  maySeeTeam,
  mayTakeData,
  type CompanyAction,
  type PersonAction,
  type Subject,
  type Viewer,
} from '../../src/bot/permission.ts';

const subject: Subject = { personId: 'employee', leadIds: ['lead'], lineIds: ['manager', 'director'] };
const viewer = (id: string, more: Partial<Viewer> = {}): Viewer => ({
  id,
  roles: [],
  joinedOn: '2026-01-01',
  leftOn: null,
  ...more,
});
const viewers: Record<string, Viewer> = {
  self: viewer('employee'),
  lead: viewer('lead'),
  manager: viewer('manager'),
  director: viewer('director'),
  peer: viewer('peer'),
  administrator: viewer('hr', { roles: ['administrator'] }),
  data_owner: viewer('data', { roles: ['data_owner'] }),
  finance: viewer('money', { roles: ['finance'] }),
  'self and administrator': viewer('employee', { roles: ['administrator'] }),
  'lead who left': viewer('lead', { leftOn: '2026-11-22' }),
  'lead who has not begun': viewer('lead', { joinedOn: '2026-11-24' }),
  'lead on the last day': viewer('lead', { leftOn: '2026-11-23' }),
};
const actions: readonly PersonAction[] = [
  'see_scorecard',
  'see_rows',
  'see_history',
  'see_ratings',
  'see_notes',
  'self_review',
  'rate',
  'approve',
  'return',
  'adjust',
  'waive',
  'acknowledge',
  'correct',
];

/** Allowed actions, in the order above: s(corecard) r(ows) h(istory) R(atings) N(otes) w(rite self-review) g(ive rating) A B C W(aive) K (acknowledge) X (correct). */
const matrix: Record<string, string> = {
  self: 'srh--w-----K-',
  lead: 'srhRN-g------',
  manager: 'srhRN--ABCW--',
  director: 'srhRN--ABCW--',
  peer: '-------------',
  administrator: 'srhR--------X',
  data_owner: '-------------',
  finance: '-------------',
  'self and administrator': 'srh--w-----K-',
  'lead who left': '-------------',
  'lead who has not begun': '-------------',
  'lead on the last day': 'srhRN-g------',
};

describe('a person’s record', () => {
  it.each(Object.entries(matrix))('%s: %s', (name, expected) => {
    const asked = viewers[name];
    if (asked === undefined) throw new Error(name);
    const letters = 'srhRNwgABCWKX';
    const allowed = actions.map((action, index) =>
      may(asked, action, subject, '2026-11-23').allowed ? letters[index] : '-',
    );
    expect(allowed.join('')).toBe(expected);
  });

  it('is never decided by its own person, whatever line or role they have', () => {
    const everything: Subject = { personId: 'x', leadIds: ['x'], lineIds: ['x'] };
    const asked = viewer('x', { roles: ['administrator', 'data_owner', 'finance'] });
    for (const action of ['rate', 'approve', 'return', 'adjust', 'waive', 'correct'] as const) {
      expect(may(asked, action, everything, '2026-11-23')).toEqual({ allowed: false, because: 'own_record' });
    }
  });
});

describe('ratings and notes', () => {
  const read = (name: string, published: boolean): string =>
    (['see_ratings', 'see_notes'] as const)
      .map((what) =>
        mayRead(viewers[name] ?? viewer('nobody'), what, subject, { on: '2026-11-23', published }).allowed ? 'y' : '-',
      )
      .join('');
  it.each([
    ['self', '--', 'yy'],
    ['lead', 'yy', 'yy'],
    ['director', 'yy', 'yy'],
    ['peer', '--', '--'],
    ['administrator', 'y-', 'y-'],
    ['self and administrator', '--', 'yy'],
    ['lead who left', '--', '--'],
  ])('%s: %s before the result is published, %s afterwards', (name, before, afterwards) => {
    expect([read(name, false), read(name, true)]).toEqual([before, afterwards]);
  });
});

describe('the company’s matters', () => {
  /** m(anage a cycle) e(xport for pay) i(nvite) u(sage). */
  const allowed: Record<string, string> = {
    self: '----',
    lead: '----',
    manager: '----',
    administrator: 'meiu',
    data_owner: '----',
    finance: '-e--',
    'self and administrator': 'meiu',
    'administrator who left': '----',
  };
  const companyActions: Readonly<Record<string, CompanyAction>> = {
    m: 'manage_cycle',
    e: 'export_pay',
    i: 'invite',
    u: 'see_usage',
  };
  it.each(Object.entries(allowed))('%s: %s', (name, expected) => {
    const left = viewer('hr', { roles: ['administrator', 'finance'], leftOn: '2026-11-22' });
    const asked = name === 'administrator who left' ? left : (viewers[name] ?? viewer('nobody'));
    const letters = Object.entries(companyActions).map(([letter, action]) =>
      mayCompany(asked, action, '2026-11-23').allowed ? letter : '-',
    );
    expect(letters.join('')).toBe(expected);
  });
});

describe('what is kept about a person', () => {
  it.each([
    ['self', true],
    ['administrator', false],
    ['manager', false],
    ['lead', false],
  ])('%s: %s', (name, expected) => {
    expect(mayTakeData(viewers[name] ?? viewer('nobody'), 'employee', '2026-11-23').allowed).toBe(expected);
  });

  it('is not given by a link to somebody who has left', () => {
    expect(mayTakeData(viewer('employee', { leftOn: '2026-11-22' }), 'employee', '2026-11-23').allowed).toBe(false);
  });
});

describe('a team’s matters', () => {
  const team = { memberIds: ['employee'], lineIds: ['lead', 'manager'] };
  it.each([
    ['self', true],
    ['lead', true],
    ['manager', true],
    ['peer', false],
    ['administrator', true],
    ['finance', false],
    ['lead who left', false],
  ])('%s: %s', (name, expected) => {
    expect(maySeeTeam(viewers[name] ?? viewer('nobody'), team, '2026-11-23').allowed).toBe(expected);
  });
});
