/**
 * The workbook's contract: which sheets and columns a company is written in. The template, the import, the marked
 * copy and the demo all follow it, so that nothing can be written that cannot be read.
 */
import { bilingual, type Column, type Sheet, type SheetKey } from './sheet.ts';
import { companySheet, sitesSheet, sourcesSheet } from './sheets/company.ts';
import { figuresSheet } from './sheets/figures.ts';
import { holidaysSheet } from './sheets/holidays.ts';
import { indicatorsSheet } from './sheets/indicators.ts';
import { assignmentsSheet, peopleSheet, teamsSheet } from './sheets/people.ts';
import { criteriaSheet, gatesSheet, plansSheet, positionsSheet } from './sheets/plans.ts';
import { ratesSheet, targetsSheet } from './sheets/targets.ts';

/** In the order of the template. */
export const workbookSheets: readonly Sheet[] = [
  companySheet,
  peopleSheet,
  teamsSheet,
  sitesSheet,
  assignmentsSheet,
  positionsSheet,
  plansSheet,
  criteriaSheet,
  gatesSheet,
  indicatorsSheet,
  targetsSheet,
  ratesSheet,
  sourcesSheet,
  holidaysSheet,
  figuresSheet,
];

/** Explains the others; the import does not read it. */
export const explanationSheetName = 'Read me 说明';

/** Behind the drop-downs; hidden, and not read either. */
export const listsSheetName = 'Lists 选项';

export function sheetByKey(key: SheetKey): Sheet {
  const sheet = workbookSheets.find((candidate) => candidate.key === key);
  if (sheet === undefined) throw new RangeError(`no sheet ${key}`);
  return sheet;
}

/** Headings and tab names match whatever their case and spacing, in Chinese, in English, in both, or by key. */
export function normalizeHeading(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function isCalled(thing: Sheet | Column, names: { readonly zh: string; readonly en: string }, text: string): boolean {
  const asked = normalizeHeading(text);
  return [thing.key, names.zh, names.en, bilingual(names)].some((name) => normalizeHeading(name) === asked);
}

export function findSheet(name: string): Sheet | null {
  return workbookSheets.find((sheet) => isCalled(sheet, sheet.name, name)) ?? null;
}

export function findColumn(sheet: Sheet, heading: string): Column | null {
  return sheet.columns.find((column) => isCalled(column, column.heading, heading)) ?? null;
}
