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
      read((tx, company) => (company.demo ? chooserEntries(tx, platform, company, clock()) : nobody), null),

    person: (user) =>
      read(async (tx, company) => {
        const person = await tx.people.byIdentity(platform, user);
        return person !== null && hasAccess(person, today(clock(), company.timeZone)) ? userOf(user, person) : null;
      }, null),

    async *list() {
      const users = await read(async (tx, company) => {
        const day = today(clock(), company.timeZone);
        const accounts = await tx.people.accounts(platform);
        return (await tx.people.list()).flatMap((person) => {
          const user = accounts.get(person.id);
          return user !== undefined && hasAccess(person, day) ? [userOf(user, person)] : [];
        });
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

const nobody = Promise.resolve(null);

async function chooserEntries(
  tx: Tx,
  platform: Platform,
  company: Company,
  now: Date,
): Promise<readonly DirectoryEntry[]> {
  const day = today(now, company.timeZone);
  const period = periodOf(day);
  const people = (await tx.people.list()).filter((person) => hasAccess(person, day));
  const accounts = await tx.people.accounts(platform);
  const teams = await tx.teams.list();
  const positions = await tx.positions.list();
  const assignments = await tx.people.assignments({ from: firstDay(period), to: lastDay(period) });
  const managers = new Set(people.flatMap(({ managerId }) => managerId ?? []));
  const kinds = new Set<string>();
  return people.flatMap((person) => {
    const user = accounts.get(person.id);
    if (user === undefined) return [];
    const latest = assignments.findLast(({ personId }) => personId === person.id);
    const role = roleOf(person, teams, managers);
    const kind = role ?? `member/${person.language}`;
    // Somebody without a position has no scorecard to look at: only the administrator is worth being all the same.
    const featured = !kinds.has(kind) && (latest !== undefined || role === 'administrator');
    if (featured) kinds.add(kind);
    return [
      {
        user,
        name: person.name,
        language: person.language,
        position: positions.find(({ key }) => key === latest?.positionKey)?.name ?? unnamed,
        team: teams.find(({ id }) => id === latest?.teamId)?.name ?? unnamed,
        role: role === null ? null : roleNames[role],
        featured,
      },
    ];
  });
}

const unnamed: BilingualName = { zh: '', en: '' };
