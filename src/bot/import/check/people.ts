import type { Company, CompanyData, Day, Platform, Role } from '../../ports.ts';
import type { Problems } from '../problems.ts';
import { peopleSheet } from '../sheets/people.ts';
import type { RowReader, Table } from '../table.ts';
import { bilingualName, language } from './company.ts';

type PersonData = CompanyData['people'][number];
type TeamData = CompanyData['teams'][number];

const heading = (key: string) =>
  peopleSheet.columns.find((column) => column.key === key)?.heading ?? { zh: key, en: key };

const roles: readonly Role[] = ['administrator', 'data_owner', 'finance'];

function parseRoles(text: string | null): readonly Role[] {
  const written = new Set((text ?? '').split(','));
  return roles.filter((role) => written.has(role));
}

export function checkPeople(
  rows: readonly RowReader[],
  table: Table | undefined,
  company: Company | null,
  today: Day,
  problems: Problems,
): readonly PersonData[] {
  const people: PersonData[] = [];
  const emails = new Map<string, number>();
  for (const row of rows) {
    checkEmail(row, emails);
    const joinedOn = row.get('joined_on');
    const leftOn = row.get('left_on');
    if (joinedOn !== null && leftOn !== null && leftOn < joinedOn) {
      row.report('left_on', { kind: 'dates_reversed', other: heading('joined_on') });
    }
    if (row.get('manager') !== null && row.get('manager') === row.get('key')) {
      row.report('manager', { kind: 'own_manager' });
    }
    if (!row.isSound()) continue;
    people.push({
      key: row.get('key') ?? '',
      name: row.get('name') ?? '',
      email: row.get('email'),
      mobile: row.get('mobile'),
      language: language(row.get('language'), company?.language ?? 'zh'),
      timeZone: row.get('time_zone') ?? company?.timeZone ?? 'UTC',
      languageGiven: row.get('language') !== null,
      timeZoneGiven: row.get('time_zone') !== null,
      roles: parseRoles(row.get('roles')),
      managerKey: row.get('manager'),
      joinedOn: joinedOn ?? '',
      leftOn,
    });
  }
  reportManagerCycles(rows);
  const written = rows.filter((row) => parseRoles(row.get('roles')).includes('administrator'));
  const isPresent = (row: RowReader) => (row.get('left_on') ?? today) >= today;
  if (table !== undefined && !written.some(isPresent)) {
    const column = table.columns.get('roles');
    const place = { sheet: table.name, row: null, column: column?.letter ?? null, heading: column?.heading ?? null };
    problems.add(place, '', { kind: 'no_administrator' });
  }
  return people;
}

function checkEmail(row: RowReader, emails: Map<string, number>): void {
  const email = row.get('email');
  if (email === null) return;
  const firstRow = emails.get(email);
  if (firstRow === undefined) emails.set(email, row.number);
  else row.report('email', { kind: 'duplicate_email', firstRow });
}

/** Each circle once, at its first row. */
function reportManagerCycles(rows: readonly RowReader[]): void {
  const managerOf = new Map(rows.map((row) => [row.get('key') ?? '', row.get('manager')]));
  const reported = new Set<string>();
  for (const row of rows) {
    const start = row.get('key');
    const line: string[] = [];
    let next: string | null = start;
    while (next !== null && !line.includes(next)) {
      line.push(next);
      next = managerOf.get(next) ?? null;
    }
    // Somebody whose line leads into a circle further up is not on it.
    if (start === null || next !== start || line.length < 2 || reported.has(start)) continue;
    for (const key of line) reported.add(key);
    row.report('manager', { kind: 'manager_cycle', through: [...line, start] });
  }
}

const channelColumns = [
  ['slack', 'slack_channel'],
  ['feishu', 'feishu_chat'],
  ['dingtalk', 'dingtalk_chat'],
] as const satisfies readonly (readonly [Platform, string])[];

const defaultDigestTime = '09:30';

export function checkTeams(rows: readonly RowReader[], company: Company | null): readonly TeamData[] {
  const teams: TeamData[] = [];
  const channels = new Map<string, number>();
  for (const row of rows) {
    for (const [, column] of channelColumns) {
      const channel = row.get(column);
      if (channel === null) continue;
      const firstRow = channels.get(`${column} ${channel}`);
      if (firstRow === undefined) channels.set(`${column} ${channel}`, row.number);
      else row.report(column, { kind: 'duplicate_channel', firstRow });
    }
    if (!row.isSound()) continue;
    const key = row.get('key') ?? '';
    const [hours, minutes] = (row.get('digest_time') ?? defaultDigestTime).split(':').map(Number);
    teams.push({
      key,
      name: bilingualName(row),
      leadKey: row.get('lead'),
      language: language(row.get('language'), company?.language ?? 'zh'),
      timeZone: row.get('time_zone') ?? company?.timeZone ?? 'UTC',
      digestWeekday: Number(row.get('digest_weekday') ?? '1'),
      digestMinute: (hours ?? 0) * 60 + (minutes ?? 0),
      channels: [
        // The web client shows each team's channel without anybody having to make it.
        { platform: 'web', externalId: key },
        ...channelColumns.flatMap(([platform, column]) => {
          const externalId = row.get(column);
          return externalId === null ? [] : [{ platform, externalId }];
        }),
      ],
    });
  }
  return teams;
}
