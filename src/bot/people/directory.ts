/** People and channels as a chat page of ours needs them: who there is, and which channels are theirs. */
import { roleNames, type ReviewRole } from '../../words/roles.ts';
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

/** Somebody to be: what a visitor of the demo chooses from. */
export interface DirectoryEntry {
  /** The platform's id of the person. */
  readonly user: string;
  readonly name: string;
  readonly position: BilingualName;
  readonly team: BilingualName;
  /** What they do in the review; null for nothing special. */
  readonly role: BilingualName | null;
  readonly language: Language;
  /** One of each role, and somebody with a scorecard of their own: good people to begin with. */
  readonly featured: boolean;
}

export interface Directory {
  /** Everybody with access today; null unless the data are the demo's: nobody chooses whom to be in a real company. */
  chooser(): Promise<readonly DirectoryEntry[] | null>;
  /** Null for somebody unknown, or who has left. */
  person(user: string): Promise<PlatformUser | null>;
  list(): AsyncIterable<PlatformUser>;
  /** Channels of the teams somebody may see today. */
  channelsOf(user: string): Promise<readonly Channel[]>;
  channel(id: string): Promise<Channel | null>;
}

interface Channel {
  readonly id: string;
  readonly name: BilingualName;
}

export function createDirectory(store: Store, clock: Clock, platform: Platform): Directory {
  const read = <T>(work: (tx: Tx, company: Company) => Promise<T>, nobody: T): Promise<T> =>
    store.transaction(async (tx) => {
      const company = await tx.company.get();
      return company === null ? nobody : work(tx, company);
    });

  return {
    chooser: () =>
      read(async (tx, company) => {
        if (!company.demo) return null;
        const day = today(clock(), company.timeZone);
        const people = (await tx.people.list()).filter((person) => hasAccess(person, day));
        const teams = await tx.teams.list();
        const managers = new Set(people.flatMap(({ managerId }) => managerId ?? []));
        const entries: DirectoryEntry[] = [];
        const kinds = new Set<string>();
        for (const person of people) {
          const identity = (await tx.people.identities(person.id)).find((known) => known.platform === platform);
          if (identity === undefined) continue;
          const role = roleOf(person, teams, managers);
          const place = await placeOf(tx, person, teams, day);
          const kind = role ?? `member/${person.language}`;
          // Somebody without a position has no scorecard to look at: only the administrator is worth being all the same.
          const featured = !kinds.has(kind) && (place.position.zh !== '' || role === 'administrator');
          if (featured) kinds.add(kind);
          const { name, language } = person;
          entries.push({
            user: identity.externalId,
            name,
            language,
            ...place,
            role: role === null ? null : roleNames[role],
            featured,
          });
        }
        return entries;
      }, null),

    person: (user) =>
      read(async (tx, company) => {
        const person = await tx.people.byIdentity(platform, user);
        return person !== null && hasAccess(person, today(clock(), company.timeZone)) ? userOf(user, person) : null;
      }, null),

    async *list() {
      const users = await read(async (tx, company) => {
        const day = today(clock(), company.timeZone);
        const found: PlatformUser[] = [];
        for (const person of await tx.people.list()) {
          const identity = (await tx.people.identities(person.id)).find((known) => known.platform === platform);
          if (identity !== undefined && hasAccess(person, day)) found.push(userOf(identity.externalId, person));
        }
        return found;
      }, []);
      yield* users;
    },

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

const userOf = (id: string, { name, email, mobile, language, timeZone }: Person): PlatformUser => ({
  id,
  name,
  email,
  mobile,
  language,
  timeZone,
});

function roleOf(person: Person, teams: readonly Team[], managers: ReadonlySet<string>): ReviewRole | null {
  if (person.roles.includes('administrator')) return 'administrator';
  if (managers.has(person.id)) return 'manager';
  return teams.some(({ leadId }) => leadId === person.id) ? 'lead' : null;
}

/** The latest position and team of the month. */
async function placeOf(
  tx: Tx,
  person: Person,
  teams: readonly Team[],
  day: string,
): Promise<Pick<DirectoryEntry, 'position' | 'team'>> {
  const period = periodOf(day);
  const assignments = await tx.people.assignments({ personId: person.id, from: firstDay(period), to: lastDay(period) });
  const assignment = assignments.at(-1);
  const position = (await tx.positions.list()).find(({ key }) => key === assignment?.positionKey);
  const nothing = { zh: '', en: '' };
  return {
    position: position?.name ?? nothing,
    team: teams.find(({ id }) => id === assignment?.teamId)?.name ?? nothing,
  };
}
