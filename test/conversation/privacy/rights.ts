/** Who stands how to whom in the demo company, by hand from its workbook: the product's own answer is not asked. */
import { demoSheets } from '../../support/demoSheets.ts';
import type { What } from './forged.ts';

export const people = (demoSheets().people ?? []).map(({ key, name }) => ({ key: key ?? '', name: name ?? '' }));
export const everybody: readonly string[] = people.map(({ key }) => key);
export const nameOf = (key: string): string => people.find((person) => person.key === key)?.name ?? '';

const administrator = 'E002';
const finance = 'E003';

/** Whose month is marked: their team, who rates them, and who decides. */
const around = {
  E021: { team: 'west', lead: 'E007', line: ['E004', 'E001'] },
  E022: { team: 'japan', lead: 'E008', line: ['E005', 'E001'] },
  // He gets another manager on the way.
  E024: { team: 'sea', lead: 'E009', line: ['E006', 'E004', 'E001'] },
} as const;
export type Marked = keyof typeof around;
export const marked = Object.keys(around) as readonly Marked[];
export const teamOf = (person: Marked): string => around[person].team;

/** Who has anything to do with a person's scorecard. */
export const insidersOf = (person: Marked): readonly string[] => [
  ...[person, around[person].lead, administrator],
  ...around[person].line,
];

/** Whoever has to do with them, finance, a member of each team beside them. */
export const some: readonly string[] = everybody.filter(
  (key) => [finance, 'E010', 'E018', 'E014'].includes(key) || marked.some((person) => insidersOf(person).includes(key)),
);

/** What somebody may do about a person, or the month: they are not hindered, so they only look. */
export function isTheirs(viewer: string, what: What, person: Marked): boolean {
  const { lead, line } = around[person];
  switch (what) {
    case 'rate':
      return viewer === lead;
    case 'approve':
    case 'return':
    case 'adjust':
    case 'waive':
      return line.some((manager) => manager === viewer);
    case 'acknowledge':
      return viewer === person;
    case 'export_pay':
      return viewer === administrator || viewer === finance;
    case 'correct':
    case 'open_cycle':
    case 'take_over_terms':
    case 'deadlines':
    case 'end_step':
    case 'publish':
    case 'close_cycle':
      return viewer === administrator;
    case 'help':
    case 'scorecard':
    case 'why':
    case 'rows':
    case 'history':
    case 'self_review':
    case 'ratings':
    case 'approvals':
    case 'approval':
    case 'sites':
    case 'cycle':
    case 'restated':
    case 'settings':
    case 'prefer':
      return false;
  }
}
