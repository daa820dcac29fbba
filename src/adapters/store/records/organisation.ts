import type { Platform, Position, Site, Team, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { dayOf } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

const withChannels = { channels: { orderBy: { platform: 'asc' } } } satisfies Prisma.TeamInclude;

export function teamRecords(db: PrismaTransaction): Tx['teams'] {
  const find = async (where: Prisma.TeamWhereUniqueInput): Promise<Team | null> => {
    const row = await db.team.findUnique({ where, include: withChannels });
    return row === null ? null : teamOf(row);
  };
  return {
    list: async () => (await db.team.findMany({ include: withChannels, orderBy: { key: 'asc' } })).map(teamOf),
    byKey: (key) => find({ key }),
    get: (id) => find({ id }),
  };
}

export function siteRecords(db: PrismaTransaction): Tx['sites'] {
  return {
    async list(): Promise<readonly Site[]> {
      const rows = await db.site.findMany({
        include: { stages: { orderBy: { from: 'asc' } } },
        orderBy: { key: 'asc' },
      });
      return rows.map(({ nameZh, nameEn, openedOn, stages, ...site }) => ({
        ...site,
        name: { zh: nameZh, en: nameEn },
        openedOn: dayOf(openedOn),
        stages: stages.map(({ stage, from }) => ({ stage, from: dayOf(from) })),
      }));
    },
  };
}

export function positionRecords(db: PrismaTransaction): Tx['positions'] {
  return {
    async list(): Promise<readonly Position[]> {
      const rows = await db.position.findMany({ orderBy: { key: 'asc' } });
      return rows.map(({ key, nameZh, nameEn }) => ({ key, name: { zh: nameZh, en: nameEn } }));
    },
  };
}

function teamOf({ nameZh, nameEn, channels, ...team }: Prisma.TeamGetPayload<{ include: typeof withChannels }>): Team {
  return {
    ...team,
    name: { zh: nameZh, en: nameEn },
    channels: channels.map(({ platform, externalId }) => ({ platform: platform as Platform, externalId })),
  };
}
