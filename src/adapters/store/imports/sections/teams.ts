import type { CompanyData, Platform } from '../../../../bot/ports.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference, idOf, keysOf } from '../difference.ts';
import type { Ids, SectionChanges } from '../difference.ts';

type TeamRow = CompanyData['teams'][number];

export async function applyPositions(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const stored = await db.position.findMany();
  const change = difference('positions', ({ key }) => key, {
    imported: data.positions.map(({ key, name }) => ({ key, nameZh: name.zh, nameEn: name.en })),
    stored: stored.map(({ key, nameZh, nameEn }) => ({ key, nameZh, nameEn })),
  });
  await db.position.createMany({ data: [...change.added] });
  for (const row of change.updated) await db.position.update({ where: { key: row.key }, data: row });
  return change;
}

export async function applyTeams(db: PrismaTransaction, data: CompanyData, people: Ids): Promise<SectionChanges> {
  const stored = await storedTeams(db, keysOf(people));
  const change = difference<TeamRow>('teams', ({ key }) => key, {
    imported: data.teams.map((team) => teamRow(team, stored.get(team.key)?.channels ?? [])),
    stored: [...stored.values()],
  });
  for (const row of [...change.added, ...change.updated]) {
    const columns = teamColumns(row, people);
    const { id } = await db.team.upsert({ where: { key: row.key }, create: columns, update: columns });
    for (const { platform, externalId } of row.channels) {
      await db.teamChannel.upsert({
        where: { teamId_platform: { teamId: id, platform } },
        create: { teamId: id, platform, externalId },
        update: { externalId },
      });
    }
  }
  return change;
}

async function storedTeams(db: PrismaTransaction, people: Ids): Promise<ReadonlyMap<string, TeamRow>> {
  const rows = await db.team.findMany({ include: { channels: true } });
  return new Map(
    rows.map((row) => [
      row.key,
      teamRow(
        {
          ...row,
          name: { zh: row.nameZh, en: row.nameEn },
          leadKey: row.leadId === null ? null : idOf(people, row.leadId),
          channels: row.channels.map(({ platform, externalId }) => ({ platform: platform as Platform, externalId })),
        },
        [],
      ),
    ]),
  );
}

/**
 * Exactly what is compared and written. Channels a team has on platforms the import says nothing of are kept, and each
 * team has one on the web, under its own key.
 */
function teamRow(row: TeamRow, kept: TeamRow['channels']): TeamRow {
  const channels = new Map<Platform, string>([['web', row.key]]);
  for (const { platform, externalId } of [...kept, ...row.channels]) channels.set(platform, externalId);
  return {
    key: row.key,
    name: { zh: row.name.zh, en: row.name.en },
    leadKey: row.leadKey,
    language: row.language,
    timeZone: row.timeZone,
    digestWeekday: row.digestWeekday,
    digestMinute: row.digestMinute,
    channels: [...channels]
      .map(([platform, externalId]) => ({ platform, externalId }))
      .sort((a, b) => (a.platform < b.platform ? -1 : 1)),
  };
}

function teamColumns({ name, leadKey, channels: _, ...row }: TeamRow, people: Ids) {
  return {
    ...row,
    nameZh: name.zh,
    nameEn: name.en,
    leadId: leadKey === null ? null : idOf(people, leadKey),
  };
}
