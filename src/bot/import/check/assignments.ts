import type { CompanyData, Day } from '../../ports.ts';
import { isZero, parseDecimalText, percentToRatio } from '../decimal.ts';
import { splitList } from '../parseCell.ts';
import { assignmentsSheet } from '../sheets/people.ts';
import { sitesSheet } from '../sheets/company.ts';
import { suggest } from '../suggest.ts';
import type { RowReader } from '../table.ts';

type AssignmentData = CompanyData['assignments'][number];

/** After every day that can be written: an assignment without an end. */
const farDay: Day = '9999-12-31';

const fromHeading = assignmentsSheet.columns.find((column) => column.key === 'from')?.heading ?? { zh: '', en: '' };

export function checkAssignments(
  rows: readonly RowReader[],
  people: CompanyData['people'],
  siteKeys: ReadonlySet<string> | undefined,
): readonly AssignmentData[] {
  const personByKey = new Map(people.map((person) => [person.key, person]));
  const assignments: (AssignmentData & { row: RowReader })[] = [];
  for (const row of rows) {
    const sites = checkShares(row, siteKeys);
    const from = row.get('from');
    const to = row.get('to');
    if (from !== null && to !== null && to < from) row.report('to', { kind: 'dates_reversed', other: fromHeading });
    const person = personByKey.get(row.get('person') ?? '');
    if (person !== undefined && from !== null && from < person.joinedOn) {
      row.report('from', { kind: 'before_joining', joinedOn: person.joinedOn });
    }
    if (person?.leftOn != null && to !== null && to > person.leftOn) {
      row.report('to', { kind: 'after_leaving', leftOn: person.leftOn });
    }
    if (!row.isSound()) continue;
    assignments.push({
      row,
      personKey: row.get('person') ?? '',
      teamKey: row.get('team') ?? '',
      positionKey: row.get('position') ?? '',
      from: from ?? '',
      // Who left holds nothing after their last day, whether or not somebody wrote it here too.
      to: to ?? person?.leftOn ?? null,
      sites,
    });
  }
  reportOverlaps(assignments);
  return assignments.map(({ row: _, ...assignment }) => assignment);
}

function reportOverlaps(assignments: readonly (AssignmentData & { row: RowReader })[]): void {
  const byPerson = Map.groupBy(assignments, (assignment) => assignment.personKey);
  for (const own of byPerson.values()) {
    const inOrder = own.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    inOrder.forEach((assignment, index) => {
      const before = inOrder[index - 1];
      if (before !== undefined && assignment.from <= (before.to ?? farDay)) {
        assignment.row.report('from', { kind: 'overlapping_assignment', firstRow: before.row.number });
      }
    });
  }
}

const shareForm = /^(\S+?)(?:\s*[:：]\s*|\s+)([\d.,]+)\s*(%?)$/;

/** 'amazon_us 60%, amazon_de 40%'. Without shares all sites weigh the same. */
function checkShares(row: RowReader, siteKeys: ReadonlySet<string> | undefined): AssignmentData['sites'] {
  const text = row.get('sites');
  if (text === null) return [];
  const sites: AssignmentData['sites'][number][] = [];
  let withShare = 0;
  const refuse = () => {
    row.report('sites', { kind: 'not_of_kind', expected: 'shares', example: 'amazon_us 60%, amazon_de 40%' });
    return [];
  };
  const parts = splitList(text);
  for (const part of parts) {
    const [, keyWithShare, figure = '', percent = ''] = shareForm.exec(part) ?? [];
    const siteKey = keyWithShare ?? part;
    if (siteKeys?.has(siteKey) === false) {
      const suggestion = suggest(siteKey, siteKeys);
      row.report('sites', { kind: 'unknown_reference', to: sitesSheet.name, suggestion });
      return [];
    }
    if (sites.some((site) => site.siteKey === siteKey)) return refuse();
    const share = keyWithShare === undefined ? '1' : parseShare(figure, percent !== '');
    if (share === null) return refuse();
    if (keyWithShare !== undefined) withShare += 1;
    sites.push({ siteKey, share });
  }
  if (sites.length === 0 || (withShare !== 0 && withShare !== parts.length)) return refuse();
  return sites;
}

/** As the store keeps shares: three digits before the point, six behind it. */
function parseShare(figure: string, percent: boolean): string | null {
  const parsed = parseDecimalText(figure, percent ? 4 : 6);
  if (parsed === null || 'problem' in parsed || isZero(parsed.value)) return null;
  const share = percent ? percentToRatio(parsed.value) : parsed.value;
  return Number(share) < 1000 ? share : null;
}
