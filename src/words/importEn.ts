import type { Expected, ImportWords, Problem } from './importProblem.ts';

const expectedWords: Readonly<Record<Expected, string>> = {
  text: 'a text',
  key: 'a handle (letters, digits, _ - . and at most 60 of them)',
  date: 'a date (year-month-day)',
  period: 'a month (year-month)',
  time: 'a time on a 24-hour clock',
  number: 'a number',
  figure: 'a number or a percentage',
  whole_number: 'a whole number',
  currency: 'a currency of three letters',
  time_zone: 'a time zone by its IANA name',
  email: 'an e-mail address',
  country: 'a country of two letters',
  curve: 'a curve’s name, or knots as “x: points; x: points”',
  shares: 'handles separated by commas, with a share each or none at all',
  rater_groups: 'lead, peer, self or stakeholder, separated by commas, with a weight each or none at all',
};

const suggest = (suggestion: string | null) => (suggestion === null ? '' : ` Did you mean ${suggestion}?`);

/** One or two sentences: what is wrong, what to do. */
export function problemTextEn(problem: Problem): string {
  switch (problem.kind) {
    case 'unknown_sheet':
      return `This sheet is not known.${suggest(problem.suggestion)} Rename or remove it; begin the name of a sheet of your own with #.`;
    case 'missing_sheet':
      return `The sheet ${problem.name.en} is missing. Keep its headings even when it is empty: npm run template writes a fresh one.`;
    case 'repeated_sheet':
      return `The same sheet as ${problem.first}. Make one of them.`;
    case 'empty_sheet':
      return 'There are no headings in the first row. Copy them from the template.';
    case 'missing_column':
      return `The column ${problem.name.en} (${problem.name.zh}) is missing. Copy the headings from the template.`;
    case 'unknown_column':
      return `This column is not known.${suggest(problem.suggestion)} Rename or remove it; begin the heading of a column of your own with #.`;
    case 'repeated_column':
      return `The same column as ${problem.first}. Remove one of them.`;
    case 'cell_without_heading':
      return 'This column has no heading. Give it one, or empty the cell.';
    case 'unreadable_row':
      return 'From here on the file cannot be read: most likely a quotation mark is not closed. Mend it and import again.';
    case 'required':
      return 'This must be filled in.';
    case 'not_of_kind':
      return `Expected ${expectedWords[problem.expected]}, for example ${problem.example}.`;
    case 'cell_error':
      return 'A formula that failed or was never calculated. Mend the formula, or write the value itself.';
    case 'too_long':
      return `Too long: at most ${String(problem.max)} characters.`;
    case 'too_many_decimals':
      return `Too many decimals: at most ${String(problem.max)}; =ROUND(A1, 2) helps.`;
    case 'too_large':
      return `Too large: it must stay below ${problem.max}.`;
    case 'not_above_zero':
      return 'It must be above 0.';
    case 'negative':
      return 'It must not be negative.';
    case 'not_a_choice':
      return `Expected one of: ${problem.choices.join(', ')}.${suggest(problem.suggestion)}`;
    case 'unknown_reference':
      return `Not in the sheet ${problem.to.en}.${suggest(problem.suggestion)} Use a handle that is there, or add its row first.`;
    case 'unknown_metric':
      return `There is no such indicator.${suggest(problem.suggestion)} Use one of the catalogue, or add it to the sheet Indicators.`;
    case 'unknown_currency':
      return 'There is no such currency. Use the three letters of ISO 4217, for example USD.';
    case 'unknown_time_zone':
      return `There is no such time zone.${suggest(problem.suggestion)} Use an IANA name, for example Asia/Shanghai.`;
    case 'looks_like_percent':
      return `This indicator is a share, and ${problem.value} would be hundreds of percent. For a percentage write ${problem.instead}.`;
    case 'percent_of_amount':
      return 'This indicator is not a share, so a percentage says nothing. Write the figure.';
    case 'duplicate':
      return `The same as row ${String(problem.firstRow)}. Keep one of them.`;
    case 'duplicate_email':
      return `Row ${String(problem.firstRow)} has this e-mail already. It belongs to one person.`;
    case 'duplicate_channel':
      return `Row ${String(problem.firstRow)} has this channel already. It belongs to one team.`;
    case 'one_row_only':
      return 'This sheet holds one row.';
    case 'no_administrator':
      return 'Nobody in the company is an administrator. Give that role to at least one person.';
    case 'manager_cycle':
      return `The line of managers runs in a circle: ${problem.through.join(' → ')}. Change one of them.`;
    case 'own_manager':
      return 'Nobody is their own manager.';
    case 'dates_reversed':
      return `Earlier than ${problem.other.en}. Check both dates.`;
    case 'before_joining':
      return `Before this person joined on ${problem.joinedOn}.`;
    case 'after_leaving':
      return `After this person left on ${problem.leftOn}.`;
    case 'overlapping_assignment':
      return `Its days overlap with row ${String(problem.firstRow)}: one assignment a person and day. End the earlier one.`;
    case 'no_stage':
      return 'No stage has a date. Give at least one, such as incubation from the day it opened.';
    case 'stages_out_of_order':
      return 'The dates must follow the order incubation, growth, mature.';
    case 'stage_after_opening':
      return `The first stage begins after the site opened on ${problem.openedOn}: the days between have none. Begin on that day.`;
    case 'year_far_away':
      return `That year is far away: holidays may be of ${problem.firstYear} to ${problem.lastYear}. Check the date.`;
    case 'workday_anyway':
      return 'A Monday to Friday is a working day anyway. If it is a day off, change the kind; else remove the row.';
    case 'weights_not_100':
      return `The weights of ${problem.position} add up to ${problem.sum}, not 100.`;
    case 'no_plan':
      return `There is no ready plan for ${problem.position}. Write its indicators into the sheet Plans.`;
    case 'plan_refused':
      return `The plan of ${problem.position} does not hold: ${problem.detail}`;
    case 'too_few_items':
      return `${problem.position} has ${String(problem.items)} items, and at least ${String(problem.least)} is usual: with fewer, what is not counted suffers.`;
    case 'too_many_items':
      return `${problem.position} has ${String(problem.items)} items, and at most ${String(problem.most)} is usual: with more, nothing stands out.`;
    case 'value_without_curve':
      return `${problem.position}: ${problem.item} is scored by its value and needs a curve, for example 0: 120; 2: 100; 5: 0.`;
    case 'sales_without_profit':
      return `${problem.position} counts sales, and nothing keeps them profitable. Add an item or a gate: ${problem.candidates.join(', ')}.`;
    case 'too_subjective':
      return `${problem.position}: criteria weigh ${problem.percent} %; at most ${problem.most} % is usual.`;
    case 'nothing_subjective':
      return `${problem.position} has no criterion: teamwork and ideas have no place in it.`;
    case 'double_count':
      return `${problem.position}: ${problem.items.join(' and ')} say the same, so it counts twice.`;
    case 'not_for_criteria':
      return 'For measured indicators only: leave it empty for a criterion.';
    case 'only_for_criteria':
      return 'For criteria only: leave it empty here.';
    case 'unknown_plan_item':
      return `Not an item of the plan of ${problem.position}. Its items are: ${problem.items.join(', ')}.`;
    case 'needed_for_effect':
      return `“${problem.effect.en}” needs it.`;
    case 'gate_without_plan':
      return `${problem.position} has no row in the sheet Plans and uses its ready plan, so this gate would do nothing. Write the plan down, or remove the row.`;
    case 'formula_unknown_name':
      return `Character ${String(problem.at)} of the formula: there is no measure ${problem.name}.${suggest(problem.suggestion)}`;
    case 'formula_unexpected':
      return `Character ${String(problem.at)} of the formula${problem.found === '' ? ' (its end)' : `, “${problem.found}”`}: expected ${problem.expected}.`;
    case 'formula_not_an_event':
      return `Character ${String(problem.at)} of the formula: count() counts single events, and ${problem.name} is not one.`;
    case 'formula_not_poolable':
      return 'A formula divides once at most, and last of all: otherwise several sites cannot be added up.';
    case 'metric_exists':
      return 'The catalogue has one by this name. Choose another, or use the catalogue’s.';
    case 'no_target':
      return 'There is no target: give one, or low, high and tolerance.';
    case 'target_and_band':
      return 'Give a target or a band, not both.';
    case 'half_a_band':
      return 'A band needs low, high and tolerance.';
    case 'low_above_high':
      return 'Low is above high.';
    case 'period_or_day':
      return 'Give a month or a day: one of them, not both.';
    case 'reporting_currency_rate':
      return 'The reporting currency is worth 1 of itself. Remove the row.';
    case 'figure_in_future':
      return `Later than today at the site, ${problem.today}. Figures of days to come cannot be imported.`;
    case 'before_opening':
      return `Before the site opened on ${problem.openedOn}. Check the sheet Sites, or remove the row.`;
    case 'no_figures_in_row':
      return 'There is no figure in this row. Write 0 for zero, or remove the row.';
    case 'no_rate':
      return `There is no plan rate for ${problem.currency} in ${problem.period}: these amounts cannot be scored yet. Add it to the sheet Rates.`;
  }
}

const count = (figure: number) => figure.toLocaleString('en-GB');
const rows = (figure: number) => `${count(figure)} ${figure === 1 ? 'row' : 'rows'}`;
const changes = (added: number, updated: number, removed: number) =>
  `${rows(added)} added, ${count(updated)} updated, ${count(removed)} removed`;

export const importWordsEn: ImportWords = {
  refused: (errors) => `Not imported: ${count(errors)} ${errors === 1 ? 'thing' : 'things'} to mend`,
  unchanged: 'Nothing changed: all of it is there already',
  previewed: (added, updated, removed) => `Only a preview: ${changes(added, updated, removed)}`,
  needsConsent: (removed) =>
    `Not imported: ${rows(removed)} would be removed. If that is meant, import again with --yes`,
  applied: (added, updated, removed) => `Imported: ${changes(added, updated, removed)}`,
  warnings: (warnings) => `${count(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}, which do not bar the import:`,
  andMore: (more) => `and ${count(more)} more`,
  marked: (path) => `All of them are marked in this copy: ${path}`,
  sections: {
    company: 'Company',
    positions: 'Positions',
    people: 'People',
    teams: 'Teams',
    sites: 'Sites',
    assignments: 'Assignments',
    sources: 'Sources',
    holidays: 'Holidays',
    metrics: 'Indicators',
    plans: 'Plans',
    targets: 'Targets',
    rates: 'Rates',
    figures: 'Figures',
  },
  section: (name, { added, updated, removed, unchanged }) =>
    `  ${name}: ${count(added)} added, ${count(updated)} updated, ${count(removed)} removed, ${count(unchanged)} unchanged`,
  examples: (examples) => `  such as ${examples.join(', ')}`,
  unreadable: {
    not_found: 'There is no such file',
    not_a_workbook: 'This is not an .xlsx workbook. Save it as .xlsx in Excel, or import a CSV',
    encrypted: 'It has a password, or is an old .xls. Save it as .xlsx without a password',
    not_text: 'This is not a text file. Save a CSV as UTF-8 or GBK',
  },
  checking: 'Checking …',
  applying: (done, of) => `Figures ${count(done)} of ${count(of)}`,
  reading: (read, percent) => `${rows(read)} read, ${String(percent)} %`,
  written: (path) => `Written: ${path}`,
  nextStep: (path) => `Fill it in, then run npm run import -- ${path}`,
  companyIsThere: (administrator) =>
    administrator === null
      ? 'Next: npm start, and npm run invite -- EMAIL for a link by which somebody signs in. Nobody is an administrator yet: give somebody the role in the sheet People'
      : `Next: npm start, and npm run invite -- ${administrator} for a link by which the first administrator signs in`,
  exists: (path) => `${path} is there already and was left alone. Add --force to overwrite it`,
  cannotWrite: (path, reason) => `Cannot write ${path}: ${reason}`,
  unknownOption: (reason) => `Not understood: ${reason}`,
  templateHelp: `Usage: npm run template -- FILE.xlsx [--force]

Writes an empty workbook that explains itself: a sheet each for people, teams, sites, positions and plans, targets,
rates and figures, with an explanation and an example for each column.
  --force   overwrite a file that is there
Exit status: 0 written; 1 the file is there already; 2 not understood, or it cannot be written`,
  demoHelp: `Usage: npm run demo -- FILE.xlsx [--today 2026-11-23] [--force]

Writes the workbook of the demo company, filled in: four months and the current one up to yesterday.
  --today   as of this day, in the place of today
  --force   overwrite a file that is there
Exit status: 0 written; 1 the file is there already; 2 not understood, or it cannot be written`,
  importHelp: `Usage: npm run import -- FILE.xlsx|FILE.csv [--dry-run] [--yes]

Checks the whole file and reports every problem at once (sheet, row, column, what to do); applies all of it or nothing.
Importing the same file again changes nothing. Beside a workbook with problems a copy appears in which they are marked.
A CSV holds figures alone, in the columns of the sheet Figures, and may be of any size.
  --dry-run   only show what would change
  --yes       allow removing what is no longer in the file: assignments of people it names, targets of months it names,
              holidays of years it names
Exit status: 0 imported, nothing to change, or a preview; 1 not imported; 2 not understood, or the file cannot be read`,
};
