/** People and channels as a chat page of ours needs them: who there is, and which channels are theirs. */
import { firstDay, lastDay, periodOf, today } from '../period.ts';
import { hasAccess, maySeeTeam } from '../permission.ts';
import type {
  BilingualName,
  Clock,
  Company,
  Language,
  Person,
  Platform,
  PlatformUser,
  Store,
  Team,
  Tx,
} from '../ports.ts';
import { teamStanding } from './standing.ts';

export interface DirectoryEntry {
  readonly user: string;
  readonly name: string;
  readonly position: BilingualName;
  readonly team: BilingualName;
  /** What they do in the review; null for nothing special. */
  readonly role: 'lead' | 'manager' | 'administrator' | null;
  readonly language: Language;
}

export interface Directory {
  /** Everybody with access today, with what they do. */
  entries(): Promise<readonly DirectoryEntry[]>;
  person(user: string): Promise<PlatformUser | null>;
  /** Channels of the teams somebody belongs to, leads or manages today. */
  channelsOf(user: string): Promise<readonly { readonly id: string; readonly name: BilingualName }[]>;
  channel(id: string): Promise<{ readonly id: string; readonly name: BilingualName } | null>;
  isDemo(): Promise<boolean>;
}

export function createDirectory(store: Store, clock: Clock, platform: Platform): Directory {
  const read = <T>(work: (tx: Tx, company: Company) => Promise<T>, nobody: T): Promise<T> =>
    store.transaction(async (tx) => {
      const company = await tx.company.get();
      return company === null ? nobody : work(tx, company);
    });

  return {
    isDemo: () => read((_tx, company) => Promise.resolve(company.demo), false),

    entries: () =>
      read(async (tx, company) => {
        const day = today(clock(), company.timeZone);
        const people = (await tx.people.list()).filter((person) => hasAccess(person, day));
        const teams = await tx.teams.list();
        const managers = new Set(people.flatMap(({ managerId }) => managerId ?? []));
        const entries: DirectoryEntry[] = [];
        for (const person of people) {
          const entry = await describe(tx, person, teams, managers, day);
          const [identity] = (await tx.people.identities(person.id)).filter((known) => known.platform === platform);
          if (entry !== null && identity !== undefined) entries.push({ ...entry, user: identity.externalId });
        }
        return entries;
      }, []),

    person: (user) =>
      read(async (tx, company) => {
        const person = await tx.people.byIdentity(platform, user);
        if (person === null || !hasAccess(person, today(clock(), company.timeZone))) return null;
        const { name, email, mobile, language, timeZone } = person;
        return { id: user, name, email, mobile, language, timeZone };
      }, null),

    channelsOf: (user) =>
      read(async (tx, company) => {
        const person = await tx.people.byIdentity(platform, user);
        if (person === null) return [];
        const day = today(clock(), company.timeZone);
        const theirs: Team[] = [];
        for (const team of await tx.teams.list()) {
          if (maySeeTeam(person, await teamStanding(tx, team, day), day).allowed) theirs.push(team);
        }
        return theirs.flatMap((team) =>
          team.channels.flatMap((channel) =>
            channel.platform === platform ? [{ id: channel.externalId, name: team.name }] : [],
          ),
        );
      }, []),

    channel: (id) =>
      read(async (tx) => {
        const owner = (await tx.teams.list()).find(({ channels }) =>
          channels.some((channel) => channel.platform === platform && channel.externalId === id),
        );
        return owner === undefined ? null : { id, name: owner.name };
      }, null),
  };
}

async function describe(
  tx: Tx,
  person: Person,
  teams: readonly Team[],
  managers: ReadonlySet<string>,
  day: string,
): Promise<Omit<DirectoryEntry, 'user'> | null> {
  const period = periodOf(day);
  const assignments = await tx.people.assignments({ personId: person.id, from: firstDay(period), to: lastDay(period) });
  const assignment = assignments.at(-1);
  const team = teams.find(({ id }) => id === assignment?.teamId);
  const position = (await tx.positions.list()).find(({ key }) => key === assignment?.positionKey);
  const role = person.roles.includes('administrator')
    ? ('administrator' as const)
    : managers.has(person.id)
      ? ('manager' as const)
      : teams.some(({ leadId }) => leadId === person.id)
        ? ('lead' as const)
        : null;
  const nothing = { zh: '', en: '' };
  const { name, language } = person;
  return { name, position: position?.name ?? nothing, team: team?.name ?? nothing, role, language };
}
