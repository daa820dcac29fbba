/** A workbook's rows -> the company's data and its figures, or everything that is wrong with it. */
import { metrics as catalogue } from '../../scoring/catalogue.ts';
import type { Problem } from '../../words/import.ts';
import type { Metric } from '../../scoring/metric.ts';
import { today } from '../period.ts';
import type { CompanyData, FigureRow, Json, WorkbookContent } from '../ports.ts';
import { checkAssignments } from './check/assignments.ts';
import { checkCompany, checkSites, checkSources } from './check/company.ts';
import { createFigureCheck, warnOfMissingRates } from './check/figures.ts';
import { checkHolidays } from './check/holidays.ts';
import { checkIndicators } from './check/indicators.ts';
import { checkPeople, checkTeams } from './check/people.ts';
import { warnAboutPlans } from './check/planWarnings.ts';
import { checkCriteria } from './check/planItem.ts';
import { checkPlans, checkPositions } from './check/plans.ts';
import { checkRates } from './check/rates.ts';
import { checkTargets } from './check/targets.ts';
import type { KnownKeys } from './parseCell.ts';
import { createProblems, type Problems } from './problems.ts';
import type { SheetKey } from './sheet.ts';
import { sheetByKey } from './sheets.ts';
import { readRows, recognizeSheets, type Table } from './table.ts';

export interface CheckedWorkbook {
  /** Null when anything is wrong: all or nothing. */
  readonly data: CompanyData | null;
  readonly figures: readonly FigureRow[];
  readonly problems: readonly Problem[];
  readonly errorCount: number;
  readonly warningCount: number;
}

export function checkWorkbook(
  content: WorkbookContent,
  options: { readonly now: Date; readonly demo: boolean },
): CheckedWorkbook {
  const problems = createProblems();
  const tables = recognizeSheets(content, problems);
  const known = collectKeys(tables);
  const read = (key: SheetKey) => readRows(tables.get(key), known, problems);

  const companyTable = tables.get('company');
  const company =
    companyTable === undefined ? null : checkCompany(read('company'), companyTable.name, options.demo, problems);
  const reportingCurrency = company?.reportingCurrency ?? null;
  const localToday = today(options.now, company?.timeZone ?? 'UTC');

  const people = checkPeople(read('people'), tables.get('people'), company, localToday, problems);
  const teams = checkTeams(read('teams'), company);
  const sites = checkSites(read('sites'));
  const assignments = checkAssignments(read('assignments'), people, known.bySheet.get('sites'));
  const positionRows = read('positions');
  const positions = checkPositions(positionRows);
  const criteria = checkCriteria(read('criteria'));
  const own = checkIndicators(read('indicators'));
  const metrics = new Map([...catalogue, ...own.map((metric) => [metric.key, metric] as const)]);
  const plans = checkPlans({ positions: positionRows, items: read('plans'), gates: read('gates') }, criteria, metrics);
  const targets = checkTargets(read('targets'), metrics, sites, reportingCurrency);
  const rates = checkRates(read('rates'), reportingCurrency);
  const sources = checkSources(read('sources'));
  const holidays = checkHolidays(read('holidays'), localToday);
  warnAboutPlans(plans, metrics);

  const figures = readFigures(tables.get('figures'), known, sites, options.now, problems, (currencies) => {
    if (company === null) return;
    const planned = new Set(rates.planRates.map((rate) => `${rate.currency} ${rate.period}`));
    const hasRate = (period: string, currency: string) => planned.has(`${currency} ${period}`);
    warnOfMissingRates(currencies, company.reportingCurrency, hasRate, problems);
  });

  const found = { problems: problems.list(), errorCount: problems.errorCount(), warningCount: problems.warningCount() };
  if (company === null || found.errorCount > 0) return { ...found, data: null, figures: [] };
  return {
    ...found,
    figures,
    data: {
      company,
      positions,
      people,
      teams,
      sites,
      assignments,
      sources,
      holidays,
      metrics: own.map((metric) => ({ key: metric.key, document: metricDocument(metric) })),
      plans: plans.map(({ plan }) => plan),
      targets,
      ...rates,
    },
  };
}

/** As it is stored: without the formula's tree, which is read from its text again. */
function metricDocument({ parsed: _, additive: __, ...definition }: Metric): Json {
  return definition as unknown as Json;
}

/** The keys of every sheet, before anything is checked: a row that is wrong can still be referred to. */
function collectKeys(tables: ReadonlyMap<SheetKey, Table>): KnownKeys {
  const keysOf = (sheetKey: SheetKey): ReadonlySet<string> => {
    const table = tables.get(sheetKey);
    const column = table?.columns.get('key');
    const keys = table?.rows.flatMap((row) => {
      const text = column === undefined ? undefined : row.cells[column.index]?.text;
      return text === undefined ? [] : [text.normalize('NFKC').trim()];
    });
    return new Set(keys);
  };
  const bySheet = new Map<SheetKey, ReadonlySet<string>>();
  for (const key of ['people', 'teams', 'sites', 'positions', 'criteria', 'sources'] as const) {
    if (tables.has(key)) bySheet.set(key, keysOf(key));
  }
  return { bySheet, metrics: new Set([...catalogue.keys(), ...keysOf('indicators')]) };
}

function readFigures(
  table: Table | undefined,
  known: KnownKeys,
  sites: CompanyData['sites'],
  now: Date,
  problems: Problems,
  onCurrencies: (currencies: ReturnType<typeof createFigureCheck>['currencies']) => void,
): readonly FigureRow[] {
  if (table === undefined) return [];
  const sheetName = sheetByKey('figures').name.en;
  const check = createFigureCheck(
    table,
    {
      sites: new Map(sites.map((site) => [site.key, site])),
      known,
      now,
      place: (row) => `${sheetName}!${String(row)}`,
    },
    problems,
  );
  const figures = table.rows.flatMap((row) => check.read(row));
  onCurrencies(check.currencies);
  return figures;
}
