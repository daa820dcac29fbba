import type { Company, CompanyData, Site, Source, Stage } from '../../ports.ts';
import type { BilingualName, Language } from '../../../words/language.ts';
import type { RowReader } from '../table.ts';
import type { Problems } from '../problems.ts';

/** A row's two names. Only for rows that are sound. */
export const bilingualName = (row: RowReader): BilingualName => ({
  zh: row.get('name_zh') ?? '',
  en: row.get('name_en') ?? '',
});

export const language = (key: string | null, fallback: Language): Language =>
  key === 'zh' || key === 'en' ? key : fallback;

/** Null when the one row is missing or not sound: everything else is still checked. */
export function checkCompany(
  rows: readonly RowReader[],
  sheetName: string,
  demo: boolean,
  problems: Problems,
): Company | null {
  const [first, ...others] = rows;
  for (const row of others) row.report(null, { kind: 'one_row_only' });
  if (first === undefined) {
    problems.add({ sheet: sheetName, row: 2, column: null, heading: null }, '', { kind: 'required' });
    return null;
  }
  if (!first.isSound()) return null;
  return {
    name: first.get('name') ?? '',
    demo,
    reportingCurrency: first.get('reporting_currency') ?? '',
    timeZone: first.get('time_zone') ?? '',
    language: language(first.get('language'), 'zh'),
  };
}

const stageOrder: readonly Stage[] = ['incubation', 'growth', 'mature'];

export function checkSites(rows: readonly RowReader[]): CompanyData['sites'] {
  const sites: Omit<Site, 'id'>[] = [];
  for (const row of rows) {
    const stages = checkStages(row);
    if (!row.isSound()) continue;
    sites.push({
      key: row.get('key') ?? '',
      name: bilingualName(row),
      marketplace: row.get('marketplace') ?? '',
      country: row.get('country') ?? '',
      currency: row.get('currency') ?? '',
      timeZone: row.get('time_zone') ?? '',
      openedOn: row.get('opened_on') ?? '',
      stages,
    });
  }
  return sites;
}

function checkStages(row: RowReader): Site['stages'] {
  const stages = stageOrder.flatMap((stage) => {
    const from = row.get(`${stage}_from`);
    return from === null ? [] : [{ stage, from }];
  });
  const isWritten = stageOrder.some((stage) => row.has(`${stage}_from`));
  const first = stages[0];
  if (first === undefined) {
    if (!isWritten) row.report('incubation_from', { kind: 'no_stage' });
    return stages;
  }
  stages.forEach(({ stage, from }, index) => {
    const earlier = stages[index - 1];
    if (earlier !== undefined && from <= earlier.from) row.report(`${stage}_from`, { kind: 'stages_out_of_order' });
  });
  const openedOn = row.get('opened_on');
  if (openedOn !== null && first.from > openedOn) {
    row.report(`${first.stage}_from`, { kind: 'stage_after_opening', openedOn });
  }
  return stages;
}

export function checkSources(rows: readonly RowReader[]): readonly Source[] {
  const sources: Source[] = [];
  for (const row of rows) {
    const hours = row.get('late_after_hours');
    if (hours?.includes('.') === true) {
      row.report('late_after_hours', { kind: 'not_of_kind', expected: 'whole_number', example: '36' });
    }
    if (!row.isSound()) continue;
    sources.push({ key: row.get('key') ?? '', name: bilingualName(row), lateAfterHours: Number(hours) });
  }
  return sources;
}
