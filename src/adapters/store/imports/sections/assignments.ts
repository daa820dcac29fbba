import { Prisma } from '../../generated/client.ts';
import type { CompanyData } from '../../../../bot/ports.ts';
import { dateOf, dayOf, decimalText } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference, idOf, keysOf } from '../difference.ts';
import type { Ids, SectionChanges } from '../difference.ts';
import { checkScale } from '../scale.ts';

type AssignmentRow = CompanyData['assignments'][number];

interface AllIds {
  readonly people: Ids;
  readonly teams: Ids;
  readonly sites: Ids;
}

/** Found by person and first day. Who has assignments in the import has these and no others. */
export async function applyAssignments(db: PrismaTransaction, data: CompanyData, ids: AllIds): Promise<SectionChanges> {
  const named = new Set(data.assignments.map(({ personKey }) => personKey));
  const change = difference<AssignmentRow>('assignments', ({ personKey, from }) => `${personKey} ${from}`, {
    imported: data.assignments.map(assignmentRow),
    stored: await storedAssignments(db, ids),
    isReplaced: ({ personKey }) => named.has(personKey),
  });
  for (const row of [...change.removed, ...change.updated]) {
    await db.assignment.deleteMany({ where: { personId: idOf(ids.people, row.personKey), from: dateOf(row.from) } });
  }
  for (const row of [...change.added, ...change.updated]) {
    await db.assignment.create({
      data: {
        personId: idOf(ids.people, row.personKey),
        teamId: idOf(ids.teams, row.teamKey),
        positionKey: row.positionKey,
        from: dateOf(row.from),
        to: row.to === null ? null : dateOf(row.to),
        sites: {
          createMany: { data: row.sites.map(({ siteKey, share }) => ({ siteId: idOf(ids.sites, siteKey), share })) },
        },
      },
    });
  }
  return change;
}

async function storedAssignments(db: PrismaTransaction, ids: AllIds): Promise<readonly AssignmentRow[]> {
  const people = keysOf(ids.people);
  const teams = keysOf(ids.teams);
  const sites = keysOf(ids.sites);
  const rows = await db.assignment.findMany({ include: { sites: true } });
  return rows.map((row) =>
    assignmentRow({
      personKey: idOf(people, row.personId),
      teamKey: idOf(teams, row.teamId),
      positionKey: row.positionKey,
      from: dayOf(row.from),
      to: row.to === null ? null : dayOf(row.to),
      sites: row.sites.map(({ siteId, share }) => ({ siteKey: idOf(sites, siteId), share: decimalText(share) })),
    }),
  );
}

/** Exactly what is compared and written. */
function assignmentRow(row: AssignmentRow): AssignmentRow {
  return {
    personKey: row.personKey,
    teamKey: row.teamKey,
    positionKey: row.positionKey,
    from: row.from,
    to: row.to,
    sites: row.sites
      .map(({ siteKey, share }) => ({ siteKey, share: decimalText(new Prisma.Decimal(checkScale(share, 10))) }))
      .sort((a, b) => (a.siteKey < b.siteKey ? -1 : 1)),
  };
}
