/**
 * A company of any size, where each team has a lead and a site: two administrators, a manager and a director above. Sales
 * and a rating count.
 */
import type { WrittenRow, WrittenRows } from '../../src/bot/import/writtenRow.ts';
import { demoSheets } from '../support/demoSheets.ts';

export const PERIOD = '2026-10';
export const ADMINISTRATORS = ['A1', 'A2'] as const;
/** Both are in every employee's line. */
export const MANAGER = 'M1';
export const DIRECTOR = 'D1';

export const teamKey = (team: number): string => `T${String(team)}`;
export const leadKey = (team: number): string => `L${String(team)}`;
export const siteKey = (team: number): string => `S${String(team)}`;
export const personKey = (team: number, member: number): string => `P${String(team)}x${String(member)}`;

/** Of an employee, by their key. */
export const teamOf = (employee: string): number => Number(/^P(\d+)x/u.exec(employee)?.[1]);

export interface Size {
  readonly teams: number;
  /** Employees of each. */
  readonly members: number;
}

export function companyOf({ teams, members }: Size): WrittenRows {
  const { company = [], positions = [], criteria = [] } = demoSheets();
  const numbers = Array.from({ length: teams }, (_, index) => index + 1);
  const employees = numbers.flatMap((team) =>
    Array.from({ length: members }, (_, index) => ({ key: personKey(team, index + 1), team })),
  );
  return {
    company,
    people: [
      person(DIRECTOR, null),
      ...ADMINISTRATORS.map((key) => ({ ...person(key, DIRECTOR), roles: 'administrator' })),
      person(MANAGER, DIRECTOR),
      ...numbers.map((team) => person(leadKey(team), MANAGER)),
      ...employees.map(({ key }) => person(key, MANAGER)),
    ],
    teams: numbers.map((team) => ({
      ...named(teamKey(team), `${String(team)} 组`, `Team ${String(team)}`),
      lead: leadKey(team),
      language: 'zh',
      digest_weekday: '1',
      digest_time: '09:30',
    })),
    sites: numbers.map((team) => ({
      ...named(siteKey(team), `${String(team)} 站`, `Site ${String(team)}`),
      ...{ marketplace: 'amazon', country: 'US', currency: 'USD', time_zone: 'America/Los_Angeles' },
      ...{ opened_on: SINCE, incubation_from: SINCE, growth_from: '2024-09-01', mature_from: '2025-03-01' },
    })),
    assignments: employees.map(({ key, team }) => ({
      ...{ person: key, team: teamKey(team), position: 'operations', sites: siteKey(team), from: SINCE },
    })),
    positions: positions.filter(({ key }) => key === 'operations'),
    plans: [
      { position: 'operations', item: 'sales', weight: '70' },
      { position: 'operations', item: 'teamwork', weight: '30' },
    ],
    criteria: criteria.filter(({ key }) => key === 'teamwork'),
    targets: numbers.map((team) => ({
      ...{ period: PERIOD, metric: 'sales', site: siteKey(team), target: '3000', origin: '年度计划' },
    })),
    sources: [{ ...named('erp', 'ERP', 'ERP'), late_after_hours: '36' }],
    figures: numbers.flatMap((team) => DAYS.map((day) => sales(team, day, '100'))),
  };
}

/** A row of figures. */
export const sales = (team: number, date: string, amount: string): WrittenRow => ({
  date,
  site: siteKey(team),
  source: 'erp',
  item: '',
  net_sales: amount,
});

const SINCE = '2024-03-01';
const DAYS = Array.from({ length: 31 }, (_, index) => `${PERIOD}-${String(index + 1).padStart(2, '0')}`);

const named = (key: string, zh: string, en: string) => ({ key, name_zh: zh, name_en: en });

const person = (key: string, manager: string | null): WrittenRow => ({
  key,
  name: `员工 ${key}`,
  email: `${key.toLowerCase()}@example.com`,
  language: 'zh',
  manager,
  joined_on: SINCE,
});
