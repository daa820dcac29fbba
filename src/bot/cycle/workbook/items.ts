/** The sheet HR: a row for each person and item, and for each rule that fired. Its last figures add up to the base. */
import { exact, sum, toDecimal, zero, type Exact } from '../../../scoring/exact.ts';
import type { Language, ReportSheet } from '../../ports.ts';
import type { Unit } from '../../scorecard/evaluation.ts';
import type { PayWords } from '../../../words/pay.ts';
import type { PaidGate, PaidItem, PaidPerson } from '../payExport.ts';
import { figure, followed, ofPercent, text, type Cell } from './cell.ts';
import { layTable, placeOf, type Place, type Row } from './table.ts';

const columns = [
  'key',
  'name',
  'team',
  'item',
  'kind',
  'unit',
  'currency',
  'reading',
  'target',
  'low',
  'high',
  'attainment',
  'points',
  'weight',
  'counted',
  'taken',
  'contribution',
  'missing',
  'waivedBy',
  'waiverReason',
] as const;

type Column = (typeof columns)[number];
export type ItemsPlace = Place<Column>;

type Line =
  | { readonly of: 'item'; readonly person: PaidPerson; readonly item: PaidItem }
  | { readonly of: 'gate'; readonly person: PaidPerson; readonly gate: PaidGate };

export function layItems(
  people: readonly PaidPerson[],
  name: string,
  language: Language,
  words: PayWords,
): { readonly sheet: ReportSheet; readonly place: ItemsPlace } {
  const lines = people.flatMap((person): Line[] => [
    ...person.items.map((item) => ({ of: 'item' as const, person, item })),
    ...person.gates.map((gate) => ({ of: 'gate' as const, person, gate })),
  ]);
  const place = placeOf(name, columns, lines.length);
  const rows = lines.map((line, index): Row<Column> => {
    const { person } = line;
    const whose = {
      key: text(person.key),
      name: text(person.name),
      team: text(person.teams[0]?.name[language] ?? null),
    };
    return line.of === 'item'
      ? { ...whose, ...itemCells(line.item, person, place, index, language, words) }
      : { ...whose, ...gateCells(line.gate, place, index, language, words) };
  });
  return {
    place,
    sheet: layTable({
      place,
      columns,
      headings: words.columns,
      rows,
      frozen: 2,
      filter: true,
      widths: {
        name: 18,
        team: 16,
        item: 24,
        kind: 18,
        unit: 15,
        reading: 15,
        target: 15,
        missing: 30,
        waivedBy: 16,
        waiverReason: 40,
      },
    }),
  };
}

function itemCells(
  item: PaidItem,
  person: PaidPerson,
  place: ItemsPlace,
  index: number,
  language: Language,
  words: PayWords,
): Row<Column> {
  const { target, missing, waiver } = item;
  const weight = figure(ofPercent(item.weight), 'percent');
  const quantity = (value: string | null): Cell => figure(value, shownAs(item.unit, value));
  return {
    item: text(item.name[language]),
    kind: text(words.kinds[item.kind]),
    unit: text(words.units[item.unit]),
    currency: text(item.currency),
    reading: quantity(item.reading),
    target: target?.type === 'point' ? quantity(target.value) : undefined,
    low: target?.type === 'band' ? quantity(target.low) : undefined,
    high: target?.type === 'band' ? quantity(target.high) : undefined,
    attainment: figure(item.attainment, 'percent'),
    points: figure(item.points, 'points'),
    weight,
    counted: item.contribution === null ? undefined : weight,
    contribution: contributionCell(item, person, place, index),
    missing: text(missing === null ? null : words.missing[missing.what]),
    waivedBy: text(waiver?.by ?? null),
    waiverReason: text(waiver?.reason ?? null),
  };
}

/**
 * Sums a column over the rows of one person. EXACT, because SUMIFS reads its condition: it would take the key '1' for
 * '001', and find dates and comparisons in others. Rows may be sorted and filtered: nothing depends on their order.
 */
export const sumOver = (place: ItemsPlace, keyCell: string, column: Column, sheet: 'own' | 'all'): string =>
  `SUMPRODUCT(--EXACT(${place[sheet]('key')},${keyCell}),${place[sheet](column)})`;

/** Both have twelve decimals of the exact quotient: what differs by less than this is the same. */
const same = exact('0.000000001');

function contributionCell(item: PaidItem, person: PaidPerson, place: ItemsPlace, index: number): Cell {
  if (item.contribution === null) return undefined;
  const weights = sum(
    person.items.filter(({ contribution }) => contribution !== null).map(({ weight }) => exact(weight)),
  );
  const share = weights.equals(zero) ? zero : exact(item.weight).div(weights);
  const product = share.mul(exact(item.points ?? '0'));
  const formula =
    `${place.beside('points', index)}*${place.beside('counted', index)}` +
    `/${sumOver(place, place.beside('key', index), 'counted', 'own')}`;
  const agrees = product.sub(exact(item.contribution)).abs().lt(same);
  return followed(formula, figure(item.contribution, 'finePoints'), agrees);
}

function gateCells(gate: PaidGate, place: ItemsPlace, index: number, language: Language, words: PayWords): Row<Column> {
  const taken = figure(gate.cost, 'finePoints');
  const shared = { item: text(gate.name[language]), taken };
  // What it took from an item is missing from that item's contribution already.
  if (gate.on === 'item') return { ...shared, kind: text(words.kinds.gateOnItem) };
  const given = gate.cost === null ? null : toDecimal(exact(gate.cost).neg());
  return {
    ...shared,
    kind: text(words.kinds.gateOnTotal),
    contribution: followed(`-${place.beside('taken', index)}`, figure(given, 'finePoints'), true),
  };
}

/** What a person's rows in the column of contributions add up to. */
export const contributed = ({ items, gates }: PaidPerson): Exact =>
  sum([
    ...items.map(({ contribution }) => exact(contribution ?? '0')),
    ...gates.filter(({ on }) => on === 'total').map(({ cost }) => exact(cost ?? '0').neg()),
  ]);

function shownAs(unit: Unit, value: string | null): 'money' | 'finePercent' | 'count' | 'plain' {
  switch (unit) {
    case 'money':
      return 'money';
    case 'ratio':
      return 'finePercent';
    case 'count':
      return value?.includes('.') === true ? 'plain' : 'count';
    case 'days':
    case 'hours':
    case 'rating':
      return 'plain';
  }
}
