/** The sheet Finance: a row for each person, from the items' points to the coefficient that counts. */
import { exact, max, min, ratio, roundTo, toDecimal, zero, type Exact } from '../../../scoring/exact.ts';
import type { DecimalText, Language, ReportSheet } from '../../ports.ts';
import type { PayWords } from '../../../words/pay.ts';
import type { PaidPerson, PayExport } from '../payExport.ts';
import { count, day, figure, followed, instant, text } from './cell.ts';
import { countCell, meanCell, sumCell } from './foot.ts';
import type { Grading } from './grades.ts';
import { contributed, sumOver, type ItemsPlace } from './items.ts';
import { layTable, placeOf, type Place, type Row } from './table.ts';

const columns = [
  'key',
  'name',
  'team',
  'earlierTeams',
  'position',
  'plan',
  'version',
  'days',
  'daysInPeriod',
  'base',
  'adjustment',
  'adjustmentReason',
  'total',
  'grade',
  'payout',
  'correctedTotal',
  'correctedGrade',
  'correctedPayout',
  'paid',
  'approvedBy',
  'approvedAt',
  'publishedAt',
  'acknowledgedAt',
  'leftOn',
] as const;

type Column = (typeof columns)[number];
export type FinancePlace = Place<Column>;

interface Surroundings {
  readonly items: ItemsPlace;
  readonly grading: Grading;
  readonly language: Language;
  readonly words: PayWords;
}

export function layFinance(
  { people, company }: PayExport,
  name: string,
  surroundings: Surroundings,
): { readonly sheet: ReportSheet; readonly place: FinancePlace } {
  const place = placeOf(name, columns, people.length);
  const { words } = surroundings;
  return {
    place,
    sheet: layTable({
      place,
      columns,
      headings: words.columns,
      rows: people.map((person, index) => ({
        ...identity(person, surroundings.language),
        ...result(person, index, place, surroundings),
        ...correction(person, index, place, surroundings.grading),
        approvedBy: text(person.approvedBy),
        approvedAt: instant(person.approvedAt, company.timeZone),
        publishedAt: instant(person.publishedAt, company.timeZone),
        acknowledgedAt: instant(person.acknowledgedAt, company.timeZone),
        leftOn: day(person.leftOn),
      })),
      foot: foot(people, place, words),
      frozen: 2,
      filter: true,
      widths: {
        name: 18,
        team: 16,
        earlierTeams: 16,
        position: 14,
        plan: 14,
        version: 9,
        days: 9,
        daysInPeriod: 9,
        adjustmentReason: 36,
        total: 9,
        grade: 8,
        approvedBy: 16,
        approvedAt: 17,
        publishedAt: 17,
        acknowledgedAt: 17,
      },
    }),
  };
}

function identity(person: PaidPerson, language: Language): Row<Column> {
  const [last, ...earlier] = person.teams.map((team) => team.name[language]);
  return {
    key: text(person.key),
    name: text(person.name),
    team: text(last ?? null),
    earlierTeams: text(earlier.join(language === 'zh' ? '、' : ', ')),
    position: text(person.position[language]),
    plan: text(person.plan.key),
    version: count(person.plan.version),
    days: count(person.days),
    daysInPeriod: count(person.daysInPeriod),
  };
}

/**
 * A spreadsheet adds decimals as binary fractions: what should be 94.95 may come out as 94.9499999999999886, and be
 * rounded down. Sums are brought back to the decimals people would have got, and only then rounded for the total.
 */
const sumDecimals = 6;
const ceiling = ratio(150);

const rounded = (value: Exact, decimals: number): DecimalText => toDecimal(roundTo(value, decimals), decimals);

function result(person: PaidPerson, index: number, place: FinancePlace, { items, grading }: Surroundings): Row<Column> {
  const { plan, adjustment, total } = person;
  const base = person.base === null ? null : rounded(exact(person.base), sumDecimals);
  const baseFormula = `ROUND(${sumOver(items, place.beside('key', index), 'contribution', 'all')},${String(sumDecimals)})`;
  const totalCell = place.beside('total', index);
  const totalFormula =
    `MIN(150,MAX(0,ROUND(ROUND(${place.beside('base', index)}+${place.beside('adjustment', index)},` +
    `${String(sumDecimals)}),1)))`;
  return {
    base: followed(baseFormula, figure(base, 'finePoints'), rounded(contributed(person), sumDecimals) === base),
    adjustment: figure(adjustment?.points ?? null, 'change'),
    adjustmentReason: text(adjustment?.reason ?? null),
    total: followed(totalFormula, figure(total, 'points'), base !== null && totalAgrees(base, person)),
    grade: grading.grade(plan, totalCell, person),
    payout: grading.payout(plan, totalCell, person),
  };
}

/** What the formula does, done exactly. */
function totalAgrees(base: DecimalText, { adjustment, total }: PaidPerson): boolean {
  const summed = roundTo(exact(base).add(exact(adjustment?.points ?? '0')), sumDecimals);
  const followedTotal = min(ceiling, max(zero, roundTo(summed, 1)));
  return total !== null && followedTotal.equals(exact(total));
}

function correction(person: PaidPerson, index: number, place: FinancePlace, grading: Grading): Row<Column> {
  const last = person.corrections.at(-1);
  if (last === undefined) {
    return { paid: followed(paidFormula(place, index), figure(person.payout, 'coefficient'), true) };
  }
  const { to } = last;
  const totalCell = place.beside('correctedTotal', index);
  return {
    correctedTotal: figure(to.total, 'points'),
    correctedGrade: grading.grade(person.plan, totalCell, to),
    correctedPayout: grading.payout(person.plan, totalCell, to),
    paid: followed(paidFormula(place, index), figure(to.payout, 'coefficient'), true),
  };
}

/** A correction that leaves no total leaves nothing to follow: then `paid` is empty, and no formula. */
const paidFormula = (place: FinancePlace, index: number): string => {
  const corrected = place.beside('correctedPayout', index);
  return `IF(ISNUMBER(${corrected}),${corrected},${place.beside('payout', index)})`;
};

const paidOf = (person: PaidPerson): DecimalText | null => {
  const last = person.corrections.at(-1);
  return last === undefined ? person.payout : last.to.payout;
};

function foot(people: readonly PaidPerson[], place: FinancePlace, words: PayWords): readonly Row<Column>[] {
  const totals = people.map(({ total }) => total);
  const payouts = people.map(({ payout }) => payout);
  const paid = people.map(paidOf);
  const adjustments = people.map(({ adjustment }) => adjustment?.points ?? null);
  const days = people.map((person) => String(person.days));
  return [
    {
      key: text(words.foot.count),
      name: countCell(place.own('key'), people.length, 'texts'),
      total: countCell(place.own('total'), known(totals).length, 'figures'),
      payout: countCell(place.own('payout'), known(payouts).length, 'figures'),
      paid: countCell(place.own('paid'), known(paid).length, 'figures'),
    },
    {
      key: text(words.foot.mean),
      total: meanCell(place.own('total'), known(totals), 'finePoints'),
      payout: meanCell(place.own('payout'), known(payouts), 'coefficient'),
      paid: meanCell(place.own('paid'), known(paid), 'coefficient'),
    },
    {
      key: text(words.foot.sum),
      days: sumCell(place.own('days'), days, 'count'),
      adjustment: sumCell(place.own('adjustment'), known(adjustments), 'change'),
      payout: sumCell(place.own('payout'), known(payouts), 'coefficient'),
      paid: sumCell(place.own('paid'), known(paid), 'coefficient'),
    },
  ];
}

const known = (values: readonly (DecimalText | null)[]): readonly DecimalText[] =>
  values.filter((value) => value !== null);
