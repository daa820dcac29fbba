/** A team's sheet: its people, as they stand in the sheet Finance. */
import type { Language, ReportFigure, ReportSheet, ReportValue } from '../../ports.ts';
import type { PayWords } from '../../../words/pay.ts';
import type { PaidPerson } from '../payExport.ts';
import { count, figure, followed, text, type Cell } from './cell.ts';
import type { FinancePlace } from './finance.ts';
import { countCell, meanCell } from './foot.ts';
import { layTable, placeOf, type Row } from './table.ts';

const columns = ['key', 'name', 'position', 'total', 'grade', 'payout', 'days', 'daysInPeriod', 'corrected'] as const;

type Column = (typeof columns)[number];
type Followed = 'total' | 'grade' | 'payout' | 'days' | 'daysInPeriod';

/** `findable`: whether a person's key finds one row of the sheet Finance, and the right one. */
export function layTeam(
  people: readonly PaidPerson[],
  name: string,
  finance: FinancePlace,
  findable: (key: string) => boolean,
  language: Language,
  words: PayWords,
): ReportSheet {
  const place = placeOf(name, columns, people.length);
  const row = (person: PaidPerson, index: number): Row<Column> => {
    const look = (column: Followed, published: ReportValue | undefined): Cell =>
      followed(
        `INDEX(${finance.all(column)},MATCH(${place.beside('key', index)},${finance.all('key')},0))`,
        published,
        findable(person.key),
      );
    return {
      key: text(person.key),
      name: text(person.name),
      position: text(person.position[language]),
      total: look('total', figure(person.total, 'points')),
      grade: look('grade', text(person.grade)),
      payout: look('payout', figure(person.payout, 'coefficient')),
      days: look('days', count(person.days)),
      daysInPeriod: look('daysInPeriod', count(person.daysInPeriod)),
      corrected: text(person.corrections.length === 0 ? null : words.yes),
    };
  };
  const mean = (column: 'total' | 'payout', shown: ReportFigure): Cell =>
    meanCell(
      place.own(column),
      people.map((person) => person[column]).filter((value) => value !== null),
      shown,
    );
  return layTable({
    place,
    columns,
    headings: words.columns,
    rows: people.map(row),
    foot: [
      {
        key: text(words.foot.count),
        name: countCell(place.own('key'), people.length, 'texts'),
        total: countCell(place.own('total'), people.filter(({ total }) => total !== null).length, 'figures'),
      },
      { key: text(words.foot.mean), total: mean('total', 'finePoints'), payout: mean('payout', 'coefficient') },
    ],
    frozen: 2,
    filter: true,
    widths: { name: 20, position: 20, grade: 8 },
  });
}

/** MATCH takes * ? ~ for patterns and does not tell capitals from small letters. */
export function findableIn(people: readonly PaidPerson[]): (key: string) => boolean {
  const seen = new Map<string, number>();
  for (const { key } of people) seen.set(key.toLowerCase(), (seen.get(key.toLowerCase()) ?? 0) + 1);
  return (key) => seen.get(key.toLowerCase()) === 1 && !/[*?~]/u.test(key);
}
