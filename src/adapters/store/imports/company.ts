import type { CompanyData, ImportChanges } from '../../../bot/ports.ts';
import type { PrismaTransaction } from '../records/conversion.ts';
import { companyRecords } from '../records/company.ts';
import { difference } from './difference.ts';
import type { Ids, SectionChanges } from './difference.ts';
import { lockImports } from '../records/importLock.ts';
import { applyAssignments } from './sections/assignments.ts';
import { applyHolidays } from './sections/holidays.ts';
import { applyPeople } from './sections/people.ts';
import { applyMetrics, applyPlans } from './sections/plans.ts';
import { applyRates } from './sections/rates.ts';
import { applySites } from './sections/sites.ts';
import { applySources } from './sections/sources.ts';
import { applyPositions, applyTeams } from './sections/teams.ts';
import { applyTargets } from './sections/targets.ts';

/**
 * Writes what differs from the store, found by the company's own keys; the same data again writes nothing.
 * Nobody and nothing is deleted but what the import speaks for as a whole: the assignments of a person who has some in
 * it, the targets of a period that has some in it, and the holidays of a year that has some in it.
 */
export async function applyCompany(db: PrismaTransaction, data: CompanyData, at: Date): Promise<ImportChanges> {
  await lockImports(db);
  const changes: SectionChanges[] = [];
  changes.push(await applyCompanyRow(db, data));
  changes.push(await applyPositions(db, data));
  changes.push(await applyPeople(db, data));
  const people = await idsByKey(db.person.findMany({ select: { id: true, key: true } }));
  changes.push(await applyTeams(db, data, people));
  changes.push(await applySites(db, data));
  const teams = await idsByKey(db.team.findMany({ select: { id: true, key: true } }));
  const sites = await idsByKey(db.site.findMany({ select: { id: true, key: true } }));
  changes.push(await applyAssignments(db, data, { people, teams, sites }));
  changes.push(await applySources(db, data));
  changes.push(await applyHolidays(db, data));
  changes.push(await applyMetrics(db, data));
  changes.push(await applyPlans(db, data, at));
  changes.push(await applyTargets(db, data, { people, sites }));
  changes.push(await applyRates(db, data));
  return {
    sections: changes.map(({ counts }) => counts),
    examples: changes.flatMap(({ examples }) => examples),
  };
}

async function applyCompanyRow(db: PrismaTransaction, { company }: CompanyData): Promise<SectionChanges> {
  const records = companyRecords(db);
  const stored = await records.get();
  const change = difference('company', () => company.name, {
    imported: [{ ...company }],
    stored: stored === null ? [] : [stored],
  });
  if (change.added.length + change.updated.length > 0) await records.put(company);
  return change;
}

async function idsByKey(rows: Promise<readonly { id: string; key: string }[]>): Promise<Ids> {
  return new Map((await rows).map(({ key, id }) => [key, id]));
}
