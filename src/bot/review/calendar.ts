/** When a period is reviewed, until cycles carry deadlines of their own. */
import { addPeriods, daysBetween, firstDay, instantAt, periodOf, today } from '../period.ts';
import type { Company, Day, Period } from '../ports.ts';

/** The period that is reviewed now: the last one that is over on the company's clock. */
export const periodInReview = (now: Date, company: Company): Period =>
  addPeriods(periodOf(today(now, company.timeZone)), -1);

/** Ratings and decisions are due on the 25th of the month after, at 18:00 on the company's clock: in time for its pay. */
const DUE_DAY = '25';
const DUE_MINUTE = 18 * 60;

export interface Due {
  readonly at: string;
  /** 0 on the day itself; below 0 is late. */
  readonly daysLeft: number;
}

export function dueOf(period: Period, now: Date, company: Company): Due {
  const day = `${addPeriods(period, 1)}-${DUE_DAY}`;
  const current = today(now, company.timeZone);
  const daysLeft = day >= current ? daysBetween(current, day) - 1 : 1 - daysBetween(day, current);
  return { at: instantAt(day, DUE_MINUTE, company.timeZone).toISOString(), daysLeft };
}

/** The first day on which a period is rated and decided: the day after its end. */
export const reviewedFrom = (period: Period): Day => firstDay(addPeriods(period, 1));

export const isOverFor = (company: Company, period: Period, now: Date): boolean =>
  reviewedFrom(period) <= today(now, company.timeZone);

/** Reviews are open from the period's first day on; what is decided is closed by its state. */
export const hasBegun = (period: Period, now: Date, company: Company): boolean =>
  firstDay(period) <= today(now, company.timeZone);
