import type { CompanyData } from '../../../../bot/ports.ts';
import { dateOf, dayOf } from '../../records/conversion.ts';
import type { PrismaTransaction } from '../../records/conversion.ts';
import { difference } from '../difference.ts';
import type { SectionChanges } from '../difference.ts';

type PersonRow = CompanyData['people'][number];

/** People leave by their leaving day: who is not in the import stays. */
export async function applyPeople(db: PrismaTransaction, data: CompanyData): Promise<SectionChanges> {
  const stored = await storedPeople(db);
  const adopted = await adoptedPeople(db, stored);
  const change = difference<PersonRow>('people', ({ key }) => key, {
    imported: data.people.map((row) => personRow(withAdopted(row, adopted.get(row.key)))),
    stored,
  });
  await db.person.createMany({ data: change.added.map(columns) });
  // Addresses may have moved from one person to another, which is no duplicate once all are written.
  await db.person.updateMany({ where: { key: { in: change.updated.map(({ key }) => key) } }, data: { email: null } });
  for (const row of change.updated) await db.person.update({ where: { key: row.key }, data: columns(row) });
  await connectManagers(db, [...change.added, ...change.updated]);
  await giveWebIdentities(db);
  return change;
}

async function storedPeople(db: PrismaTransaction): Promise<readonly PersonRow[]> {
  const rows = await db.person.findMany({ include: { manager: { select: { key: true } } } });
  return rows.map((row) =>
    personRow({
      ...row,
      managerKey: row.manager?.key ?? null,
      joinedOn: dayOf(row.joinedOn),
      leftOn: row.leftOn === null ? null : dayOf(row.leftOn),
    }),
  );
}

/** Those whom a chat platform knows: what it has said about them stays where the workbook is silent. */
async function adoptedPeople(
  db: PrismaTransaction,
  stored: readonly PersonRow[],
): Promise<ReadonlyMap<string, PersonRow>> {
  const known = await db.person.findMany({
    where: { identities: { some: { platform: { not: 'web' } } } },
    select: { key: true },
  });
  const keys = new Set(known.map(({ key }) => key));
  return new Map(stored.filter(({ key }) => keys.has(key)).map((row) => [row.key, row]));
}

const withAdopted = (row: PersonRow, adopted: PersonRow | undefined): PersonRow => ({
  ...row,
  language: row.languageGiven ? row.language : (adopted?.language ?? row.language),
  timeZone: row.timeZoneGiven ? row.timeZone : (adopted?.timeZone ?? row.timeZone),
});

/** Exactly what is compared and written. */
function personRow(row: PersonRow): PersonRow {
  return {
    key: row.key,
    name: row.name,
    email: row.email,
    mobile: row.mobile,
    language: row.language,
    timeZone: row.timeZone,
    languageGiven: row.languageGiven,
    timeZoneGiven: row.timeZoneGiven,
    roles: row.roles.toSorted(),
    joinedOn: row.joinedOn,
    leftOn: row.leftOn,
    managerKey: row.managerKey,
  };
}

function columns({ managerKey: _, joinedOn, leftOn, roles, ...row }: PersonRow) {
  return {
    ...row,
    roles: [...roles],
    joinedOn: dateOf(joinedOn),
    leftOn: leftOn === null ? null : dateOf(leftOn),
  };
}

/** Once everybody is there: a manager may stand below those who report to them. */
async function connectManagers(db: PrismaTransaction, rows: readonly PersonRow[]): Promise<void> {
  const lines = rows.map(({ key, managerKey }) => ({ key, managerKey }));
  await db.$executeRaw`
    UPDATE person SET manager_id = manager.id
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line (key text, "managerKey" text)
      LEFT JOIN person AS manager ON manager.key = line."managerKey"
     WHERE person.key = line.key`;
}

/**
 * Everybody can be reached on the web, under their own key, and prefers it until another platform is connected. Nobody
 * who was erased gets an account again.
 */
async function giveWebIdentities(db: PrismaTransaction): Promise<void> {
  const people = await db.person.findMany({
    where: { erasedAt: null, identities: { none: { platform: 'web' } } },
    select: { id: true, key: true, identities: { where: { preferred: true }, select: { id: true } } },
  });
  await db.identity.createMany({
    data: people.map(({ id, key, identities }) => ({
      personId: id,
      platform: 'web',
      externalId: key,
      preferred: identities.length === 0,
    })),
  });
}
