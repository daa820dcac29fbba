import type { Assignment, Person, Platform, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { dateOf, dayOf, decimalText } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

export function peopleRecords(db: PrismaTransaction): Tx['people'] {
  return {
    get: async (id) => toPerson(await db.person.findUnique({ where: { id } })),
    byKey: async (key) => toPerson(await db.person.findUnique({ where: { key } })),
    async byEmail(email) {
      // Not Prisma's insensitive mode: that is ILIKE, to which the _ of an address is any character.
      const [found] = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM person WHERE lower(email) = lower(${email}) ORDER BY key LIMIT 1`;
      return found === undefined ? null : toPerson(await db.person.findUnique({ where: { id: found.id } }));
    },
    async byIdentity(platform, externalId) {
      const identity = await db.identity.findUnique({
        where: { platform_externalId: { platform, externalId } },
        include: { person: true },
      });
      return toPerson(identity?.person ?? null);
    },
    list: async () => (await db.person.findMany({ orderBy: { key: 'asc' } })).map(personOf),
    reportsOf: async (managerId) =>
      (await db.person.findMany({ where: { managerId }, orderBy: { key: 'asc' } })).map(personOf),

    async accounts(platform) {
      const rows = await db.identity.findMany({ where: { platform } });
      return new Map(rows.map(({ personId, externalId }) => [personId, externalId]));
    },
    async identities(personId) {
      const rows = await db.identity.findMany({
        where: { personId },
        orderBy: [{ preferred: 'desc' }, { platform: 'asc' }],
      });
      return rows.map(({ platform, externalId, preferred }) => ({
        platform: platform as Platform,
        externalId,
        preferred,
      }));
    },
    async putIdentity({ personId, platform, externalId, preferred }) {
      if (preferred) await db.identity.updateMany({ where: { personId }, data: { preferred: false } });
      await db.identity.upsert({
        where: { personId_platform: { personId, platform } },
        create: { personId, platform, externalId, preferred },
        update: { externalId, preferred },
      });
    },

    async adopt(personId, { language, timeZone }) {
      if (language !== null)
        await db.person.updateMany({ where: { id: personId, languageGiven: false }, data: { language } });
      if (timeZone !== null)
        await db.person.updateMany({ where: { id: personId, timeZoneGiven: false }, data: { timeZone } });
    },
    async dropIdentity(personId, platform) {
      await db.identity.delete({ where: { personId_platform: { personId, platform } } });
    },

    async assignments({ personId, teamId, siteId, from, to }) {
      const rows = await db.assignment.findMany({
        where: {
          ...(personId === undefined ? {} : { personId }),
          ...(teamId === undefined ? {} : { teamId }),
          ...(siteId === undefined ? {} : { sites: { some: { siteId } } }),
          from: { lte: dateOf(to) },
          OR: [{ to: null }, { to: { gte: dateOf(from) } }],
        },
        include: { sites: { orderBy: { siteId: 'asc' } } },
        orderBy: [{ from: 'asc' }, { personId: 'asc' }],
      });
      return rows.map(assignmentOf);
    },
  };
}

function toPerson(row: Prisma.PersonModel | null): Person | null {
  return row === null ? null : personOf(row);
}

function personOf({ erasedAt: _, languageGiven: _l, timeZoneGiven: _t, ...row }: Prisma.PersonModel): Person {
  return { ...row, joinedOn: dayOf(row.joinedOn), leftOn: row.leftOn === null ? null : dayOf(row.leftOn) };
}

function assignmentOf(row: Prisma.AssignmentGetPayload<{ include: { sites: true } }>): Assignment {
  return {
    id: row.id,
    personId: row.personId,
    teamId: row.teamId,
    positionKey: row.positionKey,
    from: dayOf(row.from),
    to: row.to === null ? null : dayOf(row.to),
    sites: row.sites.map(({ siteId, share }) => ({ siteId, share: decimalText(share) })),
  };
}
