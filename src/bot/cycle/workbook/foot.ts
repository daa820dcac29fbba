/** What sums a column up, for the rows that a filter shows. */
import { exact, ratio, sum, toDecimal } from '../../../scoring/exact.ts';
import type { DecimalText, ReportFigure } from '../../ports.ts';
import { count, figure, followed, type Cell } from './cell.ts';

/** Functions of SUBTOTAL; from 101 on they leave out rows that are hidden, by whatever means. */
const subtotal = { mean: 101, figures: 102, texts: 103, sum: 109 } as const;

const formula = (what: keyof typeof subtotal, range: string): string => `SUBTOTAL(${String(subtotal[what])},${range})`;

/** `things`: cells with a figure, or cells with anything. */
export const countCell = (range: string, number: number, things: 'figures' | 'texts'): Cell =>
  followed(formula(things, range), count(number), true);

export const sumCell = (range: string, values: readonly DecimalText[], shown: ReportFigure): Cell =>
  followed(formula('sum', range), figure(toDecimal(sum(values.map(exact))), shown), true);

/** The mean of nothing is nothing. */
export function meanCell(range: string, values: readonly DecimalText[], shown: ReportFigure): Cell {
  if (values.length === 0) return undefined;
  const mean = sum(values.map(exact)).div(ratio(values.length));
  return followed(formula('mean', range), figure(toDecimal(mean, 12), shown), true);
}
