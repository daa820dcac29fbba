/** Three people and two channels: enough to see who sees what. */
import type { PlatformUser } from '../../../src/bot/ports.ts';
import type { ChooserPerson, WebChannel, WebPeople } from '../../../src/adapters/web/index.ts';

const person = (id: string, name: string, language: 'zh' | 'en', timeZone: string): PlatformUser => ({
  id,
  name,
  email: `${id}@example.com`,
  mobile: null,
  language,
  timeZone,
});

export const LI_NA = person('li-na', '李娜', 'zh', 'Asia/Shanghai');
export const ANNA = person('anna', 'Anna Becker', 'en', 'Europe/Berlin');
export const OUTSIDER = person('tom', 'Tom Reed', 'en', 'America/New_York');
const PEOPLE = [LI_NA, ANNA, OUTSIDER];

export const EUROPE: WebChannel = { id: 'europe', name: { zh: '欧洲组', en: 'Europe team' } };
export const AMERICA: WebChannel = { id: 'america', name: { zh: '美洲组', en: 'America team' } };
const MEMBERS: Readonly<Record<string, readonly WebChannel[]>> = {
  [LI_NA.id]: [EUROPE],
  [ANNA.id]: [EUROPE],
  [OUTSIDER.id]: [AMERICA],
};

const choice = (
  user: PlatformUser,
  team: WebChannel,
  role: ChooserPerson['role'],
  featured: boolean,
): ChooserPerson => ({
  user: user.id,
  name: user.name,
  position: { zh: '亚马逊运营', en: 'Amazon operations' },
  team: team.name,
  role,
  language: user.language ?? 'en',
  featured,
});

export interface TestCompany extends WebPeople {
  /** False: the company is a real one, and nobody chooses whom to be. */
  demo: boolean;
  leave(user: string): void;
}

export function createCompany(): TestCompany {
  const left = new Set<string>();
  const here = (): PlatformUser[] => PEOPLE.filter(({ id }) => !left.has(id));
  const company: TestCompany = {
    demo: true,
    leave: (user) => left.add(user),
    chooser: () =>
      Promise.resolve(
        company.demo
          ? [
              choice(LI_NA, EUROPE, { zh: '主管', en: 'team lead' }, true),
              choice(ANNA, EUROPE, null, true),
              choice(OUTSIDER, AMERICA, null, false),
            ].filter(({ user }) => !left.has(user))
          : null,
      ),
    person: (user) => Promise.resolve(here().find(({ id }) => id === user) ?? null),
    async *list() {
      await Promise.resolve();
      yield* here();
    },
    channelsOf: (user) => Promise.resolve(left.has(user) ? [] : (MEMBERS[user] ?? [])),
    channel: (id) => Promise.resolve([EUROPE, AMERICA].find((channel) => channel.id === id) ?? null),
  };
  return company;
}
