import { hasAccess } from '../permission.ts';
import { today } from '../period.ts';
import type { Person, Tx } from '../ports.ts';

/** Who can put right what concerns the company as a whole; nobody where there is no company yet. */
export async function administrators(tx: Tx, at: Date): Promise<readonly Person[]> {
  const company = await tx.company.get();
  if (company === null) return [];
  const day = today(at, company.timeZone);
  return (await tx.people.list()).filter((person) => person.roles.includes('administrator') && hasAccess(person, day));
}
