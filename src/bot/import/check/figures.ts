import type { Day, FigureRow, Period, SheetCell, SheetRow, Site } from '../../ports.ts';
import type { Place, ProblemKind } from '../../../words/import.ts';
import { measureOf } from '../../../scoring/measures.ts';
import { today } from '../../period.ts';
import { parseCell, type KnownKeys } from '../parseCell.ts';
import type { Problems } from '../problems.ts';
import { createSeenRows } from '../seenRows.ts';
import { figuresSheet } from '../sheets/figures.ts';
import { columnLetter, type FoundColumn, type Table } from '../table.ts';

export interface FigureContext {
  /** By key. */
  readonly sites: ReadonlyMap<string, Pick<Site, 'currency' | 'timeZone' | 'openedOn'>>;
  readonly known: KnownKeys;
  readonly now: Date;
  /** How a figure's place is written: 'Figures!12', or a line of a CSV. */
  readonly place: (row: number) => string;
}

export interface FigureCheck {
  /** The figures of one row; none when something is wrong with it, which has been reported. */
  read(row: SheetRow): readonly FigureRow[];
  /** Currencies of amounts by month, with the place where each was met first. */
  readonly currencies: ReadonlyMap<string, { currency: string; period: Period; place: Place; value: string }>;
}

/**
 * Checks figures one row at a time, for sheets and for files of millions of rows: what it keeps is one small entry a
 * row, to find a row that is there twice.
 */
export function createFigureCheck(
  table: Pick<Table, 'name' | 'columns' | 'headed'>,
  context: FigureContext,
  problems: Problems,
): FigureCheck {
  const seen = createSeenRows();
  const currencies = new Map<string, { currency: string; period: Period; place: Place; value: string }>();
  const todays = new Map<string, Day>();
  const measureColumns = [...table.columns.values()].filter(({ column }) => measureOf(column.key) !== null);
  const subjectColumns = figuresSheet.columns.flatMap(({ key }) => {
    const found = table.columns.get(key);
    return found === undefined || measureOf(key) !== null ? [] : [found];
  });

  const todayAt = (timeZone: string): Day => {
    let day = todays.get(timeZone);
    if (day === undefined) todays.set(timeZone, (day = today(context.now, timeZone)));
    return day;
  };

  const read = (row: SheetRow): readonly FigureRow[] => {
    const state = { sound: true };
    const report = (found: FoundColumn | undefined, cell: SheetCell | undefined, kind: ProblemKind) => {
      state.sound = false;
      problems.add(placeOf(table.name, row, found), cell?.text ?? '', kind);
    };

    const subject: Record<string, string> = {};
    for (const found of subjectColumns) {
      const cell = row.cells[found.index];
      if (cell === undefined) {
        if (found.column.required) report(found, cell, { kind: 'required' });
        continue;
      }
      const parsed = parseSubject(found, cell);
      if ('problem' in parsed) report(found, cell, parsed.problem);
      else subject[found.column.key] = parsed.value;
    }
    const { date: day = '', site: siteKey = '', person = '', item = '', source = '', currency } = subject;
    const site = context.sites.get(siteKey);

    const dateColumn = table.columns.get('date');
    if (site !== undefined && day !== '') {
      const localToday = todayAt(site.timeZone);
      const dateCell = dateColumn === undefined ? undefined : row.cells[dateColumn.index];
      if (day > localToday) report(dateColumn, dateCell, { kind: 'figure_in_future', today: localToday });
      if (day < site.openedOn) report(dateColumn, dateCell, { kind: 'before_opening', openedOn: site.openedOn });
    }
    if (state.sound) {
      const firstRow = seen.first(`${day}\n${siteKey}\n${person}\n${item}\n${source}`, row.number);
      if (firstRow !== null) report(undefined, undefined, { kind: 'duplicate', firstRow });
    }

    const figures: FigureRow[] = [];
    let written = 0;
    for (const found of measureColumns) {
      const cell = row.cells[found.index];
      if (cell === undefined) continue;
      written += 1;
      const parsed = parseCell(found.column, cell, context.known);
      if ('problem' in parsed) {
        report(found, cell, parsed.problem);
        continue;
      }
      if (!state.sound || site === undefined) continue;
      const isMoney = measureOf(found.column.key)?.unit === 'money';
      const figureCurrency = isMoney ? (currency ?? site.currency) : null;
      if (figureCurrency !== null) noteCurrency(figureCurrency, row, found, cell, day);
      figures.push({
        measure: found.column.key,
        day,
        siteId: siteKey,
        personId: person,
        item,
        value: parsed.value,
        currency: figureCurrency,
        sourceKey: source,
        place: context.place(row.number),
      });
    }
    if (written === 0) report(undefined, undefined, { kind: 'no_figures_in_row' });
    row.cells.forEach((cell, index) => {
      if (cell === undefined || table.headed.has(index)) return;
      const place = { sheet: table.name, row: row.number, column: columnLetter(index), heading: null };
      state.sound = false;
      problems.add(place, cell.text, { kind: 'cell_without_heading' });
    });
    return state.sound ? figures : [];
  };

  // Dates, sites and sources repeat for thousands of rows: each text is parsed once.
  const parsedSubjects = new Map<string, ReturnType<typeof parseCell>>();
  const parseSubject = (found: FoundColumn, cell: SheetCell) => {
    if (found.column.kind.type === 'text') return parseCell(found.column, cell, context.known);
    const key = `${found.letter} ${cell.kind} ${cell.text}`;
    let parsed = parsedSubjects.get(key);
    if (parsed === undefined) {
      parsed = parseCell(found.column, cell, context.known);
      // A column of a million different texts that are all wrong must not be remembered.
      if (parsedSubjects.size < 20_000) parsedSubjects.set(key, parsed);
    }
    return parsed;
  };

  const noteCurrency = (currency: string, row: SheetRow, found: FoundColumn, cell: SheetCell, day: Day) => {
    const period = day.slice(0, 7);
    const key = `${currency} ${period}`;
    if (currencies.has(key)) return;
    currencies.set(key, { currency, period, place: placeOf(table.name, row, found), value: cell.text });
  };

  return { read, currencies };
}

const placeOf = (sheet: string, row: SheetRow, found: FoundColumn | undefined): Place => ({
  sheet,
  row: row.number,
  column: found?.letter ?? null,
  heading: found?.heading ?? null,
});

/** Amounts that no plan rate turns into the reporting currency: a warning each currency and month. */
export function warnOfMissingRates(
  currencies: FigureCheck['currencies'],
  reportingCurrency: string,
  hasRate: (period: Period, currency: string) => boolean,
  problems: Problems,
): void {
  for (const { currency, period, place, value } of currencies.values()) {
    if (currency === reportingCurrency || hasRate(period, currency)) continue;
    problems.warn(place, value, { kind: 'no_rate', currency, period });
  }
}
