/** The sheet Corrections: those to this cycle, and those to earlier ones that are to be put right with this one. */
import { exact, toDecimal } from '../../../scoring/exact.ts';
import type { DecimalText, ReportFigure, ReportSheet } from '../../ports.ts';
import type { PayWords } from '../../../words/pay.ts';
import type { PaidCorrection, PayExport } from '../payExport.ts';
import { figure, followed, instant, text, type Cell } from './cell.ts';
import { layTable, placeOf, type Place, type Row } from './table.ts';

const columns = [
  'correctedAt',
  'key',
  'name',
  'cycle',
  'totalBefore',
  'gradeBefore',
  'payoutBefore',
  'changeBy',
  'totalAfter',
  'gradeAfter',
  'payoutAfter',
  'totalChange',
  'payoutChange',
  'by',
  'reason',
] as const;

type Column = (typeof columns)[number];

/** Oldest first. */
const correctionsOf = ({ people, corrections }: PayExport): readonly PaidCorrection[] =>
  [...corrections, ...people.flatMap((person) => person.corrections)].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );

export function layCorrections(view: PayExport, name: string, words: PayWords): ReportSheet {
  const made = correctionsOf(view);
  const place = placeOf(name, columns, made.length);
  const rows = made.map((one, index): Row<Column> => ({
    correctedAt: instant(one.at, view.company.timeZone),
    key: text(one.person.key),
    name: text(one.person.name),
    cycle: text(one.period),
    totalBefore: figure(one.from.total, 'points'),
    gradeBefore: text(one.from.grade),
    payoutBefore: figure(one.from.payout, 'coefficient'),
    changeBy: figure(one.points, 'change'),
    totalAfter: figure(one.to.total, 'points'),
    gradeAfter: text(one.to.grade),
    payoutAfter: figure(one.to.payout, 'coefficient'),
    totalChange: change(place, index, 'total', one.from.total, one.to.total, 'change'),
    payoutChange: change(place, index, 'payout', one.from.payout, one.to.payout, 'coefficient'),
    by: text(one.by),
    reason: text(one.reason),
  }));
  return layTable({
    place,
    columns,
    headings: words.columns,
    rows,
    foot: made.length === 0 ? [{ correctedAt: text(words.noCorrections) }] : [],
    frozen: 3,
    filter: true,
    widths: { correctedAt: 17, name: 20, by: 20, reason: 50 },
  });
}

function change(
  place: Place<Column>,
  index: number,
  what: 'total' | 'payout',
  from: DecimalText | null,
  to: DecimalText | null,
  shown: ReportFigure,
): Cell {
  if (from === null || to === null) return undefined;
  const formula = `${place.beside(`${what}After`, index)}-${place.beside(`${what}Before`, index)}`;
  return followed(formula, figure(toDecimal(exact(to).sub(exact(from))), shown), true);
}
