/** Cells of the workbook for pay. What is not there is an empty cell, never 0. */
import { exact, ratio, toDecimal } from '../../../scoring/exact.ts';
import { localTime } from '../../period.ts';
import type { DecimalText, Day, ReportCell, ReportFigure, ReportValue } from '../../ports.ts';

export type Cell = ReportCell | undefined;
type Value = ReportValue | undefined;

export const text = (said: string | null): Value =>
  said === null || said.trim() === '' ? undefined : { kind: 'text', text: said };

export const figure = (value: DecimalText | null, shown: ReportFigure): Value =>
  value === null ? undefined : { kind: 'figure', value, shown };

export const count = (value: number): Value => figure(String(value), 'count');

export const day = (value: Day | null): Value => (value === null ? undefined : { kind: 'day', day: value });

/** The wall clock of the zone, to the minute: a workbook knows no zones. */
export function instant(at: Date | null, timeZone: string): Value {
  if (at === null) return undefined;
  const local = localTime(at, timeZone);
  const clock = [Math.floor(local.minute / 60), local.minute % 60].map((part) => String(part).padStart(2, '0'));
  return { kind: 'instant', clock: `${local.day}T${clock.join(':')}` };
}

/** '40' percent is the ratio 0.4, as a spreadsheet holds it. */
export const ofPercent = (percent: DecimalText): DecimalText => toDecimal(exact(percent).div(ratio(100)), 14);

/**
 * The formula where it comes to what was published, the plain figure where it would show another. What a person
 * follows in the workbook must lead to what was decided, or not pretend to lead anywhere.
 */
export function followed(formula: string, published: Value, agrees: boolean): Cell {
  if (published === undefined) return undefined;
  return agrees ? { kind: 'formula', formula, result: published } : published;
}
